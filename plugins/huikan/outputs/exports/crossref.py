"""A deposit for Crossref, by its metadata input schema 5.3.0: a conference with its papers, or a
book with its chapters.

https://www.crossref.org/documentation/schema-library/: the order of elements is the schema's.
"""

from __future__ import annotations

import datetime as time
from dataclasses import dataclass

from huikan.outputs.exports.elements import HEAD, element, empty, text
from huikan.outputs.exports.people import Person

VERSION = "5.3.0"
_NAMESPACES = {
    "xmlns": f"http://www.crossref.org/schema/{VERSION}",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:jats": "http://www.ncbi.nlm.nih.gov/JATS1",
    "xsi:schemaLocation": (f"http://www.crossref.org/schema/{VERSION} https://www.crossref.org/schemas/crossref{VERSION}.xsd"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A paper or chapter."""

    doi: str
    url: str
    lang: str
    title: str
    people: tuple[Person, ...]
    date: time.date | None
    accepted: time.date | None = None
    pages: tuple[str, str] = ("", "")
    number: str = ""
    abstracts: tuple[tuple[str, str], ...] = ()  # (language, text)
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deposit:
    """What is registered: a volume of a conference where there is an `event`, else a book."""

    key: str
    stamp: time.date  # of the last change: later deposits have later ones
    depositor: str
    email: str
    title: str
    lang: str
    publisher: str
    date: time.date
    url: str
    doi: str = ""
    isbn: str = ""
    edition: str = ""
    event: str = ""
    sponsors: tuple[str, ...] = ()
    place: str = ""
    days: tuple[time.date, time.date] | None = None
    editors: tuple[Person, ...] = ()
    parts: tuple[Part, ...] = ()


def write(deposit: Deposit) -> str:
    """The batch as XML."""
    head = element(
        "head",
        text("doi_batch_id", f"{deposit.key.replace('/', '-')}-{deposit.stamp:%Y%m%d}"[:100]),
        text("timestamp", f"{deposit.stamp:%Y%m%d}000000"),
        element("depositor", text("depositor_name", deposit.depositor[:130]), text("email_address", deposit.email)),
        text("registrant", deposit.depositor[:255]),
    )
    body = element("body", _conference(deposit) if deposit.event else _book(deposit))
    return HEAD + element("doi_batch", head, body, version=VERSION, **_NAMESPACES) + "\n"


def _conference(deposit: Deposit) -> str:
    return element(
        "conference",
        _people(deposit.editors, "editor"),
        element(
            "event_metadata",
            text("conference_name", deposit.event),
            *(text("conference_sponsor", sponsor[:255]) for sponsor in deposit.sponsors[:10]),
            text("conference_location", deposit.place),
            _days(deposit),
        ),
        element(
            "proceedings_metadata",
            text("proceedings_title", deposit.title),
            element("publisher", text("publisher_name", deposit.publisher)),
            _date("publication_date", deposit.date),
            _isbn(deposit),
            _doi(deposit.doi, deposit.url),
            language=deposit.lang,
        ),
        *map(_paper, deposit.parts),
    )


def _paper(part: Part) -> str:
    return element(
        "conference_paper",
        _people(part.people, "author"),
        _titles(part.title),
        *map(_abstract, part.abstracts),
        _date("publication_date", part.date),
        _date("acceptance_date", part.accepted),
        _pages(part.pages),
        _doi(part.doi, part.url),
        _references(part.references),
        publication_type="full_text",
        language=part.lang,
    )


def _book(deposit: Deposit) -> str:
    metadata = element(
        "book_metadata",
        _people(deposit.editors, "editor"),
        _titles(deposit.title),
        text("edition_number", deposit.edition[:15]),
        _date("publication_date", deposit.date),
        _isbn(deposit),
        element("publisher", text("publisher_name", deposit.publisher)),
        _doi(deposit.doi, deposit.url),
        language=deposit.lang,
    )
    return element("book", metadata, *map(_chapter, deposit.parts), book_type="monograph")


def _chapter(part: Part) -> str:
    return element(
        "content_item",
        _people(part.people, "author"),
        _titles(part.title),
        *map(_abstract, part.abstracts),
        text("component_number", part.number[:50]),
        _date("publication_date", part.date),
        _pages(part.pages),
        _doi(part.doi, part.url),
        _references(part.references),
        component_type="chapter",
        language=part.lang,
    )


def _people(people: tuple[Person, ...], role: str) -> str:
    return element("contributors", *(_person(one, role, not place) for place, one in enumerate(people)))


def _person(person: Person, role: str, first: bool) -> str:
    order = "first" if first else "additional"
    attributes = {"sequence": order, "contributor_role": role}
    if person.literal:
        return text("organization", person.surname, **attributes)
    institution = element("affiliations", element("institution", text("institution_name", person.affiliation[:1024])))
    orcid = text("ORCID", f"https://orcid.org/{person.orcid}" if person.orcid else "")
    names = text("given_name", person.given[:60]), text("surname", person.surname[:60])
    return element("person_name", *names, institution, orcid, **attributes)


def _titles(title: str) -> str:
    return element("titles", text("title", title))


def _abstract(abstract: tuple[str, str]) -> str:
    lang, words = abstract
    return element("jats:abstract", text("jats:p", words), **{"xml:lang": lang})


def _date(tag: str, date: time.date | None) -> str:
    if date is None:
        return ""
    fields = text("month", f"{date.month:02}"), text("day", f"{date.day:02}"), text("year", f"{date.year:04}")
    return element(tag, *fields, media_type="online")


def _days(deposit: Deposit) -> str:
    if deposit.days is None:
        return ""
    attributes = {
        f"{edge}_{name}": f"{getattr(day, name):02}"
        for edge, day in zip(("start", "end"), deposit.days, strict=True)
        for name in ("day", "month", "year")
    }
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<conference_date{written}/>"


def _isbn(deposit: Deposit) -> str:
    digits = deposit.isbn.upper().removeprefix("ISBN").strip(" :：")
    return text("isbn", digits, media_type="print") or empty("noisbn", reason="archive_volume")


def _doi(doi: str, url: str) -> str:
    return element("doi_data", text("doi", doi), text("resource", url)) if doi else ""


def _pages(pages: tuple[str, str]) -> str:
    first, last = pages
    return element("pages", text("first_page", first), text("last_page", last if last != first else ""))


def _references(references: tuple[str, ...]) -> str:
    citations = (
        element("citation", text("unstructured_citation", words), key=f"ref{number}")
        for number, words in enumerate(references, 1)
    )
    return element("citation_list", *citations)
