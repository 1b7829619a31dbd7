"""Feed and FeedItem: what a feed says, apart from its form. `FeedBuilder.feed` chooses and
orders the entries."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from huikan import addresses
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import LISTED, Contributor, Document, Lang, Meta, Work, beside
from huikan.publication import Edition, PartNumber, highlight_line, highlights, last_changed, notices, part_numbers, words_for

SHANGHAI = time.timezone(time.timedelta(hours=8))
EPOCH = time.date(1970, 1, 1)  # the date of a feed that has no entries yet
LARGEST = 2_000_000  # characters of HTML in one feed: readers' programs give up on more
SMALLEST = 200  # pixels on its shorter side, of a picture that stands for an entry
CARD = (1200, 630)  # pixels
FORMS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
FEWEST = 10  # entries that a feed has all the same
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a contents list: a part's title and address, and for papers who wrote it, its
    abstract and its PDF."""

    title: str
    url: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    pdf: tuple[str, int] | None = None  # (address, size in bytes)
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
    """A publication in one language. All addresses are absolute."""

    url: str
    lang: Lang
    title: str
    published: time.datetime
    updated: time.datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    body: Piece | None = None
    contents: tuple[Line, ...] = ()
    pieces: tuple[Piece, ...] = ()
    files: tuple[tuple[str, str], ...] = ()  # attachments: (title, address)
    image: Image | None = None
    pdf: tuple[str, int] | None = None  # (address, size in bytes)
    notices: tuple[str, ...] = ()  # that it is retracted or corrected
    highlights: tuple[str, ...] = ()  # key figures, a line each


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in all its forms: `urls` are its own addresses by form, `home` the page that it is
    the feed of."""

    lang: Lang
    title: str
    description: str
    author: str
    home: str
    urls: Mapping[str, str]
    updated: time.datetime
    entries: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class FeedBuilder:
    """The feeds of one edition. `pdfs` are the PDFs and the pictures of links that will be
    there."""

    edition: Edition
    pdfs: Mapping[str, int]
    made: dict[str, FeedItem] = field(default_factory=dict)  # one entry stands in two feeds

    def feed(self, name: str) -> Feed:
        """The feed of a kind's folder, or of "all": newest first, as many entries as settings
        and size allow."""
        edition = self.edition
        say, site = words_for(edition.library, edition.lang), edition.society
        entries = tuple(self._entries(name))
        key = "" if name == "all" else name
        return Feed(
            lang=edition.lang,
            title=site if name == "all" else f"{site}{say['title_bar']}{say[name]}",
            description=(edition.settings.descriptions.get(edition.lang) if name == "all" else say[f"{name}_about"]) or site,
            author=site,
            home=edition.page_url(key),
            urls={form: self._own(name, form) for form in addresses.FEED_FORMATS},
            updated=max((entry.updated for entry in entries), default=_midnight(EPOCH)),
            entries=entries,
        )

    def _own(self, name: str, form: str) -> str:
        edition = self.edition
        return edition.url(addresses.feed(name, edition.lang, form, edition.library.languages))

    def _entries(self, name: str) -> Iterator[FeedItem]:
        size = 0
        for place, (work, document) in enumerate(self._works(name)[: self.edition.settings.feed_entries]):
            entry = self.made[work.key] = self.made.get(work.key) or self._entry(work, document)
            size += sum(len(piece.fragment.html) for piece in (entry.body, *entry.pieces) if piece)
            if place >= FEWEST and size > LARGEST:
                return
            yield entry

    def _works(self, name: str) -> list[tuple[Work, Document]]:
        """The works of a feed that exist in this language and have a date, newest first."""
        edition = self.edition
        folders = LISTED if name == "all" else (name,)
        works = edition.newest(work for folder in folders for work in edition.listed(folder) if edition.date(work))
        return [(work, work.documents[edition.lang]) for work in works]

    def _entry(self, work: Work, document: Document) -> FeedItem:
        meta, parts = document.meta, self.edition.parts(work)
        numbers = part_numbers(work, self.edition.lang)
        assert meta.date is not None  # `_works` leaves out what has none
        changes = [date for text in (document, *parts) for date in _changes(text)]
        posted = document.posted or _midnight(meta.date)
        return FeedItem(
            url=self.edition.page_url(work.key),
            lang=self.edition.lang,
            title=_line(meta.title),
            published=posted,
            updated=max(posted, *map(_midnight, changes)),
            summary=_line(meta.summary or ""),
            authors=_names(meta.authors),
            contributors=tuple(dict.fromkeys(person.name for role, person in meta.contributors if role != "authors")),
            categories=tuple(self._categories((document, *parts))),
            body=self._piece(document),
            contents=tuple(self._content(work, part, numbers[part.key]) for part in parts),
            pieces=tuple(self._pieces(work, parts)),
            files=tuple(self._files(document)),
            image=self._image(work, document, parts),
            pdf=self._pdf(work.key),
            notices=self._notices(meta),
            highlights=tuple(_line(highlight_line(figure, self.edition.lang)) for figure in highlights(meta)),
        )

    def _notices(self, meta: Meta) -> tuple[str, ...]:
        return tuple(_line(notice.words) for notice in notices(meta, self.edition.lang))

    def _content(self, work: Work, part: Document, number: PartNumber) -> Line:
        meta, title, url = part.meta, _line(number.whole), self.edition.page_url(part.key)
        authors = _names(meta.authors) if work.profile.contents_authors else ()
        abstract = getattr(meta, "abstract", None) or getattr(meta, f"abstract_{self.edition.lang}", None) or ""
        pdf = self._pdf(part.key) if part.profile.offprint else None
        return Line(title, url, authors, _line(abstract), pdf, self._notices(meta))

    def _pdf(self, key: str) -> tuple[str, int] | None:
        address = addresses.pdf(key, self.edition.lang)
        return (self.edition.url(address), self.pdfs[address]) if address in self.pdfs else None

    def _pieces(self, work: Work, parts: Iterable[Document]) -> Iterator[Piece]:
        """The parts whose text belongs into the entry: all items of an issue, what stands before
        a report's chapters."""
        for part in parts:
            foreword = getattr(part.meta, "matter", "body") == "front"
            piece = self._piece(part, _line(part.meta.title)) if work.profile.full_text_feed or foreword else None
            if piece:
                yield piece

    def _piece(self, document: Document, title: str = "") -> Piece | None:
        edition = self.edition
        fragment = edition.fragments.get((document.key, document.lang))
        if fragment is None or not (title or fragment.structure):
            return None
        url = edition.page_url(document.key)
        targets = {reference.target: edition.absolute(reference.target) for reference in fragment.references}
        addresses = {target: address for target, address in targets.items() if address} | {"#": url}
        pictures = {
            reference.target: picture.at(edition.url)
            for reference in fragment.references
            if reference.kind == "image" and (picture := edition.picture_of(reference.target))
        }
        # lines in the file do not matter to a feed
        lean = Fragment(fragment.structure, fragment.text, anchors=fragment.anchors)
        return Piece(lean, addresses, pictures, title, url, _names(document.meta.authors) if title else ())

    def _categories(self, documents: Iterable[Document]) -> Iterator[str]:
        """Rubrics, branch and tags by the names that readers know, each once."""
        categories: dict[str, None] = {}
        vocabulary = self.edition.vocabulary
        for document in documents:
            meta = document.meta
            names = [*vocabulary.rubrics(meta)]
            names += [vocabulary.branch(meta.branch)] if meta.branch else []
            categories.update(dict.fromkeys([*names, *map(_line, meta.tags)]))
        yield from categories

    def _files(self, document: Document) -> Iterator[tuple[str, str]]:
        for attachment in document.meta.files:
            url = self._asset(document, attachment.file)
            if url:
                yield attachment.title or attachment.file.rpartition("/")[2], url

    def _image(self, work: Work, document: Document, parts: Iterable[Document]) -> Image | None:
        """The editor's cover, else the first picture in the text that is worth one, else the card
        that links are shown with.

        Few of readers' programs show drawings (SVG): those stand on the card.
        """
        least, paths = 1, [beside(document.path, document.meta.cover)] if document.meta.cover else []
        for text in (document, *parts) if not paths else ():
            references, least = self.edition.fragment(text).references, SMALLEST
            paths += [asset_path(reference.target) for reference in references if reference.kind == "image"]
        for path in paths:
            picture = self.edition.picture(path)
            if picture and picture.raster and min(picture.width, picture.height) >= least:
                form = FORMS[picture.src.rpartition(".")[2].lower()]
                return Image(self.edition.url(picture.src), form, picture.width, picture.height, self.pdfs.get(picture.src, 0))
        card = addresses.card(work.key, self.edition.lang)
        return Image(self.edition.url(card), "image/png", *CARD, self.pdfs[card]) if card in self.pdfs else None

    def _asset(self, document: Document, path: str) -> str:
        place = beside(document.path, path)
        return self.edition.url(place) if path and place in self.edition.library.assets else ""


def _changes(document: Document) -> Iterator[time.date]:
    """The days on which a text was changed, or something was said of it."""
    yield from filter(None, (document.changed or document.meta.updated or document.meta.date, last_changed(document.meta)))


def _midnight(date: time.date) -> time.datetime:
    return time.datetime.combine(date, time.time(), SHANGHAI)


def _names(people: Iterable[Contributor]) -> tuple[str, ...]:
    return tuple(_line(person.name) for person in people)


def _line(text: str) -> str:
    """A text on one line. Where Chinese was broken, it is joined without a space."""
    return " ".join(_BREAK.sub("", text).split())
