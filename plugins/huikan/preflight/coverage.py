"""How much ink the pages bear once everything on them is drawn together: measured on pages
that pdftoppm draws in four inks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from huikan.diagnostics import Diagnostic, found
from huikan.preflight import spaces
from huikan.preflight.page_ranges import runs
from huikan.preflight.survey import Box, Page, Survey

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

RESOLUTION = 60  # dots per inch: finer than this, edges and the losses of JPEG say more than areas
TOLERANCE = 10.0  # percent of ink that the losses of JPEG may add
SECONDS = 600
INKED, BARE = 38, 8  # of 255, all inks together: what counts as printed, and as paper
EDGE = 0.04  # share of a side along which colour may end at the trim: a rule, a line of text


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page's ink in percent: of each of the four on average over the page, and the
    most of all together anywhere.

    `short`: colour reaches the trim and not the bleed, so that a hair of white
    shows where the knife goes astray.
    """

    page: int
    cyan: float
    magenta: float
    yellow: float
    black: float
    most: float
    short: bool = False


def possible() -> bool:
    return shutil.which("pdftoppm") is not None


def measure(path: Path, file: Survey) -> list[Coverage]:
    """The ink of each page, marks left out. CalledProcessError where the file cannot be drawn."""
    from PIL import Image

    with tempfile.TemporaryDirectory(prefix="huikan-ink-") as folder:
        command = ["pdftoppm", "-r", str(RESOLUTION), "-jpegcmyk", str(path), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
        coverages = []
        for page, image_file in zip(file.pages, sorted(Path(folder).iterdir()), strict=True):
            with Image.open(image_file) as picture:
                coverages.append(replace(_of(page.number, picture.crop(_inner(page))), short=_is_short(page, picture)))
        return coverages


def _inner(page: Page) -> tuple[int, int, int, int]:
    """The page without the paper round its bleed, in dots from the top left:
    registration marks are of all inks."""
    return _dots(page, page.boxes.get("BleedBox", page.boxes["MediaBox"]))


def _dots(page: Page, box: Box) -> tuple[int, int, int, int]:
    """A box of a page in dots from the top left of its sheet: left, top, right, bottom."""
    left, bottom, right, top = box
    x, _, _, y = page.boxes["MediaBox"]
    dots = RESOLUTION / 72
    return round((left - x) * dots), round((y - top) * dots), round((right - x) * dots), round((y - bottom) * dots)


def _is_short(page: Page, picture: Raster) -> bool:
    """Whether along some side of the trim colour ends there: just inside it is ink, in
    the middle of the bleed is none."""
    if "TrimBox" not in page.boxes or "BleedBox" not in page.boxes:
        return False
    left, top, right, bottom = _dots(page, page.boxes["TrimBox"])
    out_left, out_top, out_right, out_bottom = _dots(page, page.boxes["BleedBox"])
    sides = (
        ((left + 1, top, left + 2, bottom), ((out_left + left) // 2, top)),
        ((right - 2, top, right - 1, bottom), ((out_right + right) // 2, top)),
        ((left, top + 1, right, top + 2), (left, (out_top + top) // 2)),
        ((left, bottom - 2, right, bottom - 1), (left, (out_bottom + bottom) // 2)),
    )
    return any(_ends(picture, strip, beside) for strip, beside in sides)


def _ends(picture: Raster, strip: tuple[int, int, int, int], beside: tuple[int, int]) -> bool:
    """Whether more than a little of the ink in a strip has none beside it, in a strip
    as long that begins at `beside`."""
    width, height = strip[2] - strip[0], strip[3] - strip[1]
    inside = _inks(picture.crop(strip))
    outside = _inks(picture.crop((*beside, beside[0] + width, beside[1] + height)))
    bare = sum(one > INKED and other < BARE for one, other in zip(inside, outside, strict=True))
    return bare > EDGE * len(inside)


def _inks(picture: Raster) -> list[int]:
    content = picture.tobytes()
    return [sum(content[place : place + 4]) for place in range(0, len(content), 4)]


def _of(number: int, picture: Raster) -> Coverage:
    from PIL import ImageStat

    cyan, magenta, yellow, black = (round(mean / 2.55, 1) for mean in ImageStat.Stat(picture).mean)
    return Coverage(number, cyan, magenta, yellow, black, spaces.most(picture))


def judge(path: str, pages: list[Coverage], limit: float) -> list[Diagnostic]:
    """Pages where things that lie over each other come to too much ink, and pages
    whose colour ends at the trim."""
    wet = [page for page in pages if page.most > limit + TOLERANCE]
    short = [page.page for page in pages if page.short]
    most = f"{max((page.most for page in wet), default=0.0):.0f}"
    heavy = found("press-ink", path, ink=most, limit=f"{limit:.0f}", pages=runs(page.page for page in wet))
    return [*([heavy] if wet else []), *([found("press-short-bleed", path, pages=runs(short))] if short else [])]
