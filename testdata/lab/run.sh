# The payload, run by the lab's /init. For each line "OBJECT MODE ARGS" of `cases` it loads the object and prints lines
# that boots.py reads:
#
#   @ OBJECT ok PROGRAMS WITH_BTF
#   @ OBJECT no REASON
#   @ OBJECT each PROGRAM ok|no btf=0|1 REASON      (one per program, loadone)
#
# MODE is `all`, with arguments for bpftool, or `program`: the object is one that loads itself; or one of loadone.

reason() {
  line=$(grep -B 1 '^processed ' /tmp/log | head -n 1)
  [ -n "$line" ] || line=$(grep 'libbpf:.*\(failed\|unknown\|missing\|not \|unsupported\|invalid\)' /tmp/log | head -n 1)
  [ -n "$line" ] || line=$(grep -v '^Warning\|^If it used\|^$' /tmp/log | tail -n 1)
  echo "$line" | cut -c 1-200
}

# Tells what is pinned how many programs it has and how many of them with BTF: without btf_id the kernel did not take the
# object's BTF, and every function counts as static. Once for many objects, because starting bpftool costs as much as
# loading one.
count_pinned() {
  bpftool -f prog show </dev/null 2>/dev/null | awk '
    function program() { if (pin != "") { programs[pin]++; with_btf[pin] += btf }; pin = ""; btf = 0 }
    FNR == NR { object[$1] = $2; next }
    /^[0-9]+:/ { program() }
    /btf_id/ { btf = 1 }
    /\/sys\/fs\/bpf\// { pin = $0; sub(".*/sys/fs/bpf/", "", pin); sub("/.*", "", pin) }
    END { program(); for (pin in object) print "@ " object[pin] " ok " programs[pin] + 0 " " with_btf[pin] + 0 }' /tmp/pinned -
  while read -r pin _; do rm -rf "/sys/fs/bpf/$pin"; done </tmp/pinned
  : >/tmp/pinned
}

number=0
: >/tmp/pinned
while read -r object mode args; do
  if [ "$mode" = program ]; then
    "./$object" 2>/dev/null | sed "s|^|@ $object each |"
    continue
  fi
  if [ "$mode" != all ]; then
    ./loadone "$mode" "$object" $args | sed "s|^|@ $object each |"
    continue
  fi
  number=$((number + 1))
  pin=x$number   # a folder for each: unpinned programs take a moment to go
  if bpftool prog loadall "$object" "/sys/fs/bpf/$pin" $args >/tmp/log 2>&1 </dev/null; then
    echo "$pin $object" >>/tmp/pinned
  else
    echo "@ $object no $(reason)"
    rm -rf "/sys/fs/bpf/$pin"
  fi
  [ $((number % 50)) != 0 ] || count_pinned
done <cases
count_pinned
