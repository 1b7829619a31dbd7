"""The grid of lines: running text of facing pages and of columns stands on it, feet agree."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import sample_books
from huikan import typesetting
from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme
from huikan.outputs.print.book.line_grid import foot, line_height
from huikan.typesetting.pagination import page_feet
from page_faults import foot as page_foot
from page_faults import grid_lines, line_pitch, offset, page_faults

THEME = read_theme(Path(__file__).parents[2] / "theme" / "print")
TEXT = "地下空间的开发利用要先规划后建设，先地下后地上，平战结合，综合利用，安全第一。"
FIGURE = (
    '<figure><svg xmlns="http://www.w3.org/2000/svg" width="200" height="101"><rect width="9" height="9"/></svg>'
    "<figcaption>图</figcaption></figure>"
)
TABLE = "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>"


def pages(body: str, style: str = "", grid: bool = True) -> list[Any]:
    css = f"{THEME.styles['page.css']}{THEME.styles['volume.css']}"
    page = "@page{size:120mm 153mm;margin:15mm 15mm 14mm}@page :left{margin:15mm 15mm 14mm}"
    mark = ' data-grid="lines"' if grid else ""
    html = f'<html lang="zh-CN"{mark}><head><title>t</title><style>{css}{page}{style}</style></head><body><main>{body}</main></body></html>'
    request = typesetting.TypesetRequest(html, "grid", "t", "https://example.org/", "图", {})
    with typesetting.laid_out(request, THEME.fonts, {"cache": {}}) as document:
        return [page._page_box for page in document.pages]


def words(line: Any) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants())


def paragraphs(*lengths: int) -> str:
    return "".join(f"<p>{TEXT * length}</p>" for length in lengths)


MIXED = "".join(
    f"{paragraphs(2, 3)}<h2>小节</h2>{paragraphs(2)}{block}{paragraphs(4)}<h3>小小节</h3>{paragraphs(1, 3)}"
    for block in (FIGURE, TABLE, "<ul><li>甲</li><li>乙</li></ul>", "<pre>x = 1</pre>", FIGURE)
)


def test_lines_stand_on_the_grid_whatever_is_between_them() -> None:
    laid_out = pages(MIXED)
    pitch = line_pitch(laid_out)
    assert len(laid_out) > 3
    assert [fault for fault in page_faults(laid_out, lambda *_: False) if fault.kind == "off"] == []
    assert sum(len(grid_lines(page, pitch)) for page in laid_out) > 60


def test_without_the_grid_they_do_not() -> None:
    """So that the test above can fail."""
    faults = Counter(fault.kind for fault in page_faults(pages(MIXED, grid=False), lambda *_: False))
    assert faults["off"] > 20


def test_pages_that_go_on_end_on_one_line() -> None:
    """But where a page of nothing but paragraphs has no place that could grow."""

    def shorter() -> int:
        feet = [page_foot(page) for page in pages(MIXED)[:-1]]
        return sum(max(feet) - foot > 4 for foot in feet)

    with mock.patch.object(page_feet, "align", lambda page, pitch: None):
        assert shorter() >= 3
    assert shorter() <= 1


@pytest.mark.parametrize("tall", ["<sup>2</sup>", '<span style="display:inline-block;height:17pt;width:3pt"></span>'])
def test_a_line_that_is_a_little_higher_moves_no_other(tall: str) -> None:
    """It takes the room between lines, above and below."""
    laid_out = pages(f"<p>{TEXT}{tall}{TEXT * 3}</p>{paragraphs(3)}")
    pitch = line_pitch(laid_out)
    lines = [line for line in grid_lines(laid_out[0], pitch) if abs(line.height - pitch) < 0.3]
    assert [offset(line, laid_out[0], pitch) for line in lines] == pytest.approx([0] * len(lines), abs=0.1)
    tops = [line.position_y for line in lines]
    assert max(after - before for before, after in pairwise(tops)) <= 2 * pitch + 0.5


def test_columns_begin_and_end_together() -> None:
    """A heading at the head of the second column has no white above it."""
    body = f"<p>{TEXT}</p>{TABLE}<div class='columns'>{paragraphs(2, 3)}<h2>小节</h2>{paragraphs(2, 2)}</div>{paragraphs(2)}"
    for more in range(4):
        laid_out = pages(f"{body}{paragraphs(more)}", ".columns{columns:2;column-gap:7mm}@page{size:150mm 250mm}")
        assert [fault for fault in page_faults(laid_out, lambda *_: True) if fault.kind in ("column", "off")] == []


def test_a_page_has_whole_lines() -> None:
    css = "html { font-size: 10.5pt; line-height: 1.75; }\nhtml:lang(en) { line-height: 1.5; }\n"
    assert line_height(css, "zh") == pytest.approx(10.5 * 1.75 * 25.4 / 72)
    assert line_height(css, "en") == pytest.approx(10.5 * 1.5 * 25.4 / 72)
    assert line_height(f"{css}html {{ font-size: 10pt; }}\n", "zh") == pytest.approx(17.5 * 25.4 / 72)
    height = 297 - 29 - foot(297, 29, 30, line_height(css, "zh"))
    assert height / line_height(css, "zh") == pytest.approx(37, abs=0.02)
    assert height > 37 * line_height(css, "zh")


@pytest.mark.parametrize("kind", ["issue", "report", "proceedings"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_books_and_newsletters_are_on_the_grid(kind: str, lang: str) -> None:
    book = sample_books.compose()[sample_books.KINDS[kind], lang]
    with typesetting.laid_out(screen.request(book, THEME), THEME.fonts, {"cache": {}}) as document:
        laid_out = [page._page_box for page in document.pages]
    assert [fault for fault in page_faults(laid_out, lambda *_: True) if fault.kind == "off"] == []


@pytest.mark.parametrize(("lang", "indent", "above"), [("en", 0.0, 14), ("zh-CN", 28.0, 11)])
def test_a_first_paragraph_is_flush_where_a_figure_has_left(lang: str, indent: float, above: int) -> None:
    """The figure goes to the head of the next page; in English the text begins at the margin."""
    body = f"{'<p>Words of a line.</p>' * above}<section><h2>Soil</h2>{FIGURE}<p>{'Words and words again. ' * 30}</p></section>"
    css = f"{THEME.styles['page.css']}{THEME.styles['volume.css']}@page{{size:120mm 153mm;margin:15mm}}"
    html = f'<html lang="{lang}"><head><title>t</title><style>{css}</style></head><body><main>{body}</main></body></html>'
    request = typesetting.TypesetRequest(html, "grid", "t", "https://example.org/", "图", {})
    with typesetting.laid_out(request, THEME.fonts, {"cache": {}}) as document:
        first = document.pages[0]._page_box
        lines = [box for box in first.descendants() if type(box).__name__ == "LineBox" and "again" in words(box)]
        assert not [box for box in first.descendants() if box.element_tag == "figure"], "it has left"
    assert lines[0].text_indent == pytest.approx(indent, abs=0.5)


@pytest.mark.parametrize("name", ["", "opening"])
@pytest.mark.parametrize("heading", ["<h2>节</h2>", "<h3>小节</h3>", "<h2>节</h2><h3>小节</h3>"])
def test_a_heading_that_begins_a_page_has_no_white_above_it(heading: str, name: str) -> None:
    """On pages with a name too, but behind a forced break."""
    style = f"main{{page:{name}}}" if name else ""
    heads = []
    for more in range(1, 12):
        body = f"{paragraphs(6)}{paragraphs(*[1] * more)}{heading}{paragraphs(3)}"
        heads += [_first(page) for page in pages(body, style)[1:] if _first(page).element.tag != "p"]
    assert heads and all(box.border_box_y() == pytest.approx(15 / 25.4 * 96, abs=0.5) for box in heads)
    (behind,) = pages(f"{paragraphs(1)}<div style='break-before:page'>{heading}</div>", style)[1:]
    assert _first(behind).border_box_y() > 15 / 25.4 * 96 + 8


@pytest.mark.parametrize("headings", ["<h1>章</h1><h2>节</h2>", "<h2>节</h2><h3>小节</h3>", "<h3>小节</h3><h4>目</h4>"])
def test_two_headings_take_whole_lines(headings: str) -> None:
    """So the text is half a line below them, not one and a half."""
    (page,) = pages(f"{paragraphs(2)}{headings}<p>{TEXT}</p>")
    *_, lower, text = [
        box for box in page.descendants() if box.element_tag in ("h1", "h2", "h3", "h4", "p") and hasattr(box, "margin_top")
    ]
    line = next(box for box in grid_lines(page, line_pitch([page])) if box.element is text.element)
    assert line.position_y - lower.border_box_y() - lower.border_height() < 0.5 * line_pitch([page])


def _first(page: Any) -> Any:
    """The block of a page's first line."""
    return next(box for box in page.descendants() if box.element_tag in ("h1", "h2", "h3", "p") and hasattr(box, "margin_top"))
