"""Edition: the library as the readers of one language get it."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan import addresses
from huikan.interface import words
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import CATALOGUES, FOLDERS, LISTED, Document, Lang, Library, Work
from huikan.outputs.pages.reading import Reading
from huikan.outputs.pages.spec import View
from huikan.publication import PartNumber, Term, Vocabulary, open_vocabulary, part_number, publisher, society_name
from huikan.publication.terms import collect
from huikan.settings import Settings

NOTHING = Fragment("", "")
HOME_KEYS = ("", "index")


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the library with what its pages look up again and again."""

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment]
    settings: Settings
    lang: Lang
    words: Mapping[str, str]
    vocabulary: Vocabulary
    terms: Mapping[str, Mapping[str, tuple[Term, tuple[Work, ...]]]]
    shelves: Mapping[str, tuple[Work, ...]]  # of each kind, the works that exist in the language, newest first
    places: Mapping[str, int]  # where a work stands on its shelf, or a part in its publication
    works: Mapping[str, Work]  # every work and part by key
    parents: Mapping[str, Work]  # part's key -> its publication
    pdfs: Mapping[str, int]
    lengths: Mapping[tuple[str, Lang], Reading]
    drawn: frozenset[str] = frozenset()  # the addresses of drawn covers and pictures
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # by their paths in content/: the files to show for them
    site: View = field(default_factory=dict)  # what every page of the edition has in common

    def picture(self, path: str) -> Picture | None:
        """What a page shows for a picture of content/; None where there is none."""
        asset = self.library.assets.get(path)
        return self.pictures.get(path, Picture.of(asset) if asset else None)

    def name(self, lang: Lang) -> str:
        """Who publishes the site, in a language."""
        return society_name(self.library, self.settings.names, lang)

    def publisher(self, work: Work, document: Document) -> str:
        """Who publishes a work."""
        parent = self.parents.get(work.key)
        return publisher(document.meta, parent.document(document.lang).meta if parent else None, self.name(document.lang))

    def number(self, key: str) -> PartNumber:
        """What stands over a work of the edition."""
        return part_number(self.works[key], self.parents.get(key), self.lang)

    def address(self, key: str) -> str:
        return addresses.page(key, self.lang, self.library.languages)

    def fragment(self, document: Document) -> Fragment:
        return self.fragments.get((document.key, document.lang), NOTHING)

    def alternates(self, work: Work) -> dict[Lang, str]:
        """The work's pages in the languages that it is written in."""
        languages = self.library.languages
        return {lang: addresses.page(work.key, lang, languages) for lang in languages if lang in work.documents}

    def listed(self, folder: str) -> tuple[Work, ...]:
        """The works of a kind that exist in this language, newest first."""
        return self.shelves[folder]

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
    lengths: Mapping[tuple[str, Lang], Reading],
) -> Edition:
    """The edition of a library in one language."""
    vocabulary = open_vocabulary(library, lang)
    shelves = {folder: _shelf(library, folder, lang) for folder in LISTED}
    rows = (*shelves.values(), *(work.parts for work in library.works))
    return Edition(
        library=library,
        fragments=fragments,
        settings=settings,
        lang=lang,
        words=words(lang),
        vocabulary=vocabulary,
        terms=collect(library, vocabulary),
        shelves=shelves,
        places={work.key: place for row in rows for place, work in enumerate(row)},
        works={work.key: work for work, _ in library.walk()},
        parents={work.key: parent for work, parent in library.walk() if parent},
        pdfs=pdfs,
        lengths=lengths,
    )


def _shelf(library: Library, folder: str, lang: Lang) -> tuple[Work, ...]:
    return newest(tuple(work for work in library.works if work.kind == FOLDERS[folder] and lang in work.documents))


def newest(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """Newest first; works of one day by key, the later key first."""
    return tuple(sorted(works, key=lambda work: (work.meta.date or time.date.min, work.key), reverse=True))
