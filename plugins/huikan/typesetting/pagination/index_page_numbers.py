"""The page numbers of an index of terms, known when the rest of the book is laid out: `12–15,
31`, each linked to its place.

An item of the list names its places in `data-places`, those before the text, whose pages have
roman numbers, in `data-front`. The numbers stand behind its name and in no element of their own,
which WeasyPrint would rather move than divide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from huikan.typesetting.weasyprint_types import Element

PLACES, FRONT = "data-places", "data-front"
NAME, LOCATOR = "name", "locator"


def write(root: Element, pages: Mapping[str, int]) -> bool:
    """Writes the page numbers of places into an index; whether they were others before. Pages
    that are not known are left out."""
    changed = [_fill(where, pages) for where in root.iter("li") if where.get(PLACES) is not None]
    return any(changed)


def _fill(where: Element, pages: Mapping[str, int]) -> bool:
    links = [*_links(where, FRONT, pages, roman), *_links(where, PLACES, pages, str)]
    before = [child for child in where if child.get("class") == LOCATOR]
    if [(link.get("href"), link.text) for link in before] == links:
        return False
    for link in before:
        where.remove(link)
    start = sum(child.get("class") == NAME for child in where)
    for number, (target, text) in enumerate(links, 1):
        link = where.makeelement("a", {"href": target, "class": LOCATOR})
        link.text, link.tail = text, ", " if number < len(links) else None
        where.insert(start + number - 1, link)
    return True


def _links(where: Element, kind: str, pages: Mapping[str, int], numeral: Callable[[int], str]) -> Iterator[tuple[str, str]]:
    """(target, text) for each run of pages; it leads to the first place on the first of them."""
    first: dict[int, str] = {}
    for name in (where.get(kind) or "").split():
        if name in pages:
            first.setdefault(pages[name], name)
    for start, end in runs(sorted(first)):
        yield f"#{first[start]}", numeral(start) if start == end else f"{numeral(start)}–{numeral(end)}"


def runs(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of pages that follow each other. Pages in order, each once."""
    for _, run in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]):
        numbers = [page for _, page in run]
        yield numbers[0], numbers[-1]


def roman(number: int) -> str:
    """A number from 1 on in small roman figures: `roman(14)` is xiv."""
    text = ""
    for value, figures in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        times, number = divmod(number, value)
        text += figures * times
    return text
