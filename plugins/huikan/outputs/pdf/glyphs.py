"""Checks that the fonts have every character that is to be printed, before anything is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from huikan.diagnostics import Diagnostic, found
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library
from huikan.outputs.pdf import book, fonts, theme


def check(library: Library, fragments: Mapping[tuple[str, Lang], Fragment], folder: Path) -> list[Diagnostic]:
    """A `missing-glyph` for each character of each document that no font of theme/print has."""
    documents = list(_printed(library))
    texts = {document.path: _text(document, fragments) for document in documents}
    missing = fonts.missing_glyphs("".join(texts.values()), theme.font_files(folder))
    if not missing:
        return []
    return [finding for document in documents for finding in _findings(document, texts[document.path], missing)]


def _printed(library: Library) -> Iterator[Document]:
    for work, publication in library.walk():
        if (publication or work).kind in book.PUBLISHED:
            yield from work.documents.values()


def _text(document: Document, fragments: Mapping[tuple[str, Lang], Fragment]) -> str:
    """What of a document is printed: its text and the words of its metadata."""
    fragment = fragments.get((document.key, document.lang))
    return (fragment.text if fragment else "") + document.meta.model_dump_json(exclude_none=True)


def _findings(document: Document, text: str, missing: set[str]) -> Iterator[Diagnostic]:
    lines = document.body.splitlines()
    for char in sorted(missing & set(text)):
        where = next((index for index, line in enumerate(lines) if char in line), None)
        excerpt = lines[where] if where is not None else ""
        yield found(
            "missing-glyph",
            document.path,
            line=document.body_line + where if where is not None else 1,
            column=excerpt.index(char) + 1 if excerpt else 0,
            excerpt=excerpt,
            char=char,
            code=f"U+{ord(char):04X}",
            name=unicodedata.name(char, ""),
        )
