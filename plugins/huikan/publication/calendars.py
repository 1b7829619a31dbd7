"""Which calendars a language of the site has, and what stands in each: the society's events and the
deadlines of its notices, of all, of a branch, of a series."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan import addresses
from huikan.interface import words
from huikan.interface.catalogues import meaning
from huikan.model import FOLDERS, Record, Work, localised
from huikan.publication.edition import Edition
from huikan.publication.tag_uris import authority
from huikan.publication.terms import slug

ALL = ""  # the name of the calendar of everything


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of some days, or the last day for something.

    `hours` are when it begins and ends on a day, in Shanghai; none: the whole day. `changed` is the
    day on which it was last changed, if somebody says so. `state` is "cancelled" or "postponed".
    """

    uid: str
    first: time.date
    last: time.date
    title: str
    url: str
    hours: tuple[time.time, time.time] | None = None
    place: str = ""
    text: str = ""
    state: str = ""
    changed: time.date | None = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class CalendarOffer:
    """A calendar: its `name` ("", "branches/tod", "series/forum"), what readers call it, and its
    events, the first to come first."""

    name: str
    label: str
    events: tuple[CalendarEvent, ...]


def offered_calendars(edition: Edition) -> Mapping[str, CalendarOffer]:
    """The calendars of a language by their names; none where nothing has a date."""
    labels: dict[str, str] = {ALL: words(edition.lang)["catalogue_events"]}
    events: dict[str, list[CalendarEvent]] = {}
    for event, groups in (*_events(edition), *_deadlines(edition)):
        for name, label in {ALL: labels[ALL], **groups}.items():
            labels.setdefault(name, label)
            events.setdefault(name, []).append(event)
    return {
        name: CalendarOffer(name, labels[name], tuple(sorted(listed, key=lambda event: (event.first, event.uid))))
        for name, listed in events.items()
    }


def _events(edition: Edition) -> Iterator[tuple[CalendarEvent, dict[str, str]]]:
    """The dated records, each with the calendars that it stands in besides that of all."""
    page = edition.url(edition.address("events"))
    for record in edition.library.records.get("events", ()):
        if record.date:
            yield _event(edition, record, page), _groups(edition, record.branch, localised(record.series, edition.lang))


def _event(edition: Edition, record: Record, page: str) -> CalendarEvent:
    assert record.date
    slug_of_state = meaning("events", "status", record.status or "")
    return CalendarEvent(
        uid=f"{record.key}@{authority(edition.settings).partition(',')[0]}",
        first=record.date,
        last=max(record.ends or record.date, record.date),
        title=localised(record.name, edition.lang),
        url=record.url or f"{page}#{addresses.entry(record.key)}",
        hours=record.hours,
        place=localised(record.place, edition.lang),
        text=localised(record.summary, edition.lang),
        state=slug_of_state if slug_of_state in ("cancelled", "postponed") else "",
        changed=record.updated,
    )


def _deadlines(edition: Edition) -> Iterator[tuple[CalendarEvent, dict[str, str]]]:
    """The last days of notices that have one."""
    for folder in FOLDERS:
        for work in edition.listed(folder):
            meta = work.documents[edition.lang].meta
            last = getattr(meta, "deadline", None)
            if last:
                yield _deadline(edition, work, last), _groups(edition, meta.branch, meta.series or "")


def _deadline(edition: Edition, work: Work, last: time.date) -> CalendarEvent:
    meta = work.documents[edition.lang].meta
    key = addresses.first_key(work, None, edition.library.languages)
    return CalendarEvent(
        uid=f"{key.replace('/', '.')}.deadline@{authority(edition.settings).partition(',')[0]}",
        first=last,
        last=last,
        title=words(edition.lang)["calendar_deadline"].format(title=meta.title),
        url=edition.page_url(work.key),
        text=meta.summary or "",
        state="cancelled" if meta.retracted else "",
        changed=meta.updated or meta.date,
        deadline=True,
    )


def _groups(edition: Edition, branch: str | None, series: str) -> dict[str, str]:
    """The names of the calendars of a branch and of a series, with what readers call them."""
    groups = {}
    if branch:
        term = edition.vocabulary.term("branches", branch)
        groups[term.key] = term.name
    if series:
        groups[f"series/{slug(series)}"] = " ".join(series.split())
    return groups
