"""Indexes of terms: every entry is to be found in the book, and what it sends to is an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document, Entry, Lang, Work


def index_entries(context: CheckContext) -> Iterator[Diagnostic]:
    """Entries of an index that no text of the book has, and references
    to entries that there are not."""
    for work in context.library.works:
        for lang, document in work.documents.items():
            entries: tuple[Entry, ...] = getattr(document.meta, "index", ())
            yield from _faults(document, entries, *_words(context, work, lang)) if entries else ()


def _words(context: CheckContext, work: Work, lang: Lang) -> tuple[str, frozenset[str]]:
    """The texts of a book, letters small and white space folded; and the
    terms that are marked in them."""
    fragments = [context.fragments.get((part.key, lang)) for part in (work, *work.parts)]
    existing_fragments = [fragment for fragment in fragments if fragment]
    terms = frozenset(term.entry for fragment in existing_fragments for term in fragment.parts.terms)
    return _folded(" ".join(fragment.text for fragment in existing_fragments)), terms


def _faults(document: Document, entries: Iterable[Entry], text: str, marked: frozenset[str]) -> Iterator[Diagnostic]:
    entries = tuple(entries)
    names = {entry.term for entry in entries}
    line = document.lines.get("index", 1)
    for entry in entries:
        forms = (entry.term, *entry.also)
        if not entry.see and not any(_folded(form) in text for form in forms) and entry.term not in marked:
            yield found("index-not-found", document.path, line=line, term=entry.term)
        for other in (*filter(None, (entry.see,)), *entry.see_also):
            if other not in names and other not in marked:
                yield found("index-no-entry", document.path, line=line, term=entry.term, other=other)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
