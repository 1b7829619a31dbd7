#!/usr/bin/env python3
"""Measure a preview: python benchmarks/preview.py [--articles 300 1000] [--rounds 5] [--json FILE]

Serves invented articles (benchmarks/articles.py; so many in each of two languages) with
`build.py serve`, opens one in Chromium, changes its body and then its title, and takes the seconds
from the saved file until the page, which loads itself again, shows the change. Between two changes
the preview is left alone until the index of search is made. The first round makes everything.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import articles
from compare import machine, write
from stacks import PROJECT, Huikan

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 1800.0  # seconds for the first state of the largest site
QUIET = 30.0  # seconds in which search is made after a change


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    runs = []
    print(f"{'articles':>9}{'first':>9}{'body':>9}{'title':>9}", file=sys.stderr)
    for size in options.articles:
        with tempfile.TemporaryDirectory(prefix="preview-") as temporary:
            stack = Huikan(Path(temporary) / "site-of-preview")
            stack.lay(size, options.seed)
            run = {"articles": size, **_measured(stack, size, options.rounds)}
        runs.append(run)
        print(f"{size:>9}{run['first']:>9.1f}{run['body']:>9.2f}{run['title']:>9.2f}", file=sys.stderr)
    if options.json:
        write(options.json, {"machine": machine(), "seed": options.seed, "runs": runs})


def _measured(stack: Huikan, size: int, rounds: int) -> dict[str, float]:
    """Seconds until the first state is shown, and medians of those from a change to the page."""
    from playwright.sync_api import sync_playwright

    number = size // 2
    file = stack.articles / articles.name(number, "zh")
    start = monotonic()
    with _serving(stack) as address, sync_playwright() as playwright:
        page_address = f"{address}articles/{number:0{articles.DIGITS}}/"
        _wait(page_address)
        first = monotonic() - start
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(page_address)
        seconds = {part: median(_change(page, file, part, step) for step in range(rounds)) for part in ("body", "title")}
        browser.close()
    return {"first": first, **seconds}


def _change(page: Page, file: Path, part: str, step: int) -> float:
    """Seconds from a saved file until the browser shows it."""
    sleep(QUIET)
    mark = f"预览{part}{step}"
    before = file.read_text("utf-8")
    after = f"{before}\n{mark}。\n" if part == "body" else before.replace("title: ", f"title: {mark}", 1)
    start = monotonic()
    file.write_text(after, "utf-8")
    page.wait_for_selector(f"text={mark}", timeout=PATIENCE * 1000)
    return monotonic() - start


@contextmanager
def _serving(stack: Huikan) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--address", f"127.0.0.1:{port}", "--cache", "cache"]
    process = subprocess.Popen(command, cwd=stack.root, env=dict(stack.environment), stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait(address: str) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            with urlopen(address, timeout=60):
                return
        except (URLError, OSError):
            sleep(0.2)
    raise SystemExit(f"{address} is not shown")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[300, 1000], help="in each language")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
