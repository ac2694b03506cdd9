# Sourced by the scripts of this folder: which tools, where they are, how wasm is built here.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TARGET=wasm32-unknown-unknown
TRUNK_VERSION=0.21.14
# The program that writes the glue must be of the version of the crate it reads.
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;q}' "$ROOT/Cargo.lock")

# Tools of ours have a folder per version: those of other projects are left as they are.
TOOLS=${CINQ_CLES_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/cinq-cles}
export PATH="$TOOLS/trunk-$TRUNK_VERSION/bin:$TOOLS/wasm-bindgen-$BINDGEN_VERSION/bin:$PATH"

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# Where the sources of std are: rustup's component rust-src, or Debian's compiler for browsers
# (packages rustc-web, cargo-web and rust-web-src: this folder says that all three are there).
rustup_std() { echo "$(rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std"; }
DEBIAN_STD=/usr/lib/rustlib/src/rust/library/std

# How std for wasm is had. From source, it is compiled for size and without the texts of panics,
# which no browser shows: a tenth of the weight of the app.
# - `source`: rustup's, the ordinary case
# - `debian`: Debian's, where rustup reaches nothing, or asked for by CINQ_CLES_STD=debian
# - `compiled`: rustup's as it comes: heavier, quicker to build (make dev)
# - `none`
# $1 may be `quick`, to be given the quickest one.
wasm_route() {
  local asked=${CINQ_CLES_STD:-} compiled=
  [ -d "$(rustc --print target-libdir --target $TARGET 2>/dev/null)" ] && compiled=yes
  if [ "$asked" != debian ] && [ "${1:-}" = quick ] && [ -n "$compiled" ]; then
    echo compiled
  elif [ "$asked" != debian ] && [ -d "$(rustup_std)" ] && wasm_linker >/dev/null; then
    echo source
  elif [ -d "$DEBIAN_STD" ] && [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && wasm_linker >/dev/null; then
    echo debian
  elif [ "$asked" != debian ] && [ -n "$compiled" ]; then
    echo compiled
  else
    echo none
  fi
}

# A linker for wasm: rustup's own, else the one of Debian's package lld.
wasm_linker() {
  local host libdir
  for libdir in "$(rustc --print target-libdir 2>/dev/null)" "$(/usr/bin/rustc --print target-libdir 2>/dev/null)"; do
    host=${libdir%/lib}
    [ -x "$host/bin/rust-lld" ] && { echo "$host/bin/rust-lld"; return; }
  done
  command -v wasm-ld || ls /usr/bin/wasm-ld-* 2>/dev/null | sort -V | tail -1 | grep .
}

# Sets the environment of a wasm build, by the route $1. Call it in a subshell: in a native build
# these variables would compile std again, and one target folder for two compilers would evict both.
wasm_env() {
  local shims=$ROOT/target/web/shims
  export CARGO_TARGET_DIR=$ROOT/target/web
  # One type for all views instead of one per page: the code of pages is not repeated.
  export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components"
  case $1 in
    compiled) return ;;
    source) ;;
    debian)
      # Only cargo and rustc change: /usr/bin in front of PATH would change node too.
      mkdir -p "$shims"
      ln -sfn /usr/bin/cargo "$shims/cargo"
      ln -sfn /usr/bin/rustc "$shims/rustc"
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(wasm_linker)
      export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
      export PATH="$shims:$PATH" RUSTC=/usr/bin/rustc
      ;;
    *) die "No std for $TARGET: run .ci/setup first." ;;
  esac
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # What a panic would print, place and values, is dropped too: no browser shows it.
  export RUSTFLAGS="$RUSTFLAGS -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
}

# The time, in seconds.
now() { date +%s.%N; }
seconds_since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", b - a }'; }
