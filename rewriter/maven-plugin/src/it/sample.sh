#!/usr/bin/env bash
# Builds docs/maven-sample twice with each Maven that is named, with the plugin that the integration projects used.
# The second time nothing may be done. Needs clang.
set -euo pipefail
cd "$(dirname "$0")/../.."

plugin=$PWD
clang=$(command -v clang clang-19 clang-14 | head -n 1) || { echo "clang is needed: apt-get install clang"; exit 1; }
# What the build itself downloaded, as for the integration projects; Maven fetches what is missing.
sed "s|@localRepositoryUrl@|file://${M2_REPOSITORY:-$HOME/.m2/repository}|" src/it/settings.xml >target/sample-settings.xml
for mvn in "$@"; do
  sample=$plugin/target/sample
  rm -rf "$sample"
  cp -r ../../docs/maven-sample "$sample"
  for run in 1 2; do
    (cd "$sample" && "$mvn" -B -ntp -s "$plugin/target/sample-settings.xml" \
      -Dmaven.repo.local="$plugin/target/local-repo" -Dstyle.color=never -Dclang="$clang" verify >"$plugin/target/sample-$run.log" 2>&1) ||
      { cat "$plugin/target/sample-$run.log"; exit 1; }
    if [ "$run" = 1 ]; then
      (cd "$sample" && find target/bpf target/classes target/retrobpf ./*/*.jar -type f -printf '%p %T@\n' | sort) >"$plugin/target/sample-files"
    fi
  done
  (cd "$sample" && find target/bpf target/classes target/retrobpf ./*/*.jar -type f -printf '%p %T@\n' | sort) |
    diff "$plugin/target/sample-files" - || { echo "$mvn: the second build of docs/maven-sample wrote these"; exit 1; }
  [ "$(grep -c 'Nothing to do: all is up to date' "$plugin/target/sample-2.log")" = 3 ]
  grep -q 'count.bpf.o: rewritten to' "$plugin/target/sample-1.log"
  cmp -s "$sample/target/bpf/count.bpf.o" "$sample/target/classes/count.bpf.o" && { echo "$mvn: the object was not rewritten"; exit 1; }
  java -cp "$sample/target/maven-sample-1.jar" sample.App | grep -q '^count.bpf.o: [0-9]* bytes$'
  echo "docs/maven-sample: built twice, the second time nothing was done ($("$mvn" -v | sed -n 's/\x1b\[[0-9;]*m//g; s/^\(Apache Maven [^ ]*\).*/\1/p'))"
done
