"""A work in a list, its cover, its people and its dates: the small views that many pages share."""

from __future__ import annotations

import datetime as time
import re

from huikan import addresses
from huikan.interface import words
from huikan.interface.dates import day
from huikan.interface.lists import listed
from huikan.markup.no_break import with_no_break_spaces
from huikan.model import Contributor, Document, Lang, Work, beside, title_pieces
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.links import packed
from huikan.outputs.pages.spec import View
from huikan.publication import lead_photograph

# Sentences of which the last has ended
WHOLE = re.compile(r".*(?:[。！？!?][”’」』）)\"]*|\.[”’)\"]*(?=\s))", re.S)
EXCERPT = {"zh": 90, "en": 180}  # characters of a summary that nobody wrote


def card(edition: Edition, work: Work) -> View:
    """A work as lists show it. A work that this language has not got is
    shown in its original, and says so."""
    document = work.document(edition.lang)
    meta = document.meta
    kicker = [edition.vocabulary.rubric(name) for name in meta.columns[:1]]
    return {
        "address": edition.address(work.key),
        "kind": work.kind,
        "title": meta.title,
        "pieces": pieces(document),
        "subtitle": meta.subtitle or "",
        "summary": summary(edition, document),
        "date": date_view(meta.date, edition.lang),
        "kicker": tuple(kicker or meta.tags[:1]),
        "people": names(tuple(person for role, person in meta.contributors if role == "authors"), edition),
        "minutes": edition.reading(document)[0],
        "pages": meta.pages or "",
        "number": number(edition, document),
        "ends": ends.isoformat() if (ends := getattr(meta, "deadline", None)) else "",
        "cover": cover(edition, work),
        "lang": document.lang,
        "original": "" if document.lang == edition.lang else language(edition, document.lang),
        "parts": len(work.parts),
    }


def pieces(document: Document) -> tuple[str, ...]:
    """The title in the pieces between its editor's breaks, numbers held to their
    units: joined they are the title."""
    return tuple(map(with_no_break_spaces, title_pieces(document.marked or document.meta.title)))


def summary(edition: Edition, document: Document) -> str:
    """The summary that its editor wrote, else the first sentences of the text's prose."""
    written = document.meta.summary or getattr(document.meta, "abstract", None)
    if written:
        return " ".join(written.split())
    return _shortened(edition.fragment(document).opening, document.lang)


def _shortened(text: str, lang: Lang) -> str:
    """As many whole sentences as an excerpt holds; of one that is longer, its beginning."""
    longest = EXCERPT.get(lang, EXCERPT["en"])
    if len(text) <= longest:
        return text
    sentences = WHOLE.match(text[:longest])
    if sentences and len(sentences[0]) > longest // 3:
        return sentences[0].rstrip()
    if lang == "zh":
        return text[:longest].rstrip("，。、；：") + "……"
    return text[:longest].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def date_view(date: time.date | None, lang: Lang) -> View | None:
    return {"iso": date.isoformat(), "text": day(date, lang)} if date else None


def names(people: tuple[Contributor, ...], edition: Edition, most: int = 4) -> str:
    """Names in a row, in the language's manner; more than `most` end with 等 or et al."""
    return listed([person.name for person in people], edition.lang, most)


def number(edition: Edition, document: Document) -> str:
    """Where a publication stands in its row: `总第15期`, a report's
    edition, a notice's document number."""
    for name in document.profile.designation:
        value = getattr(document.meta, name)
        if value:
            return edition.words["whole_number"].format(number=value) if name == "whole_number" else str(value)
    return ""


def cover(edition: Edition, work: Work) -> View:
    """The pictures of a work: `picture` upright, `art` lying, "" where there are
    none; a part has its publication's. A text without a cover has the first photograph that it
    shows before any drawing (`photograph`: the text has it itself).

    `webp` are smaller files of an editor's picture or a photograph, `own` says that it is one.
    """
    document, parent = work.document(edition.lang), edition.parents.get(work.key)
    above = cover(edition, parent) if parent else {"picture": "", "art": "", "webp": ()}
    picture = edition.picture(beside(document.path, document.meta.cover)) if document.meta.cover else None
    photograph = "" if picture or document.profile.cover else _photograph(edition, document)
    picture = edition.picture(photograph) if photograph else picture
    own, webp = (picture.src, packed(picture)) if picture else ("", ())
    phrase = "cover_of_named" if "《" in document.meta.title else "cover_of"
    bound, lying = addresses.cover(work.key, document.lang), addresses.picture(work.key)
    drawn = {address: address for address in (bound, lying) if address in edition.drawn}
    return {
        "picture": own or drawn.get(bound) or drawn.get(lying) or above["picture"],
        "art": own or drawn.get(lying) or above["art"],
        "webp": webp if own or drawn else above["webp"],
        "alt": document.meta.cover_alt or edition.words[phrase].format(title=document.meta.title),
        "told": (document.meta.cover_alt or "") if own else "",
        "own": bool(own),
        "shown": bool(photograph),
    }


def _photograph(edition: Edition, document: Document) -> str:
    """The path of the first photograph that a text shows."""
    return lead_photograph(edition.fragment(document).references, edition.library.assets)


def language(edition: Edition, lang: Lang) -> str:
    """What readers of the edition call a language."""
    return edition.words.get(f"name_{lang}") or words(lang)["language"]
