"""The dots of a line of contents as one piece of text: WeasyPrint draws them one by one,
which costs more than the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from huikan.typesetting.chinese import glyph_positions, justification
from huikan.typesetting.chinese.line_adjustment import STEP
from huikan.typesetting.weasyprint_types import PageBox, TextBox


def merge_leader_dots(page: PageBox) -> None:
    """Makes one text of the dots of every leader on a page: the first of them from the
    left, with the others behind it."""
    for box in page.descendants():
        if box.is_leader and len(box.children) > 1:
            dots = sorted(cast("Sequence[TextBox]", box.children), key=lambda dot: dot.position_x)
            first = dots[0].copy()
            first.text = "".join(dot.text for dot in dots)
            end = dots[-1].position_x + dots[-1].width
            _fill(first, end - first.position_x)
            box.children = (first,)


def _fill(box: TextBox, width: float) -> None:
    """Sets the dots of a row as far apart as they stood alone: fonts kern them, and the row
    would end short of the number."""
    missing = round((width - justification.set_again(box)) / box.style["font_size"] * STEP)
    box.pango_layout.adjustments = glyph_positions.widened(glyph_positions.adjustments(box.pango_layout), missing, len(box.text))
    box.width = justification.set_again(box)
