"""Text that stands beyond the edge of its page: it would be cut off and nobody told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikan.typesetting.chinese.rules import BREAK, JOINER, THIN
from huikan.typesetting.weasyprint_types import Box, PageBox

MM = 96 / 25.4  # CSS pixels
SLACK = 1.0  # mm that the room beside a letter may lie beyond
SHOWN = 24  # letters of the words that a message names
UNSEEN = f"{BREAK}{JOINER}{THIN} \u00a0\n\t"


def beyond_the_paper(pages: Iterable[PageBox]) -> Iterator[str]:
    """What is said of each text that leaves its page, at the left, the right, above or below."""
    for page in pages:
        width, height = page.margin_width() / MM, page.margin_height() / MM
        for box, words in _texts(page):
            left, top = box.position_x / MM, box.position_y / MM
            right, foot = left + box.width / MM, top + box.height / MM
            most = max(-left, right - width, -top, foot - height)
            if most > SLACK:
                yield f"“{words[:SHOWN]}” would stand {most:.0f} mm beyond the edge of the paper"


def _texts(box: Box) -> Iterator[tuple[Box, str]]:
    """The texts below a box with their words; none of what is turned or moved by its style."""
    text = getattr(box, "text", "")
    if isinstance(text, str) and (words := text.strip(UNSEEN)):
        yield box, words
    for child in getattr(box, "children", ()):
        if not child.style["transform"]:
            yield from _texts(child)
