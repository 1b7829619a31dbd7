"""Checks before anything is printed: that the fonts have every character, and
that every picture can be set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from huikan.diagnostics import Diagnostic, found
from huikan.markup.formulas import printed_text
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library
from huikan.outputs.print.book import book, theme
from huikan.theme_folders import Folder
from huikan.typesetting import missing_glyphs


def check(library: Library, fragments: Mapping[tuple[str, Lang], Fragment], folder: Folder) -> list[Diagnostic]:
    """What would spoil the PDFs. `missing-glyph`: a character that no font of
    the theme in `folder` has, once a document; `unprintable-picture`: a picture
    of a kind that stands in no PDF."""
    documents = list(_printed(library))
    pictures = [finding for document in documents for finding in _pictures(document, fragments)]
    return pictures + _glyphs(documents, fragments, folder)


def _pictures(document: Document, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[Diagnostic]:
    fragment = fragments.get((document.key, document.lang))
    for reference in fragment.references if fragment else ():
        if reference.kind == "image" and reference.target.startswith("asset:") and not book.printable(reference.target):
            yield found("unprintable-picture", document.path, line=reference.line, file=reference.href)


def _glyphs(documents: list[Document], fragments: Mapping[tuple[str, Lang], Fragment], folder: Folder) -> list[Diagnostic]:
    texts = {document.path: _text(document, fragments) for document in documents}
    missing = missing_glyphs("".join(texts.values()), theme.font_files(folder))
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
    return (printed_text(fragment) if fragment else "") + document.meta.model_dump_json(exclude_none=True, exclude={"macros"})


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
