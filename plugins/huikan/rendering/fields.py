"""Formulas in the head of a document: its title and abstract go where nothing can be drawn
(citations, feeds, cards, bookmarks), so that everywhere they are plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from huikan.diagnostics import Diagnostic, found
from huikan.formulas import Formula
from huikan.markup.tex import formulas_in
from huikan.model import Document
from huikan.rendering.formulas import Request, Run, read_macros_of, reason_values, results_of

FIELDS = ("title", "subtitle", "summary", "abstract", "title_zh", "title_en", "abstract_zh", "abstract_en")


def set_fields(documents: Sequence[Document], society: str, run: Run) -> tuple[list[Document], list[Diagnostic]]:
    """The documents with the formulas of their heads as plain text, and those that are none.
    `society` is the text of content/data/macros.tex."""
    texts = {document.path: dict(_texts(document)) for document in documents}
    concerned = [document for document in documents if texts[document.path]]
    if not concerned:
        return list(documents), []
    known = read_macros_of([society, *(document.meta.macros or "" for document in concerned)], run)
    preambles = {
        document.path: known[society].definitions + known[document.meta.macros or ""].definitions for document in concerned
    }
    requests: dict[Request, None] = {
        (tex, False, preambles[path]): None
        for path, fields in texts.items()
        for text in fields.values()
        for _, _, tex in formulas_in(text)
    }
    results = results_of(requests, run)
    faults: list[Diagnostic] = []
    changed = []
    for document in documents:
        fields = texts[document.path]
        words: dict[str, str] = {}
        for name, text in fields.items():
            words[name] = text
            for start, end, tex in reversed(formulas_in(text)):
                result = results[tex, False, preambles[document.path]]
                if isinstance(result, Formula):
                    words[name] = words[name][:start] + result.text + words[name][end:]
                else:
                    line = document.lines.get(name, 1)
                    faults.append(found("refused-formula", document.path, line, 0, 1, text[:200], **reason_values(result)))
        changed.append(_with(document, words) if fields else document)
    return changed, faults


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """(field, text) of the head's texts that hold formulas."""
    for name in FIELDS:
        text = getattr(document.meta, name, None)
        if isinstance(text, str) and ("$" in text or "\\(" in text) and formulas_in(text):
            yield name, text


def _with(document: Document, words: Mapping[str, str]) -> Document:
    """The document with other words in its head. A title that its editor broke is broken there no
    longer where a formula stands in it."""
    marked = "" if words.get("title", document.meta.title) != document.meta.title else document.marked
    return replace(document, meta=document.meta.model_copy(update=dict(words)), marked=marked)
