"""What only finished pages know, and lays out anew: where a notice's record stands,
whether a paper has but one page, and whether a chapter or a list of contents ends with a
few lines on a page of their own.

GB/T 9704, 7.4: the record (版记) is on the last side of the leaves, an even page,
its last rule on the last line of the text block. 7.5: where the page before it is
empty, neither bears a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.typesetting.weasyprint_types import Box, Element, PageBox

FEW = {"part": 4, "contents": 9}  # lines of the last page of a chapter, of contents: fewer are drawn in to the page before
DRAWN, OPEN = "drawn", "undrawn"  # what is set closer, and what has been in vain


def rebalance(root: Element, pages: Sequence[PageBox], places: Mapping[str, int]) -> bool:
    """Changes a document's tree where its finished pages ask for it;
    whether it has to be laid out again.

    `pages` are WeasyPrint's page boxes, `places` the indices of the pages by
    the names of what begins on them.
    """
    return _set_apart(root, _record(root), pages) | _close_ranges(root, places) | _draw_in(root, pages)


def drop_to_foot(root: Element, pages: Sequence[PageBox]) -> None:
    """Moves a notice's record to the foot of its page's text block."""
    record = _record(root)
    if record is not None:
        frame = pages[_page_of(record, pages) - 1]
        box = _box(record, frame)
        assert box is not None, "its page is the one that it is on"
        box.translate(0, frame.content_box_y() + frame.height - box.position_y - box.margin_height())


def _record(root: Element) -> Element | None:
    return next((footer for footer in root.iter("footer") if (footer.get("class") or "").split()[:1] == ["record"]), None)


def _set_apart(root: Element, record: Element | None, pages: Sequence[PageBox]) -> bool:
    """Puts a record that has come to an odd page on the even page that
    follows; whether it had to be moved."""
    if record is None or not (root.get("lang") or "").startswith("zh"):
        return False
    number = _page_of(record, pages)
    if number % 2 == 0:
        return False
    alone = _box(next(root.iter("main")), pages[number - 1]) is None  # the text has ended on the page before
    record.set("class", "record apart unnumbered" if alone else "record apart")
    return True


def _page_of(element: Element, pages: Sequence[PageBox]) -> int:
    """The number of the page that an element begins on, from 1."""
    return next(number for number, page in enumerate(pages, 1) if _box(element, page) is not None)


def _box(element: Element, page: PageBox) -> Box | None:
    return next((box for box in page.descendants() if box.element is element), None)


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
