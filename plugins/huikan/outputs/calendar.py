"""The society's events as a calendar file (iCalendar, RFC 5545) a language, which
calendar programs subscribe to.

Days, not hours: a record says the day. DTSTAMP, which the standard wants and
which means the last revision of the entry, is the event's own first day, because
a build knows no clock (3.8.7.2).
"""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator
from urllib.parse import urlsplit

from huikan import addresses
from huikan.interface import words
from huikan.interface.catalogues import meaning
from huikan.model import Lang, Record, localised
from huikan.outputs.stage import Results, Site
from huikan.publication import society_name
from huikan.tasks import Task

Line = tuple[str, str]  # the property with its parameters, its value
STATES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}  # 3.8.1.11; any other is confirmed
DAY = time.timedelta(days=1)
LONGEST = 75  # octets of a line (3.1)


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A calendar a language, if any event has a date."""
    library, settings = site.library, site.settings
    events = [record for record in library.records.get("events", ()) if record.date]
    for lang in library.languages if events else ():
        society = society_name(library, settings.names, lang)
        page = settings.site_url + addresses.page("events", lang, library.languages)
        lines = tuple(line for record in events for line in _event(record, lang, page))
        name = words(lang)["title_bar"].join(filter(None, (words(lang)["catalogue_events"], society)))
        yield Task(addresses.calendar(lang, library.languages), make, (name, lines))


def make(name: str, lines: tuple[Line, ...]) -> bytes:
    """The file: `lines` between the head and the end that every calendar has."""
    head = (("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//huikan//events//ZH"), ("X-WR-CALNAME", escape(name)))
    every = (*head, *lines, ("END", "VCALENDAR"))
    return b"".join(_folded(f"{label}:{value}") for label, value in every)


def _event(record: Record, lang: Lang, page: str) -> Iterator[Line]:
    assert record.date
    last = max(record.ends or record.date, record.date)
    slug = meaning("events", "status", record.status or "")
    yield "BEGIN", "VEVENT"
    yield "UID", f"{record.key}@{urlsplit(page).hostname or 'events'}"
    yield "DTSTAMP", f"{record.date:%Y%m%d}T000000Z"
    yield "DTSTART;VALUE=DATE", f"{record.date:%Y%m%d}"
    yield "DTEND;VALUE=DATE", f"{min(last, time.date.max - DAY) + DAY:%Y%m%d}"  # the first day after it (3.6.1)
    yield "SUMMARY", escape(localised(record.name, lang))
    for label, text in (("LOCATION", localised(record.place, lang)), ("DESCRIPTION", localised(record.summary, lang))):
        if text:
            yield label, escape(text)
    yield "STATUS", STATES.get(slug, "CONFIRMED")
    yield "URL", record.url or f"{page}#{addresses.entry(record.key)}"
    yield "END", "VEVENT"


def escape(text: str) -> str:
    """Text as values have it (3.3.11)."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, no character cut, each but
    the first after a blank (3.1)."""
    pieces: list[bytes] = []
    piece = b""
    for sign in map(str.encode, line):
        if len(piece) + len(sign) > LONGEST - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += sign
    return b"\r\n ".join((*pieces, piece)) + b"\r\n"
