"""The orders in which a catalogue's records can be read. Pure; no
clock says which events are over."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Callable, Iterable, Mapping

from huikan.interface.catalogues import meaning
from huikan.model import SLUGS, Lang, Record, localised
from huikan.publication import alphabet, record_key

COMING = ("planned", "postponed")
LAST = 1_000_000  # where a record stands that has no `order`


def sorted_records(catalogue: str, records: Iterable[Record], order: str, lang: Lang) -> tuple[Record, ...]:
    """The records in an order of `SORT_ORDERS`; equals in that of their file."""
    return SORT_ORDERS[order](catalogue, tuple(records), lang)


def year_of(record: Record) -> int:
    """The year that a record belongs to, 0 for none."""
    return record.date.year if record.date else record.year or 0


def _day(record: Record) -> time.date:
    return record.date or time.date(record.year if record.year and 0 < record.year < 10_000 else 1, 1, 1)


def _newest(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    return tuple(sorted(records, key=_day, reverse=True))


def _oldest(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    return tuple(sorted(records, key=_day))


def _coming(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    """What is still to come first, the next at the top; then what is over, the last at
    the top. Their status says which."""
    ahead = tuple(record for record in records if is_coming(catalogue, record))
    rest = tuple(record for record in records if not is_coming(catalogue, record))
    return _oldest(catalogue, ahead, lang) + _newest(catalogue, rest, lang)


def is_coming(catalogue: str, record: Record) -> bool:
    return meaning(catalogue, "status", record.status or "") in COMING


def _by_name(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    """People by their family names, anything else as it is called; Chinese by pinyin."""
    if catalogue == "experts":
        return tuple(sorted(records, key=lambda record: record_key(record, lang)))
    return tuple(sorted(records, key=lambda record: alphabet.key(localised(record.name, lang))))


def _by_number(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    """By their numbers as people read them (9 before 10); those that have none yet at the end."""
    return tuple(sorted(records, key=lambda record: (not record.number, _digits(record.number or ""))))


def _digits(number: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in re.findall(r"\d+|\D+", number))


def _by_order(catalogue: str, records: tuple[Record, ...], lang: Lang) -> tuple[Record, ...]:
    """As the editors say by `order`, else by level, the highest first."""
    levels = SLUGS.get((catalogue, "level"), ())
    rank = {slug: place for place, slug in enumerate(levels)}
    return tuple(
        sorted(
            records,
            key=lambda record: (
                record.order if record.order is not None else LAST,
                rank.get(meaning(catalogue, "level", record.level or ""), len(levels)),
            ),
        )
    )


SORT_ORDERS: Mapping[str, Callable[[str, tuple[Record, ...], Lang], tuple[Record, ...]]] = {
    "newest": _newest,
    "oldest": _oldest,
    "coming": _coming,
    "name": _by_name,
    "number": _by_number,
    "order": _by_order,
}
