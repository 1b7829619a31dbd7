"""Footnotes that count anew on every page: ①②③ in Chinese books. WeasyPrint
counts through the whole document.

On which page a call lands is known only when the pages are made. A mark is as wide as any
other (the circled ones, and figures of one digit), so nearly always the right ones can be
written into the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikan.typesetting.chinese import justification
from huikan.typesetting.weasyprint_types import Box, Element, PageBox

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def begin(root: Element) -> None:
    """Gives every note of a document the first mark, so that it is set as wide as it will be."""
    for note in root.iter("span"):
        if "footnote" in note.get("class", "").split():
            note.set("data-n", _mark(0, _circled(root)))


def number(root: Element, pages: Iterable[PageBox]) -> bool:
    """Numbers the notes of each page; whether all marks fit where others stood. Else the
    document is to be laid out again."""
    fitting = [_renumber(page, _circled(root)) for page in pages]
    return all(fitting)


def _circled(root: Element) -> bool:
    return (root.get("lang") or "").startswith("zh")


def _mark(number: int, circled: bool) -> str:
    return CIRCLED[number] if circled and number < len(CIRCLED) else str(number + 1)


def _renumber(page: PageBox, circled: bool) -> bool:
    """Writes the marks of a page in the order of their calls; whether
    they all fit where others stood."""
    notes: dict[int, Element] = {}
    for box, part in _parts(page):
        if part == "call" and box.element is not None:
            notes.setdefault(id(box.element), box.element)
    for count, element in enumerate(notes.values()):
        element.set("data-n", _mark(count, circled))
    fitting = [_rewrite(box) for box, _ in _parts(page) if id(box.element) in notes]
    return all(fitting)


def _parts(page: PageBox) -> Iterator[tuple[Box, str]]:
    """The calls and markers of notes on a page, each box once."""
    boxes = {id(box): box for box in page.descendants() if hasattr(box, "children")}
    for box in boxes.values():
        if name := (box.element_tag or "").partition("::footnote-")[2]:
            yield box, name


def _rewrite(box: Box) -> bool:
    """Puts the new mark of a call or marker in the place of the old one; whether it is as wide."""
    new, fits = "" if box.element is None else box.element.get("data-n", ""), True
    for piece in justification.texts(box):
        if piece.text.strip() == new:
            continue
        piece.text = new + (" " if piece.text.endswith(" ") else "")
        width = justification.set_again(piece)
        fits = fits and abs(width - piece.width) < 0.01
    return fits
