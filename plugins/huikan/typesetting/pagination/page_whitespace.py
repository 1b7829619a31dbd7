"""The foot of a page: how much of a finished page's text block is white below its last
line. Imported where WeasyPrint is."""

from __future__ import annotations

from weasyprint.formatting_structure import boxes

from huikan.typesetting.weasyprint_types import Box, PageBox

DRAWN = (boxes.LineBox, boxes.ReplacedBox, boxes.TableBox)


def whitespace_ratio(page: PageBox) -> float:
    """The share of a page's text block that is white between its last line and the
    foot, or the notes there. 0 to 1."""
    return (foot(page) - last(page.children[0], page.content_box_y())) / float(page.height)


def foot(page: PageBox) -> float:
    """Where the text of a page must end at the latest, in px from its head: at the
    foot or where its notes begin."""
    notes = sum(box.margin_height() for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children)
    return float(page.content_box_y() + page.height - notes)


def last(box: Box, top: float) -> float:
    """Where the lowest line, picture or table in a box ends; `top` where there is none."""
    if isinstance(box, DRAWN):
        return float(max(top, box.border_box_y() + box.border_height())) if is_seen(box) else top
    return max((last(child, top) for child in getattr(box, "children", ())), default=top)


def is_seen(box: Box) -> bool:
    """Whether a line shows anything; pictures and tables do."""
    inside = box.descendants() if isinstance(box, boxes.LineBox) else ()
    return not isinstance(box, boxes.LineBox) or any(
        one.text.strip() if isinstance(one, boxes.TextBox) else isinstance(one, boxes.ReplacedBox) for one in inside
    )
