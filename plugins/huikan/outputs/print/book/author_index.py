"""The index of contributors at the end of a book: who wrote what.
Pure; `locators` knows the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huikan.outputs.print.book import numbering
from huikan.outputs.print.book.book import Book
from huikan.publication import name_key

FEWEST = 2  # people of an index


@dataclass(frozen=True, slots=True)
class Person:
    """A contributor: the name, where he or she works, and the ids of the parts in
    the text and of those before it."""

    name: str
    affiliation: str
    targets: tuple[str, ...]
    front: tuple[str, ...]


def people(book: Book) -> list[Person]:
    """The authors of a book's parts in the order of the alphabet, Chinese ones in that of their
    pinyin. None where there is one alone, whom the title page names."""
    parts: dict[str, dict[str, bool]] = {}
    places: dict[str, str] = {}
    for part in book.parts:
        for author in part.meta.authors:
            parts.setdefault(author.name, {})[part.id] = numbering.is_front(part)
            places[author.name] = places.get(author.name) or author.affiliation or ""
    if len(parts) < FEWEST:
        return []
    return [_person(name, places[name], parts[name]) for name in sorted(parts, key=name_key)]


def _person(name: str, affiliation: str, parts: Mapping[str, bool]) -> Person:
    front = tuple(part for part, before in parts.items() if before)
    return Person(name, affiliation, tuple(part for part in parts if part not in front), front)
