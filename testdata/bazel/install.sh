#!/usr/bin/env bash
# Installs Bazel, and what the sample in docs/pipelines/bazel calls, on Debian 12, skipping what is there.
set -euo pipefail

packages=(bazel-bootstrap clang bpftool gcc libc6-dev libbpf-dev)

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
