"""What only finished pages know, and lays out anew: whether a paper has but one page, and
whether a chapter or a list of contents ends with a few lines on a page of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.typesetting.weasyprint_types import Box, Element, PageBox

FEW = {"part": 6, "contents": 9}  # lines of the last page of a chapter, of contents: fewer are drawn in to the page before
DRAWN, OPEN = "drawn", "undrawn"  # what is set closer, and what has been in vain


def rebalance(root: Element, pages: Sequence[PageBox], places: Mapping[str, int]) -> bool:
    """Changes a document's tree where its finished pages ask for it;
    whether it has to be laid out again.

    `pages` are WeasyPrint's page boxes, `places` the indices of the pages by
    the names of what begins on them.
    """
    return _close_ranges(root, places) | _draw_in(root, pages)


def _close_ranges(root: Element, places: Mapping[str, int]) -> bool:
    """Makes `7–7` in the citation of a paper of one page `7`; whether there was one."""
    closed = False
    for line in root.iter("p"):
        ends = [link for link in line if link.get("class") == "folio"]
        if len(ends) == 2 and len({places.get(link.get("href", "").removeprefix("#")) for link in ends}) == 1:
            ends[0].tail = ends[1].tail
            line.remove(ends[1])
            closed = True
    return closed


def _draw_in(root: Element, pages: Sequence[PageBox]) -> bool:
    """Sets chapters and contents closer that end with a few lines on a page of their own, and as
    before where that was in vain; whether there were any."""
    kinds = {id(element): kind for element in root.iter() for kind in FEW if kind in (element.get("class") or "").split()}
    ends: dict[int, tuple[Box, int]] = {}  # the box of each on its last page, and how many pages it has
    for page in pages:
        for box in page.children[0].descendants():
            element = box.element
            if element is not None and id(element) in kinds and box.element_tag == element.tag:
                ends[id(element)] = box, ends.get(id(element), (None, 0))[1] + 1
    changed = False
    for name, (box, count) in ends.items():
        element = box.element
        assert element is not None, "it was found by its element"
        names = (element.get("class") or "").split()
        if count > 1 and OPEN not in names and 0 < _lines(box) < FEW[kinds[name]]:
            names = [*(class_name for class_name in names if class_name != DRAWN), OPEN if DRAWN in names else DRAWN]
            element.set("class", " ".join(names))
            changed = True
    return changed


def _lines(box: Box) -> int:
    """How many lines of text a box has on a page; many where it has a table or a picture."""
    from weasyprint.formatting_structure import boxes

    inside = list(box.descendants())
    if any(isinstance(one, boxes.TableBox | boxes.ReplacedBox) for one in inside):
        return max(FEW.values())
    return sum(isinstance(one, boxes.LineBox) for one in inside)
