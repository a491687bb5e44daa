# Sourced by run.sh and bench.sh: a copy of the sample, and a Bazel that leaves nothing behind.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
RETROBPF=$(realpath "$1")
export RETROBPF
work=$(mktemp -d)
log=$work/log

b() { # COMMAND ARGUMENT...: what Bazel says goes to $log
  bazel --output_user_root="$work/bazel" --nohome_rc --max_idle_secs=60 "$@" >"$log" 2>&1
}

end() {
  b shutdown || true
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap end EXIT

cp -r "$here/../../docs/pipelines/bazel" "$work/sample"
cd "$work/sample"
