#!/bin/sh
# A program and a jar in one file: the shell reads it from the beginning, Java from its end.
#
# Environment:
#   RETROBPF_JAVA          the Java to run with; default: the first of JAVA_HOME's, the one on the PATH, and those in
#                          /usr/lib/jvm that is new enough
#   RETROBPF_JAVA_OPTIONS  more options for it, such as -Xmx1g
#   RETROBPF_CACHE         the directory for its class-data archive, or `off`; default: $XDG_CACHE_HOME/retrobpf
#
# The archive holds classes as the JVM lays them out in memory, which halves the time to start. It is good for one jar and
# one JVM. The first run makes it; where it cannot, all goes on without.

oldest=17

fail() {
  echo "retrobpf: $1" >&2
  exit 1
}

# Sets home to that of the Java at $1, which may be a link. To compare files takes no process, as readlink does.
find_home() {
  home=${1%/bin/java}
  [ -h "$1" ] || return
  for home in /usr/lib/jvm/*/bin/java; do
    if [ "$1" -ef "$home" ]; then
      home=${home%/bin/java}
      return
    fi
  done
  home=$(readlink -f -- "$1") && home=${home%/bin/java}
}

# Takes the Java at $1 if it is new enough: sets java, and version, which tells one JVM from another (empty: unknown).
take() {
  java=$1 version='' major=''
  find_home "$1"
  [ -r "$home/release" ] || return 0
  while IFS='="' read -r key _ value _; do
    case $key in
      IMPLEMENTOR | JAVA_RUNTIME_VERSION) version=$version-$value ;;
      JAVA_VERSION)
        # The keys are sorted. What comes behind is long, and a shell reads it byte by byte.
        major=${value%%[!0-9]*} version=$version-${home##*/}
        break
        ;;
    esac
  done <"$home/release"
  [ "${major:-$oldest}" -ge "$oldest" ]
}

find_java() {
  if [ -n "${RETROBPF_JAVA-}" ]; then
    found=$(command -v -- "$RETROBPF_JAVA") || fail "RETROBPF_JAVA names no program: $RETROBPF_JAVA"
    take "$found" || fail "RETROBPF_JAVA is Java $major; $oldest or newer is needed"
    return
  fi
  for found in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)" /usr/lib/jvm/*/bin/java; do
    [ -x "$found" ] && take "$found" && return
  done
  fail "needs Java $oldest or newer: install one, or name it in RETROBPF_JAVA or JAVA_HOME"
}

# Sets archive to its file; to nothing where there can be none.
place_archive() {
  archive='' cache=${RETROBPF_CACHE-}
  [ -n "$cache" ] || cache=${XDG_CACHE_HOME:+$XDG_CACHE_HOME/retrobpf}
  [ -n "$cache" ] || cache=${HOME:+$HOME/.cache/retrobpf}
  case $cache in
    /*) ;;
    *) return ;; # `off`, nowhere, or a place that depends on where one stands
  esac
  case $self in
    *' '*) return ;; # Java loads nothing from an archive for such a jar
  esac
  [ -n "$version" ] && archive=$cache$self/@DIGEST@$version.jsa
}

# Only one process makes it; a lock whose owner is gone is from one that was killed.
make_archive() {
  mkdir -p "${archive%/*}" || return
  lock=$archive.lock
  if [ -e "$lock" ]; then
    read -r owner <"$lock"
    kill -0 "${owner:-0}" && return
    rm -f "$lock"
  fi
  (set -C && echo $$ >"$lock") || return
  for old in "${archive%/*}"/*.jsa*; do
    case $old in
      */@DIGEST@*.jsa | "$lock") ;;
      *) rm -f "$old" ;;
    esac
  done
  "$java" $options "-XX:ArchiveClassesAtExit=$archive.new" -jar "$self" --train &&
    mv -f "$archive.new" "$archive"
  rm -f "$lock"
}

case $0 in
  /*) self=$0 ;;
  */*) self=$PWD/$0 ;;
  *) self=$(command -v -- "$0") || self=$PWD/$0 ;; # the latter for `sh retrobpf`
esac
# Runs are short: one compiler, the simplest collector and no figures for tools to read start fastest.
options='-XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable'

find_java
# Archives stay at the address that they were made for; Java would move them, and mend all pointers. It ends at options that
# it does not know, and may forget this one: versions that were tried have it.
[ "${major:-99}" -gt 25 ] || options="$options -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
place_archive
set -- -jar "$self" "$@"
if [ -n "$archive" ]; then
  [ -e "$archive" ] && [ ! "$self" -nt "$archive" ] || make_archive </dev/null >/dev/null 2>&1
  [ -e "$archive" ] && set -- "-XX:SharedArchiveFile=$archive" "$@"
fi
exec "$java" $options ${RETROBPF_JAVA_OPTIONS-} "$@"
