"""What of a laid-out document lies beyond the text block of its pages,
for the tests of sizes of paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huikan import typesetting
from huikan.tasks import FileRef
from huikan.typesetting.chinese.rules import BREAK, JOINER, THIN

PX = 0.75  # points in a CSS pixel
SLACK = 1.0  # pt that ink may lie beyond the block: italics, kerning
FULL = frozenset(("cover",))  # pages that are one picture
BLEEDING = frozenset(("hero",))  # elements that reach over the edge of the paper


def overflowing(job: typesetting.TypesetRequest, faces: tuple[FileRef, ...]) -> list[str]:
    """Words and pictures with how many points they lie beyond the block, to
    the left, to the right or below."""
    with typesetting.laid_out(job, faces, {"cache": {}}) as pages:
        return [said for number, page in enumerate(pages.pages, 1) for said in _beyond(page._page_box, number)]


def _beyond(page: Any, number: int) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes

    if page.page_type.name in FULL:
        return
    left, right = page.content_box_x(), page.content_box_x() + page.width
    bottom = page.content_box_y() + page.height
    for child in page.children:
        if isinstance(child, boxes.MarginBox):
            continue
        for box in _content(child):
            words = getattr(box, "text", "").strip(BREAK + JOINER + THIN + " ") if isinstance(box, boxes.TextBox) else "[picture]"
            wide = max(left - box.position_x, box.position_x + box.width - right) * PX
            deep = (box.position_y + box.height - bottom) * PX if not isinstance(box, boxes.TextBox) else 0
            if words and max(wide, deep) > SLACK:
                yield f"page {number}: {words[:30]} {max(wide, deep):.1f} pt"


def _content(box: Any) -> Iterator[Any]:
    """The texts and pictures below a box, but for those that are meant to reach over the edge."""
    from weasyprint.formatting_structure import boxes

    if box.element is not None and BLEEDING & set((box.element.get("class") or "").split()):
        return
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _content(child)
