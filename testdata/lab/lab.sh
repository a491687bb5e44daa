#!/usr/bin/env bash
# lab.sh: boots Debian kernels under QEMU's software emulation (about 3 s each, no KVM needed) with the stock loaders
# of a Debian release, and runs a payload in them.
#
#   lab.sh setup                          fetch kernels and userlands (about 1 minute, 250 MB)
#   lab.sh setup-foreign arm64|s390x      6.1 and bookworm's bpftool for another architecture (s390x: big-endian)
#   lab.sh run KERNEL USERLAND DIR        copy DIR to /payload and run /payload/run.sh; its output is printed
#   lab.sh ready KERNEL USERLAND [SOURCES...]   whether they are there, as this script makes them
#   lab.sh list                           what is there
#
# KERNEL    5.10 (bullseye)  6.1 (bookworm)  6.12 (trixie)  6.1-arm64  6.1-s390x
# USERLAND  bullseye: bpftool 5.10, libbpf 0.3, iproute2 5.10
#           bookworm: bpftool 7.1, libbpf 1.1, iproute2 6.1, libxdp 1.3     no load-time __arg_ctx fallback
#           trixie:   bpftool 7.5, libbpf 1.5, iproute2 6.15, libxdp 1.5    with the fallback
#           bookworm-arm64, bookworm-s390x
#
# Beside them stand the sources of ebpf-go, which programs of the lab are compiled with: go/bookworm (0.9), go/trixie (0.11).
# LAB       the state folder; LAB_TIMEOUT and LAB_MEMORY: seconds and megabytes of one boot
#
# install.sh brings what is needed. Setting up again fetches only what is missing.
# Debian's s390x kernel is built without BTF of its own: there only static functions take a context.
set -euo pipefail
LAB=${LAB:-${XDG_CACHE_HOME:-$HOME/.cache}/retrobpf-kernel-lab}
mkdir -p "$LAB"
. "$(dirname "$0")/../apt.sh"

releases="bullseye bookworm trixie"
applets="sh mount cat echo ls sleep poweroff mkdir uname dmesg grep sed tail head basename rm wc cut tr awk insmod"
# Modules that `tc` needs; none of them needs another one.
modules="sch_ingress cls_bpf"
# Goes up when folders that were unpacked earlier lack something.
layout=2

fetch() { # DIR RELEASE PACKAGE...: downloads what is missing, in one call
  local dir=$1 release=$2 missing=() package
  shift 2
  mkdir -p "$dir"
  for package in "$@"; do
    compgen -G "$dir/${package}_*.deb" >/dev/null || missing+=("$package/$release")
  done
  [ ${#missing[@]} = 0 ] && return
  if ! (cd "$dir" && apt-get "${apt_opts[@]}" download "${missing[@]}" >/dev/null); then
    echo "lab: cannot fetch ${missing[*]}" >&2
    exit 1
  fi
}

# The name of the newest image that a release's kernel meta package depends on. awk reads to the end: leaving early
# would break the writer's pipe, which pipefail takes for a failure.
newest_image() { # META RELEASE
  local version
  version=$(apt-cache "${apt_opts[@]}" madison "$1" | awk -F'|' -v r="$2" '$3 ~ " " r "/" && !n++ {gsub(/ /, "", $2); print $2}')
  apt-cache "${apt_opts[@]}" show "$1=$version" | awk '/^Depends:/ && !n++ {gsub(",", "", $2); print $2}'
}

is_current() { # FOLDER
  [ "$(cat "$1/layout" 2>/dev/null)" = "$layout" ]
}

replace() { # FOLDER: by FOLDER.new
  echo "$layout" >"$1.new/layout"
  rm -rf "$1"
  mv "$1.new" "$1"
}

unpack_kernel() { # NAME DEB: the image, its configuration and a few modules
  local new=$LAB/kernel/$1.new module path
  is_current "$LAB/kernel/$1" && return
  rm -rf "$new"
  mkdir -p "$new/unpacked" "$new/modules"
  dpkg-deb --fsys-tarfile "$2" | tar -x -C "$new/unpacked" --wildcards ./boot $(printf '*/%s.ko* ' $modules)
  mv "$new/unpacked/boot" "$new/boot"
  for module in $modules; do
    path=$(find "$new/unpacked" -name "$module.ko*")
    case $path in   # trixie's are compressed
      *.xz) busybox xzcat "$path" >"$new/modules/$module.ko" ;;
      *) cp "$path" "$new/modules/$module.ko" ;;
    esac
  done
  rm -rf "$new/unpacked"
  replace "$LAB/kernel/$1"
}

unpack_userland() { # NAME DEB-DIR [merged]: a root folder with the loaders and busybox
  local root=$LAB/root/$1 deb applet dir
  is_current "$root" && return
  rm -rf "$root.new"
  mkdir -p "$root.new"
  if [ "${3:-}" = merged ]; then   # trixie's packages know /usr/bin and /usr/lib only
    mkdir -p "$root.new"/usr/{bin,sbin,lib,lib64}
    for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root.new/$dir"; done
  fi
  mkdir -p "$root.new"/{bin,sbin,proc,sys,dev,run,tmp,payload,usr/bin,usr/sbin}
  for deb in "$2"/*.deb; do dpkg-deb --fsys-tarfile "$deb" | tar -x --keep-directory-symlink -C "$root.new"; done
  [ -e "$root.new/bin/busybox" ] || cp "$(readlink -f "$(command -v busybox)")" "$root.new/bin/busybox"
  for applet in $applets; do [ -e "$root.new/bin/$applet" ] || ln -s /bin/busybox "$root.new/bin/$applet"; done
  # Not needed, and a boot takes less time without: documentation, character sets.
  rm -rf "$root.new"/usr/share "$root.new"/usr/lib/*/gconv
  replace "$root"
}

