#!/usr/bin/env bash
# Installs Bazel, and what the sample in docs/pipelines/bazel calls, on Debian 12, skipping what is there.
set -euo pipefail

packages=(bazel-bootstrap clang bpftool gcc libc6-dev libbpf-dev)

"$(dirname "$0")/../install.sh" "${packages[@]}"
