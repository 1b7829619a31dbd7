"""What an entry says of a work: `item` its head, `text` all that stands in it."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from huikan import addresses
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import SHANGHAI, Contributor, Document, Meta, Work, beside
from huikan.outputs.feeds.values import EntryText, FeedItem, File, Image, Line, Piece
from huikan.publication import Edition, PartNumber, highlight_line, highlights, last_changed, notices, part_number, part_numbers
from huikan.publication.ai_marks import ai_label
from huikan.publication.tag_uris import work_uri

LONGEST = 2_000  # characters of a summary
SMALLEST = 200  # pixels on its shorter side, of a picture that stands for an entry
CARD = (1200, 630)  # pixels
FORMS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class EntryBuilder:
    """The entries of one edition. `sizes` are, by address, of the PDFs and the pictures that will
    be there. `references` are the texts for their pictures alone."""

    edition: Edition
    sizes: Mapping[str, int]
    references: Mapping[tuple[str, str], Fragment]

    def item(self, work: Work) -> FeedItem:
        """The head of a work's entry; the work has a date and is in the edition's language."""
        document, meta = work.documents[self.edition.lang], work.documents[self.edition.lang].meta
        parts = self.edition.parts(work)
        assert meta.date is not None
        posted = document.posted or midnight(meta.date)
        changes = [date for text in (document, *parts) for date in _changes(text)]
        parent = self.edition.parents.get(work.key)
        identity = work_uri(self.edition, work, self.edition.lang)
        return FeedItem(
            id=identity,
            url=self.edition.page_url(work.key),
            lang=self.edition.lang,
            title=one_line(part_number(work, parent, self.edition.lang).whole if parent else meta.title),
            published=posted,
            updated=max(posted, *map(midnight, changes)) + _instant(identity),
            summary=_shortened(one_line(meta.summary or self._abstract(meta))),
            authors=_names(meta.authors),
            contributors=tuple(dict.fromkeys(person.name for role, person in meta.contributors if role != "authors")),
            categories=tuple(self._categories((document, *parts))),
            image=self._image(work, document, parts),
            pdf=self._pdf(work.key),
            parts=tuple(file for part in parts if part.profile.offprint and (file := self._pdf(part.key, part.meta.title))),
        )

    def text(self, work: Work) -> EntryText:
        """All that stands in a work's entry."""
        document, parts = work.documents[self.edition.lang], self.edition.parts(work)
        meta, numbers = document.meta, part_numbers(work, self.edition.lang)
        return EntryText(
            url=self.edition.page_url(work.key),
            lang=self.edition.lang,
            summary=one_line(meta.summary or self._abstract(meta)),
            body=self._piece(document),
            contents=tuple(self._content(work, part, numbers[part.key]) for part in parts),
            pieces=tuple(self._pieces(work)),
            files=tuple(self._files(document)),
            notices=self._notices(meta),
            highlights=tuple(one_line(highlight_line(figure, self.edition.lang)) for figure in highlights(meta)),
            site=self.edition.url(""),
            mark=self.mark(work),
        )

    def fragments(self, work: Work) -> Iterator[Fragment]:
        """The texts of a work's entry."""
        for document in (work.documents[self.edition.lang], *self._full_parts(work)):
            if fragment := self.edition.fragments.get((document.key, document.lang)):
                yield fragment

    def mark(self, work: Work) -> str:
        """The mark of machines in the pictures of a work's entry."""
        metas = (document.meta for document in (work.documents[self.edition.lang], *self.edition.parts(work)))
        return ai_label(metas, self.edition.society, self.edition.page_url(work.key))

    def _abstract(self, meta: Meta) -> str:
        """A paper's abstract, in the edition's language."""
        return getattr(meta, "abstract", None) or getattr(meta, f"abstract_{self.edition.lang}", None) or ""

    def _notices(self, meta: Meta) -> tuple[str, ...]:
        return tuple(one_line(notice.words) for notice in notices(meta, self.edition.lang))

    def _content(self, work: Work, part: Document, number: PartNumber) -> Line:
        meta, title, url = part.meta, one_line(number.whole), self.edition.page_url(part.key)
        authors = _names(meta.authors) if work.profile.contents_authors else ()
        pdf = self._pdf(part.key) if part.profile.offprint else None
        return Line(title, url, authors, one_line(self._abstract(meta)), pdf.url if pdf else "", self._notices(meta))

    def _pdf(self, key: str, title: str = "") -> File | None:
        address = addresses.pdf(key, self.edition.lang)
        return File(self.edition.url(address), self.sizes[address], one_line(title)) if address in self.sizes else None

    def _pieces(self, work: Work) -> Iterator[Piece]:
        for part in self._full_parts(work):
            if piece := self._piece(part, one_line(part.meta.title)):
                yield piece

    def _full_parts(self, work: Work) -> Iterator[Document]:
        """The parts whose text belongs into the entry: all items of an issue, what stands before
        a report's chapters."""
        for part in self.edition.parts(work):
            if work.profile.full_text_feed or getattr(part.meta, "matter", "body") == "front":
                yield part

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
            categories.update(dict.fromkeys([*names, *map(one_line, meta.tags)]))
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
            fragment, least = self.references.get((text.key, text.lang)), SMALLEST
            references = fragment.references if fragment else ()
            paths += [asset_path(reference.target) for reference in references if reference.kind == "image"]
        for path in paths:
            picture = self.edition.picture(path)
            if picture and picture.raster and min(picture.width, picture.height) >= least:
                form = FORMS[picture.src.rpartition(".")[2].lower()]
                return Image(self.edition.url(picture.src), form, picture.width, picture.height, self.sizes.get(picture.src, 0))
        card = addresses.card(work.key, self.edition.lang)
        return Image(self.edition.url(card), "image/png", *CARD, self.sizes[card]) if card in self.sizes else None

    def _asset(self, document: Document, path: str) -> str:
        place = beside(document.path, path)
        return self.edition.url(place) if path and place in self.edition.library.assets else ""


def _changes(document: Document) -> Iterator[time.date]:
    """The days on which a text was changed, or something was said of it, none of them to come."""
    if document.changed:
        yield document.changed
        return
    yield from filter(None, (document.meta.updated or document.meta.date, last_changed(document.meta)))


def midnight(date: time.date) -> time.datetime:
    """A day's beginning in Shanghai."""
    return time.datetime.combine(date, time.time(), SHANGHAI)


def _instant(identity: str) -> time.timedelta:
    """A part of the first second of a day, hardly ever of two entries: of a change no more than its
    day is known, and two entries of a feed are to be updated at two times."""
    return time.timedelta(microseconds=int(sha256(identity.encode()).hexdigest(), 16) % 1_000_000)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _names(people: Iterable[Contributor]) -> tuple[str, ...]:
    return tuple(one_line(person.name) for person in people)


def one_line(text: str) -> str:
    """A text on one line. Where Chinese was broken, it is joined without a space."""
    return " ".join(_BREAK.sub("", text).split())
