"""Footnotes that count anew on every page: ①②③ in Chinese books. WeasyPrint counts through the whole document.

On which page a call lands is known only when the pages are made. A mark is as wide as any other (the circled ones,
and figures of one digit), so nearly always the right ones can be written into the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from huikan.outputs.pdf import justification

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROUNDS = 3  # layouts with marks of another width, which may move a note to the next page; one is nearly always enough


def render(document: Any, **options: Any) -> Any:
    """The pages of a document with their notes numbered page by page."""
    circled = (document.etree_element.get("lang") or "").startswith("zh")
    for note in document.etree_element.iter("span"):
        if "footnote" in note.get("class", "").split():
            note.set("data-n", _mark(0, circled))
    pages = document.render(**options)
    for _ in range(ROUNDS):
        fitting = [_renumber(page._page_box, circled) for page in pages.pages]
        if all(fitting):
            break
        pages = document.render(**options)
    return pages


def _mark(number: int, circled: bool) -> str:
    return CIRCLED[number] if circled and number < len(CIRCLED) else str(number + 1)


def _renumber(page: Any, circled: bool) -> bool:
    """Writes the marks of a page in the order of their calls; whether they all fit where others stood."""
    notes: dict[int, Any] = {}
    for box, part in _parts(page):
        if part == "call":
            notes.setdefault(id(box.element), box.element)
    old = {key: element.get("data-n") for key, element in notes.items()}
    for number, element in enumerate(notes.values()):
        element.set("data-n", _mark(number, circled))
    fitting = [_rewrite(box, old[key]) for box, _ in _parts(page) if (key := id(box.element)) in old]
    return all(fitting)


def _parts(page: Any) -> Iterator[tuple[Any, str]]:
    """The calls and markers of notes on a page, each box once."""
    boxes = {id(box): box for box in page.descendants() if hasattr(box, "children")}
    for box in boxes.values():
        if name := (box.element_tag or "").partition("::footnote-")[2]:
            yield box, name


def _rewrite(box: Any, old: str) -> bool:
    """Puts the new mark of a call or marker in the place of the old one; whether it is as wide."""
    new, fits = box.element.get("data-n"), True
    if new == old:
        return True
    for piece in justification.texts(box):
        piece.text = new + (" " if piece.text.endswith(" ") else "")
        width = justification.set_again(piece)
        fits = fits and abs(width - piece.width) < 0.01
    return fits
