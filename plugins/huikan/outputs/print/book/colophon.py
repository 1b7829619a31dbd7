"""What a colophon, a cover and a byline say of a publication:
(label, value) rows in reading order."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from itertools import groupby

from huikan.model import Lang, Meta
from huikan.outputs.print.book.book import Book
from huikan.outputs.print.book.formatting import day, names

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
    ("publisher", "print_publisher"),
    ("printer", "print_printer"),
    ("permit", "print_permit"),
    ("copies", "print_copies"),
    ("recipients", "print_recipients"),
    ("funding", "print_funding"),
    ("license", "print_license"),
)
ACCENTS = ("green", "blue", "ochre", "ink")  # of spring, summer, autumn and winter
CODES = (("isbn", "ISBN"), ("issn", "ISSN"), ("doi", "DOI"))


def colophon(book: Book, words: Words) -> list[tuple[str, str]]:
    """Who published the book, who worked on it, when, under which numbers."""
    rows = [(words["print_society"], book.society)]
    rows += credits(book.meta, words)
    rows += [(words[word], str(value)) for name, word in PLAIN if (value := getattr(book.meta, name, None))]
    if organisers := getattr(book.meta, "organisers", ()):
        rows.append((words["print_organisers"], words["print_names"].join(organisers)))
    rows += [(code, value) for name, code in CODES if (value := getattr(book.meta, name, None))]
    rows.append((words["print_date"], day(book.meta.date, book.lang)))
    rows.append((words["print_printed"], day(getattr(book.meta, "printed", None), book.lang)))
    if getattr(book.meta, "permit", None):
        rows.append((words["print_nature"], words["print_internal"]))
    rows.append((words["print_address"], book.address))
    return [(label, value) for label, value in rows if value]


def credits(meta: Meta, words: Words) -> list[tuple[str, str]]:
    """People by role: (role, names)."""
    return [
        (words[f"print_{role}"], names((person for _, person in people), words))
        for role, people in groupby(meta.contributors, key=lambda pair: pair[0])
    ]


def paper(meta: Meta, words: Words, lang: Lang) -> list[tuple[str, str]]:
    """What stands below the abstract of a paper: its class, its dates, who paid, its number."""
    texts = (("classification", "print_classification"), ("award", "print_award"), ("funding", "print_funding"))
    rows = [(words[word], str(getattr(meta, name, None) or "")) for name, word in texts]
    dates = (("received", "print_received"), ("accepted", "print_accepted"))
    rows += [(words[word], day(getattr(meta, name, None), lang)) for name, word in dates]
    return [(label, value) for label, value in (*rows, ("DOI", meta.doi or "")) if value]


def count(meta: Meta, words: Words) -> str:
    """Volume, number and whole number as one line: `第2卷 · 第4期 · 总第8期`."""
    pairs = (("volume", "print_volume_value"), ("number", "print_number_value"), ("whole_number", "print_whole_number"))
    return " · ".join(words[word].format(value=value) for name, word in pairs if (value := getattr(meta, name, None)))


def accent_colour(book: Book) -> str:
    """The colour of a cover: by quarter or by kind. The palette is in book.css."""
    if book.profile.colour == "seasonal":
        return ACCENTS[((book.meta.date or time.date.min).month - 1) // 3]
    return {"ochre": "ochre", "azurite": "blue"}.get(book.profile.colour, "green")
