"""The pages of which there is one: home, and the page for an address that is not there."""

from __future__ import annotations

import re

from huikan import addresses
from huikan.interface import words
from huikan.interface.dates import span
from huikan.model import FOLDERS, LISTED, Page, localised, profile_of
from huikan.outputs.pages.cards import card, date_view, language
from huikan.outputs.pages.edition import HOME_KEYS, Edition
from huikan.outputs.pages.entries import last_day
from huikan.outputs.pages.frame import frame
from huikan.outputs.pages.links import body
from huikan.outputs.pages.sort_orders import sorted_records
from huikan.outputs.pages.spec import PageSpec, View

OPENING = {"zh": 64, "en": 150}  # characters of an editorial
SENTENCE = re.compile(r".+?(?:[。！？]+[”’』」）]*|[.!?]+[”’)]*(?=\s|$))\s*")

EVENTS, AGENDA = "events", "agenda"  # the events, and the row in which they stand

MISSING = "404.html"


def home(edition: Edition) -> PageSpec:
    """The home page of a language: the newest of each kind."""
    work = next((edition.works[key] for key in HOME_KEYS if key in edition.works), None)
    document = work.documents.get(edition.lang) if work else None
    languages = edition.library.languages
    homes = {lang: addresses.page("", lang, languages) for lang in languages}
    shelves = {folder: _shelf(edition, folder, profile_of(kind).on_home) for folder, kind in FOLDERS.items()}
    description = edition.settings.descriptions.get(edition.lang) or _about(edition)
    return PageSpec(
        address=edition.address(""),
        lang=edition.lang,
        template="home.html",
        title=edition.society,
        description=description,
        view={
            **frame(edition, switch=homes),
            "body": body(edition, document, edition.address("")) if document else None,
            "shelves": shelves,
            "rows": _rows(edition),
            "inside": _inside(edition, "newsletters"),
            "editorial": _editorial(edition),
            "papers": _inside(edition, "proceedings"),
            "events": _events(edition),
            "events_count": len(edition.library.records.get("events", ())),
        },
        alternates=homes,
        updated=max(filter(None, map(edition.posted, edition.library.works)), default=None),
        key=work.key if work else "",
    )


def _rows(edition: Edition) -> tuple[tuple[str, ...], ...]:
    """What the home page has from top to bottom, in the society's order, else in the usual one:
    the kinds that have works, and the events; those that stand beside each other together."""
    society = edition.library.society
    shared = {folder: profile_of(kind).home_row for folder, kind in FOLDERS.items()} | {EVENTS: AGENDA}
    usual = [each for name in FOLDERS for each in ((name, EVENTS) if shared[name] == AGENDA else (name,))]
    filled = {name for name in FOLDERS if edition.listed(name)} | ({EVENTS} if _events(edition) else set())
    rows: list[tuple[str, ...]] = []
    for name in (society.home if society else ()) or usual:
        if name not in filled:
            continue
        beside = bool(rows) and bool(shared[name]) and shared[rows[-1][0]] == shared[name]
        rows = [*rows[:-1], (*rows[-1], name)] if beside else [*rows, (name,)]
    return tuple(rows)


def _about(edition: Edition) -> str:
    society = edition.library.society
    return localised(society.about, edition.lang) if society else ""


def _shelf(edition: Edition, folder: str, most: int) -> View:
    works = edition.listed(folder)
    return {
        "name": folder,
        "label": edition.words[folder],
        "address": edition.address(folder),
        "count": len(works),
        "works": tuple(card(edition, work) for work in works[:most]),
    }


def _inside(edition: Edition, folder: str, most: int = 5) -> tuple[View, ...]:
    """The parts of the newest publication of a kind."""
    works = edition.listed(folder)
    return tuple(card(edition, part) for part in works[0].parts[:most]) if works else ()


def _editorial(edition: Edition) -> str:
    """How the newest issue's own text begins: whole sentences, ""
    where not even the first is short."""
    issues = edition.listed("newsletters")
    text = edition.fragment(issues[0].document(edition.lang)).opening if issues else ""
    begun = ""
    for sentence in SENTENCE.findall(text):
        if len(begun + sentence.rstrip()) > OPENING.get(edition.lang, OPENING["en"]):
            break
        begun += sentence
    return begun.strip()


def _events(edition: Edition, most: int = 3) -> tuple[View, ...]:
    """What is to come, the next first, then what was last. Their status says which; what
    readers' clocks know, a script adds."""
    dated = [record for record in edition.library.records.get("events", ()) if record.date]
    return tuple(
        {
            "name": localised(record.name, edition.lang),
            "date": date_view(record.date, edition.lang),
            "held": span(record.date, record.ends or record.date, edition.lang) if record.date else "",
            "place": localised(record.place, edition.lang),
            "ends": last_day(record),
            "address": edition.address("events"),
            "key": record.key,
        }
        for record in sorted_records("events", dated, "coming", edition.lang)[:most]
    )


def search(edition: Edition, editions: tuple[Edition, ...]) -> PageSpec:
    """The page on which a script searches. `files` is where it finds the
    index, `phrases` are what it says."""
    address = edition.address("search")
    counterparts = {other.lang: other.address("search") for other in editions}
    return PageSpec(
        address=address,
        lang=edition.lang,
        template="search.html",
        title=edition.words["search"],
        description=edition.words["search_about"],
        view={
            **frame(edition, [(edition.words["search"], address)], switch=counterparts),
            "files": {
                name: addresses.search_file(name, lang)
                for name, lang in (("fold", ""), ("catalogue", edition.lang), ("words", edition.lang))
            },
            "kinds": {name: edition.words[name] for name in (*LISTED, Page.kind, "attachments")}
            | {name: edition.words[f"catalogue_{name}"] for name in edition.catalogues()},
            "phrases": {name.removeprefix("search_"): text for name, text in edition.words.items() if name.startswith("search_")},
            "others": tuple(
                {
                    "lang": words(other.lang)["html_lang"],
                    "name": language(edition, other.lang),
                    "address": other.address("search"),
                }
                for other in editions
                if other.lang != edition.lang
            ),
        },
        indexable=False,
    )


def missing(edition: Edition) -> PageSpec:
    """404.html: one for all languages, because a server has only one to give."""
    languages = edition.library.languages
    messages = tuple(
        {
            "lang": words(lang)["html_lang"],
            "title": words(lang)["missing_title"],
            "text": words(lang)["missing_text"],
            "home": words(lang)["missing_home"],
            "address": addresses.page("", lang, languages),
        }
        for lang in languages
    )
    return PageSpec(
        address=MISSING,
        lang=edition.lang,
        template="404.html",
        title=edition.words["missing_title"],
        description=edition.words["missing_text"],
        view={**frame(edition), "said": messages},
        indexable=False,
    )
