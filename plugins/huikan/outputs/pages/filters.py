"""What a catalogue can be filtered by. Style sheets do the filtering: a choice and the
rows that it keeps share a class.

The classes are `a0`, `a1` … for the first filter, `b0` … for the second:
`theme/web/catalogue.css` has a rule for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from huikan.interface.catalogues import meaning
from huikan.model import SLUGS, Record, localised
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.sort_orders import year_of
from huikan.outputs.pages.spec import View
from huikan.publication import alphabet

LETTERS = "abc"
CHOICES = 24  # of one filter, as many as catalogue.css has rules for; the last takes all that are left
FEW = 5  # records that one can see at a glance

Value = tuple[str, str]  # what it is, and what readers call it


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to filter by. `places`: value -> which choice it is."""

    name: str
    letter: str
    choices: tuple[View, ...]
    places: Mapping[str, int]


def filters(edition: Edition, catalogue: str, names: Sequence[str], records: Sequence[Record]) -> tuple[Filter, ...]:
    """The filters that tell these records apart."""
    record_filters: list[Filter] = []
    for name in names if len(records) > FEW else ():
        values = [value for record in records for value in values_of(edition, catalogue, name, record)]
        counts = Counter(slug for slug, _ in values)
        if len(counts) > 1:
            record_filters.append(_filter(edition, catalogue, name, LETTERS[len(record_filters)], dict(values), counts))
    return tuple(record_filters)


def classes(edition: Edition, catalogue: str, record_filters: Sequence[Filter], record: Record) -> str:
    """The classes of a record's row."""
    names = {
        f"{record_filter.letter}{record_filter.places[slug]}": None
        for record_filter in record_filters
        for slug, _ in values_of(edition, catalogue, record_filter.name, record)
    }
    return " ".join(names)


def values_of(edition: Edition, catalogue: str, name: str, record: Record) -> tuple[Value, ...]:
    """What a record says of one thing: several fields, at most one of everything else."""
    return tuple(dict.fromkeys(value for value in VALUES[name](edition, catalogue, record) if value[0]))


def _filter(
    edition: Edition, catalogue: str, name: str, letter: str, labels: Mapping[str, str], counts: Mapping[str, int]
) -> Filter:
    ranked = sorted(counts, key=_rank(edition, catalogue, name, labels, counts))
    places = {slug: min(place, CHOICES - 1) for place, slug in enumerate(ranked)}
    rest = len(ranked) > CHOICES
    slugs = ranked[: CHOICES - 1] if rest else ranked
    choices = [_choice(f"{letter}{place}", labels[slug], counts[slug], slug) for place, slug in enumerate(slugs)]
    if rest:
        rest_count = sum(counts[slug] for slug in ranked[CHOICES - 1 :])
        choices.append(_choice(f"{letter}{CHOICES - 1}", edition.words["filter_rest"], rest_count, "-"))
    return Filter(name, letter, tuple(choices), places)


def _choice(own: str, label: str, count: int, slug: str) -> View:
    return {"class": own, "label": label, "count": count, "slug": slug}


def _rank(
    edition: Edition, catalogue: str, name: str, labels: Mapping[str, str], counts: Mapping[str, int]
) -> Callable[[str], tuple[object, ...]]:
    """The order of a filter's choices: known words in theirs, years the newest first,
    committees in theirs, others by number."""
    slugs = SLUGS.get((catalogue, name), ())
    if name == "branch":
        slugs = tuple(record.key for record in edition.library.records.get("branches", ()))
    if name == "year":
        return lambda slug: (-int(slug),)
    return lambda slug: (
        slugs.index(slug) if slug in slugs else len(slugs),
        0 if slug in slugs else -counts[slug],
        alphabet.key(labels[slug]),
    )


def label(edition: Edition, catalogue: str, name: str, text: str) -> Value:
    """A record's status or level: its slug and its word, or twice what is written."""
    slug = meaning(catalogue, name, text)
    return (slug, edition.words[f"{name}_{slug}"]) if slug else (text, text)


def _word(name: str) -> Callable[[Edition, str, Record], tuple[Value, ...]]:
    def said(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
        text = str(getattr(record, name) or "")
        return (label(edition, catalogue, name, text),) if text else ()

    return said


def _year(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
    year = year_of(record)
    return ((str(year), str(year)),) if year else ()


def _branch(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
    term = edition.vocabulary.term("branches", record.branch) if record.branch else None
    return ((term.slug, term.name),) if term else ()


def _place(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
    text = localised(record.place, edition.lang)
    return ((text, text),)


def _title(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
    text = localised(record.title, edition.lang)
    return ((text, text),)


def _fields(edition: Edition, catalogue: str, record: Record) -> tuple[Value, ...]:
    return tuple((text, text) for texts in record.fields if (text := localised(texts, edition.lang)))


VALUES: Mapping[str, Callable[[Edition, str, Record], tuple[Value, ...]]] = {
    "status": _word("status"),
    "level": _word("level"),
    "year": _year,
    "branch": _branch,
    "place": _place,
    "title": _title,
    "fields": _fields,
}
