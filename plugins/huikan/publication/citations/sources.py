"""The bibliographies that a document cites from: its own, those of the publication that it is a
part of, and the society's (`data/references.bib`). Of one key the nearest entry counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan.bibliography import SUFFIXES, Bibliography, Entry
from huikan.model import Document, Lang, Library, Work, beside

SHARED = tuple(f"data/references.{suffix}" for suffix in SUFFIXES)


@dataclass(frozen=True, slots=True)
class Sources:
    """The entries that a document may cite, by key, and the files that have them, the nearest
    first."""

    files: tuple[str, ...]
    entries: Mapping[str, Entry]


def open_sources(
    library: Library, work: Work, parent: Work | None, lang: Lang, bibliographies: Mapping[str, Bibliography]
) -> Sources:
    """What the document of a work in a language cites from."""
    files = tuple(dict.fromkeys(_files(library, work, parent, lang)))
    entries: dict[str, Entry] = {}
    for path in files:
        if path in bibliographies:
            entries = {**bibliographies[path].entries, **entries}
    return Sources(files, entries)


def bibliography_files(library: Library) -> tuple[str, ...]:
    """The paths of all bibliographies that somebody may cite from."""
    paths = {path for document in _documents(library) for path in _named(document) if path in library.assets}
    return tuple(sorted(paths | {path for path in SHARED if path in library.assets}))


def _documents(library: Library) -> Iterator[Document]:
    for work, _ in library.walk():
        yield from work.documents.values()


def _files(library: Library, work: Work, parent: Work | None, lang: Lang) -> Iterator[str]:
    for whole in (work, parent):
        if whole:
            yield from (path for path in _named(whole.document(lang)) if path in library.assets)
    yield from (path for path in SHARED if path in library.assets)


def _named(document: Document) -> Iterator[str]:
    yield from (beside(document.path, name) for name in document.meta.bibliography)
