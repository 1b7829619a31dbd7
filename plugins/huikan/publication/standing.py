"""What became of a work after it was published: retracted, corrected, in a new version.

That a work is retracted stands before its title, and so in everything that says the title: lists,
feeds, search, citations, PDFs. `with_retractions` writes it there, once for all outputs.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from huikan.interface import words
from huikan.interface.dates import day
from huikan.model import Document, Lang, Library, Meta, Work
from huikan.publication.ai_marks import ai_statement


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers are told: in `words` that stand by themselves, and where more is said."""

    kind: Literal["retraction", "correction", "version", "ai"]
    date: time.date | None
    words: str
    url: str = ""


def notices(meta: Meta, lang: Lang) -> tuple[Notice, ...]:
    """The retraction, then corrections and versions, the newest of each first, then the part that
    machines had in it. A single version is no news."""
    say = words(lang)
    news: list[Notice] = []
    if meta.retracted:
        text = say["standing_retracted"].format(day=day(meta.retracted.date, lang), reason=_sentence(meta.retracted.reason, lang))
        news.append(Notice("retraction", meta.retracted.date, text, meta.retracted.url or ""))
    for correction in sorted(meta.corrections, key=lambda each: each.date, reverse=True):
        where = say["standing_where"].format(where=correction.where) if correction.where else ""
        text = say["standing_corrected"].format(day=day(correction.date, lang), where=where, words=correction.words)
        news.append(Notice("correction", correction.date, text))
    for version in sorted(meta.versions, key=lambda each: each.date, reverse=True) if len(meta.versions) > 1 else ():
        text = say["standing_version"].format(number=version.number, day=day(version.date, lang))
        news.append(Notice("version", version.date, text + (say["colon"] + version.words if version.words else "")))
    news += [Notice("ai", None, ai_statement(meta.ai, lang))] if meta.ai else []
    return tuple(news)


def last_changed(meta: Meta) -> time.date | None:
    """The day of the last of them."""
    return max((each.date for each in notices(meta, "en") if each.date), default=None)


def with_retractions(library: Library) -> Library:
    """The library with the mark of retraction before the titles of works that are retracted."""
    return replace(library, works=tuple(map(_marked, library.works)))


def _marked(work: Work) -> Work:
    documents: Mapping[Lang, Document] = {lang: _titled(document) for lang, document in work.documents.items()}
    parts = tuple(map(_marked, work.parts))
    return replace(work, documents=documents, parts=parts)


def _titled(document: Document) -> Document:
    meta, mark = document.meta, words(document.lang)["retracted_title"]
    if not meta.retracted:
        return document
    marked = mark.format(title=document.marked) if document.marked else ""
    return replace(document, marked=marked, meta=meta.model_copy(update={"title": mark.format(title=meta.title)}))


def _sentence(text: str, lang: Lang) -> str:
    """A text with a full stop, where it has no mark at its end."""
    stripped = text.strip()
    return stripped if stripped[-1] in "。.！!？?" else stripped + ("。" if lang == "zh" else ".")
