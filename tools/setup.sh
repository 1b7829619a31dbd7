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

install_libraries() {
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
    say "正在安装排版所需的系统库 / installing the system libraries for typesetting: Pango, HarfBuzz-subset"
    as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
  elif command -v brew >/dev/null; then
    brew install --quiet pango
  else
    say "缺少系统库：请用系统的包管理器安装 Pango（≥1.44，含 pangoft2）和 HarfBuzz 的 harfbuzz-subset，然后重新运行。"
    say "System libraries are missing: install Pango (>= 1.44, with pangoft2) and HarfBuzz's harfbuzz-subset, then run this again."
    exit 2
  fi
}

have_browser() {  # the tests that need one are skipped where there is none
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

install_browser() {
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
    say "正在安装测试用的浏览器 / installing a browser for the tests: Chromium"
    { as_root apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; } ||
      say "没有装上 Chromium，需要浏览器的测试将跳过。 / Chromium could not be installed; tests that need a browser are skipped."
  else
    say "没有找到 Chromium，需要浏览器的测试将跳过。 / Chromium was not found; tests that need a browser are skipped."
  fi
}

install_poppler() {  # the tests read printed pages with it
  say "正在安装测试用的 PDF 工具 / installing the tests' PDF tools: poppler-utils"
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
    as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends poppler-utils >/dev/null
  elif command -v brew >/dev/null; then
    brew install --quiet poppler
  else
    say "缺少 pdftotext 和 pdftoppm：请用系统的包管理器安装 poppler，然后重新运行。"
    say "pdftotext and pdftoppm are missing: install poppler with the system's package manager, then run this again."
    exit 2
  fi
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
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
if [ "$lock" = requirements.txt ]; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
