"""Where the texts of a book show a picture: its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import Document, Lang, beside


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A line of a document that shows a picture, and what it says: "" in its front matter."""

    document: Document
    line: int
    excerpt: str = ""


def picture_places(
    documents: Iterable[Document], fragments: Mapping[tuple[str, Lang], Fragment], path: str
) -> Iterator[PicturePlace]:
    """The places of the picture `path` (from content/) in these documents, in their order; first in
    each that of its cover."""
    for document in documents:
        if document.meta.cover and beside(document.path, document.meta.cover) == path:
            yield PicturePlace(document, document.lines.get("cover", 1))
        fragment = fragments.get((document.key, document.lang))
        for reference in fragment.references if fragment else ():
            if reference.kind == "image" and asset_path(reference.target) == path:
                yield PicturePlace(document, reference.line, line_of(document, reference.line))


def line_of(document: Document, number: int) -> str:
    """A line of a document's file, counted from 1, where it is one of its body."""
    lines = document.body.splitlines()
    return lines[number - document.body_line] if document.body_line <= number < document.body_line + len(lines) else ""
