"""QR codes are read back, as telephones read them: from the drawing,
and from pages that are printed."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
import resvg_py
import segno
import test_proofs
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from huikan import qr
from huikan.qr.masks import best_mask

RESOLUTION = 150  # dots per inch of a page that a telephone looks at

ADDRESSES = (
    "https://example.org/",
    "https://example.org/en/newsletters/2025-01/#news",
    "https://学会.example/报告/2025年度/",
    "https://example.org/" + "a/" * 120,
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_drawing_says_its_address(address: str) -> None:
    png = bytes(resvg_py.svg_to_bytes(svg_string=qr.svg(address), width=400, background="white"))
    with Image.open(io.BytesIO(png)) as picture:
        assert read(picture.convert("RGB")) == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_drawing_is_what_segno_draws(address: str) -> None:
    code = segno.make(address, error="m", boost_error=False, micro=False)
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", xmldecl=False, nl=False, omitsize=True, border=qr.QUIET, dark="#000", light="#fff")
    assert qr.svg(address) == drawing.getvalue().decode()


def test_a_page_holds_the_code_of_its_own_address(sample_site: Path) -> None:
    for path in ("articles/lettuce-in-the-dark", "en/articles/lettuce-in-the-dark"):
        page = html.fromstring((sample_site / path / "index.html").read_bytes())
        (source,) = set(page.xpath("//details[@class='share']/img/@src"))
        svg = unquote(source.removeprefix("data:image/svg+xml,"))
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=400, background="white"))
        with Image.open(io.BytesIO(png)) as picture:
            assert read(picture.convert("RGB")) == [f"https://example.org/{path}/"]


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is not installed")
@pytest.mark.parametrize(("kind", "path"), [("issue", "newsletters"), ("article", "articles"), ("report", "reports")])
def test_a_printed_page_leads_to_the_site(
    kind: str, path: str, specimen_pdfs: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    pages = test_proofs.draw(specimen_pdfs[kind, "zh"], tmp_path / kind, 99, RESOLUTION)
    with Image.open(pages[-1]) as page:
        (address,) = read(page.convert("RGB"))
    assert address.startswith(f"https://example.org/{path}/")


def read(picture: Image.Image) -> list[str]:
    """What the QR codes of a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_the_mask_is_the_one_that_the_standard_chooses(text: str) -> None:
    code = segno.make(text, error="m", boost_error=False, micro=False)
    plain = segno.make(text, error="m", boost_error=False, micro=False, mask=0)
    assert best_mask(tuple(bytes(row) for row in plain.matrix)) == code.mask
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True, border=qr.QUIET, dark="#000", light="#fff")
    assert qr.svg(text) == drawn.getvalue().decode()
