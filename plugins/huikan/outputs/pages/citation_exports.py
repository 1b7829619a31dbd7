"""How programs that keep references are told what to cite: BibTeX, and RIS as Zotero,
EndNote and NoteExpress read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huikan.model import Document, Work, profile_of
from huikan.outputs.pages.citation import ends
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import View

TEX = str.maketrans(
    {sign: "\\" + sign for sign in "&%#$_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What both formats say of a work; "" for what is not known. `society` stands
    for authors where there are none."""

    kind: str
    key: str
    lang: str
    authors: tuple[str, ...]
    society: str
    title: str
    host: str
    chapter: str  # its number
    year: str
    pages: tuple[str, str]
    doi: str
    where: str


def citation_exports(edition: Edition, work: Work, parent: Work | None, document: Document) -> tuple[View, ...]:
    """The work in each format; none for kinds that nobody keeps in a list of references."""
    if not work.profile.bibtex_type:
        return ()
    meta = document.meta
    citation = Citation(
        kind=work.kind,
        key=re.sub(r"[^a-z0-9]+", "-", work.key),
        lang=document.lang,
        authors=tuple(_line(person.name) for person in meta.authors),
        society=_line(edition.publisher(work, document)),
        title=_line(meta.title),
        host=_line(parent.document(document.lang).meta.title) if parent else "",
        chapter=edition.number(work.key).mark,
        year=str(meta.year or (meta.date.year if meta.date else "")),
        pages=ends(meta.pages),
        doi=meta.doi or "",
        where=edition.page_url(work.key),
    )
    return ({"name": "BibTeX", "text": bibtex(citation)}, {"name": "RIS", "text": ris(citation)})


def bibtex(citation: Citation) -> str:
    """`@inproceedings{…}` with a field a line. The address is as it is:
    BibTeX's styles set it verbatim."""
    profile = profile_of(citation.kind)
    form, host = profile.bibtex_type, profile.bibtex_host
    fields = {
        "author": " and ".join(name.translate(TEX) for name in citation.authors) or f"{{{citation.society.translate(TEX)}}}",
        "title": f"{{{citation.title.translate(TEX)}}}",
        host: citation.host.translate(TEX),
        "institution" if form == "techreport" else "publisher": citation.society.translate(TEX),
        "chapter": citation.chapter,
        "year": citation.year,
        "pages": "--".join(dict.fromkeys(filter(None, citation.pages))),
        "doi": citation.doi,
        "url": citation.where,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if name and value)
    return f"@{form}{{{citation.key},\n{lines}}}\n"


def ris(citation: Citation) -> str:
    """Two letters, two blanks, a hyphen, a blank and a value a line."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _tags(citation) if value) + "ER  - \n"


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", profile_of(citation.kind).ris_type
    yield from (("AU", name) for name in citation.authors or (citation.society,))
    yield "TI", citation.title
    yield "T2", citation.host
    yield "SE", citation.chapter
    yield "PB", citation.society
    yield "PY", citation.year
    yield from zip(("SP", "EP"), citation.pages, strict=True)
    yield "DO", citation.doi
    yield "UR", citation.where
    yield "LA", citation.lang


def _line(text: str) -> str:
    return " ".join(text.split())
