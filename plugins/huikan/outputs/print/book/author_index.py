"""The index of contributors at the end of a book: who wrote what.
Pure; `locators` knows the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huikan.outputs.print.book import numbering
from huikan.outputs.print.book.book import Book, Signature

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
    """The authors of a book's parts by their family names, Chinese ones in the order of their
    pinyin; who signs with two names is one, two of one name are two. None where there is one alone,
    whom the title page names."""
    parts: dict[str, dict[str, bool]] = {}
    signatures: dict[str, Signature] = {}
    for part in book.parts:
        for author in part.authors:
            parts.setdefault(author.slug, {})[part.id] = numbering.is_front(part)
            before = signatures.get(author.slug)
            signatures[author.slug] = before if before and before.affiliation else author
    if len(parts) < FEWEST:
        return []
    return [_person(signatures[slug], parts[slug]) for slug in sorted(parts, key=lambda slug: signatures[slug].place)]


def _person(author: Signature, parts: Mapping[str, bool]) -> Person:
    front = tuple(part for part, before in parts.items() if before)
    return Person(author.name, author.affiliation, tuple(part for part in parts if part not in front), front)
