"""QR codes are read back, as telephones read them: from the drawing,
and from pages that are printed."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
import resvg_py
import test_proofs
import zxingcpp
from lxml import html
from PIL import Image

from huikan import qr

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
