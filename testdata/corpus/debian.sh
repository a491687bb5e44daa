#!/usr/bin/env bash
# debian.sh OUT: brings about 500 distinct BPF objects out of Debian packages (bookworm, trixie, sid) into OUT.
# Uses a private apt view of the mirror that the machine already uses; needs apt, dpkg, python3. A few minutes the
# first time; CORPUS_CACHE keeps the packages.
set -euo pipefail
out=${1:?usage: debian.sh OUT}
here=$(cd "$(dirname "$0")" && pwd)
work=${CORPUS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/retrobpf-corpus}
mkdir -p "$work/deb" "$work/tree"

# Packages that carry objects as files or embedded in executables; not every release has each.
packages="libxdp1 xdp-tools xdp-tests libbpf-tools udev-hid-bpf golang-github-cilium-ebpf-dev libbpftune0 ir-keytable
  suricata opensnitch-ebpf-modules rtc-testbench nsd libsystemd-shared systemd libknot13 libknot15 libknot16 bpfilter
  pwru network-manager mimic bpftop rsched"
releases="bookworm trixie sid"

. "$here/../apt.sh"
apt_view "$work/apt" "$releases"

version_in() { # PACKAGE RELEASE
  apt-cache "${apt_opts[@]}" madison "$1" | awk -F'|' -v r="$2" '$3 ~ " " r "/" && !n++ {gsub(/ /, "", $2); print $2}'
}
wanted=()
for package in $packages; do
  for release in $releases; do
    version=$(version_in "$package" "$release")
    [ -z "$version" ] || wanted+=("$package=$version")
  done
done
mapfile -t wanted < <(printf '%s\n' "${wanted[@]}" | sort -u)

missing=()
for package in "${wanted[@]}"; do
  file=${package/=/_}
  compgen -G "$work/deb/${file//:/%3a}_*.deb" >/dev/null || missing+=("$package")   # apt writes %3a for an epoch
done
if [ ${#missing[@]} -gt 0 ] && ! (cd "$work/deb" && apt-get "${apt_opts[@]}" download "${missing[@]}" >/dev/null); then
  # One that cannot be had must not keep the others away.
  for package in "${missing[@]}"; do
    (cd "$work/deb" && apt-get "${apt_opts[@]}" download "$package" >/dev/null) || echo "not to be had: $package" >&2
  done
fi

for deb in "$work"/deb/*.deb; do
  tree=$work/tree/$(basename "$deb" .deb)
  [ -d "$tree" ] || { rm -rf "$tree.new"; dpkg -x "$deb" "$tree.new"; mv "$tree.new" "$tree"; }
done
find "$work/tree" -type f -size +500c | sort | "$here/carve.py" "$out"
