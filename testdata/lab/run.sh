# The payload, run by the lab's /init. For each line "OBJECT MODE ARGS" of `cases` it loads the object and prints lines
# that boots.py reads:
#
#   @ OBJECT ok PROGRAMS WITH_BTF
#   @ OBJECT no REASON
#   @ OBJECT each PROGRAM ok|no btf=0|1 REASON      (one per program, loadone)
#
# MODE is `all`, with arguments for bpftool; or `tc`, `ip` or `xdp-loader`, with SECTION:PROGRAM of what they load onto a
# device; or `ebpfgo-VERSION`; or `program`: the object is one that loads itself; or one of loadone.

# Why a loader failed: the verifier's last word, which stands before its statistics, or what libbpf complains of, or the last
# line. One process, because starting more would cost as much as loading an object.
reason() {
  awk '
    /^processed / && verifier == "" { verifier = last; found = 1 }
    { last = $0 }
    /libbpf:.*(failed|unknown|missing|not |unsupported|invalid)/ && libbpf == "" { libbpf = $0 }
    !/^Warning|^If it used|^$/ { said = $0 }
    END { print substr(found ? verifier : libbpf != "" ? libbpf : said, 1, 200) }' /tmp/log
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

# A shell of busybox prefers its own `tc` and `ip`: those are called by their paths.
load_onto_device() { # LOADER OBJECT SECTION
  case $1 in
    tc) /sbin/tc filter replace dev lo ingress pref 1 handle 1 bpf da obj "$2" sec "$3" ;;
    ip) /sbin/ip -force link set dev lo xdp obj "$2" sec "$3" ;;
    xdp-loader) xdp-loader load -m skb lo "$2" -s "$3" ;;
  esac
}

take_off_device() { # LOADER
  case $1 in
    tc) /sbin/tc filter del dev lo ingress ;;
    ip) /sbin/ip link set dev lo xdp off ;;
    xdp-loader) xdp-loader unload lo --all ;;
  esac
}

put_onto_device() { # LOADER OBJECT SECTION:PROGRAM...
  loader=$1 file=$2
  shift 2
  for what; do
    if load_onto_device "$loader" "$file" "${what%:*}" >/tmp/log 2>&1 </dev/null; then
      ./loadone loaded "${what##*:}" | sed "s|^|@ $file each |"
      take_off_device "$loader" >/dev/null 2>&1 </dev/null
    else
      echo "@ $file each ${what##*:} no btf=0 $(reason)"
    fi
  done
}

if grep -q ' tc ' cases; then
  for module in /modules/*.ko; do insmod "$module"; done
  /sbin/tc qdisc add dev lo clsact
fi
for loader in ebpfgo-*; do
  # One process for all, which costs a tenth of one for each.
  grep " $loader\$" cases | cut -d ' ' -f 1 | "./$loader"
done

# What bpftool loads: several objects in one process once an object loads, because starting it costs more than loading one.
# It ends at the first object that fails, and what has not been loaded then is loaded one by one.
load_alone() { # PIN OBJECT ARGS
  pin=$1 object=$2
  shift 2
  if bpftool prog loadall "$object" "/sys/fs/bpf/$pin" "$@" >/tmp/log 2>&1 </dev/null; then
    echo "$pin $object" >>/tmp/pinned
    pinned=$((pinned + 1)) size=$((size * 2))
  else
    echo "@ $object no $(reason)"
    [ ! -e "/sys/fs/bpf/$pin" ] || rm -rf "/sys/fs/bpf/$pin"
    size=1
  fi
}

load_together() {
  [ $waiting != 0 ] || return
  loaded=$(bpftool batch file /tmp/commands 2>/dev/null </dev/null | grep -c '^bpftool v')
  size=$((loaded < waiting ? 1 : size < 32 ? size * 2 : 32))
  while read -r pin object args; do
    if [ "$loaded" -gt 0 ]; then
      echo "$pin $object" >>/tmp/pinned
      pinned=$((pinned + 1)) loaded=$((loaded - 1))
    else
      [ ! -e "/sys/fs/bpf/$pin" ] || rm -rf "/sys/fs/bpf/$pin"
      load_alone "$pin" "$object" $args
    fi
  done </tmp/batch
  waiting=0
}

load_with_bpftool() {
  waiting=0 pinned=0 size=1
  while read -r pin object args; do
    if [ $size -le 1 ]; then
      load_alone "$pin" "$object" $args
    else
      [ $waiting != 0 ] || { : >/tmp/batch; : >/tmp/commands; }
      echo "$pin $object $args" >>/tmp/batch
      # The version is a line for each object that was loaded.
      printf 'prog loadall %s /sys/fs/bpf/%s %s\nversion\n' "$object" "$pin" "$args" >>/tmp/commands
      waiting=$((waiting + 1))
      [ $waiting -lt $size ] || load_together
    fi
    [ $pinned -lt 50 ] || { count_pinned; pinned=0; }
  done </tmp/bpftool
  load_together
  count_pinned
}

number=0
: >/tmp/pinned
: >/tmp/bpftool
while read -r object mode args; do
  case $mode in
    all)
      number=$((number + 1))
      # A folder for each: unpinned programs take a moment to go.
      echo "x$number $object $args" >>/tmp/bpftool
      ;;
    ebpfgo-*) ;;
    program) "./$object" 2>/dev/null | sed "s|^|@ $object each |" ;;
    tc | ip | xdp-loader) put_onto_device "$mode" "$object" $args ;;
    *) ./loadone "$mode" "$object" $args | sed "s|^|@ $object each |" ;;
  esac
done <cases
load_with_bpftool
