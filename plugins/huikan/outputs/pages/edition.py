"""Edition: what the readers of one language get, with what its pages look up besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from huikan import addresses, publication
from huikan.markup.fragment import Fragment
from huikan.model import CATALOGUES, FOLDERS, LISTED, Document, Lang, Library, Work
from huikan.outputs.pages.reading import UNREAD, Reading, reading
from huikan.outputs.pages.spec import View
from huikan.publication import Term, society_name, words_for
from huikan.publication.calendars import CalendarOffer, offered_calendars
from huikan.publication.feeds import FeedOffer, offered_feeds
from huikan.publication.terms import collect
from huikan.settings import Settings

HOME_KEYS = ("", "index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(publication.Edition):
    """One language of the library with what its pages look up again and again."""

    words: Mapping[str, str]
    terms: Mapping[str, Mapping[str, tuple[Term, tuple[Work, ...]]]]
    members: Mapping[str, tuple[str, ...]]  # the keys of a term's works
    ranks: Mapping[str, int]  # where a work stands among all, the newest first
    places: Mapping[str, int]  # where a work stands among its kind, or a part in its publication
    pdfs: Mapping[str, int]
    feeds: Mapping[str, FeedOffer]  # by their names
    calendars: Mapping[str, CalendarOffer]
    drawn: frozenset[str] = frozenset()  # the addresses of drawn covers and pictures
    site: View = field(default_factory=dict)  # what every page of the edition has in common

    def name(self, lang: Lang) -> str:
        """Who publishes the site, in a language."""
        return society_name(self.library, self.settings.names, lang)

    def alternates(self, work: Work) -> dict[Lang, str]:
        """The work's pages in the languages that it is written in."""
        languages = self.library.languages
        return {lang: addresses.page(work.key, lang, languages) for lang in languages if lang in work.documents}

    def reading(self, document: Document) -> Reading:
        """How long a document is, and how long it takes to read."""
        return reading(self.fragment(document).text) if (document.key, document.lang) in self.fragments else UNREAD

    def of_kind(self, folder: str) -> tuple[Work, ...]:
        """The works of a kind, in whichever language."""
        return tuple(work for work in self.library.works if work.kind == FOLDERS[folder])

    def archive(self, folder: str, year: int) -> str:
        """The key of a kind's yearly archive, away from a work that is called like the year."""
        key = f"{folder}/{year}"
        return key if key not in self.works else f"{folder}/archive/{year}"

    def catalogues(self) -> tuple[str, ...]:
        """The catalogues that have records."""
        return tuple(name for name in CATALOGUES if self.library.records.get(name))

    def indexed(self, group: str) -> bool:
        """Whether a group of terms has an index: some work uses it, or it is a catalogue."""
        return group in self.catalogues() or any(works for _, works in self.terms[group].values())

    def folders(self) -> tuple[str, ...]:
        """The kinds that the library has."""
        return tuple(folder for folder in LISTED if self.of_kind(folder))


def open_edition(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    settings: Settings,
    lang: Lang,
    pdfs: Mapping[str, int],
) -> Edition:
    """The edition of a library in one language."""
    shared = publication.open_edition(library, fragments, settings, lang)
    rows = (*shared.works_by_kind.values(), *(work.parts for work in library.works))
    terms = collect(library, shared.vocabulary)
    return Edition(
        **{field.name: getattr(shared, field.name) for field in fields(shared)},
        words=words_for(library, lang),
        terms=terms,
        members={term.key: tuple(work.key for work in works) for group in terms.values() for term, works in group.values()},
        ranks={work.key: rank for rank, work in enumerate(shared.newest(shared.works.values()))},
        feeds=offered_feeds(shared, terms),
        calendars=offered_calendars(shared),
        places={work.key: place for row in rows for place, work in enumerate(row)},
        pdfs=pdfs,
    )
