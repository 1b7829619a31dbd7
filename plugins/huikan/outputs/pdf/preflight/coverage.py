"""How much ink the pages bear once everything on them is drawn together: measured on pages that pdftoppm draws in four inks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huikan.diagnostics import Diagnostic, found
from huikan.outputs.pdf.preflight import spaces
from huikan.outputs.pdf.preflight.survey import Page, Survey

RESOLUTION = 60  # dots per inch: finer than this, edges and the losses of JPEG say more than areas
TOLERANCE = 10.0  # percent of ink that the losses of JPEG may add
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page's ink in percent: of each of the four on average over the page, and the most of all together anywhere."""

    page: int
    cyan: float
    magenta: float
    yellow: float
    black: float
    most: float


def possible() -> bool:
    return shutil.which("pdftoppm") is not None


def measure(path: Path, file: Survey) -> list[Coverage]:
    """The ink of each page, marks left out. CalledProcessError where the file cannot be drawn."""
    from PIL import Image

    with tempfile.TemporaryDirectory(prefix="huikan-ink-") as folder:
        command = ["pdftoppm", "-r", str(RESOLUTION), "-jpegcmyk", str(path), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
        measured = []
        for page, drawn in zip(file.pages, sorted(Path(folder).iterdir()), strict=True):
            with Image.open(drawn) as picture:
                measured.append(_of(page.number, picture.crop(_inner(page))))
        return measured


def _inner(page: Page) -> tuple[int, int, int, int]:
    """The page without the paper round its bleed, in dots from the top left: registration marks are of all inks."""
    left, bottom, right, top = page.boxes.get("BleedBox", page.boxes["MediaBox"])
    x, _, _, y = page.boxes["MediaBox"]
    dots = RESOLUTION / 72
    return round((left - x) * dots), round((y - top) * dots), round((right - x) * dots), round((y - bottom) * dots)


def _of(number: int, picture: Any) -> Coverage:
    from PIL import ImageStat

    cyan, magenta, yellow, black = (round(mean / 2.55, 1) for mean in ImageStat.Stat(picture).mean)
    return Coverage(number, cyan, magenta, yellow, black, spaces.most(picture))


def judge(path: str, pages: list[Coverage], limit: float) -> list[Diagnostic]:
    """Pages where things that lie over each other come to too much ink."""
    wet = [page for page in pages if page.most > limit + TOLERANCE]
    numbers = ", ".join(str(page.page) for page in wet)
    return (
        [found("press-ink", path, ink=f"{max(page.most for page in wet):.0f}", limit=f"{limit:.0f}", pages=numbers)]
        if wet
        else []
    )
