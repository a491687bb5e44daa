# What a kernel of the lab runs: each program until it has seen six events, and what it saw.
ip link set lo up
while :; do
  sleep 1
  busybox ping -c 1 127.0.0.1 >/dev/null
done &
for program in rewritten plain; do
  ./$program 6 >/tmp/said 2>/tmp/errors
  status=$?
  seen=
  for kind in sleep packet; do
    ! grep -q " $kind" /tmp/said || seen="$seen $kind"
  done
  echo "$program: status $status,$seen"
  tail -n 1 /tmp/errors
done
