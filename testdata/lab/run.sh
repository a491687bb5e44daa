# The payload, run by the lab's /init. For each line "CASE MODE BPFTOOL-ARGS" of `cases` it loads before/CASE.o and
# after/CASE.o and prints lines that table.py reads:
#
#   @ SIDE CASE ok PROGRAMS WITH_BTF
#   @ SIDE CASE no REASON
#   @ SIDE CASE each PROGRAM ok|no btf=0|1 REASON      (one per program, loadone)

reason() {
  line=$(grep -B 1 '^processed ' /tmp/log | head -n 1)
  [ -n "$line" ] || line=$(grep 'libbpf:.*\(failed\|unknown\|missing\|not \|unsupported\|invalid\)' /tmp/log | head -n 1)
  [ -n "$line" ] || line=$(grep -v '^Warning\|^If it used\|^$' /tmp/log | tail -n 1)
  echo "$line" | cut -c 1-200
}

number=0
while read -r case mode args; do
  for side in before after; do
    object=$side/$case.o
    [ -e "$object" ] || continue
    if [ "$mode" != all ]; then
      [ -x ./loadone ] && ./loadone "$object" | sed "s|^|@ $side $case each |"
      continue
    fi
    number=$((number + 1))
    pins=/sys/fs/bpf/x$number   # a folder for each: unpinned programs take a moment to go
    if bpftool prog loadall "$object" "$pins" $args >/tmp/log 2>&1 </dev/null; then
      # btf_id tells whether the kernel took the object's BTF. Without it every function counts as static.
      count=$(bpftool -f prog show </dev/null 2>/dev/null | awk -v pins="$pins/" '
        function program() { programs += pinned; with_btf += pinned && btf; pinned = btf = 0 }
        /^[0-9]+:/ { program() }
        /btf_id/ { btf = 1 }
        index($0, pins) { pinned = 1 }
        END { program(); print programs + 0, with_btf + 0 }')
      echo "@ $side $case ok $count"
    else
      echo "@ $side $case no $(reason)"
    fi
    rm -rf "$pins"
  done
done <cases
