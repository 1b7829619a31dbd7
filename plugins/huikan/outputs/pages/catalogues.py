"""The pages of what is in content/data: the directory, and a page a catalogue and order.
Filters need no pages: see `filters`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from huikan import addresses
from huikan.model import Record, localised
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.entries import entry
from huikan.outputs.pages.filters import Filter, classes, filters
from huikan.outputs.pages.frame import calendar, frame
from huikan.outputs.pages.listings import introduction
from huikan.outputs.pages.sort_orders import sorted_records
from huikan.outputs.pages.spec import PageSpec, PlannedPage, View

DIRECTORY = "catalogues"
MOST = 2_000  # records on one page: some 100 KB compressed
SHOWN = 3  # records of each catalogue in the directory


@dataclass(frozen=True, slots=True)
class Shape:
    """What a catalogue can be filtered by (at most three things), and the orders that it can
    be read in, the usual one first."""

    filters: tuple[str, ...]
    orders: tuple[str, ...]


SHAPES: Mapping[str, Shape] = {
    "events": Shape(("status", "branch", "year"), ("coming", "oldest")),
    "standards": Shape(("status", "branch", "year"), ("newest", "number", "name")),
    "awards": Shape(("title", "level", "year"), ("newest", "oldest")),
    "experts": Shape(("fields", "branch"), ("order", "name")),
    "branches": Shape((), ("order", "name")),
    "bases": Shape(("level", "status", "year"), ("order", "newest", "name")),
    "members": Shape(("level", "place", "year"), ("order", "newest", "name")),
}


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """One page of a catalogue: the records of part `number` of `parts`, in one of its `orders`."""

    catalogue: str
    order: str
    orders: tuple[str, ...]
    number: int
    parts: int
    records: tuple[Record, ...]

    @property
    def usual(self) -> bool:
        """Whether the order is the one that readers get who ask for none."""
        return self.order == self.orders[0]

    def key(self, order: str = "", number: int = 1) -> str:
        """The key of another page of the catalogue."""
        return addresses.catalogue(self.catalogue, "" if order in ("", self.orders[0]) else order, number)


def catalogue_pages(edition: Edition, editions: tuple[Edition, ...]) -> Iterator[PlannedPage]:
    """The directory and every catalogue that has records, in each of its orders."""
    if edition.catalogues():
        yield PlannedPage(edition.address(DIRECTORY), edition.lang, "", partial(_directory, edition, editions))
    for name in edition.catalogues():
        for page in _catalogue_pages(edition, name):
            address = edition.address(page.key(page.order, page.number))
            yield PlannedPage(address, edition.lang, "", partial(_page, edition, editions, page))


def _catalogue_pages(edition: Edition, name: str) -> Iterator[CataloguePage]:
    everything = edition.library.records[name]
    orders = SHAPES[name].orders if len(everything) > 1 else SHAPES[name].orders[:1]
    for order in orders:
        records = sorted_records(name, everything, order, edition.lang)
        shares = [records[start : start + MOST] for start in range(0, len(records), MOST)]
        for number, share in enumerate(shares, 1):
            yield CataloguePage(name, order, orders, number, len(shares), share)


def _directory(edition: Edition, editions: tuple[Edition, ...]) -> PageSpec:
    counterparts = {other.lang: other.address(DIRECTORY) for other in editions}
    return PageSpec(
        address=edition.address(DIRECTORY),
        lang=edition.lang,
        template="catalogues.html",
        title=edition.words[DIRECTORY],
        description=edition.words["catalogues_about"],
        view={
            **frame(edition, [(edition.words[DIRECTORY], edition.address(DIRECTORY))], DIRECTORY, counterparts),
            "body": introduction(edition, DIRECTORY),
            "catalogues": tuple(_summary(edition, name) for name in edition.catalogues()),
        },
        alternates=counterparts,
    )


def _summary(edition: Edition, name: str) -> View:
    """A catalogue in the directory: its name, how much is in it, its first records."""
    records = edition.library.records[name]
    first = sorted_records(name, records, SHAPES[name].orders[0], edition.lang)[:SHOWN]
    title = edition.words[f"catalogue_{name}"]
    return {
        "title": title,
        "about": edition.words[f"catalogue_{name}_about"],
        "address": edition.address(name),
        "count": edition.words[f"catalogue_count_{name}"].format(count=len(records)),
        "names": tuple({"name": localised(record.name, edition.lang), "key": record.key} for record in first),
    }


def _page(edition: Edition, editions: tuple[Edition, ...], page: CataloguePage) -> PageSpec:
    say, name = edition.words, page.catalogue
    label = say[f"catalogue_{name}"]
    key = page.key(page.order, page.number)
    counterparts = {other.lang: other.address(key) for other in editions}
    page_filters = filters(edition, name, SHAPES[name].filters, page.records)
    crumbs = [(say[DIRECTORY], edition.address(DIRECTORY)), (label, edition.address(name))]
    return PageSpec(
        address=edition.address(key),
        lang=edition.lang,
        template="catalogue.html",
        title=label if page.usual else say["sorted_title"].format(name=label, order=say[f"order_{page.order}"]),
        description=say[f"catalogue_{name}_about"],
        view={
            **frame(edition, crumbs, DIRECTORY, counterparts),
            "catalogue": name,
            "heading": label,
            "deck": say[f"catalogue_{name}_about"],
            "count": say[f"catalogue_count_{name}"].format(count=len(edition.library.records[name])),
            "body": introduction(edition, name) if page.usual and page.number == 1 else None,
            "filters": tuple(_filter(edition, each) for each in page_filters),
            "orders": tuple(_order(edition, page, order) for order in page.orders) if len(page.orders) > 1 else (),
            "entries": tuple(entry(edition, name, each, classes(edition, name, page_filters, each)) for each in page.records),
            "parts": tuple(_part(edition, page, number) for number in range(1, page.parts + 1)) if page.parts > 1 else (),
            "calendar": calendar(edition) if name == "events" else None,
        },
        alternates=counterparts if page.usual else {},
        indexable=page.usual,
    )


def _filter(edition: Edition, record_filter: Filter) -> View:
    label = edition.words[f"filter_{record_filter.name}"]
    return {"name": record_filter.name, "label": label, "letter": record_filter.letter, "choices": record_filter.choices}


def _order(edition: Edition, page: CataloguePage, order: str) -> View:
    label = edition.words[f"order_{order}"]
    return {"label": label, "address": edition.address(page.key(order)), "current": order == page.order}


def _part(edition: Edition, page: CataloguePage, number: int) -> View:
    address = edition.address(page.key(page.order, number))
    return {"number": number, "address": address, "current": number == page.number}
