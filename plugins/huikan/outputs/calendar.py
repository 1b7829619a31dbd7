"""The society's events and the deadlines of its notices as calendar files (iCalendar, RFC 5545 and
7986), which calendar programs subscribe to: of all, of each branch and of each series, per
language.

Days, unless a record has hours: those are Shanghai's. DTSTAMP, which the standard wants and which
means the last revision of the entry, is the day that its record says, or the event's own first
day, because a build knows no clock (3.8.7.2); SEQUENCE counts the days up to it from 2000 on, so
that it grows with every change that is dated.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator

from huikan import addresses
from huikan.addresses import Claim
from huikan.interface import words
from huikan.outputs.stage import Results, Site
from huikan.publication import open_edition
from huikan.publication.calendars import CalendarEvent, CalendarOffer, offered_calendars
from huikan.tasks import Task

Line = tuple[str, str]  # the property with its parameters, its value
STATES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}  # 3.8.1.11; any other is confirmed
DAY = time.timedelta(days=1)
LONGEST = 75  # octets of a line (3.1)
START = time.date(2000, 1, 1)  # from which changes are counted
ZONE = "Asia/Shanghai"
ZONE_LINES: tuple[Line, ...] = (  # no summer time since 1991
    ("BEGIN", "VTIMEZONE"),
    ("TZID", ZONE),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19920101T000000"),
    ("TZOFFSETFROM", "+0800"),
    ("TZOFFSETTO", "+0800"),
    ("TZNAME", "CST"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
)


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for each calendar of each language."""
    library = site.library
    for lang in library.languages:
        edition = open_edition(library, site.for_references, site.settings, lang)
        for offer in offered_calendars(edition).values():
            name = words(lang)["title_bar"].join(filter(None, (offer.label, edition.society)))
            address = addresses.calendar(lang, library.languages, offer.name)
            yield Task(address, make, (name, edition.url(address), tuple(_lines(offer, words(lang)["calendar_soon"]))))


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all calendars."""
    for task in plan(site, {}):
        yield Claim(task.target)


def make(name: str, source: str, lines: tuple[Line, ...]) -> bytes:
    """The file: `lines` between the head and the end that every calendar has. `source` is where it
    is found."""
    head = (
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//huikan//events//ZH"),
        ("METHOD", "PUBLISH"),
        ("NAME", escape(name)),
        ("X-WR-CALNAME", escape(name)),
        ("X-WR-TIMEZONE", ZONE),
        ("SOURCE;VALUE=URI", source),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
        ("X-PUBLISHED-TTL", "P1D"),
    )
    every = (*head, *ZONE_LINES, *lines, ("END", "VCALENDAR"))
    return b"".join(_folded(f"{label}:{value}") for label, value in every)


def _lines(offer: CalendarOffer, soon: str) -> Iterator[Line]:
    for event in offer.events:
        yield from _event(event, soon)


def _event(event: CalendarEvent, soon: str) -> Iterator[Line]:
    """An event; `soon` is what an alarm says before the title."""
    changed = event.changed or event.first
    yield "BEGIN", "VEVENT"
    yield "UID", escape(event.uid)
    yield "DTSTAMP", f"{changed:%Y%m%d}T000000Z"
    yield "SEQUENCE", str(max((event.changed - START).days, 0) if event.changed else 0)
    if event.changed:
        yield "LAST-MODIFIED", f"{changed:%Y%m%d}T000000Z"
    yield from _days(event)
    yield "SUMMARY", escape(event.title)
    for label, text in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
        if text:
            yield label, escape(text)
    yield "STATUS", STATES.get(event.state, "CONFIRMED")
    yield "TRANSP", "TRANSPARENT" if event.deadline else "OPAQUE"
    yield "URL", event.url
    if not event.state:
        yield from _alarms(event, soon)
    yield "END", "VEVENT"


def _days(event: CalendarEvent) -> Iterator[Line]:
    """When it is: `DTEND` is the first moment after it (3.6.1)."""
    if event.hours:
        begins, ends = event.hours
        yield f"DTSTART;TZID={ZONE}", f"{event.first:%Y%m%d}T{begins:%H%M%S}"
        yield f"DTEND;TZID={ZONE}", f"{event.last:%Y%m%d}T{ends:%H%M%S}"
        return
    yield "DTSTART;VALUE=DATE", f"{event.first:%Y%m%d}"
    yield "DTEND;VALUE=DATE", f"{min(event.last, time.date.max - DAY) + DAY:%Y%m%d}"


def _alarms(event: CalendarEvent, soon: str) -> Iterator[Line]:
    """A day before an event; a week and a day before a deadline."""
    for before in ("-P7D", "-P1D") if event.deadline else ("-P1D",):
        yield "BEGIN", "VALARM"
        yield "ACTION", "DISPLAY"
        yield "TRIGGER", before
        yield "DESCRIPTION", escape(soon.format(title=event.title))
        yield "END", "VALARM"


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
