"""EAN-13 bar codes: the digits of ISBN and ISSN, read back by a decoder from the drawing and from
the back of a book."""

from __future__ import annotations

import datetime as time
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from huikan import ean, markup
from huikan.model import Document, Issue, Library, Meta, Report, Work
from huikan.outputs import print as pdf
from huikan.outputs.stage import Site
from huikan.settings import Settings

DAY = time.date(2026, 9, 30)
THEME = Path(__file__).parents[2] / "theme"

digits_12 = st.text("0123456789", min_size=12, max_size=12)
addons = st.one_of(st.just(""), st.text("0123456789", min_size=2, max_size=2), st.text("0123456789", min_size=5, max_size=5))


def printed(folder: Path, meta: Meta) -> Path:
    """A publication of one text as a PDF."""
    key = f"{meta.profile.folder}/a"
    doc = Document(f"{key}/index.md", key, "zh", meta, "文字。")
    library = Library(("zh",), (Work(key, meta.kind, {"zh": doc}),))
    fragments = {(key, "zh"): markup.render(doc.path, doc.body, "zh", 1)}
    (task,) = pdf.plan(Site(library, fragments, Settings(), folder, THEME), {})
    path = folder / "n.pdf"
    path.write_bytes(task.make(*task.args))
    return path


def read(picture: Image.Image) -> list[str]:
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.EAN13, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    return [code.text.replace(" ", "") for code in codes]


def painted(svg: str, scale: int = 3) -> Image.Image:
    """The bars of a drawing as pixels: `M x y h w v h …` for each."""
    width, height = map(float, svg.partition('viewBox="0 0 ')[2].partition('"')[0].split())
    picture = Image.new("L", (round(width * scale), round(height * scale)), 255)
    draw = ImageDraw.Draw(picture)
    for bar in svg.partition('<path d="M')[2].partition('"')[0].split("M"):
        place, _, rest = bar.partition("h")
        left, top = map(float, place.split())
        across, _, rest = rest.partition("v")
        down = rest.partition("h")[0]
        draw.rectangle((left * scale, top * scale, (left + float(across)) * scale - 1, (top + float(down)) * scale - 1), fill=0)
    return picture


@given(digits_12, addons)
def test_a_code_says_its_digits(first: str, addon: str) -> None:
    code = first + ean.check_digit(first)
    decoded = read(painted(ean.svg(code, addon)))
    assert code + addon in decoded
    assert set(decoded) <= {code, code + addon}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("978-7-302-51132-8", "9787302511328"),
        ("ISBN 978-7-0000-0000-1", "9787000000001"),
        ("0-306-40615-2", "9780306406157"),
        ("978-7-302-51132-7", ""),
        ("书号待定", ""),
    ],
)
def test_an_isbn(text: str, digits: str) -> None:
    assert ean.of_isbn(text) == digits


@pytest.mark.parametrize(("text", "digits"), [("0317-8471", "9770317847001"), ("2434-561X", "9772434561006"), ("1000-4549", "")])
def test_an_issn(text: str, digits: str) -> None:
    assert ean.of_issn(text) == digits


@pytest.mark.parametrize(
    ("digits", "addon"), [("978700000000", ""), ("97870000000０1", ""), ("9787000000001", "1"), ("9787000000001", "ab")]
)
def test_what_is_no_code_is_refused(digits: str, addon: str) -> None:
    with pytest.raises(ValueError, match="no EAN-13"):
        ean.svg(digits, addon)


def test_it_is_as_large_as_the_standard_says() -> None:
    assert pytest.approx(37.29) == ean.WIDTH  # mm at full size, with its white
    assert ean.width("03") > ean.WIDTH
    assert 'fill="#000"' in ean.svg("9787000000001")


def test_the_back_of_a_book_bears_its_isbn(tmp_path: Path) -> None:
    """In one ink on the press, at the lower outer corner, its number above and its price below."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    path = printed(tmp_path, Report(title="报告", date=DAY, isbn="978-7-0000-0000-1", price="68"))
    file = tmp_path / "back"
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(path), str(file)], check=True)
    last = Image.open(sorted(tmp_path.glob("back-*.png"))[-1]).convert("L")
    assert read(last.crop((last.width // 2, last.height // 2, last.width, last.height))) == ["9787000000001"]
    words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
    assert "定价：68.00 元" in words.replace("\u2009", " ") or "定价：68.00元" in words.replace(" ", "")
    assert words.count("978-7-0000-0000-1") == 2  # in the colophon and above the bars


@pytest.mark.parametrize(
    ("fields", "codes"),
    [({}, ["977000000100003"]), ({"barcode_addon": "12345"}, ["977000000100012345"]), ({"permit": "内资准字"}, [])],
)
def test_the_back_of_an_issue_bears_its_issn_and_number(fields: dict[str, str], codes: list[str], tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    path = printed(tmp_path, Issue(title="资讯", date=DAY, issn="0000-0019", number="3", **fields))
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(path), str(tmp_path / "back")], check=True)
    last = Image.open(sorted(tmp_path.glob("back-*.png"))[-1]).convert("L")
    assert [code for code in read(last) if len(code) > 13] == codes
