"""Listing pages: one a kind, a year a shelf, and a page a year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from huikan.interface import words
from huikan.model import FOLDERS, Work, profile_of
from huikan.outputs.pages.cards import card, language
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.frame import frame
from huikan.outputs.pages.links import body
from huikan.outputs.pages.paging import ListPage, key_of, list_pages, turning
from huikan.outputs.pages.spec import Body, PageSpec, PlannedPage, View

SHELF = 12  # works of a year on the kind's listing; the year's own page has them all
RECENT = 6  # years that the listing shows; it leads to the others
MOST = 60  # works on a year's page, up to twice as many on its first


def listing_pages(edition: Edition, editions: tuple[Edition, ...]) -> Iterator[PlannedPage]:
    """The listing of every kind that the library has, and its years."""
    for folder in edition.folders():
        yield PlannedPage(edition.address(folder), edition.lang, "", partial(_listing, edition, editions, folder))
        for year, works in _years(edition, folder):
            for listed in list_pages(works, MOST):
                address = edition.address(key_of(edition.archive(folder, year), listed.number))
                spec = partial(_archive, edition, editions, folder, year, listed, len(works))
                yield PlannedPage(address, edition.lang, "", spec)


def _listing(edition: Edition, editions: tuple[Edition, ...], folder: str) -> PageSpec:
    works, works_by_year = edition.listed(folder), _years(edition, folder)
    label = edition.words[folder]
    counterparts = {other.lang: other.address(folder) for other in editions}
    view = frame(edition, [(label, edition.address(folder))], folder, counterparts, feed=folder)
    return PageSpec(
        address=edition.address(folder),
        lang=edition.lang,
        template="listing.html",
        title=label,
        description=edition.words[f"{folder}_about"],
        view={
            **view,
            "folder": folder,
            "style": profile_of(FOLDERS[folder]).listing,
            "deck": edition.words[f"{folder}_about"],
            "body": introduction(edition, folder),
            "shelves": tuple(_shelf(edition, folder, year, year_works, SHELF) for year, year_works in works_by_year[:RECENT]),
            "earlier": tuple(_shelf(edition, folder, year, year_works, 0) for year, year_works in works_by_year[RECENT:]),
            "turning": {"newer": "", "older": ""},
            "elsewhere": _elsewhere(edition, editions, folder),
        },
        alternates={other.lang: other.address(folder) for other in editions if other.listed(folder)} if works else {},
        updated=edition.posted(works[0]) if works else None,
        indexable=bool(works),
    )


def _archive(edition: Edition, editions: tuple[Edition, ...], folder: str, year: int, listed: ListPage, count: int) -> PageSpec:
    """A page of a year's works; most years have one."""
    archive, first = edition.archive(folder, year), not listed.number
    address = edition.address(archive)
    others = {other.lang: other.address(other.archive(folder, year)) for other in editions if year in dict(_years(other, folder))}
    title = edition.words["listing_of_year"].format(kind=edition.words[folder], year=year)
    crumbs = [(edition.words[folder], edition.address(folder)), (str(year), address)]
    counterparts = {other.lang: other.address(folder) for other in editions} | others
    return PageSpec(
        address=edition.address(key_of(archive, listed.number)),
        lang=edition.lang,
        template="listing.html",
        title=title if first else f"{title} {listed.number}",
        description=edition.words[f"{folder}_about"],
        view={
            **frame(edition, crumbs, folder, counterparts, feed=folder),
            "folder": folder,
            "style": profile_of(FOLDERS[folder]).listing,
            "deck": "",
            "body": None,
            "shelves": (_shelf(edition, folder, year, listed.works, len(listed.works)) | {"count": count if first else 0},),
            "earlier": (),
            "turning": turning(listed, lambda number: edition.address(key_of(archive, number))),
            "years": tuple(
                {"year": archive_year, "address": edition.address(edition.archive(folder, archive_year))}
                for archive_year, _ in _years(edition, folder)
            ),
            "year": year,
            "elsewhere": (),
        },
        alternates=others if first else {},
        updated=edition.posted(listed.works[0]),
    )


def _years(edition: Edition, folder: str) -> list[tuple[int, tuple[Work, ...]]]:
    dated = [(date.year, work) for work in edition.listed(folder) if (date := edition.date(work))]
    return [(year, tuple(work for _, work in group)) for year, group in groupby(dated, key=lambda pair: pair[0])]


def _shelf(edition: Edition, folder: str, year: int, works: tuple[Work, ...], most: int) -> dict[str, object]:
    return {
        "year": year,
        "address": edition.address(edition.archive(folder, year)),
        "count": len(works),
        "works": tuple(card(edition, work) for work in works[:most]),
        "more": len(works) > most,
    }


def introduction(edition: Edition, folder: str) -> Body | None:
    """The editors' own words for a listing: a plain page whose key is the folder's."""
    document = edition.works[folder].documents.get(edition.lang) if folder in edition.works else None
    return body(edition, document, edition.address(folder)) if document else None


def _elsewhere(edition: Edition, editions: tuple[Edition, ...], folder: str) -> tuple[View, ...]:
    """How many more there are in the other languages, and where."""
    return tuple(
        {
            "count": count,
            "address": other.address(folder),
            "lang": words(other.lang)["html_lang"],
            "name": language(edition, other.lang),
        }
        for other in editions
        if other.lang != edition.lang and (count := sum(1 for work in other.listed(folder) if edition.lang not in work.documents))
    )
