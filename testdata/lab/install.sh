#!/usr/bin/env bash
# install.sh [--demo | --foreign]: installs what rebuilding the objects and the kernel lab need on Debian 12, skipping
# what is there. --demo brings the emulator alone, --foreign adds those of the other architectures.
set -euo pipefail

packages=(
  clang-14 llvm-14 clang-19 llvm-19           # the two compilers and their llvm-strip
  bpftool                                     # links one fixture
  make gcc libc6-dev libbpf-dev libelf-dev zlib1g-dev   # loadone
  golang-go                                   # ebpfgo
  qemu-system-x86 busybox-static cpio         # the lab
  python3                                     # the lab's driver and the corpus; not part of a minimal Debian
)
case ${1:-} in
  --demo) packages=(qemu-system-x86 busybox-static cpio) ;;
  --foreign) packages+=(qemu-system-arm qemu-system-misc) ;;
esac

"$(dirname "$0")/../install.sh" "${packages[@]}"
