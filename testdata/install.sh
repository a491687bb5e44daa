#!/usr/bin/env bash
# install.sh PACKAGE...: installs packages of Debian 12, skipping what is there.
set -euo pipefail

missing=()
for package in "$@"; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0

echo "Installing ${missing[*]} ..." >&2
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get -qq update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq -y install --no-install-recommends "${missing[@]}" >/dev/null
