"""paper: the front matter of a paper, from what its document and its volume say."""

from __future__ import annotations

import datetime as time

from huikan.interface import words
from huikan.model import Work
from huikan.outputs.exports.jats import FrontMatter
from huikan.outputs.exports.people import person
from huikan.publication import Edition, abstracts, notices, page_ends
from huikan.publication.licences import licence_address

_HISTORY = {"received": "received", "revised": "rev-recd", "accepted": "accepted"}


def paper(edition: Edition, work: Work) -> FrontMatter:
    """A paper in its own language, with what it says in others."""
    document = work.original
    meta, parent = document.meta, edition.parents.get(work.key)
    volume = parent.document(document.lang).meta if parent else meta
    texts = abstracts(work, document, edition.library.languages)
    starts, ends = getattr(volume, "starts", None), getattr(volume, "ends", None)
    history = ((kind, getattr(meta, name, None)) for name, kind in _HISTORY.items())
    return FrontMatter(
        key=work.key,
        lang=document.lang,
        volume_key=parent.key if parent else work.key,
        volume=volume.title,
        publisher=edition.publisher(work, document),
        issn=volume.issn or "",
        isbn=volume.isbn or "",
        doi=meta.doi or "",
        cstr=meta.cstr or "",
        titles=_titles(work),
        people=tuple(person(edition, one, document.lang) for one in meta.authors),
        published=meta.date,
        online_first=getattr(meta, "online_first", None),
        pages=page_ends(meta.pages),
        history=tuple((kind, day) for kind, day in history if isinstance(day, time.date)),
        licence=(meta.license or "", licence_address(meta.license)),
        url=edition.page_url(work.key),
        abstracts=tuple((one.lang, one.text) for one in texts),
        keywords=tuple((one.lang, one.keywords) for one in texts if one.keywords),
        subject=getattr(meta, "classification", None) or "",
        funding=getattr(meta, "funding", None) or "",
        event=meta.event or volume.event or "",
        place=getattr(volume, "venue", None) or "",
        days=(starts, ends or starts) if starts else None,
        retraction=next((one.words for one in notices(meta, document.lang) if one.kind == "retraction"), ""),
    )


def _titles(work: Work) -> tuple[tuple[str, str], ...]:
    """The title in the paper's own language, then in each other one."""
    original = work.original
    titles = {original.lang: original.meta.title}
    titles |= {lang: document.meta.title for lang, document in work.documents.items() if lang != original.lang}
    for lang in ("zh", "en"):
        title = getattr(original.meta, f"title_{lang}", None)
        if title and lang not in titles:
            titles[lang] = words(lang)["retracted_title"].format(title=title) if original.meta.retracted else title
    return tuple(titles.items())
