# Sourced by lab/lab.sh and corpus/debian.sh: a private apt view of other Debian releases, so that the machine's own apt
# stays untouched. It uses the mirror that the machine already uses, in either form of apt's configuration.

mirror() {
  {
    sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null || true
    awk '$1 == "deb" {print $2}' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true
  } | grep -v security | sed -n '1s/ .*//;1p'
}

apt_view() { # STATE-DIR "RELEASE..." [ARCHITECTURE]: sets apt_opts
  local state=$1 release main arch=${3:-} key=/usr/share/keyrings/debian-archive-keyring.gpg
  main=$(mirror)
  if [ -z "$main" ] || [ ! -e "$key" ]; then
    echo "no Debian mirror in apt's configuration: this needs Debian" >&2
    exit 1
  fi
  mkdir -p "$state"/{lists/partial,cache/archives/partial}
  for release in $2; do echo "deb [signed-by=$key] $main $release main"; done >"$state/sources.list"
  apt_opts=(-q -o "Dir::Etc::SourceList=$state/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
    -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
  if [ -n "$arch" ]; then
    apt_opts+=(-o "APT::Architecture=$arch" -o "APT::Architectures=$arch" -o Dir::State::status=/dev/null)
  fi
  apt-get "${apt_opts[@]}" update >/dev/null
}
