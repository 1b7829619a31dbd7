#!/usr/bin/env python3
"""Photograph what the guides show, with a real Chromium: `make pictures`, or
python tools/guide_screens.py --site site --to build/screenshots

A search with its results and a report's chapter, from the built sample; and a preview of a small
society whose text has mistakes, as `huikan serve` shows it; each in both languages.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests/support"))
from loopback import open_browser, served  # noqa: E402

QUERIES = {"zh": "search/?q=" + quote("防淹"), "en": "en/search/?q=flood%20barriers"}
CHAPTERS = {"zh": "reports/2025-province/05-resilience/", "en": "en/reports/2025-province/05-resilience/"}
DESK, PHONE = {"width": 1120, "height": 800}, {"width": 390, "height": 830}
PATIENCE = 120.0  # seconds for the preview's first page
TEXTS = {
    "mkdocs.yml": """\
site_name: 示例学会
site_url: https://society.test/
plugins: [huikan: {names: {en: Example Society}}]
""",
    "content/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/index.en.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/articles/stairs.md": """\
---
title: 地铁口为什么先上台阶
date: 2026-03-01
authors: 何静姝
---
进站之前先上三级台阶，再往下走，是为了挡水。数字见[去年的报告](../reports/2025.md)。

台阶的高度按 ×× 年一遇的内涝水位定。
""",
    "content/articles/stairs.en.md": """\
---
title: Why a Metro Entrance Begins with Steps Up
date: 2026-03-01
authors: He Jingshu
---
Three steps up before the long way down keep water out. For figures see
[last year's report](../reports/2025.md).

How high they are follows the water level of the last flood (TODO: which).
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built sample")
    parser.add_argument("--to", type=Path, default=PROJECT / "build/screenshots", help="where the pictures go")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        with served(options.site) as origin:
            for lang in ("zh", "en"):
                found = "#hk-hits .paged a", "#hk-search"
                _photograph(browser, origin + QUERIES[lang], options.to / f"guide-search-{lang}.png", DESK, found)
                chapter = origin + CHAPTERS[lang]
                chart = "main figure:has(svg, img)", "main figure:has(svg, img)"
                _photograph(browser, chapter, options.to / f"guide-chapter-{lang}.png", DESK, chart)
                _photograph(browser, chapter, options.to / f"guide-chapter-{lang}-phone.png", PHONE, chart, "dark")
        for lang in ("zh", "en"):
            with _previewed(lang) as origin:
                address = origin + ("" if lang == "zh" else "en/") + "articles/stairs/"
                _photograph(browser, address, options.to / f"guide-findings-{lang}.png", DESK, ("main", "body"))


def _photograph(
    browser: Any, address: str, file: Path, size: dict[str, int], what: tuple[str, str], scheme: str = "light"
) -> None:
    """A page in a window of this size as soon as one element is there, with the other shown."""
    ready, shown = what
    context = browser.new_context(viewport=size, color_scheme=scheme, device_scale_factor=2)
    page = context.new_page()
    page.goto(address)
    page.locator(ready).first.wait_for()
    page.locator(shown).first.evaluate("(element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 190)")
    page.wait_for_timeout(700)  # pages of PDFs, fonts and pictures that come late
    page.screenshot(path=file)
    context.close()


@contextmanager
def _previewed(lang: str) -> Iterator[str]:
    """`huikan serve` of the small society, with findings in this language."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="huikan-guide-") as folder:
        for name, text in TEXTS.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_text(text, "utf-8")
        command = [sys.executable, str(PROJECT / "build.py"), "serve", "--lang", lang, "--address", f"127.0.0.1:{port}", "-q"]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        try:
            _wait(f"http://127.0.0.1:{port}/articles/stairs/")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _wait(address: str) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            with urlopen(address, timeout=60):  # noqa: S310
                return
        except (URLError, OSError):
            sleep(0.2)
    raise SystemExit(f"{address} is not shown")


if __name__ == "__main__":
    main()
