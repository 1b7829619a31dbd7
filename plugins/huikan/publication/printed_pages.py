"""On which pages of a volume its papers stand, as their citations say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from huikan.model import Lang, Library, Work


def with_pages(library: Library, pages: Mapping[tuple[str, Lang], str]) -> Library:
    """The library with the pages on which parts are printed, by key and language; what
    an editor says of them stands."""
    return replace(
        library, works=tuple(replace(work, parts=tuple(_paged(part, pages) for part in work.parts)) for work in library.works)
    )


def _paged(part: Work, pages: Mapping[tuple[str, Lang], str]) -> Work:
    silent = {
        lang: document for lang, document in part.documents.items() if (part.key, lang) in pages and not document.meta.pages
    }
    filled = {
        lang: replace(document, meta=document.meta.model_copy(update={"pages": pages[part.key, lang]}))
        for lang, document in silent.items()
    }
    return replace(part, documents={**part.documents, **filled}) if filled else part
