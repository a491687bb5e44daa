#!/usr/bin/env bash
# check.sh: rebuilds the objects in a scratch folder and compares them with the committed ones.
# With the compilers named in objects/VERSIONS every byte has to agree. With others only what any compiler keeps:
# the names of sections, functions and objects.
set -euo pipefail
cd "$(dirname "$0")"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

present=()
for version in 14 19; do
  variable=CLANG$version
  clang=${!variable:-clang-$version}
  if command -v "$clang" >/dev/null; then
    present+=("clang$version")
  else
    echo "check: $clang is missing (lab/install.sh brings it); its objects are NOT checked" >&2
  fi
done
if [ ${#present[@]} = 0 ]; then
  echo "check: no compiler, nothing checked" >&2
  exit 1
fi

make -s objects OUT="$scratch" COMPILERS="${present[*]}"

same_versions() { # COMPILER
  [ "$(grep -e "$1:" -e '^bpftool:' objects/VERSIONS)" = "$(grep -e "$1:" -e '^bpftool:' "$scratch/VERSIONS")" ]
}

names() { # OBJECT: what must agree whatever the compiler
  "$readelf" --sections --wide "$1" | sed -nE 's/^ *\[ *[0-9]+\] +([^ ]+) .*/section \1/p' | grep -v '\.debug\|\.llvm\|\.strtab\|\.rodata' | sort -u
  "$readelf" --symbols --wide "$1" | awk '$4 ~ /FUNC|OBJECT/ {print $4, $5, $8}' | grep -v ' LOCAL ' | sort -u
}
for readelf in llvm-readelf-19 llvm-readelf-14 readelf; do ! command -v "$readelf" >/dev/null || break; done

failed=0 compared=0
for compiler in "${present[@]}"; do
  if same_versions "$compiler"; then how=cmp; else how=names; fi
  echo "check: $compiler: comparing $([ $how = cmp ] && echo 'bytes' || echo 'names only, the tools differ from objects/VERSIONS')"
  for built in "$scratch"/*."$compiler".*.o "$scratch"/*/*."$compiler".*.o; do
    committed=objects/${built#"$scratch/"}
    compared=$((compared + 1))
    if [ ! -e "$committed" ]; then
      echo "check: $committed is not committed" >&2
      failed=1
    elif [ $how = cmp ]; then
      cmp "$committed" "$built" || failed=1
    else
      diff <(names "$committed") <(names "$built") >"$scratch/diff" || { echo "check: $committed:" >&2; cat "$scratch/diff" >&2; failed=1; }
    fi
  done
  for committed in objects/*."$compiler".*.o objects/*/*."$compiler".*.o; do
    [ -e "$scratch/${committed#objects/}" ] || { echo "check: $committed has no source" >&2; failed=1; }
  done
done

here=$(pwd)
if grep -l -a -F -e "$here" -e "$HOME/" -e "$scratch" objects/*.o objects/*/*.o "$scratch"/*.o "$scratch"/*/*.o; then
  echo "check: the objects above hold a path of this machine" >&2
  failed=1
fi

# Every object has a row in fixtures.tsv, and every row an object.
if ! diff <(grep -v '^#' fixtures.tsv | cut -f 1 | sort) <(cd objects && ls -- *.o | sed 's/\..*//' | sort -u); then
  echo "check: fixtures.tsv (left) and objects (right) name different fixtures" >&2
  failed=1
fi
echo "check: $compared objects compared"
exit $failed
