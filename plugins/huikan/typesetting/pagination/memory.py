"""What WeasyPrint keeps of a text and nobody asks for again: let go, so that a long book
needs no more memory than it must.

Imported where WeasyPrint is: inside functions.
"""

from __future__ import annotations

from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout.page import PageType

from huikan.typesetting.pagination import leaders
from huikan.typesetting.weasyprint_types import LayoutContext, PageBox


def discard_unused_styles(context: LayoutContext) -> None:
    """Lets go of styles when the boxes are there. WeasyPrint makes six for every element:
    of a marker, of calls of notes …

    Boxes have their own; of the others only those of pages and their margins are asked for later.
    """
    styles = context.style_for.get_computed_styles()
    for thing, pseudo in [key for key in styles if key[1] and not isinstance(key[0], PageType)]:
        del styles[thing, pseudo]


def break_cycles(page: PageBox) -> None:
    """Makes one box of all dots of a leader, and parts the area of notes from its page: as a
    ring both would never be freed."""
    leaders.merge_leader_dots(page)
    for box in page.children:
        if isinstance(box, FootnoteAreaBox):
            box.page = None
