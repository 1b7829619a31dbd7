"""Pictures of the same lines of PDFs by several programs, one below the other."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pdf_glyphs import Glyph, glyphs

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 110
PLACES = {"lines": ("原始数据放在", 20, 170), "table": ("连通口的管理分工", 12, 150)}  # words, and points above and below
SIDES = 66  # pt of white at the sides that is cut off
COLOURS = 24


def draw(files: Mapping[str, Path], folder: Path) -> None:
    """A picture a place, peers-<place>.png: each program's lines with its name above."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (words, above, below) in PLACES.items():
        picture = _stacked({program: _cut(path, words, above, below) for program, path in files.items()})
        picture.quantize(COLOURS).save(folder / f"peers-{name}.png", optimize=True)


def _stacked(parts: Mapping[str, Image]) -> Image:
    from PIL import Image, ImageDraw, ImageFont

    heading = 26
    width, height = max(part.width for part in parts.values()), sum(part.height + heading for part in parts.values())
    whole = Image.new("RGB", (width, height), "white")
    pen, font, top = ImageDraw.Draw(whole), ImageFont.load_default(size=15), 0
    for program, part in parts.items():
        pen.rectangle((0, top, width, top + heading - 4), fill="#e8ecee")
        pen.text((8, top + 2), program, fill="#181b1d", font=font)
        whole.paste(part, (0, top + heading))
        top += heading + part.height
    return whole


def _cut(path: Path, words: str, above: float, below: float) -> Image:
    """The strip of the last page on which words stand, with so much of it around them."""
    from PIL import Image

    places = [(number, y) for number, page in enumerate(glyphs(path)) if (y := _baseline(page, words))]
    number, y = places[-1]
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DPI), "-f", str(number + 1), "-l", str(number + 1), "-png", "-singlefile", str(path)]
        subprocess.run([*command, f"{folder}/page"], check=True)
        page = Image.open(f"{folder}/page.png").convert("RGB")
    scale = DPI / 72
    top = page.height - (y + above) * scale
    return page.crop((int(SIDES * scale), int(top), page.width - int(SIDES * scale), int(top + (above + below) * scale)))


def _baseline(page: list[Glyph], words: str) -> float:
    """Where words stand on a page, 0 where they do not. Radicals may stand for the characters that
    they are, so only most of the words have to be there."""
    for place in range(len(page) - len(words) + 1):
        shown = [glyph.text for glyph in page[place : place + len(words)]]
        if sum(one == other for one, other in zip(shown, words, strict=True)) >= 0.7 * len(words):
            return page[place].y
    return 0.0
