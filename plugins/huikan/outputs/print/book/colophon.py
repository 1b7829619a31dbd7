"""What a colophon, a cover and a byline say of a publication:
(label, value) rows in reading order."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterable, Mapping
from itertools import groupby
from urllib.parse import quote

from huikan.interface import words as words_of
from huikan.model import Lang, Meta
from huikan.outputs.print.book import imprint
from huikan.outputs.print.book.book import Book, Part
from huikan.outputs.print.book.formatting import day, names
from huikan.outputs.print.book.imprint import Sheets
from huikan.publication import Abstract

Words = Mapping[str, str]
# Field of the metadata -> word; each is shown when it is filled.
PLAIN = (
    ("series", "print_series"),
    ("region", "print_region"),
    ("edition", "print_edition"),
    ("event", "print_event"),
    ("venue", "print_venue"),
    ("period", "print_period"),
    ("theme_day", "print_theme_day"),
    ("funding", "print_funding"),
    ("license", "print_license"),
)
ACCENTS = ("green", "blue", "ochre", "ink")  # of spring, summer, autumn and winter
CODES = (("isbn", "ISBN"), ("issn", "ISSN"))
DATES = ("received", "revised", "accepted", "online_first")


def colophon(book: Book, words: Words, texts: Iterable[str]) -> list[tuple[str, str | Sheets]]:
    """Who published the book, who worked on it, its imprint, when, under which numbers. `texts`
    are its texts as HTML, by which its words are counted."""
    rows: list[tuple[str, str | Sheets]] = [(words["print_society"], book.society)]
    rows += credits(book.meta, words)
    rows += [(words[word], str(value)) for name, word in PLAIN if (value := getattr(book.meta, name, None))]
    if organisers := getattr(book.meta, "organisers", ()):
        rows.append((words["print_organisers"], words["print_names"].join(organisers)))
    rows.append((words["print_date"], day(book.meta.date, book.lang)))
    rows += imprint.rows(book, words, texts)
    rows += [(code, value) for name, code in CODES if (value := getattr(book.meta, name, None))]
    if not getattr(book.meta, "is_internal", False):  # what is internal is not sold
        rows.append((words["print_price"], imprint.price(getattr(book.meta, "price", None), words)))
    rows.append((words["print_address"], book.address))
    return [(label, value) for label, value in rows if value]


def credits(meta: Meta, words: Words) -> list[tuple[str, str]]:
    """People by role: (role, names)."""
    return [
        (words[f"print_{role}"], names((person for _, person in people), words))
        for role, people in groupby(meta.contributors, key=lambda pair: pair[0])
    ]


def paper(part: Part, words: Words, lang: Lang) -> list[tuple[str, str]]:
    """What stands below the abstract of a paper: its class, who paid, its dates."""
    meta = part.meta
    rows = [(words["print_classification"], getattr(meta, "classification", None) or ""), (words["print_award"], part.award)]
    rows.append((words["print_funding"], getattr(meta, "funding", None) or ""))
    rows += [(words[f"print_{name}"], day(getattr(meta, name, None), lang)) for name in DATES]
    return [(label, value) for label, value in rows if value]


def identifiers(meta: Meta) -> list[tuple[str, str, str]]:
    """(name, number, address that resolves it) of a DOI and a CSTR."""
    numbers = (("DOI", meta.doi or "", "https://doi.org/"), ("CSTR", meta.cstr or "", "https://cstr.cn/"))
    return [(name, number, address + quote(number, safe="/:;()._-~")) for name, number, address in numbers if number]


def abstracts(part: Part) -> list[dict[str, str]]:
    """The abstracts of a paper with the words of their own languages; where it has none, its
    summary."""
    said = part.abstracts
    if not said and part.meta.summary:
        lang = "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in part.meta.summary) else "en"
        said = (Abstract(lang, " ".join(part.meta.summary.split()), part.meta.keywords),)
    return [_abstract(abstract) for abstract in said]


def _abstract(abstract: Abstract) -> dict[str, str]:
    say = words_of(abstract.lang)
    return {
        "lang": say["html_lang"],
        "label": say["print_abstract"],
        "colon": say["print_colon"],
        "text": abstract.text,
        "keywords_label": say["print_keywords"],
        "keywords": say["print_list"].join(abstract.keywords),
    }


def count(meta: Meta, words: Words) -> str:
    """Volume, number and whole number as one line: `第2卷 · 第4期 · 总第8期`."""
    pairs = (("volume", "print_volume_value"), ("number", "print_number_value"), ("whole_number", "print_whole_number"))
    return " · ".join(words[word].format(value=value) for name, word in pairs if (value := getattr(meta, name, None)))


def accent_colour(book: Book) -> str:
    """The colour of a cover: by quarter or by kind. The palette is in book.css."""
    if book.profile.colour == "seasonal":
        return ACCENTS[((book.meta.date or time.date.min).month - 1) // 3]
    return {"ochre": "ochre", "azurite": "blue"}.get(book.profile.colour, "green")
