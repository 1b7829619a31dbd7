#!/usr/bin/env bash
# The machine made ready:  tools/setup.sh LOCK
# System libraries that WeasyPrint loads, the virtual environment, the packages of LOCK by their
# hashes, the project.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

have_library() {  # does the dynamic loader find it?
  "$python" -c "import ctypes.util, sys; sys.exit(not any(ctypes.util.find_library(n) for n in sys.argv[1:]))" "$@"
}

libraries_missing() {
  ! { have_library pango-1.0 && have_library pangoft2-1.0 && have_library harfbuzz-subset; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {  # the lists of packages are fetched only where they are missing or too old
  local quiet=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@")
  as_root "${quiet[@]}" >/dev/null 2>&1 || { as_root apt-get update -qq && as_root "${quiet[@]}" >/dev/null; }
}

system_install() {  # $1: packages of apt, $2: of Homebrew; false where there is neither, or they cannot be had
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
    # shellcheck disable=SC2086  # several packages in one argument
    [ -n "$1" ] && apt_install $1
  elif command -v brew >/dev/null; then
    # shellcheck disable=SC2086
    [ -n "$2" ] && brew install --quiet $2
  else
    return 1
  fi
}

install_libraries() {
  say "正在安装排版所需的系统库 / installing the system libraries for typesetting: Pango, HarfBuzz-subset"
  system_install "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" pango && return
  say "缺少系统库：请用系统的包管理器安装 Pango（≥1.44，含 pangoft2）和 HarfBuzz 的 harfbuzz-subset，然后重新运行。"
  say "System libraries are missing: install Pango (>= 1.44, with pangoft2) and HarfBuzz's harfbuzz-subset, then run this again."
  exit 2
}

have_browser() {  # the tests that need one are skipped where there is none
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

install_browser() {
  say "正在安装测试用的浏览器 / installing a browser for the tests: Chromium"
  system_install "chromium fonts-noto-cjk" "" ||
    say "没有装上 Chromium，需要浏览器的测试将跳过。 / Chromium could not be installed; tests that need a browser are skipped."
}

install_poppler() {  # the tests read printed pages with it
  say "正在安装测试用的 PDF 工具 / installing the tests' PDF tools: poppler-utils"
  system_install poppler-utils poppler && return
  say "缺少 pdftotext 和 pdftoppm：请用系统的包管理器安装 poppler，然后重新运行。"
  say "pdftotext and pdftoppm are missing: install poppler with the system's package manager, then run this again."
  exit 2
}

install_ace() {  # DAISY Ace looks at EPUBs in the browser that is there; its packages by the hashes of tools/ace
  command -v npm >/dev/null || return 0
  cmp -s tools/ace/package-lock.json .venv/ace/package-lock.json && [ -d .venv/ace/node_modules ] && return
  say "正在安装测试用的 EPUB 无障碍检查器 / installing the tests' checker of EPUBs: DAISY Ace"
  mkdir -p .venv/ace && cp tools/ace/package.json tools/ace/package-lock.json .venv/ace/
  (cd .venv/ace && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) ||
    say "没有装上 DAISY Ace，它的检查将跳过。 / DAISY Ace could not be installed; its test is skipped."
}

find_uv() {  # uv installs in a sixth of pip's time; its own version and hash are in the developers' lock
  uv=$(command -v uv) && return
  uv=.venv/bin/uv
  [ -x "$uv" ] && return
  awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements-dev.txt >.venv/uv.txt
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r .venv/uv.txt
}

index() {  # where pip would look, a mirror perhaps
  .venv/bin/python -m pip config get global.index-url 2>/dev/null || true
}

install_packages() {  # $@: what `pip install` is to install
  if find_uv; then
    UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$(index)}} "$uv" pip install --quiet --python .venv/bin/python "$@" && return
  fi
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile "$@"
}

if ! command -v "$python" >/dev/null || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  say "需要 Python 3.11 或更新的版本（可用 make PYTHON=/路径/python3.12 指定）。"
  say "Python 3.11 or newer is needed (name it with: make PYTHON=/path/to/python3.12)."
  exit 2
fi
if libraries_missing; then
  install_libraries
fi
if [ "$lock" = requirements-dev.txt ] && ! have_browser; then
  install_browser
fi
if [ "$lock" = requirements-dev.txt ] && ! { command -v pdftotext && command -v pdftoppm; } >/dev/null; then
  install_poppler
fi
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  say "正在建立虚拟环境 .venv / making the virtual environment .venv"
  if ! "$python" -m venv .venv; then
    say "建立虚拟环境失败：Debian、Ubuntu 请先运行 apt install python3-venv。 / venv failed: on Debian and Ubuntu, apt install python3-venv first."
    exit 2
  fi
fi
say "正在安装 $lock 里的软件包（核对哈希）/ installing the packages of $lock, checked by hash"
install_packages --require-hashes -r "$lock"
if [ "$lock" = requirements.txt ]; then
  install_packages --no-deps --no-build-isolation -e .
fi
if [ "$lock" = requirements-dev.txt ]; then
  install_ace
fi
