"""The pages of an official document (GB/T 9704), laid out anew where the finished ones ask for it.

7.3.2: the first page shows some of the body; addressees that leave no room for it move to the
record. 7.4: the record (版记) is on the last side of the leaves, an even page, its last rule on
the last line of the text block. 7.5: where the page before it is empty, neither bears a number;
to have none empty, the document is set a little closer or wider (5.2.3 and 7.3.5.5 let it), a
line or two more or less a page. `grid` brings its lines back to the grid.

The document is an element with `data-lines`, how many lines a page has; its record a `footer`
with `data-even`, where it has to stand on an even page.
"""

from __future__ import annotations

from collections.abc import Sequence

from huikan.typesetting.pagination import grid
from huikan.typesetting.weasyprint_types import Box, Element, PageBox

ROUNDS = 20  # of layouts, at most
LINES = 22
CLOSER, WIDER = (23, 24), (21, 20)  # lines a page, in the order in which they are tried
FEW = 2  # lines of addressees that stay where they are
BEFORE_BODY = frozenset(("addressees", "publication-notice", "behind"))


def is_official(root: Element) -> bool:
    """Whether a tree is one of an official document on the grid."""
    return _document(root) is not None


def rebalance(root: Element, pages: Sequence[PageBox]) -> bool:
    """Changes a document's tree where its finished pages ask for it; whether it has to be laid out
    again. `pages` are WeasyPrint's page boxes."""
    document = _document(root)
    if document is None:
        return False
    lines = int(document.get("data-lines", LINES))
    if grid.align(next(document.iter("main")), pages, lines):
        return True
    return _show_body(document, pages, lines) or _place_record(document, pages, lines)


def drop_to_foot(root: Element, pages: Sequence[PageBox]) -> None:
    """Moves a notice's record to the foot of its page's text block, or to the notes there."""
    from weasyprint.formatting_structure import boxes

    record = _record(root)
    places = _pages_of(record, pages) if record is not None else []
    if record is not None and len(places) == 1:  # longer than a page, it already ends as low as it can
        frame = pages[places[0] - 1]
        box = _box(record, frame)
        assert box is not None, "its page is the one that it is on"
        notes = [area.border_box_y() for area in frame.children if isinstance(area, boxes.FootnoteAreaBox) and area.children]
        foot = min([frame.content_box_y() + frame.height, *notes])
        box.translate(0, foot - box.position_y - box.margin_height())


def _document(root: Element) -> Element | None:
    return next((element for element in root.iter("div") if element.get("data-lines")), None)


def _record(root: Element) -> Element | None:
    return next((footer for footer in root.iter("footer") if "record" in _names(footer)), None)


def _show_body(document: Element, pages: Sequence[PageBox], lines: int) -> bool:
    """Makes room on a first page that shows nothing of the body; whether something was changed."""
    main = next(document.iter("main"))
    body = [element for element in main if not BEFORE_BODY & set(_names(element))]
    if any(_box(element, pages[0]) is not None for element in body):
        return False
    addressees = next((element for element in main if "addressees" in _names(element)), None)
    record = _record(document)
    shown = sum(len(_lines(addressees, page)) for page in pages) if addressees is not None else 0  # none where they have moved
    if addressees is not None and record is not None and shown > FEW:
        addressees.set("class", "addressees moved")
        record.set("class", "record addressed")
        _set(document, LINES)
        return True
    closer = next((count for count in CLOSER if count > lines), 0)
    if lines >= LINES and closer:
        _set(document, closer)
        return True
    sign_off = next(element for element in main if "sign-off" in _names(element))
    if "alone" in _names(sign_off):
        return False
    sign_off.set("class", f"{sign_off.get('class')} alone")  # rather than no body on the first page
    _set(document, LINES)
    return True


def _place_record(document: Element, pages: Sequence[PageBox], lines: int) -> bool:
    """Puts a record that has come to an odd page on the even page that follows, if no other number
    of lines spares an empty page; whether something was changed."""
    record = _record(document)
    if record is None or record.get("data-even") is None or "overleaf" in _names(record):
        return False
    number = _pages_of(record, pages)[0]
    if number % 2 == 0:
        return False
    is_alone = _box(next(document.iter("main")), pages[number - 1]) is None  # the text has ended on the page before
    if is_alone and number > 1 and not document.get("data-given-up"):
        order = (LINES, *CLOSER, *WIDER)
        following = order[order.index(lines) + 1 :]
        if not following:
            document.set("data-given-up", "1")
        _set(document, following[0] if following else LINES)
        return True
    record.set("class", f"{record.get('class')} overleaf" + (" unnumbered" if is_alone else ""))
    return True


def _set(document: Element, lines: int) -> None:
    """Begins again with so many lines a page."""
    document.set("data-lines", str(lines))
    document.set("class", f"{_names(document)[0]} lines-{lines}")
    grid.forget(document)


def _pages_of(element: Element, pages: Sequence[PageBox]) -> list[int]:
    """The numbers of the pages that an element stands on, from 1."""
    return [number for number, page in enumerate(pages, 1) if _box(element, page) is not None]


def _box(element: Element, page: PageBox) -> Box | None:
    return next((box for box in page.descendants() if box.element is element), None)


def _lines(element: Element, page: PageBox) -> list[Box]:
    box = _box(element, page)
    return [] if box is None else list(grid.line_boxes(box))


def _names(element: Element) -> list[str]:
    return (element.get("class") or "").split()
