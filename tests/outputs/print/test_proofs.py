"""Proofs: specimen pages of every kind and language, and press files, look as they did
when somebody last looked at them.

The golden pictures in tests/proofs are pages at 60 dots an inch, press files at 40. A page
passes when no square of 16 dots (7 mm) differs from the picture by more than 8 % of the way from
black to white on average, after both have been blurred by a dot: slightly softer edges stay
below that, a missing letter or a line that moves by a dot (0.4 mm) does not. `pytest --renew`
draws them anew: look at what changed before you commit it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

import press_fixture
import sample_books
from huikan.outputs.print import press
from huikan.outputs.print.book import read_theme
from huikan.outputs.print.press import profiles
from huikan.tasks import FileRef

GOLDEN = Path(__file__).parents[2] / "proofs"
RESOLUTION, COARSER = 60, 40  # dots per inch
TILE = 16
TOLERANCE = 0.08 * 255
LARGEST = 120_000  # bytes of a golden picture
PAGES = {  # the first two pages of each file, unless it says more
    ("issue", "zh"): (1, 2, 3),
    ("report", "zh"): (1, 2, 3, 4, 5, 6, 7),
    ("report", "en"): (4, 5, 6),
    ("proceedings", "zh"): (1, 4, 5),
    ("proceedings", "en"): (5,),
    ("notice", "zh"): (1,),
    ("notice", "en"): (1,),
}
SCREEN = [
    (kind, lang, page)
    for kind in sample_books.KINDS
    for lang in press_fixture.LANGUAGES
    for page in PAGES.get((kind, lang), (1, 2))
]
PRESS = ("issue.press", "report.cover.press", "issue.booklet.press")  # their first pages, in Chinese

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is not installed")


@pytest.fixture(scope="module")
def drawn(specimen_pdfs: dict[tuple[str, str], bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages by the names of their golden pictures."""
    folder = tmp_path_factory.mktemp("proofs")
    found: dict[str, Path] = {}
    for (kind, lang), content in specimen_pdfs.items():
        wanted = [page for one, other, page in SCREEN if (one, other) == (kind, lang)]
        pictures = draw(content, folder / f"{kind}.{lang}", max(wanted))
        found |= {f"{kind}.{lang}.{page}": pictures[page - 1] for page in wanted}
    found |= {name: draw(content, folder / name, 1, COARSER)[0] for name, content in press_files(folder)}
    return found


def draw(content: bytes, stem: Path, last: int, resolution: int = RESOLUTION) -> list[Path]:
    """The first pages of a PDF as pictures."""
    file = stem.parent / f"{stem.name}.pdf"
    file.write_bytes(content)
    command = ["pdftoppm", "-r", str(resolution), "-l", str(last), "-png", str(file), f"{stem}-page"]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(stem.parent.glob(f"{stem.name}-page-*.png"))


def press_files(folder: Path) -> list[tuple[str, bytes]]:
    """Press files of the sample books: a newsletter, its sheets, and the
    cover of a report of 200 pages."""
    books = sample_books.compose()
    dress, colours = read_theme(press_fixture.PRINT), profiles.read(press_fixture.PRINT / "icc")
    issue, report = (
        press.PressJob(books[sample_books.KINDS[kind], "zh"], dress, colours, 4, 0.1) for kind in ("issue", "report")
    )
    pages = press.make(issue)
    file = folder / "pages.pdf"
    file.write_bytes(pages)
    booklet = press.make_booklet(FileRef.of(file), issue.info, colours)
    return list(zip(PRESS, (pages, press.make_cover(report, 200), booklet), strict=True))


@pytest.mark.parametrize("name", [*(f"{kind}.{lang}.{page}" for kind, lang, page in SCREEN), *PRESS])
def test_a_page_looks_as_it_did(drawn: dict[str, Path], name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    golden = GOLDEN / f"{name}.png"
    with Image.open(drawn[name]) as opened:
        page = opened.convert("RGB")
    if request.config.getoption("--renew"):
        keep(page, golden)
    assert golden.exists(), f"{golden} is missing: run `pytest --renew tests/outputs/print/test_proofs.py`, then look at it"
    with Image.open(golden) as opened:
        before = opened.convert("RGB")
    assert page.size == before.size, f"the page has another size: {page.size} instead of {before.size} dots"
    changed = differing(before, page)
    if changed:
        shown = tmp_path / f"{name}.png"
        beside(before, page, changed).save(shown)
        pytest.fail(f"{len(changed)} places differ: see {shown} (before, now, where); `pytest --renew` if it is right")


def keep(page: Any, golden: Path) -> None:
    """Writes a golden picture, where it differs from the one that is there; in
    256 colours if that is not seen."""
    if golden.exists():
        with Image.open(golden) as before:
            if before.size == page.size and not differing(before.convert("RGB"), page):
                return
    golden.parent.mkdir(exist_ok=True)
    fewer = page.quantize(256, dither=Image.Dither.NONE)
    (page if differing(page, fewer.convert("RGB")) else fewer).save(golden, optimize=True)
    assert golden.stat().st_size <= LARGEST, f"{golden} is larger than {LARGEST} bytes"


def differing(one: Any, other: Any) -> list[tuple[int, int]]:
    """The squares, by column and row, in which two pictures of one size differ."""
    soft = (picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other))
    red, green, blue = ImageChops.difference(*soft).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    columns, rows = -(-most.width // TILE), -(-most.height // TILE)
    whole = Image.new("L", (columns * TILE, rows * TILE))
    whole.paste(most)
    means = whole.reduce(TILE).tobytes()
    return [(place % columns, place // columns) for place, mean in enumerate(means) if mean > TOLERANCE]


def beside(before: Any, now: Any, changed: list[tuple[int, int]]) -> Any:
    """The golden picture, the page, and the page with the squares marked that differ."""
    marked = now.copy()
    pen = ImageDraw.Draw(marked)
    for column, row in changed:
        pen.rectangle([column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE], outline="red")
    sheet = Image.new("RGB", (now.width * 3 + 20, now.height), "gray")
    for place, picture in enumerate((before, now, marked)):
        sheet.paste(picture, (place * (now.width + 10), 0))
    return sheet


# The comparison itself


def test_a_line_that_moves_is_seen_and_a_softer_edge_is_not(drawn: dict[str, Path]) -> None:
    with Image.open(drawn["notice.zh.1"]) as opened:
        page = opened.convert("RGB")
    moved, gone = ImageChops.offset(page, 1, 0), page.copy()
    gone.paste("white", (0, 0, page.width, page.height // 2))
    assert differing(page, page) == differing(page, page.filter(ImageFilter.GaussianBlur(0.4))) == []
    assert differing(page, moved) and differing(page, gone)
    assert beside(page, gone, differing(page, gone)).width == page.width * 3 + 20


def test_no_golden_picture_is_left_over() -> None:
    names = {f"{kind}.{lang}.{page}" for kind, lang, page in SCREEN} | set(PRESS)
    assert {path.stem for path in GOLDEN.glob("*.png")} == names
    assert all(path.stat().st_size <= LARGEST for path in GOLDEN.glob("*.png"))
