"""Which books for reading devices a language has: publications that are bound, each by itself, and
of those that are not the issues of each year as a volume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huikan.model import Work
from huikan.publication.edition import Edition


@dataclass(frozen=True, slots=True)
class Volume:
    """A book to be: its key, and the works in it; several issues of a year, or one publication."""

    key: str
    works: tuple[Work, ...]

    @property
    def is_year(self) -> bool:
        """Whether it is a year of issues."""
        return self.works[0].profile.serial


def volume_of(edition: Edition, work: Work) -> str:
    """The key of the book that a publication is in; "" for one that is in none."""
    day = edition.date(work)
    if day is None or edition.lang not in work.documents:
        return ""
    if work.profile.serial:
        return f"{work.profile.folder}/{day.year}"
    return work.key if work.profile.binding == "perfect" else ""


def volumes(edition: Edition) -> Iterator[Volume]:
    """The books of a language, each with its works in the order of their days."""
    for works in edition.works_by_kind.values():
        books: dict[str, list[Work]] = {}
        for work in reversed(works):
            if key := volume_of(edition, work):
                books.setdefault(key, []).append(work)
        yield from (Volume(key, tuple(listed)) for key, listed in books.items())
