"""Notes at the end of a chapter or of the book, for books that do not want them
at the foot of the page. Pure.

They are numbered chapter by chapter. A call leads to its note, the
number of a note back to its call.
"""

from __future__ import annotations

from huikan.markup.tree import Element, serialise, with_parents
from huikan.outputs.print.book.book import Book

LAST = 20  # the highest number that fonts have in a circle


def wanted(book: Book) -> bool:
    """Whether the notes of a book stand at an end: of each chapter, or of the book."""
    return getattr(book.meta, "notes", "page") != "page"


def take(root: Element, lang: str) -> str:
    """Takes the notes out of the tree of a part; gives them as HTML, "" where there are none."""
    pair = next(((section, parent) for section, parent in with_parents(root) if "footnotes" in section.classes()), None)
    if pair is None:
        return ""
    section, parent = pair
    for call in (element for element in root.elements() if "footnote-ref" in element.classes()):
        for link in (child for child in call.children if isinstance(child, Element)):
            link.children = [_mark("".join(child for child in link.children if isinstance(child, str)), lang)]
    parent.children = [child for child in parent.children if child is not section]
    for note in (element for element in section.elements() if element.tag == "li" and "-fn-" in element.attributes.get("id", "")):
        _number(note, lang)
    return "".join(serialise(child) for child in section.children if isinstance(child, Element))


def _mark(number: str, lang: str) -> str:
    """`③` in Chinese books, `〔21〕` where no circle is: brackets alone are those of references.
    `3` in others."""
    bare = number.strip("[]")
    if lang != "zh" or not bare.isdecimal():
        return bare
    return chr(ord("①") + int(bare) - 1) if 0 < int(bare) <= LAST else f"〔{bare}〕"


def _number(note: Element, lang: str) -> None:
    """Moves the way back from the end of a note to its number."""
    number = note.attributes["id"].rpartition("-")[2]
    target = ""
    for element, parent in with_parents(note):
        if "footnote-backref" in element.classes():
            target = target or element.attributes["href"]
            parent.children = [child for child in parent.children if child is not element]
    link = Element("a", {"class": "note-number", "href": target} if target else {"class": "note-number"}, [_mark(number, lang)])
    first = next((child for child in note.children if isinstance(child, Element) and child.tag == "p"), note)
    first.children[:0] = [link, " "]
