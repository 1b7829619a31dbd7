"""Formulas on paper: on the baseline of their line, no mark torn from them, none beyond its
column, told in words to who does not see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from huikan import markup, typesetting
from huikan.formulas.typeset import typeset
from huikan.markup.formulas import SCALE, sources, with_formulas
from huikan.outputs.print.book import read_theme

PRINT = Path(__file__).parents[2] / "theme" / "print"
FACES = read_theme(PRINT).fonts
POINTS = 0.75  # in a CSS pixel
INLINE = "拐点距 $i = K z_0$，取 $K_{\\frac12} = 0.5$，得 $\\frac{a}{b}$。深度（$V_l$）与面积 $A = 32.6$、宽度 $w$；" * 6
WIDE = "$$\n" + " + ".join(f"x_{{{number}}}" for number in range(60)) + " = 0\n$$ {#eq:wide}"


def request(body: str, width: int) -> typesetting.TypesetRequest:
    fragment = markup.render("articles/a.md", body, "zh")
    whole = with_formulas(fragment, [typeset(source.tex, source.display) for source in sources(fragment)], "zh")
    style = f"{read_theme(PRINT).styles['page.css']}@page{{size:210mm 297mm;margin:20mm}}main{{width:{width}pt}}"
    html = f'<html lang="zh-CN"><head><title>t</title><style>{style}</style></head><body><main>'
    html += f"{markup.adapt(whole, 'print', {})}</main></body></html>"
    return typesetting.TypesetRequest(html, "specimen", "t", "https://example.org/", "图", {})


def boxes(body: str, width: int) -> Iterator[tuple[Any, Any]]:
    """(line, drawing) of every formula, as they are laid out."""
    with typesetting.laid_out(request(body, width), FACES, {}) as document:
        for page in document.pages:
            yield from _drawings(page._page_box, None)


def _drawings(box: Any, line: Any) -> Iterator[tuple[Any, Any]]:
    line = box if type(box).__name__ == "LineBox" else line
    if (getattr(box, "element_tag", "") or "").endswith("svg"):
        yield line, box
    for child in getattr(box, "children", ()):
        yield from _drawings(child, line)


@pytest.mark.parametrize("width", [160, 233, 301, 420])
def test_drawings_stand_on_the_baseline(width: int) -> None:
    seen = 0
    for line, drawing in boxes(INLINE, width):
        style = dict(part.split(": ") for part in drawing.element.get("style").split("; "))
        depth = -float(style["vertical-align"].removesuffix("em")) * 10.5
        bottom = (drawing.position_y + drawing.margin_height()) * POINTS
        baseline = (line.position_y + line.baseline) * POINTS
        assert abs(bottom - depth - baseline) < 0.1
        assert abs(drawing.height * POINTS - float(style["height"].removesuffix("em")) * 10.5) < 0.1
        seen += 1
    assert seen == 36
    assert SCALE == 1.05


@pytest.mark.parametrize("width", [160, 233, 301, 420])
def test_no_line_begins_or_ends_with_a_mark_that_belongs_to_a_formula(width: int) -> None:
    texts = {id(line): _text(line) for line, _ in boxes(INLINE, width)}
    assert not [text for text in texts.values() if text[:1] in "，。、；）" or text[-1:] == "（"]


def _text(box: Any) -> str:
    if (getattr(box, "element_tag", "") or "").endswith("svg"):
        return "▣"
    own = getattr(box, "text", "")
    return str(own) if own else "".join(_text(child) for child in getattr(box, "children", ()))


def test_what_is_too_wide_is_made_smaller_and_never_cut() -> None:
    ((_, drawing),) = boxes(WIDE, 300)
    view = [float(number) for number in drawing.element.get("viewBox").split()]
    assert drawing.width * POINTS <= 300
    assert drawing.width / drawing.height == pytest.approx(view[2] / view[3], rel=0.02)


def test_a_formula_is_told_in_words() -> None:
    body = "甲 $\\frac{a}{b}$ 乙\n\n$$ x^2 $$ {#eq:x}\n"
    target = typesetting.RenderTarget({"pdf_variant": "pdf/ua-1", "pdf_identifier": b"x"}, blanks=False)
    with typesetting.typeset(request(body, 300), FACES, target) as (pdf, _):
        elements = list(_elements(pdf.Root.StructTreeRoot.K))
        assert [str(element.Alt) for element in elements if element.get("/S") == "/Formula"] == ["b 分之 a", "x 的平方"]
        assert not [element for element in elements if element.get("/S") == "/Figure"]


def _elements(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", pikepdf.Array()))
