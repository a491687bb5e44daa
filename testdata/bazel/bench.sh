#!/usr/bin/env bash
# bench.sh JAR [COUNT]: COUNT objects (200) through a worker and with a JVM each. Wants a quiet machine.
set -euo pipefail
. "$(dirname "$0")/bazel.sh"
count=${2:-200}

mkdir many
objects=("$here"/../objects/*.clang19.el.o)
for ((i = 0; i < count; i++)); do
  cp "${objects[i % ${#objects[@]}]}" "many/$i.o"
done
cat >many/BUILD.bazel <<BUILD
load("//:retrobpf.bzl", "retrobpf_rewrite")

[retrobpf_rewrite(name = "r{}".format(i), src = "{}.o".format(i)) for i in range($count)]
BUILD

seconds() { # OPTION...: of a build that has to run every action, and starts its workers
  b clean
  b build "$@" --nobuild //many:all || { cat "$log" >&2; exit 1; }
  b build "$@" //many:all || { cat "$log" >&2; exit 1; }
  sed -n 's/^INFO: Elapsed time: \([0-9.]*\)s.*/\1/p' "$log"
}

median() { sort -n | sed -n "$((($1 + 1) / 2))p"; }

runs=${RUNS:-3}
b build --nobuild //many:all
measure() { # NAME OPTION...
  local name=$1 times=()
  shift
  for ((run = 0; run < runs; run++)); do
    b shutdown
    times+=("$(seconds "$@")")
  done
  middle=$(printf '%s\n' "${times[@]}" | median "$runs")
  printf '%-44s %8s s  (%s)\n' "$name" "$middle" "${times[*]}"
}

echo "$count objects, $(nproc) processors"
measure "a multiplexed worker"
worker=$middle
measure "workers, one request at a time" --noexperimental_worker_multiplex
measure "a JVM each" --strategy=Retrobpf=local
local_=$middle
measure "a JVM each, sandboxed" --strategy=Retrobpf=sandboxed
awk -v a="$local_" -v b="$worker" 'BEGIN {printf "a JVM each takes %.1f times as long as the worker\n", a / b}'
