#!/usr/bin/env bash
# install.sh [--foreign]: installs what rebuilding the objects and the kernel lab need on Debian 12, skipping what is
# there. --foreign adds the emulators of the other architectures.
set -euo pipefail

packages=(
  clang-14 llvm-14 clang-19 llvm-19           # the two compilers and their llvm-strip
  bpftool                                     # links one fixture
  make gcc libc6-dev libbpf-dev libelf-dev zlib1g-dev   # loadone
  qemu-system-x86 busybox-static cpio         # the lab
  python3                                     # the lab's driver and the corpus; not part of a minimal Debian
)
[ "${1:-}" = --foreign ] && packages+=(qemu-system-arm qemu-system-misc)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get -q update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -q -y install --no-install-recommends "${missing[@]}"
