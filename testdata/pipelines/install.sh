#!/usr/bin/env bash
# install.sh: installs what building docs/pipelines needs on Debian 12, beside the kernel lab; skips what is there.
set -euo pipefail

packages=(
  clang llvm bpftool                          # BPF objects and skeletons
  make cmake ninja-build meson pkg-config     # the build tools
  gcc libc6-dev libbpf-dev                    # the program that loads them
  python3                                     # the driver
  qemu-system-x86 busybox-static cpio         # the lab
)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0

echo "Installing ${missing[*]} ..." >&2
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get -qq update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq -y install --no-install-recommends "${missing[@]}" >/dev/null
