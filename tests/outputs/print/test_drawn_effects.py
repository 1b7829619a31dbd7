"""Drawings look in PDFs as in Chromium, on screens and in four inks; their words stay letters."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from content_from_text import lay
from huikan import media, typesetting
from huikan.outputs.print.book import drawings, read_theme
from huikan.tasks import FileRef
from inline_build import build
from loopback import open_browser

PRINT = Path(__file__).parents[3] / "theme" / "print"
FONTS = read_theme(PRINT).fonts
SIZE = 600, 200
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 600 200" width="600" height="200">'
STOPS = '<stop offset="0" stop-color="#1b5a80"/><stop offset="1" stop-color="#e0a638"/>'
LINEAR = f'<linearGradient id="g">{STOPS}</linearGradient>'
WORDS = '<text x="300" y="190" font-size="20" font-family="Noto Sans SC">图中的字</text>'
DRAWINGS = {
    "linear": f'<defs>{LINEAR}</defs><rect width="400" height="80" fill="url(#g)"/>',
    "linear by the drawing": '<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="600">'
    f'{STOPS}</linearGradient><rect x="50" width="400" height="80" fill="url(#g)"/>',
    "reflected": f'<linearGradient id="g" x2=".3" spreadMethod="reflect">{STOPS}</linearGradient>'
    '<rect x="50" width="400" height="80" fill="url(#g)"/>',
    "radial": f'<radialGradient id="g">{STOPS}</radialGradient><circle cx="100" cy="100" r="90" fill="url(#g)"/>',
    "inherited": f'<defs>{LINEAR}<linearGradient id="h" href="#g" gradientTransform="rotate(90)"/></defs>'
    '<rect width="400" height="180" fill="url(#h)"/>',
    "of a line": f'<defs>{LINEAR}</defs><path d="M20 100C100 0 300 200 500 100" stroke="url(#g)" stroke-width="16" fill="none"/>',
    "of a group": f'<defs>{LINEAR}</defs><g fill="url(#g)" transform="translate(20 10)"><rect width="90" height="60"/>'
    '<circle cx="300" cy="60" r="50"/></g>',
    "in groups": f'<defs>{LINEAR}</defs><g transform="translate(20 10)"><g transform="scale(1.2)"><rect width="90" height="60" fill="#a33"/>'
    '<rect x="45" y="30" width="90" height="60" fill="url(#g)"/><circle cx="135" cy="90" r="30" fill="#063"/></g></g>',
    "by a style sheet": f'<defs>{LINEAR}</defs><style>.a{{fill:url(#g)}}</style><rect class="a" width="400" height="80"/>',
    "used": f'<defs>{LINEAR}<rect id="r" width="90" height="60" fill="url(#g)"/></defs><use href="#r" x="9"/><use href="#r" x="200" y="90"/>',
    "pattern": '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 10H20" stroke="#063" stroke-width="4"/></pattern><circle cx="100" cy="100" r="90" fill="url(#p)"/>',
    "mask": '<defs><linearGradient id="w"><stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>'
    '<mask id="m"><rect width="600" height="200" fill="url(#w)"/></mask></defs><rect width="400" height="180" fill="#369" mask="url(#m)"/>',
    "clip": '<clipPath id="c"><path d="M0 0H300V60H0Z"/><circle cx="200" cy="130" r="40"/></clipPath>'
    '<g clip-path="url(#c)"><rect width="400" height="180" fill="#369"/></g>',
    "filter": '<filter id="f"><feGaussianBlur stdDeviation="6"/></filter><rect x="50" y="50" width="200" height="80" fill="#369" filter="url(#f)"/>',
    "markers": '<marker id="a" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z"/></marker>'
    '<polyline points="50,150 200,20 350,150" fill="none" stroke="#c33" stroke-width="2" marker-mid="url(#a)" marker-start="url(#a)"/>',
    "blend": '<rect x="20" y="20" width="200" height="120" fill="#fc3"/><rect x="120" y="60" width="200" height="120" fill="#36c" style="mix-blend-mode:multiply"/>',
}


def svg(name: str) -> bytes:
    return f"{OPEN}{DRAWINGS[name]}{WORDS}</svg>".encode()


@pytest.fixture(scope="module")
def browser_pictures(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Image.Image]:
    """Each drawing as Chromium draws it."""
    folder = tmp_path_factory.mktemp("drawings")
    pictures = {}
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, device_scale_factor=2)
        for name in DRAWINGS:
            (folder / "d.svg").write_bytes(svg(name))
            page.goto((folder / "d.svg").as_uri())
            pictures[name] = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return pictures


def pdf_of(content: bytes, folder: Path) -> Path:
    """A page that is the drawing, as books take it."""
    (folder / "d.svg").write_bytes(drawings.printable(content, SIZE[0] / 96 * 25.4, FONTS))
    style = "@page{size:600px 200px;margin:0}body{margin:0;line-height:0}img{display:block;width:600px;height:200px}"
    html = f'<html lang="zh-CN"><head><title>t</title><style>{style}</style></head><body><img src="asset:///d.svg" alt="图"></body></html>'
    request = typesetting.TypesetRequest(
        html, "s", "t", "https://example.org/", "图", {"asset:///d.svg": FileRef.of(folder / "d.svg")}
    )
    with typesetting.typeset(request, FONTS, typesetting.RenderTarget({}, blanks=True)) as (pdf, _):
        pdf.save(folder / "d.pdf")
    return folder / "d.pdf"


def drawn(path: Path) -> Image.Image:
    command = [
        "pdftoppm",
        "-scale-to-x",
        str(2 * SIZE[0]),
        "-scale-to-y",
        str(2 * SIZE[1]),
        "-png",
        "-singlefile",
        str(path),
        "-",
    ]
    return Image.open(io.BytesIO(subprocess.run(command[:-1], capture_output=True, check=True).stdout)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The share of points that differ by a sixth, seen from afar, and the mean difference of 255;
    words apart."""
    pair = [picture.crop((0, 0, 2 * SIZE[0], 340)).resize((300, 85), Image.Resampling.BOX) for picture in (one, other)]
    gap = ImageChops.difference(*pair).convert("L")
    return sum(gap.histogram()[40:]) / (300 * 85), ImageStat.Stat(gap).mean[0]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_looks_as_in_a_browser(name: str, browser_pictures: Mapping[str, Image.Image], tmp_path: Path) -> None:
    path = pdf_of(svg(name), tmp_path)
    share, mean = difference(browser_pictures[name], drawn(path))
    assert share < 0.01 and mean < 1.5, (share, mean)
    if name not in ("by a style sheet", "blend"):  # of these all becomes pixels
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
        assert "图中的字" in text
    with pikepdf.open(path) as pdf:
        assert not [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/PatternType") == 1]


def test_a_drawing_without_effects_stays_as_it_is() -> None:
    for content in (f'{OPEN}<rect width="9" height="9" fill="#369"/></svg>'.encode(), svg("clip")):
        assert drawings.printable(content, 100, FONTS) == content
        assert media.effects(content) == []


def test_pixels_are_600_an_inch_and_no_larger_than_what_they_show() -> None:
    content = drawings.printable(svg("linear"), 152.4, FONTS)  # 6 inches: 3600 pixels for 600 units
    (image,) = (node for node in media.svg.read(content).root.elements() if node.name == "image")  # type: ignore[union-attr]
    from base64 import b64decode

    picture = Image.open(io.BytesIO(b64decode(image.attributes["xlink:href"].partition(",")[2])))
    assert picture.size == (2400, 480)
    assert [round(float(image.attributes[name])) for name in ("x", "y", "width", "height")] == [0, 0, 400, 80]


def test_the_press_gets_four_inks_and_the_editor_a_note(tmp_path: Path) -> None:
    text = "---\ntitle: 图\ndate: 2025-01-01\nauthors: [甲]\n---\n![图](d.svg)\n\n![细](e.svg)\n"
    small = f'{OPEN}<text x="9" y="90" font-size="5">小字</text><text x="9" y="190" font-size="40" fill="#000">黑字</text></svg>'
    tree = {"articles/a/index.md": text, "articles/a/d.svg": svg("linear").decode(), "articles/a/e.svg": small}
    done = build(lay(tree, tmp_path / "content"), tmp_path, "--press", str(tmp_path / "press"))
    findings = {one["code"]: one for one in json.loads(done.stdout[: done.stdout.rindex("]") + 1])}
    assert "linearGradient" in findings["drawing-in-pixels"]["message_en"] and findings["drawing-in-pixels"]["severity"] == "note"
    label = findings["small-label"]
    assert (label["severity"], label["line"]) == ("warning", 8) and "e.svg" in label["message_zh"]
    (path,) = (tmp_path / "press").glob("*.press.pdf")
    listed = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    colours = [line.split() for line in listed if line.split()[2] == "image"]
    assert [(each[5], 590 < int(each[12]) < 610) for each in colours] == [("cmyk", True)]
    assert not [code for code in findings if code.startswith("press-")]
