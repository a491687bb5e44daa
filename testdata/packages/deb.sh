#!/usr/bin/env bash
# deb.sh install DEB | remove: installs the Debian package and tries what it brings; removes it, and looks for what it left.
set -euo pipefail
cd "$(dirname "$0")/../.."

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
fail() {
  echo "deb: $1" >&2
  exit 1
}

case ${1:-} in
  install)
    deb=$(realpath "$2")
    # No service, no question, and nothing that is only recommended.
    DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq -y install --no-install-recommends --reinstall "$deb" >/dev/null
    [ -z "$($sudo dpkg --verify retrobpf)" ] || fail "its files are not those of the package"

    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    export XDG_CACHE_HOME=$work/cache
    object=testdata/objects/two_types.clang19.el.o
    # The first run makes the archive, the second uses it.
    for run in first second; do
      retrobpf rewrite "$object" -o "$work/$run.o" 2>/dev/null
    done
    java -jar /usr/share/java/retrobpf.jar rewrite "$object" -o "$work/jar.o" 2>/dev/null
    cmp "$work/first.o" "$work/second.o"
    cmp "$work/first.o" "$work/jar.o"
    [ "$(find "$work/cache" -name '*.jsa' | wc -l)" = 1 ] || fail "no archive of classes was made"

    for file in share/man/man1/retrobpf.1.gz share/man/man1/retrobpf-btf-dump.1.gz share/doc/retrobpf/copyright \
      share/doc/retrobpf/docs/options.md share/doc/retrobpf/docs/pipelines/bazel/retrobpf.bzl \
      share/bash-completion/completions/retrobpf share/zsh/vendor-completions/_retrobpf; do
      [ -s "/usr/$file" ] || fail "no /usr/$file"
    done
    echo "deb: $(dpkg-query -W -f '${Package} ${Version} (${Installed-Size} KB)' retrobpf) works"
    ;;
  remove)
    files=$(dpkg -L retrobpf)
    $sudo apt-get -qq -y purge retrobpf >/dev/null
    while read -r file; do
      # Directories are shared with other packages.
      [ -d "$file" ] && [[ $file != */retrobpf ]] || [ ! -e "$file" ] || fail "$file is left"
    done <<<"$files"
    [ -z "$(dpkg-query -W -f '${db:Status-Status}' retrobpf 2>/dev/null)" ] || fail "dpkg still knows it"
    echo "deb: removed, nothing is left"
    ;;
  *)
    sed -n '2p' "$0"
    exit 2
    ;;
esac
