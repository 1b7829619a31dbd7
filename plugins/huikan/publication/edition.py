"""Edition: the library as the readers of one language get it. Pages, feeds, search and PDFs
start from it."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from huikan import addresses
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import FOLDERS, LISTED, Document, Lang, Library, Work
from huikan.publication.chapters import PartNumber, part_number
from huikan.publication.links import Destination, destination
from huikan.publication.names import publisher, society_name
from huikan.publication.order import newest
from huikan.publication.terms import Vocabulary, open_vocabulary
from huikan.settings import Settings

NOTHING = Fragment("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One language of the library with what is looked up again and again."""

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment]
    settings: Settings
    lang: Lang
    vocabulary: Vocabulary
    works: Mapping[str, Work]  # every work and part by key
    parents: Mapping[str, Work]  # part's key -> its publication
    # of each kind's folder, those in the language, newest first
    works_by_kind: Mapping[str, tuple[Work, ...]]
    # by their paths in content/: the files to show for them
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def society(self) -> str:
        """Who publishes the site."""
        return society_name(self.library, self.settings.names, self.lang)

    def publisher(self, work: Work, document: Document) -> str:
        """Who publishes a work."""
        parent = self.parents.get(work.key)
        whole = parent.document(document.lang).meta if parent else None
        return publisher(document.meta, whole, society_name(self.library, self.settings.names, document.lang))

    def number(self, key: str) -> PartNumber:
        """What stands over a work."""
        return part_number(self.works[key], self.parents.get(key), self.lang)

    def fragment(self, document: Document) -> Fragment:
        return self.fragments.get((document.key, document.lang), NOTHING)

    def date(self, work: Work) -> time.date | None:
        """The day of a work that readers of this language see."""
        return work.document(self.lang).meta.date

    def posted(self, work: Work) -> time.date | None:
        """The same, but no day to come: what sitemaps may say of it."""
        document = work.document(self.lang)
        early = document.posted.date() if document.posted else document.meta.date
        return min(early, document.meta.date) if early and document.meta.date else document.meta.date

    def newest(self, works: Iterable[Work]) -> tuple[Work, ...]:
        return newest(works, self.lang)

    def parts(self, work: Work) -> tuple[Document, ...]:
        """The parts of a publication that are written in this language, in their order."""
        return tuple(part.documents[self.lang] for part in work.parts if self.lang in part.documents)

    def listed(self, folder: str) -> tuple[Work, ...]:
        """The works of a kind that exist in this language, newest first."""
        return self.works_by_kind[folder]

    def address(self, key: str) -> str:
        """The address of a work's page."""
        return addresses.page(key, self.lang, self.library.languages)

    def url(self, address: str) -> str:
        """An address of the site as a whole URL."""
        return self.settings.site_url + quote(address)

    def page_url(self, key: str) -> str:
        return self.url(self.address(key))

    def destination(self, target: str) -> Destination | None:
        """Where a neutral target leads; None where nowhere. A work that is not translated leads
        to its stub."""
        return destination(target, self.works, self.library.assets)

    def absolute(self, target: str) -> str:
        """A neutral target as a whole URL; "" where it leads nowhere."""
        destination = self.destination(target)
        return destination.written(self.page_url, self.url) if destination else ""

    def picture(self, path: str) -> Picture | None:
        """What readers of a screen are shown for a picture of content/; None where there is
        none."""
        asset = self.library.assets.get(path)
        return self.pictures.get(path, Picture.of(asset) if asset else None)

    def picture_of(self, target: str) -> Picture | None:
        """The same for a neutral target."""
        return self.picture(asset_path(target))


def open_edition(library: Library, fragments: Mapping[tuple[str, Lang], Fragment], settings: Settings, lang: Lang) -> Edition:
    """The edition of a library in one language."""
    return Edition(
        library=library,
        fragments=fragments,
        settings=settings,
        lang=lang,
        vocabulary=open_vocabulary(library, lang),
        works={work.key: work for work, _ in library.walk()},
        parents={work.key: parent for work, parent in library.walk() if parent},
        works_by_kind={folder: _of_kind(library, folder, lang) for folder in LISTED},
    )


def _of_kind(library: Library, folder: str, lang: Lang) -> tuple[Work, ...]:
    return newest((work for work in library.works if work.kind == FOLDERS[folder] and lang in work.documents), lang)
