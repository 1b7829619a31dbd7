"""The index of contributors at the end of a book: who wrote what, by the page. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.outputs.pdf import alphabet
from huikan.outputs.pdf.book import Book


@dataclass(frozen=True, slots=True)
class Person:
    """A contributor: the name, where he or she works, and the parts that begin where the work does."""

    name: str
    affiliation: str
    targets: tuple[str, ...]


def people(book: Book) -> list[Person]:
    """The authors of a book's parts in the order of the alphabet, Chinese ones in that of their pinyin."""
    targets: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for part in book.parts:
        for author in part.meta.authors:
            targets.setdefault(author.name, []).append(f"#{part.id}")
            places[author.name] = places.get(author.name) or author.affiliation or ""
    return [Person(name, places[name], tuple(dict.fromkeys(targets[name]))) for name in sorted(targets, key=alphabet.key)]
