"""A grid of lines: what is not as high as a line of it is followed by as much white as leads
back to it.

The white is written into the tree as a margin, by which it is laid out again. Imported where
WeasyPrint is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huikan.typesetting.weasyprint_types import Box, Element, PageBox

PUSHED = "data-pushed"  # px that an element stands lower than by its style alone
NEAR = 0.5  # px: nobody sees that a line stands so far from the grid
SAME = 0.3  # px by which lines as high as the grid's may differ


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that begins with a line as high as the grid's, where that is, and the white above
    the block."""

    element: Element
    line: float
    white: float


def align(main: Element, pages: Sequence[PageBox], lines: int) -> bool:
    """Moves the lines of a text down to the next line of the grid where they stand between two;
    whether some did. `lines` are those of a page."""
    inside = {id(element) for element in main.iter()} - {id(main)}
    changed = False
    for page in pages:
        pitch, shift = page.height / lines, 0.0
        for block in _blocks(page.children[0], inside, pitch):
            offset = (block.line + shift - page.content_box_y()) % pitch
            if NEAR < offset < pitch - NEAR:
                _push(block, pitch - offset, pitch)
                shift += pitch - offset
                changed = True
    return changed


def forget(document: Element) -> None:
    """Takes all white back."""
    for element in document.iter():
        if element.attrib.pop(PUSHED, None) is not None:
            element.set("style", (element.get("style") or "").rpartition(";margin-top:")[0])


def line_boxes(box: Box) -> Iterator[Box]:
    """The lines in a box, from above."""
    from weasyprint.formatting_structure import boxes

    return (one for one in box.descendants() if isinstance(one, boxes.LineBox))


def _blocks(box: Box, inside: set[int], pitch: float, outer: _Block | None = None) -> Iterator[_Block]:
    """The blocks in a box that begin with a line of the grid, in order; none in tables. A block
    that begins others stands for the first of them: `outer`."""
    from weasyprint.formatting_structure import boxes

    bottom = box.content_box_y()
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            if outer and abs(child.height - pitch) < SAME:
                yield _Block(outer.element, child.position_y, outer.white)
            return
        if not child.is_in_normal_flow():
            continue
        top = child.border_box_y()
        if isinstance(child, boxes.BlockBox) and not child.is_table_wrapper and child.element is not None:
            own = _Block(child.element, top, top - bottom) if id(child.element) in inside else None
            yield from _blocks(child, inside, pitch, outer or own)
        outer, bottom = None, top + child.border_height()


def _push(block: _Block, distance: float, pitch: float) -> None:
    element = block.element
    before = float(element.get(PUSHED) or 0)
    pushed = (before + distance) % pitch
    style = element.get("style") or ""
    style = style.rpartition(";margin-top:")[0] if element.get(PUSHED) is not None else style
    element.set(PUSHED, f"{pushed:.3f}")
    element.set("style", f"{style};margin-top:{block.white - before + pushed:.3f}px")
