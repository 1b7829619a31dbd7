"""The front matter of a paper in JATS (ANSI/NISO Z39.96), by the Journal Publishing tag set 1.1,
which indexes and archives of papers read."""

from __future__ import annotations

import datetime as time
from dataclasses import dataclass

from huikan.outputs.exports.elements import HEAD, element, empty, text
from huikan.outputs.exports.people import Person

_DTD = "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN"
DOCTYPE = f'<!DOCTYPE article PUBLIC "{_DTD}" "JATS-journalpublishing1.dtd">\n'


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A paper and the volume that it stands in. Texts come as (language, text), the paper's own
    language first; `history` has (type of date, day)."""

    key: str
    lang: str
    volume_key: str
    volume: str
    publisher: str
    issn: str
    isbn: str
    doi: str
    cstr: str
    titles: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]
    published: time.date | None
    online_first: time.date | None
    pages: tuple[str, str]
    history: tuple[tuple[str, time.date], ...]
    licence: tuple[str, str]  # its words, its address
    url: str
    abstracts: tuple[tuple[str, str], ...]
    keywords: tuple[tuple[str, tuple[str, ...]], ...]
    subject: str = ""  # of the Chinese Library Classification
    funding: str = ""
    event: str = ""
    place: str = ""
    days: tuple[time.date, time.date] | None = None
    retraction: str = ""


def write(paper: FrontMatter) -> str:
    """The article with its front matter alone."""
    article = element(
        "article",
        element("front", _journal(paper), _meta(paper)),
        **{"article-type": "research-article"},
        **{"dtd-version": "1.1"},
        **{"xml:lang": paper.lang},
        **{"xmlns:xlink": "http://www.w3.org/1999/xlink"},
    )
    return HEAD + DOCTYPE + article + "\n"


def _journal(paper: FrontMatter) -> str:
    return element(
        "journal-meta",
        text("journal-id", paper.volume_key, **{"journal-id-type": "publisher-id"}),
        element("journal-title-group", text("journal-title", paper.volume)),
        text("issn", paper.issn, **{"pub-type": "ppub"}) or (empty("issn") if not paper.isbn else ""),
        text("isbn", paper.isbn),
        element("publisher", text("publisher-name", paper.publisher)),
    )


def _meta(paper: FrontMatter) -> str:
    first, last = paper.pages
    places = list(dict.fromkeys(person.affiliation for person in paper.people if person.affiliation))
    return element(
        "article-meta",
        text("article-id", paper.doi, **{"pub-id-type": "doi"}),
        text("article-id", paper.cstr, **{"pub-id-type": "other"}),
        text("article-id", paper.key, **{"pub-id-type": "publisher-id"}),
        _subjects(paper),
        _titles(paper),
        element("contrib-group", *(_contributor(person, places) for person in paper.people)),
        *(element("aff", text("institution", place), id=f"aff{number}") for number, place in enumerate(places, 1)),
        element("author-notes", *(_corresponding(person) for person in paper.people if person.email)),
        _date("pub-date", paper.published, **{"pub-type": "ppub"}),
        _date("pub-date", paper.online_first, **{"pub-type": "epub"}),
        text("fpage", first),
        text("lpage", last),
        element("history", *(_date("date", day, **{"date-type": kind}) for kind, day in paper.history)),
        _permissions(paper),
        empty("self-uri", **{"xlink:href": paper.url}),
        *_abstracts(paper),
        *(element("kwd-group", *(text("kwd", word) for word in words), **{"xml:lang": lang}) for lang, words in paper.keywords),
        element("funding-group", text("funding-statement", paper.funding)),
        _conference(paper),
        _custom(paper),
    )


def _subjects(paper: FrontMatter) -> str:
    group = element("subj-group", text("subject", paper.subject), **{"subj-group-type": "clc"})
    return element("article-categories", group)


def _titles(paper: FrontMatter) -> str:
    (_, own), *others = paper.titles
    translated = (element("trans-title-group", text("trans-title", title), **{"xml:lang": lang}) for lang, title in others)
    return element("title-group", text("article-title", own), *translated)


def _contributor(person: Person, places: list[str]) -> str:
    number = places.index(person.affiliation) + 1 if person.affiliation else 0
    return element(
        "contrib",
        text("contrib-id", f"https://orcid.org/{person.orcid}" if person.orcid else "", **{"contrib-id-type": "orcid"}),
        _name(person),
        empty("xref", **{"ref-type": "aff"}, rid=f"aff{number}") if number else "",
        **{"contrib-type": "author"},
        corresp="yes" if person.email else "",
    )


def _name(person: Person) -> str:
    if person.literal:
        return text("collab", person.surname)
    own = _written_name(person.surname, person.given, "eastern" if person.eastern else "western")
    if not person.other[0]:
        return own
    return element("name-alternatives", own, _written_name(*person.other, "western"))


def _written_name(surname: str, given: str, style: str) -> str:
    return element("name", text("surname", surname), text("given-names", given), **{"name-style": style})


def _corresponding(person: Person) -> str:
    return element("corresp", text("email", person.email))


def _date(tag: str, date: time.date | None, **attributes: str) -> str:
    if date is None:
        return ""
    fields = text("day", f"{date.day:02}"), text("month", f"{date.month:02}"), text("year", str(date.year))
    return element(tag, *fields, **{"iso-8601-date": date.isoformat()}, **attributes)


def _permissions(paper: FrontMatter) -> str:
    words, address = paper.licence
    return element("permissions", element("license", text("license-p", words), **{"xlink:href": address}))


def _abstracts(paper: FrontMatter) -> list[str]:
    return [
        element("abstract" if lang == paper.lang else "trans-abstract", text("p", words), **{"xml:lang": lang})
        for lang, words in paper.abstracts
    ]


def _conference(paper: FrontMatter) -> str:
    if not paper.event or not paper.days:  # JATS has no conference without its days
        return ""
    days = " – ".join(dict.fromkeys(day.isoformat() for day in paper.days))
    dates = text("conf-date", days, **{"iso-8601-date": paper.days[0].isoformat()})
    return element("conference", dates, text("conf-name", paper.event), text("conf-loc", paper.place))


def _custom(paper: FrontMatter) -> str:
    """What became of the paper, and where it was read, for programs that read what they do not
    know."""
    known = {"retraction": paper.retraction, "conference": "" if paper.days else paper.event}
    pairs = [(text("meta-name", name), text("meta-value", value)) for name, value in known.items() if value]
    return element("custom-meta-group", *(element("custom-meta", *pair) for pair in pairs)) if pairs else ""
