"""A record of a catalogue as lists show it: one line that says what
it is, when and where, and who."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.interface.catalogues import meaning
from huikan.interface.dates import day, span
from huikan.model import Record, Work, localised
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.filters import label
from huikan.outputs.pages.sort_orders import year_of
from huikan.outputs.pages.spec import View
from huikan.publication import awarded

PAGES: Mapping[str, str] = {
    "experts": "contributors",
    "branches": "branches",
}  # catalogues whose records may have pages of their own
REACHABLE = ("branches", "bases", "events", "members")  # their addresses are an office's; those of people stay in the file
LEADS: Mapping[str, str] = {"events": "date", "standards": "number", "awards": "year", "members": "year", "bases": "year"}


def entry(edition: Edition, catalogue: str, record: Record, classes: str = "") -> View:
    """The view of a record; empty text and tuples where it says nothing."""
    lang, reachable = edition.lang, catalogue in REACHABLE
    status = label(edition, catalogue, "status", record.status)[1] if record.status else ""
    level = label(edition, catalogue, "level", record.level)[1] if record.level else ""
    return {
        "key": record.key,
        "classes": classes,
        "name": localised(record.name, lang),
        "address": page_of(edition, catalogue, record.key),
        "url": record.url or "",
        "lead": _lead(edition, catalogue, record),
        "iso": record.date.isoformat() if record.date and catalogue == "events" else "",
        "ends": last_day(record) if catalogue == "events" else "",
        "notes": tuple(note for note in _notes(edition, catalogue, record, level) if note),
        "summary": localised(record.summary, lang),
        "people": tuple(_person(edition, key) for key in record.people),
        "people_label": edition.words[f"people_{catalogue}"],
        "branch": _branch(edition, record.branch) if record.branch and catalogue != "branches" else None,
        "mark": status or (level if catalogue in ("members", "bases") else ""),
        "email": record.email or "" if reachable else "",
        "phone": record.phone or "" if reachable else "",
        "works": tuple(_work(edition, work) for work in awarded(edition.library, record.key)) if catalogue == "awards" else (),
    }


def last_day(event: Record) -> str:
    """The day after which an event is over; "" for one that did not
    take place when it should have."""
    if event.date is None or meaning("events", "status", event.status or "") in ("cancelled", "postponed"):
        return ""
    return (event.ends or event.date).isoformat()


def page_of(edition: Edition, catalogue: str, key: str) -> str:
    """The address of a record's own page, or "": experts and committees have one of which
    there is more to say than a line."""
    group = PAGES.get(catalogue, "")
    listing = edition.terms[group].get(key) if group else None
    return edition.address(listing[0].key) if listing else ""


def _lead(edition: Edition, catalogue: str, record: Record) -> str:
    """What stands before the name."""
    lead = LEADS.get(catalogue, "")
    if lead == "date":
        return (record.date.isoformat() if edition.lang == "zh" else day(record.date, edition.lang)) if record.date else ""
    return record.number or "" if lead == "number" else str(year_of(record) or "") if lead == "year" else ""


def _notes(edition: Edition, catalogue: str, record: Record, level: str) -> tuple[str, ...]:
    lang = edition.lang
    title, place = localised(record.title, lang), localised(record.place, lang)
    if catalogue == "events":
        held = span(record.date, record.ends, lang) if record.date and record.ends and record.ends != record.date else ""
        return title, held, place
    fields = edition.words["list_comma"].join(localised(texts, lang) for texts in record.fields)
    when = day(record.date, lang) if record.date and catalogue == "standards" else ""
    return title, level if catalogue == "awards" else "", localised(record.affiliation, lang), fields, place, when


def _person(edition: Edition, key: str) -> View:
    """Somebody a record names: an expert by key, or anybody by name."""
    return {"name": edition.vocabulary.person(key), "address": page_of(edition, "experts", key)}


def _work(edition: Edition, work: Work) -> View:
    """A work that a record tells of."""
    return {"title": work.document(edition.lang).meta.title, "address": edition.address(work.key)}


def _branch(edition: Edition, text: str) -> View:
    term = edition.vocabulary.term("branches", text)
    return {"name": term.name, "address": page_of(edition, "branches", term.slug)}