unpack_sources() { # RELEASE: of ebpf-go
  local go=$LAB/go/$1 deb
  is_current "$go" && return
  rm -rf "$go.new"
  mkdir -p "$go.new"
  for deb in "$LAB/deb/go-$1"/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$go.new" --strip-components=4 ./usr/share/gocode
  done
  replace "$go"
}

setup() {
  apt_view "$LAB/apt" "$releases"
  # bpftool, iproute2, xdp-loader and the libraries that they need
  local common="libc6 zlib1g libcap2 libmnl0 libbsd0 libmd0 libxtables12 libselinux1 libpcre2-8-0 bpftool iproute2" release image
  fetch "$LAB/deb/bullseye" bullseye $common libelf1 libbpf0 libdb5.3
  fetch "$LAB/deb/bookworm" bookworm $common libelf1 libbpf1 libzstd1 libssl3 libdb5.3 libtirpc3 xdp-tools libxdp1
  fetch "$LAB/deb/trixie" trixie $common libelf1t64 libbpf1 libzstd1 libssl3t64 libdb5.3t64 libtirpc3t64 libcrypt1 xdp-tools libxdp1
  for release in bookworm trixie; do
    fetch "$LAB/deb/go-$release" "$release" golang-github-cilium-ebpf-dev golang-golang-x-sys-dev golang-golang-x-exp-dev
    unpack_sources "$release"
  done
  for release in $releases; do
    image=$(newest_image linux-image-cloud-amd64 "$release")
    fetch "$LAB/deb/kernel-$release" "$release" "$image"
    unpack_kernel "$(sed -E 's/linux-image-([0-9]+\.[0-9]+).*/\1/' <<<"$image")" "$LAB/deb/kernel-$release/${image}"_*.deb
    unpack_userland "$release" "$LAB/deb/$release" "$([ "$release" = trixie ] && echo merged)"
  done
}

setup_foreign() { # ARCHITECTURE
  local arch=$1 meta=linux-image-cloud-arm64 image
  case $arch in arm64) ;; s390x) meta=linux-image-s390x ;; *) echo "lab: arm64 or s390x" >&2; exit 2 ;; esac
  apt_view "$LAB/apt-$arch" bookworm "$arch"
  image=$(newest_image "$meta" bookworm)
  fetch "$LAB/deb/kernel-$arch" bookworm "$image"
  unpack_kernel "6.1-$arch" "$LAB/deb/kernel-$arch/$image"_*.deb
  fetch "$LAB/deb/$arch" bookworm libc6 zlib1g libcap2 libelf1 libzstd1 libssl3 bpftool busybox-static
  unpack_userland "bookworm-$arch" "$LAB/deb/$arch"
}

ready() { # KERNEL USERLAND [SOURCES...]
  local release
  is_current "$LAB/kernel/$1" && is_current "$LAB/root/$2" || return
  for release in "${@:3}"; do is_current "$LAB/go/$release" || return; done
}

run() { # KERNEL USERLAND PAYLOAD
  local kernel=$1 userland=$2 payload=$3
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp -a "$LAB/root/$userland" "$work/root"
  cp -a "$LAB/kernel/$kernel/modules" "$work/root/modules"
  cp -aL "$payload/." "$work/root/payload/"
  cat >"$work/root/init" <<'INIT'
#!/bin/sh
export PATH=/sbin:/bin:/usr/sbin:/usr/bin
mount -t proc p /proc
mount -t sysfs s /sys
mount -t devtmpfs d /dev
mount -t tmpfs t /tmp
mkdir -p /sys/fs/bpf
mount -t bpf b /sys/fs/bpf
mount -t debugfs x /sys/kernel/debug
echo "=== $(uname -r)"
cd /payload
sh ./run.sh
echo "=== done"
poweroff -f
INIT
  chmod +x "$work/root/init"
  (cd "$work/root" && find . | cpio -o -H newc --quiet | gzip -1 >"$work/initrd")
  # Kernels that believe in fast string instructions use those that move one byte at a time, which emulation takes
  # literally. QEMU 7.2's five-level paging upsets 6.12; and an interrupt just behind a cmpxchg16b saves flags that are none,
  # which ends in a double fault now and then, once the kernel's allocator uses that instruction.
  local machine=(qemu-system-x86_64 -cpu max,la57=off,cx16=off,erms=off,fsrm=off) console=ttyS0
  case $kernel in
    *-s390x) machine=(qemu-system-s390x -M s390-ccw-virtio -cpu max) console=ttysclp0 ;;
    *-arm64) machine=(qemu-system-aarch64 -M virt -cpu max) console=ttyAMA0 ;;
  esac
  timeout "${LAB_TIMEOUT:-120}" "${machine[@]}" -accel tcg -m "${LAB_MEMORY:-1536}" -smp 1 -nographic -no-reboot -nic none \
    -kernel "$LAB/kernel/$kernel"/boot/vmlinuz* -initrd "$work/initrd" \
    -append "console=$console quiet panic=-1 loglevel=3" </dev/null 2>&1 | tr -d '\r' | sed -n '/=== [0-9]/,$p'
}

case ${1:-} in
  setup) setup ;;
  setup-foreign) setup_foreign "$2" ;;
  run) run "$2" "$3" "$4" ;;
  ready) ready "${@:2}" ;;
  list) ls "$LAB/kernel" "$LAB/root" ;;
  *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; exit 2 ;;
esac
