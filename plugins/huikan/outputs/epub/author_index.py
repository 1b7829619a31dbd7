"""The index of authors at the end of a volume: who wrote which chapters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huikan.model import Document
from huikan.outputs.epub.values import IndexedAuthor
from huikan.publication import Edition
from huikan.publication.people import NameKey, name_key

FEWEST = 2  # authors of an index


def author_index(
    edition: Edition, documents: Iterable[Document], titles: Mapping[str, tuple[str, str]]
) -> tuple[IndexedAuthor, ...]:
    """The authors of some documents by their family names, Chinese ones in the order of their
    pinyin; `titles` are the (file name, title) of chapters by keys. Who signs with two names is
    one. None where there is one author alone."""
    names: dict[str, str] = {}
    places: dict[str, NameKey] = {}
    chapters: dict[str, dict[tuple[str, str], None]] = {}
    for document in documents:
        for person in document.meta.authors:
            term = edition.vocabulary.contributor(person)
            name = term.name if term.record else person.name
            names.setdefault(term.slug, name)
            places.setdefault(term.slug, name_key(name, term.record))
            chapters.setdefault(term.slug, {})[titles[document.key]] = None
    if len(names) < FEWEST:
        return ()
    return tuple(IndexedAuthor(names[slug], tuple(chapters[slug])) for slug in sorted(names, key=places.__getitem__))
