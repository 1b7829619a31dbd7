"""Footnotes that count anew on every page: ①②③ in Chinese books. WeasyPrint
counts through the whole document.

On which page a call lands is known only when the pages are made. A mark is as wide as any
other (the circled ones, and figures of one digit), so nearly always the right ones can be
written into the finished pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from huikan.typesetting.chinese import justification
from huikan.typesetting.text_width import display_width
from huikan.typesetting.weasyprint_types import Box, Element, PageBox

AGAIN = "footnote-again"  # the class of a further call of a note
NOTE = "data-note"  # its note
BLOCK = "data-tag"  # the block that an element stands for
LONG = 900  # letters of a note that may begin on the page behind its call, where it finds no room
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def begin(root: Element) -> None:
    """Gives every note of a document the first mark, and every further call of it, so that these
    are set as wide as they will be."""
    first = _mark(0, _circled(root))
    notes = _notes(root)
    for note in notes.values():
        note.set("data-n", first)
        if display_width("".join(note.itertext())) > LONG:
            note.set("class", f"{note.get('class', '')} long")
    for call in root.iter("sup"):
        link = call[0] if "footnote-ref" in call.get("class", "").split() and len(call) else None
        target = (link.get("href") or "")[1:] if link is not None else ""
        if link is not None and target in notes:
            call.attrib.update({"class": AGAIN, "data-n": first, NOTE: target})
            link.text = first


def restore_blocks(root: Element) -> None:
    """Makes the blocks of notes what they are: HTML has no block in a paragraph, a page has."""
    for element in list(root.iter("span")):
        if tag := element.attrib.pop(BLOCK, None):
            element.tag = tag


def _notes(root: Element) -> dict[str, Element]:
    """The notes of a document by what leads to them."""
    notes = (note for note in root.iter("span") if "footnote" in note.get("class", "").split())
    return {note.get("id") or f"note {number}": note for number, note in enumerate(notes)}


def number(root: Element, pages: Iterable[PageBox]) -> bool:
    """Numbers the notes of each page; whether all marks fit where others stood. Else the
    document is to be laid out again."""
    notes = _notes(root)
    fitting = [_renumber(page, _circled(root), notes) for page in pages]
    return all(fitting)


def _circled(root: Element) -> bool:
    return (root.get("lang") or "").startswith("zh")


def _mark(number: int, circled: bool) -> str:
    return CIRCLED[number] if circled and number < len(CIRCLED) else str(number + 1)


def _renumber(page: PageBox, circled: bool, all_notes: dict[str, Element]) -> bool:
    """Writes the marks of a page in the order of their calls; whether
    they all fit where others stood."""
    notes: dict[int, Element] = {}
    for box, part in _parts(page):
        if part == "call" and box.element is not None:
            notes.setdefault(id(box.element), box.element)
    for count, element in enumerate(notes.values()):
        element.set("data-n", _mark(count, circled))
    here = {note.get("id"): note for note in notes.values()}
    boxes = list(_further_calls(page))
    fitting = [_called_again(box.element, here, all_notes) for box in boxes if box.element is not None]
    fitting += [_rewrite(box) for box in boxes if box.element is not None and box.element.get(NOTE)]
    fitting += [_rewrite(box) for box, _ in _parts(page) if id(box.element) in notes]
    return all(fitting)


def _further_calls(page: PageBox) -> Iterator[Box]:
    """The further calls of notes on a page, each box once."""
    boxes = {id(box): box for box in page.descendants() if box.element_tag == "sup" and box.element is not None}
    for box in boxes.values():
        if box.element is not None and box.element.get(NOTE):
            yield box


def _called_again(call: Element, here: dict[str | None, Element], all_notes: dict[str, Element]) -> bool:
    """Gives a further call the mark that its note has on the page. Where the note stands on
    another page it is repeated: the call becomes a note, and False says so."""
    name = call.get(NOTE) or ""
    if name in here:
        call.attrib.update({"data-n": here[name].get("data-n") or "", NOTE: here[name].get("id") or name})
        return True
    if call.tag == "sup" and name in all_notes:
        note, tail = deepcopy(all_notes[name]), call.tail
        for element in note.iter():
            element.attrib.pop("id", None)
        call.clear()
        call.tag, call.text, call.tail = "span", note.text, tail
        again = f"{name}-again-{len(all_notes)}"
        call.attrib.update({**note.attrib, "id": again})
        call.extend(list(note))
        here[name] = all_notes[again] = call
        return False
    return True


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
