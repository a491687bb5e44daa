#!/usr/bin/env bash
# run.sh JAR: builds the sample in docs/pipelines/bazel with Bazel and asserts what a user counts on. JAR may be any
# retrobpf: the jar, or the command.
set -euo pipefail
. "$(dirname "$0")/bazel.sh"

fail() {
  echo "FAILED: $*" >&2
  cat "$log" >&2
  exit 1
}

build() { b build "$@" || fail "bazel build $*"; }

said() { grep -qF -- "$1" "$log" || fail "Bazel does not say '$1'"; }

# Rules whose actions the last build ran; it has to be called with -s.
ran() { sed -n 's/^SUBCOMMAND: # \/\/[^:]*:\([^ ]*\) .*/\1/p' "$log" | sort -u | xargs; }

digests() { (cd bazel-bin && find -L . -name '*.bpf.o' -o -name '*.map' -o -name '*.skel.h' | sort | xargs -d '\n' sha256sum); }

step() { printf '%4ds  %s\n' "$SECONDS" "$*"; }

# Names that quotes and spaces can break, in a parameter file or on the way to a worker.
mkdir odd
for name in 'a b' "it's" '"q"' '#c' 'größe'; do
  cp "$here/../objects/two_types.clang19.el.o" "odd/$name.o"
done
cat >odd/BUILD.bazel <<'BUILD'
load("//:retrobpf.bzl", "retrobpf_rewrite")

[retrobpf_rewrite(
    name = "odd{}".format(number),
    src = name,
    out = name.replace(".o", " new.bpf.o"),
) for number, name in enumerate(["a b.o", "it's.o", "\"q\".o", "#c.o", "größe.o"])]
BUILD

build //...
said ' worker'
step "built, with a worker"
[ "$(bazel-bin/loader --list)" = $'xdp on_packet\nkprobe/do_nanosleep on_sleep' ] || fail "the loader opens its object"
step "the loader has its programs"

build //...
said 'INFO: 1 process: 1 internal.'
step "built again: nothing to do"

digests >"$work/worker"
for object in bazel-bin/odd/*new.bpf.o; do
  cmp -s "$object" "bazel-bin/odd/it's new.bpf.o" || fail "$object is another one"
done
for options in --strategy=Retrobpf={sandboxed,local} "--noexperimental_worker_multiplex --worker_sandboxing"; do
  b clean
  # shellcheck disable=SC2086 # several options
  build $options //...
  case $options in *worker*) said ' worker' ;; *) ! grep -q 'processes:.* worker' "$log" || fail "a worker did it" ;; esac
  digests | cmp - "$work/worker" || fail "other bytes with $options"
  step "the same bytes with $options"
done
# Another place, as on another machine.
b shutdown
mv "$work/sample" "$work/elsewhere"
cd "$work/elsewhere"
build //...
digests | cmp - "$work/worker" || fail "other bytes elsewhere"
step "the same bytes in another directory"

sed -i 's/return XDP_PASS/return XDP_DROP/' src/packet.bpf.c
build -s //...
[ "$(ran)" = "loader packet watch watch_bpf" ] || fail "after a change it ran: $(ran)"
step "a changed source builds what depends on it: $(ran)"

echo '/* nothing */' >>src/packet.bpf.c
build -s //...
[ "$(ran)" = "packet watch" ] || fail "after a change of nothing it ran: $(ran)"
step "a changed comment changes DWARF alone: the linked object is what it was, and nothing else is built"

mkdir broken
head -c 3000 "$here/../objects/two_types.clang19.el.o" >broken/short.o
cat >broken/BUILD.bazel <<'BUILD'
load("//:retrobpf.bzl", "retrobpf_rewrite")

retrobpf_rewrite(name = "short", src = "short.o")
BUILD
for options in --strategy=Retrobpf=worker --strategy=Retrobpf=sandboxed; do
  ! b build "$options" //broken:short || fail "a broken object is built"
  grep -qE '^retrobpf: broken/short\.o\+0x[0-9a-f]+: ' "$log" || fail "no located error"
  step "a broken object fails, $options: $(grep '^retrobpf: ' "$log")"
done
build //:watch
said 'INFO: 1 process: 1 internal.'

[ -z "$(find -L bazel-bin/ -name '.retrobpf-*')" ] || fail "temporary files are left"
