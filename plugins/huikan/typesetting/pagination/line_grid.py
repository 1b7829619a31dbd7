"""A grid of lines below the pages of a book (版心网格): lines of running text of facing pages and
of neighbouring columns stand beside each other, whatever stands between them.

It is made while lines are laid out, so no page is laid out again for it. A line as high as the
grid's goes down to the next line of it; where a formula has made it or the one before it a little
higher, it goes up into the room between lines. Headings, captions, tables and notes keep their
own distances, and the text behind them is on the grid again. A document asks for it by
`data-grid` on its root. Imported where WeasyPrint is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING

from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import Box, LayoutContext, LineBox, ResumeAt

if TYPE_CHECKING:
    from huikan.typesetting.pagination.floats import Layout

ASKED = "data-grid"
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SAME = 0.3  # px by which lines as high as the grid's may differ
OVERLAP = 0.24  # of a line: how far one may go up into the white above it


@contextmanager
def lines_on_grid() -> Iterator[None]:
    """Lines of documents that ask for it are set on a grid while this is open."""
    replacements: dict[str, Callable[[Layout], Layout]] = {
        "weasyprint.layout.inline.get_next_linebox": _on_grid,
        "weasyprint.layout.block.columns_layout": _columns_on_grid,
        "weasyprint.layout.block.block_box_layout": _balanced,
    }
    with replaced(replacements):
        yield


def pitch_of(root: Box) -> float:
    """How far the lines of a document's grid are apart, in px; 0 without a grid."""
    from weasyprint.text.line_break import strut

    return float(strut(root.style)[0]) if root.element is not None and root.element.get(ASKED) else 0.0


def _on_grid(original: Layout) -> Layout:
    def get_next_linebox(context: LayoutContext, linebox: Box, *args: object) -> object:
        line, resume_at = original(context, linebox, *args)
        if line is not None and line.height and context.line_pitch and not _is_heading(linebox):
            _snap(context, line)
        return line, resume_at

    return get_next_linebox


def _is_heading(box: Box) -> bool:
    return box.element is not None and box.element.tag in HEADINGS


def _snap(context: LayoutContext, line: LineBox) -> None:
    """Moves a line to the grid, by its base line: what is higher than the others stands out above
    and below."""
    from weasyprint.text.line_break import strut

    height, baseline = strut(line.style)
    if abs(height - context.line_pitch) < SAME:
        line.translate(0, shift(context, line.position_y + line.baseline - baseline))


def shift(context: LayoutContext, top: float) -> float:
    """How far what begins at `top` is from its place on the grid of the current page, in px."""
    pitch = context.line_pitch
    offset = (top - context.current_footnote_area.page.content_box_y()) % pitch
    return float(-offset if offset <= OVERLAP * pitch else pitch - offset)


def _columns_on_grid(original: Layout) -> Layout:
    """Columns begin on the grid, so that their first lines do, headings too."""

    def columns_layout(
        context: LayoutContext, box: Box, bottom_space: float, skip: ResumeAt, holder: Box, page_is_empty: bool,
        absolute: list[Box], fixed: list[Box], margins: list[float], *styles: object,
    ) -> object:  # fmt: skip
        from weasyprint.layout.block import collapse_margin

        if context.line_pitch:
            margin = collapse_margin(margins)
            margins = [margin + shift(context, box.content_box_y() + margin)]
        return original(context, box, bottom_space, skip, holder, page_is_empty, absolute, fixed, margins, *styles)

    return columns_layout


class _OneLine(float):
    """The height of what comes next in a column, as WeasyPrint balances columns: they grow by one
    line, whatever it is that did not fit, and so end within a line of each other."""

    def __new__(cls, line: float) -> _OneLine:
        return super().__new__(cls, line)

    def __sub__(self, other: float) -> float:
        return float(self)


def _balanced(original: Layout) -> Layout:
    """A column whose first block, if it is not the first of all, has no white above it. Where
    WeasyPrint asks for the height of what comes next, it is told of one line."""

    def block_box_layout(
        context: LayoutContext, column: Box, bottom_space: float, skip: ResumeAt, *args: object, **more: object
    ) -> object:
        if not (context.line_pitch and column.is_column):
            return original(context, column, bottom_space, skip, *args, **more)
        if bottom_space == inf:
            return _ruler(column, context.line_pitch), None, None, None, None, None
        place, rest = next(iter(skip.items())) if skip else (0, 0)
        first = column.children[place] if rest is None else None
        style = first.style if first is not None else None
        if first is not None:
            first.style = first.style.copy()
            first.style["margin_top"] = _nothing()
        try:
            return original(context, column, bottom_space, skip, *args, **more)
        finally:
            if first is not None and style is not None:
                first.style = style

    return block_box_layout


def _nothing() -> object:
    from weasyprint.css.properties import Dimension

    return Dimension(0, "px")


def _ruler(column: Box, line: float) -> Box:
    """A column with one child that says to be a line high."""
    child = column.copy_with_children([])
    child.margin_height = lambda: _OneLine(line)  # type: ignore[method-assign]
    return column.copy_with_children([child])
