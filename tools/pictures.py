#!/usr/bin/env python3
"""Make the pictures that the README shows, of printed pages and of the site: `make pictures`, or
python tools/pictures.py --help

A spread of the blue book, the first page of a newsletter beside its English twin, a notice, a
wrap-around cover and a page with its marks, drawn from the built sample (`make press`) with
poppler's pdftoppm; and the heads of three pages of the site as the tests photographed them, with
what tools/guide_screens.py photographed for the guides (`--screens`). Each in as many colours as
make a file of less than 200 KB, of the guides' less than 100 KB.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

PROJECT = Path(__file__).parents[1]
PAPER, TABLE = "white", "#e7e9ea"
GAP = 24  # dots round a page
LARGEST = 200_000  # bytes
COLOURS = (256, 128, 64, 32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")
    parser.add_argument("--press", type=Path, default=PROJECT / "press", help="the folder of press files")
    parser.add_argument("--to", type=Path, default=PROJECT / "docs/pictures", help="where the pictures go")
    parser.add_argument("--screens", type=Path, default=PROJECT / "build/screenshots", help="the pictures of the site's pages")
    parser.add_argument("--only", choices=("site", "print", "guides"), help="these alone")
    options = parser.parse_args()
    sets = {
        "site": lambda: _site_pictures(options.screens),
        "print": lambda: _print_pictures(options.site, options.press),
        "guides": lambda: _guide_pictures(options.screens),
    }
    for kind in [options.only] if options.only else sets:
        for name, picture in sets[kind]().items():
            print(_kept(picture, options.to / f"{name}.png", LARGEST if kind != "guides" else LARGEST // 2))


def _site_pictures(screens: Path) -> dict[str, Any]:
    """The home page, an issue in the dark, and an article, a report and a catalogue on phones."""
    phones = [
        _head(screens / f"{name}.png", 300, 640)
        for name in ("article-en-phone-light", "report-zh-phone-dark", "standards-zh-phone-light")
    ]
    return {
        "home": _laid([_head(screens / "home-zh-desktop-light.png", 900, 640)]),
        "issue": _laid([_head(screens / "issue-en-desktop-dark.png", 900, 640)]),
        "phone": _laid(phones),
    }


def _guide_pictures(screens: Path) -> dict[str, Any]:
    """A preview with findings, a search, and a chapter of a report on a desk and a phone; in both
    languages."""
    pictures = {}
    for lang in ("zh", "en"):
        chapter = [
            _head(screens / f"guide-chapter-{lang}.png", 720, 514),
            _head(screens / f"guide-chapter-{lang}-phone.png", 242, 514),
        ]
        pictures |= {
            f"findings-{lang}": _laid([_head(screens / f"guide-findings-{lang}.png", 820, 520)]),
            f"search-{lang}": _laid([_head(screens / f"guide-search-{lang}.png", 820, 586)]),
            f"chapter-{lang}": _laid(chapter),
        }
    return pictures


def _head(file: Path, width: int, height: int) -> Any:
    """The upper part of a page's picture, as wide and as high as asked."""
    with Image.open(file) as picture:
        whole = picture.convert("RGB")
    scaled = whole.resize((width, round(whole.height * width / whole.width)), Image.Resampling.LANCZOS)
    return scaled.crop((0, 0, width, min(height, scaled.height)))


def _print_pictures(site: Path, press: Path) -> dict[str, Any]:
    """A spread, a newsletter and a notice in two languages, a cover, a page with its marks."""
    report = site / "pdf/reports-2025-province.zh.pdf"
    first = _page_called(report, "4")
    spread = [_drawn(report, page, 72) for page in (first, first + 1)]
    letters = [_drawn(site / f"pdf/newsletters-2025-01.{lang}.pdf", 2, 62) for lang in ("zh", "en")]
    notices = [_drawn(site / f"pdf/notices-2025-02-plan.{lang}.pdf", 1, 62) for lang in ("zh", "en")]
    cover = _drawn(press / "reports-2025-province.zh.cover.press.pdf", 1, 54)
    page = _drawn(press / "newsletters-2025-01.zh.press.pdf", 1, 62)
    return {
        "spread": _laid([_beside(spread)]),
        "newsletter": _laid(letters),
        "notice": _laid(notices),
        "cover": _laid([cover]),
        "press": _laid([page]),
    }


def _page_called(file: Path, label: str) -> int:
    """The number, from 1, of the page that bears this folio."""
    from pikepdf import Pdf

    with Pdf.open(file) as pdf:
        return next(number for number, page in enumerate(pdf.pages, 1) if str(page.label) == label)


def _drawn(file: Path, page: int, resolution: int) -> Any:
    with tempfile.TemporaryDirectory(prefix="huikan-picture-") as folder:
        command = ["pdftoppm", "-r", str(resolution * 2), "-f", str(page), "-l", str(page), "-png", str(file), f"{folder}/page"]
        subprocess.run(command, check=True)  # noqa: S603
        with Image.open(next(Path(folder).iterdir())) as picture:
            return picture.convert("RGB").reduce(2)


def _beside(pages: list[Any]) -> Any:
    """A left and a right page as they meet in the fold."""
    whole = Image.new("RGB", (sum(page.width for page in pages), pages[0].height), PAPER)
    whole.paste(pages[0], (0, 0))
    whole.paste(pages[1], (pages[0].width, 0))
    whole.paste("#c9ced1", (pages[0].width, 0, pages[0].width + 1, whole.height))
    return whole


def _laid(pages: list[Any]) -> Any:
    """Pages side by side on a table."""
    frames = [ImageOps.expand(page, 1, "#c9ced1") for page in pages]
    width = sum(page.width + GAP for page in frames) + GAP
    table = Image.new("RGB", (width, max(page.height for page in frames) + 2 * GAP), TABLE)
    left = GAP
    for page in frames:
        table.paste(page, (left, GAP))
        left += page.width + GAP
    return table


def _kept(picture: Any, path: Path, largest: int) -> str:
    """Writes a picture with as many colours as its size allows; says how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in COLOURS:
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < largest:
            return f"{path}: {picture.width} × {picture.height}, {path.stat().st_size // 1000} KB"
    raise SystemExit(f"{path} is larger than {largest} bytes")


if __name__ == "__main__":
    main()
