"""The files of content/ that published works name: those that pages
show, and those that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.markup.fragment import Fragment, Reference
from huikan.markup.links import asset_path
from huikan.model import Document, Lang, Library, beside

IN_TEXT, SMALL = 1600, 800  # pixels wide that pages have use for, in the text and on covers and cards


def named_files(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The files of content/ that published pages show or link to, and no others."""
    return frozenset(path for path, _ in _named(library, fragments) if path in library.assets)


def shown_pictures(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> dict[str, int]:
    """The pictures that published pages show, and the most pixels wide that they have use for."""
    widths: dict[str, int] = {}
    for path, width in _named(library, fragments):
        if width and path in library.assets:
            widths[path] = max(width, widths.get(path, 0))
    return widths


def figures(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The pictures that stand in texts and nowhere else: no covers, portraits and logos."""
    widths: dict[str, set[int]] = {}
    for path, width in _named(library, fragments):
        widths.setdefault(path, set()).add(width)
    return frozenset(path for path, uses in widths.items() if IN_TEXT in uses and SMALL not in uses)


def linked_files(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The files of content/ that published pages lead to, so that readers get them as they are."""
    return frozenset(path for path, width in _named(library, fragments) if not width and path in library.assets)


def _named(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[tuple[str, int]]:
    """(path, pixels wide that it is shown in, 0 for a link) of every file that is named."""
    for work, _ in library.walk():
        for document in work.documents.values():
            for reference in _references(fragments, document):
                if reference.target.startswith("asset:"):
                    yield asset_path(reference.target), IN_TEXT if reference.kind == "image" else 0
            if document.meta.cover:
                yield beside(document.path, document.meta.cover), SMALL
            yield from ((beside(document.path, attachment.file), 0) for attachment in document.meta.files)
    society = library.society
    yield from ((data_file(path), SMALL) for path in (society.wechat, society.logo, society.favicon) if path) if society else ()
    yield from ((data_file(record.picture), SMALL) for table in library.records.values() for record in table if record.picture)


def data_file(path: str) -> str:
    """The path from content/ of a file that a record in content/data names."""
    return beside("data/", path)


def _references(fragments: Mapping[tuple[str, Lang], Fragment], document: Document) -> tuple[Reference, ...]:
    fragment = fragments.get((document.key, document.lang))
    return fragment.references if fragment else ()
