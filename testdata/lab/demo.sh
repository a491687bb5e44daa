#!/usr/bin/env bash
# demo.sh JAR: the whole story on one object. Rewrites it, then loads the original and the rewritten one with a stock
# bpftool (libbpf 1.1, which has no fallback of its own) in kernels 5.10, 6.1 and 6.12.
set -euo pipefail
jar=$(realpath "$1")
cd "$(dirname "$0")"
name=two_types.clang19.el.o

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/payload"
cp "../objects/$name" "$work/payload/before.o"

echo "The source, testdata/src/two_types.bpf.c: a global function that two kinds of programs share."
echo
sed -n '/__subprog/,/^char LICENSE/{/^char LICENSE/!p}' ../src/two_types.bpf.c | sed 's/^/    /'
echo "\$ java -jar $1 rewrite before.o -o after.o"
(cd "$work/payload" && java -jar "$jar" rewrite before.o -o after.o 2>&1)

cat >"$work/payload/run.sh" <<'PAYLOAD'
for side in before after; do
  if bpftool prog loadall $side.o /sys/fs/bpf/$side >/tmp/log 2>&1; then
    programs=$(ls /sys/fs/bpf/$side | wc -l)
    with_btf=$(bpftool prog show | grep -c btf_id)
    echo "@ bpftool prog loadall $side.o: loads, $programs programs, $with_btf of them with BTF"
  else
    echo "@ bpftool prog loadall $side.o: REJECTED: $(grep -B 1 '^processed ' /tmp/log | head -n 1)"
  fi
  rm -rf /sys/fs/bpf/$side
  while bpftool prog show | grep -q btf_id; do sleep 0.1; done
done
PAYLOAD
echo
for kernel in 5.10 6.1 6.12; do
  ./lab.sh ready "$kernel" bookworm || { echo "Fetching kernels and loaders from Debian (about 250 MB, once) ..."; ./lab.sh setup; }
  ./lab.sh run "$kernel" bookworm "$work/payload" | tee "$work/$kernel" | sed -n 's/^.*=== \([0-9]\S*\).*/kernel \1/p; s/^@ /    /p'
  grep -q '^@ .*after.o: loads' "$work/$kernel" || { echo "the rewritten object does not load on $kernel" >&2; exit 1; }
done
