"""Headings below the page's own, and ids that are stable and stand once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from huikan.markup.tex import FORMULA
from huikan.markup.tree import Element, folded
from huikan.markup.tree import words_of as words_in

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level 1–6, its id (unique in the fragment), its text
    without markup, its line in the file."""

    level: int
    id: str
    text: str
    line: int


def name_headings(root: Element) -> tuple[Heading, ...]:
    """The headings, moved below the page's own h1, each with an id of its words."""
    elements = [element for element in root.elements() if element.tag in _HEADINGS]
    shift = 1 if any(element.tag == "h1" for element in elements) else 0
    for element in elements:
        element.tag = f"h{min(6, int(element.tag[1]) + shift)}"
        element.attributes.setdefault("id", slug(words_of(element)) or "section")
    unique_ids(root)
    return tuple(Heading(int(element.tag[1]), element.attributes["id"], words_of(element), element.line) for element in elements)


NOT_WORDS = frozenset(("footnote", "footnote-ref", "citation-number"))


def words_of(heading: Element) -> str:
    """The words of a heading or a caption, without the signs and the texts of its notes and
    citations."""
    return folded("".join(_words(heading)))


def _words(element: Element) -> Iterator[str]:
    for child in words_in(element):
        if isinstance(child, str):
            yield child
        elif not NOT_WORDS & set(child.classes()):
            yield from _words(child)


def slug(text: str) -> str:
    """As GitHub makes them: small letters, marks dropped, spaces to hyphens; Chinese words stay."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", normalize("NFC", text).strip().lower()))


def repeated_ids(root: Element) -> list[tuple[str, int, str]]:
    """(code, line, id) for each id that the author wrote again. To be asked before any is made."""
    ids: set[str] = set()
    findings = []
    for element in root.elements():
        name = element.attributes.get("id", "")
        if name in ids:
            code = "duplicate-equation" if FORMULA in element.attributes else "duplicate-anchor"
            findings.append((code, element.line, name))
        ids.update([name] if name else [])
    return findings


def unique_ids(root: Element) -> None:
    """Every id once, in document order; none that the page's own templates use (`hk-…`, `__…`)."""
    ids: set[str] = set()
    numbers: dict[str, int] = {}  # the last number given to a name
    for element in root.elements():
        if "id" not in element.attributes:
            continue
        name = re.sub(r"\s+", "-", normalize("NFC", element.attributes["id"].strip())).lstrip("_")
        name = f"x-{name}" if name.startswith("hk-") else name or "section"
        unique = name
        while unique in ids:
            numbers[name] = numbers.get(name, 0) + 1
            unique = f"{name}-{numbers[name]}"
        ids.add(unique)
        element.attributes["id"] = unique
