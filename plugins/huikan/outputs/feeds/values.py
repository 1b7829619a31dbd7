"""What feeds say, apart from their form: Feed and FeedItem, and the text of an entry before it is
HTML."""

from __future__ import annotations

import datetime as time
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import Lang
from huikan.tasks import FileRef


@dataclass(frozen=True, slots=True)
class File:
    """A file that readers' programs fetch: its address, its size in bytes, its title."""

    url: str
    size: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture that readers' programs show beside an entry. `size` in bytes and the pixels
    are 0 where not known."""

    url: str
    type: str
    width: int = 0
    height: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A publication in one language, without its text. All addresses are absolute; `id` stays when
    the work moves."""

    id: str
    url: str
    lang: Lang
    title: str
    published: time.datetime
    updated: time.datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: Image | None = None
    pdf: File | None = None
    parts: tuple[File, ...] = ()  # the PDFs of its parts

    def dumps(self) -> str:
        """The item as a line of JSON: one entry stands in many feeds, each in three forms."""
        pdf, image = (tuple(_row(value)) if value else None for value in (self.pdf, self.image))
        times = self.published.isoformat(), self.updated.isoformat()
        plain = (self.summary, self.authors, self.contributors, self.categories)
        facts = (self.id, self.url, self.lang, self.title, *times, *plain, image, pdf, [_row(part) for part in self.parts])
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def loads(line: str) -> FeedItem:
    """The item that `dumps` wrote."""
    key, url, lang, title, published, updated, summary, *people, image, pdf, parts = json.loads(line)
    authors, contributors, categories = map(tuple, people)
    return FeedItem(
        key,
        url,
        lang,
        title,
        time.datetime.fromisoformat(published),
        time.datetime.fromisoformat(updated),
        summary,
        authors,
        contributors,
        categories,
        Image(*image) if image else None,
        File(*pdf) if pdf else None,
        tuple(File(*part) for part in parts),
    )


def _row(value: File | Image) -> list[object]:
    return [getattr(value, each.name) for each in fields(value)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: an item as `FeedItem.dumps` writes it, and its text as HTML, or the file
    that has it. No text: its summary stands for it."""

    item: str
    text: FileRef | str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in all its forms: `urls` are its own addresses by form, `home` the page that it is
    the feed of.

    `archives` are the addresses of the yearly archives, the newest first. Of an archive itself,
    they are the older ones, `newer` is the next, and `current` the feed that it belongs to.
    """

    id: str
    lang: Lang
    title: str
    description: str
    author: str
    home: str
    urls: Mapping[str, str]
    updated: time.datetime
    entries: tuple[Entry, ...] = ()
    hub: str = ""
    archives: tuple[str, ...] = ()
    current: str = ""
    newer: str = ""


# ---------------------------------------------------------------- the text of an entry


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a contents list: a part's title and address, and for papers who wrote it, its
    abstract and its PDF."""

    title: str
    url: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    pdf: str = ""
    notices: tuple[str, ...] = ()  # that it is retracted or corrected


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of an entry; `targets` turn its neutral links into absolute ones. The entry's own
    text has no title."""

    fragment: Fragment
    targets: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    title: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryText:
    """All that stands in an entry. `notices` say that a work is retracted or corrected,
    `highlights` are key figures, a line each, `files` attachments: (title, address). `site` is the
    address that its pictures of formulas and charts are below, `mark` that of machines in them."""

    url: str
    lang: Lang
    summary: str = ""
    body: Piece | None = None
    contents: tuple[Line, ...] = ()
    pieces: tuple[Piece, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    site: str = ""
    mark: str = ""
