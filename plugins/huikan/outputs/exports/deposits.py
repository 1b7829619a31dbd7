"""deposit: a volume as Crossref has it registered."""

from __future__ import annotations

import datetime as time

from huikan.model import Document, Work
from huikan.outputs.exports.crossref import Deposit, Part
from huikan.outputs.exports.people import person
from huikan.publication import Edition, abstracts, last_changed, page_ends
from huikan.publication.citations import reference_texts


def deposit(edition: Edition, work: Work, only: Work | None = None) -> Deposit:
    """A publication with those of its parts that have a DOI, or with one alone."""
    document, society = work.original, edition.library.society
    meta = document.meta
    starts, ends = getattr(meta, "starts", None), getattr(meta, "ends", None)
    parts = tuple(part for part in work.parts if part.original.meta.doi and (only is None or part.key == only.key))
    return Deposit(
        key=(only or work).key,
        stamp=max(map(_changed, (document, *(part.original for part in parts)))),
        depositor=edition.society,
        email=(society.email if society else "") or "",
        title=meta.title,
        lang=document.lang,
        publisher=edition.publisher(work, document),
        date=meta.date or time.date(meta.year or 1, 1, 1),
        url=edition.page_url(work.key),
        doi=meta.doi or "",
        isbn=meta.isbn or "",
        edition=getattr(meta, "edition", None) or "",
        event=meta.event or "",
        sponsors=getattr(meta, "organisers", ()),
        place=getattr(meta, "venue", None) or "",
        days=(starts, ends or starts) if starts else None,
        editors=tuple(person(edition, one, document.lang) for one in meta.editors),
        parts=tuple(_part(edition, part) for part in parts),
    )


def _part(edition: Edition, work: Work) -> Part:
    document = work.original
    meta = document.meta
    return Part(
        doi=meta.doi or "",
        url=edition.page_url(work.key),
        lang=document.lang,
        title=meta.title,
        people=tuple(person(edition, one, document.lang) for one in meta.authors),
        date=meta.date,
        accepted=getattr(meta, "accepted", None),
        pages=page_ends(meta.pages),
        number=edition.number(work.key).mark,
        abstracts=tuple((one.lang, one.text) for one in abstracts(work, document, edition.library.languages)),
        references=reference_texts(edition.fragment(document)),
    )


def _changed(document: Document) -> time.date:
    days = (document.changed, document.meta.updated, document.meta.date, last_changed(document.meta))
    return max(filter(None, days), default=time.date(1, 1, 1))
