"""own_entry: a work of ours as an entry of a bibliography, as others cite it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from huikan.bibliography import Entry, Name, own_name
from huikan.model import Document, Work
from huikan.publication.edition import Edition

# The types of entries, by what the profile of a kind says for BibTeX
TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "proceedings": "proceedings",
    "techreport": "report",
    "misc": "webpage",
}


def own_entry(edition: Edition, work: Work, parent: Work | None, document: Document) -> Entry | None:
    """A work as an entry; None for kinds that nobody keeps in a list of references. Where there
    are no authors the publisher stands for them."""
    if not work.profile.bibtex_type:
        return None
    meta = document.meta
    kind = TYPES[work.profile.bibtex_type]
    kind = "chapter" if parent and kind == "webpage" else kind
    publisher = _line(edition.publisher(work, document))
    first, last = page_ends(meta.pages)
    day = meta.date.isoformat() if meta.date else ""
    year = str(meta.year or day[:4])
    return Entry(
        key=re.sub(r"[^a-z0-9]+", "-", work.key),
        type=kind,
        title=_line(meta.title),
        authors=tuple(own_name(_line(person.name)) for person in meta.authors) or (Name(publisher, literal=True),),
        container=_line(parent.document(document.lang).meta.title) if parent else "",
        publisher=publisher,
        date=day if kind == "webpage" and day else year,
        volume=meta.volume or "",
        issue=(meta.number or "") if kind == "article-journal" else "",
        pages="-".join(dict.fromkeys(filter(None, (first, last)))),
        chapter=edition.number(work.key).mark,
        doi=meta.doi or "",
        url=edition.page_url(work.key),
        isbn=meta.isbn or "",
        issn=meta.issn or "",
        language=document.lang,
    )


def page_ends(pages: str | None) -> tuple[str, str]:
    """The first and the last of `12–19`, `S3-S8` or `7`; ("", "") where a text names no pages."""
    match = re.fullmatch(r"\s*(\w*\d)\s*(?:[-‐‑–—―~～至]+\s*(\w*\d)\s*)?", pages or "")
    return (match[1], match[2] or match[1]) if match else ("", "")


def _line(text: str) -> str:
    return " ".join(text.split())
