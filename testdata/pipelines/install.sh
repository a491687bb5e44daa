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

"$(dirname "$0")/../install.sh" "${packages[@]}"
