"""In which order readers get works: the newest first, by the day that they see; parts as their
files stand.

A translation that says a date of its own is new on that day, in its own language. Works of one day
come by their keys, the later key first; those without a date come last.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Iterable

from huikan.model import Lang, Work

Recency = tuple[time.date, str]


def recency(date: time.date | None, key: str) -> Recency:
    """What lists that begin with the newest are sorted by, in reverse."""
    return date or time.date.min, key


def newest(works: Iterable[Work], lang: Lang) -> tuple[Work, ...]:
    """Works as readers of a language get them, newest first."""
    return tuple(sorted(works, key=lambda work: recency(work.document(lang).meta.date, work.key), reverse=True))
