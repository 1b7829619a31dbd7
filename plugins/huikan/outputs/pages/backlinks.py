"""Which records of the catalogues name a committee or an expert."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.model import CATALOGUES, Record
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.entries import entry
from huikan.outputs.pages.sort_orders import sorted_records
from huikan.outputs.pages.spec import View
from huikan.publication.terms import named_by

MOST = 20  # records of one catalogue on the page of a committee or an expert: the catalogue itself has them all


def backlinks(edition: Edition, group: str, key: str) -> tuple[View, ...]:
    """A section a catalogue with the records that name a committee or a contributor."""
    return tuple(
        {
            "catalogue": catalogue,
            "label": edition.words[f"catalogue_{catalogue}"],
            "address": edition.address(catalogue),
            "entries": tuple(_entry(edition, group, catalogue, record) for record in records[:MOST]),
            "all": edition.words["catalogue_count_" + catalogue].format(count=len(records)) if len(records) > MOST else "",
        }
        for catalogue, records in _naming(edition, group, key)
    )


def _naming(edition: Edition, group: str, key: str) -> Iterator[tuple[str, tuple[Record, ...]]]:
    for catalogue in CATALOGUES:
        records = [record for record in edition.library.records.get(catalogue, ()) if key in named_by(record, group)]
        if records:
            order = "order" if catalogue in ("experts", "branches") else "newest"
            yield catalogue, sorted_records(catalogue, records, order, edition.lang)


def _entry(edition: Edition, group: str, catalogue: str, record: Record) -> View:
    """A record's line; on a committee's own page its name goes without saying."""
    own = {"branch": None} if group == "branches" else {}
    return {**entry(edition, catalogue, record), **own}
