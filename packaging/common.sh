# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the commands in packaging/ share. Sourced; leaves the caller in the top folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME

# say WHAT: one line of progress.
say() { printf '== %s\n' "$*"; }

# fail WHAT: the one line that says what went wrong, then the end.
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# elapsed: how long this command has run so far.
elapsed() { printf '%d min %02d s' $((SECONDS / 60)) $((SECONDS % 60)); }

# jobs_here: compilers to run side by side: one for a core, and 1.5 GB of memory for each.
jobs_here() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1572864) }' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  [ "$memory" -lt "$cores" ] && cores=$memory
  printf '%s' "$cores"
}

# has_target PRESET NAME: whether the configured build knows the target.
has_target() { cmake --build "build/$1" --target help 2>/dev/null | grep -q "^$2: "; }
