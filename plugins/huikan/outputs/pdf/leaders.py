"""The dots of a line of contents as one piece of text: WeasyPrint draws them one by one, which costs more than the text."""

from __future__ import annotations

from typing import Any

from huikan.outputs.pdf import justification


def draw_through(page: Any) -> None:
    """Makes one text of the dots of every leader on a page: the first of them from the left, with the others behind it."""
    for box in page.descendants():
        if box.is_leader and len(box.children) > 1:
            dots = sorted(box.children, key=lambda dot: dot.position_x)
            first = dots[0].copy()
            first.text = "".join(dot.text for dot in dots)
            first.width = justification.set_again(first)
            box.children = (first,)
