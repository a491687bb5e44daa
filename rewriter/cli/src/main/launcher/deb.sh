#!/bin/sh
# deb.sh VERSION OUT: makes a Debian package of what `make install` installs. Two builds of one commit give the same bytes.
set -eu
umask 022

# 0.1.0-SNAPSHOT comes before 0.1.0.
version=$(echo "$1" | sed 's/-SNAPSHOT$/~snapshot/')
out=$2
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../../../../..
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
# Of the files in it: that of the jars.
time=${SOURCE_DATE_EPOCH:-1767225600}

make -s -C "$top" install DESTDIR="$root" PREFIX=/usr ZSH_DIR=/usr/share/zsh/vendor-completions
# It is a jar as well.
mkdir -p "$root/usr/share/java"
ln -s ../../bin/retrobpf "$root/usr/share/java/retrobpf.jar"
gzip -9n "$root"/usr/share/man/man1/*.1
doc=$root/usr/share/doc/retrobpf
{
  echo "Files: *"
  echo "License: Apache-2.0 (/usr/share/common-licenses/Apache-2.0)"
  echo
  cat "$top/rewriter/cli/src/main/resources/META-INF/NOTICE"
} >"$doc/copyright"
{
  echo "retrobpf ($version) unstable; urgency=medium"
  echo
  echo "  * See CHANGELOG.md."
  echo
  echo " -- retrobpf <retrobpf@users.noreply.github.com>  $(LC_ALL=C date -u -R -d "@$time")"
} | gzip -9n >"$doc/changelog.gz"

mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<EOF
Package: retrobpf
Version: $version
Architecture: all
Maintainer: retrobpf <retrobpf@users.noreply.github.com>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless
Suggests: clang, bpftool
Section: devel
Priority: optional
Homepage: https://github.com/retrobpf/retrobpf
Description: offline BPF object rewriter and linker
 Makes compiled BPF objects load on kernels that are older than the ones they
 were written for: functions that take a context argument, tagged with
 __arg_ctx, get the argument type that those kernels expect. The same file still
 loads on new kernels. It also links several objects into one.
EOF
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums)
find "$root" -exec touch -h -d "@$time" {} +
SOURCE_DATE_EPOCH=$time dpkg-deb --root-owner-group -Zxz --build "$root" "$out" >/dev/null
