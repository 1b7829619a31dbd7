"""Which volumes a language has: publications that are bound, each by itself, of those that are not
the issues of each year, and the works of a column."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator
from dataclasses import dataclass

from huikan.interface import words
from huikan.model import Work
from huikan.publication.edition import Edition
from huikan.publication.kind_names import words_for
from huikan.publication.terms import Term, terms_of

_NUMBER = re.compile(r"[\s,，·:：|｜(（-]*(?:(?:19|20)\d\d|第|总|No\.|Vol\.|Issue|[Nn]umber).*")  # where that of an issue begins
COLUMNS = "columns"  # what the keys of volumes of a column begin with


@dataclass(frozen=True, slots=True)
class Volume:
    """A book to be: its key, and the works in it; several issues of a year, those of a column
    (`term`), or one publication."""

    key: str
    works: tuple[Work, ...]
    term: Term | None = None

    @property
    def is_gathered(self) -> bool:
        """Whether it is a year of issues or a column: no work has its title and its page."""
        return self.term is not None or self.works[0].profile.serial

    @property
    def page(self) -> str:
        """The key of the page that tells of it."""
        return self.term.key if self.term else self.works[0].profile.folder if self.is_gathered else self.works[0].key


def volume_of(edition: Edition, work: Work) -> str:
    """The key of the book that a publication is in; "" for one that is in none."""
    day = edition.date(work)
    if day is None or edition.lang not in work.documents:
        return ""
    if work.profile.serial:
        return f"{work.profile.folder}/{day.year}"
    return work.key if work.profile.binding == "perfect" else ""


def volumes(edition: Edition) -> Iterator[Volume]:
    """The books for reading devices of a language, each with its works in the order of their
    days."""
    for works in edition.works_by_kind.values():
        books: dict[str, list[Work]] = {}
        for work in reversed(works):
            if key := volume_of(edition, work):
                books.setdefault(key, []).append(work)
        yield from (Volume(key, tuple(listed)) for key, listed in books.items())
    yield from (volume for volume in bound_volumes(edition) if volume.term)


def bound_volumes(edition: Edition) -> Iterator[Volume]:
    """The years of newsletters and the columns that the society has bound, as far as there are
    works of them in this language."""
    society = edition.library.society
    for name in dict.fromkeys(society.volumes if society else ()):
        if volume := gathered(edition, name):
            yield volume


def gathered(edition: Edition, key: str) -> Volume | None:
    """The volume of a year, `newsletters/2025`, or of a column, `columns/tech-window`; None where
    there are no works of it."""
    folder, _, rest = key.partition("/")
    if folder == COLUMNS:
        return _column(edition, rest)
    listed = edition.works_by_kind.get(folder, ())
    works = tuple(work for work in reversed(listed) if work.profile.serial and volume_of(edition, work) == key)
    return Volume(key, works) if works else None


def _column(edition: Edition, slug: str) -> Volume | None:
    """The articles of a column, and what stood under it in issues, by their days."""
    dated: list[tuple[time.date, str, Work]] = []
    term = None
    for work, _ in edition.library.walk():
        document = work.documents.get(edition.lang) if not work.parts else None
        own = [each for each in terms_of(document, edition.vocabulary) if each.group == COLUMNS] if document else []
        here = next((each for each in own if slug in (each.slug, each.name)), None)
        if here and (day := edition.date(work)):
            term = here
            dated.append((day, work.key, work))
    if term is None:
        return None
    return Volume(term.key, tuple(work for *_, work in sorted(dated, key=lambda entry: entry[:2])), term)


def volume_title(edition: Edition, volume: Volume) -> str:
    """What a volume is called: by its column, as its work is, or as its issues are up to their
    numbers, and by its year."""
    first = volume.works[0]
    if volume.term:
        return volume.term.name
    if not volume.is_gathered:
        return " ".join(first.documents[edition.lang].meta.title.split())
    say, title = words_for(edition.library, edition.lang), " ".join(first.documents[edition.lang].meta.title.split())
    name = _NUMBER.split(title)[0] or f"{edition.society}{say['title_bar']}{say[first.profile.folder]}"
    return f"{name} {volume.key.rpartition('/')[2]}"


def volume_day(edition: Edition, volume: Volume) -> time.date:
    """The day of its last work."""
    return max(day for work in volume.works if (day := edition.date(work)))


def volume_label(edition: Edition, volume: Volume) -> str:
    """What sort of book it is: 合订本, Annual volume; of a column 文集."""
    return words(edition.lang)["volume_column" if volume.term else "volume_year"]
