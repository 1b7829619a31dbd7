"""Chunk: a segment of a book while it is set: laid out, told the pages of the whole
book, drawn. Lives in one process."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from huikan.tasks import FileRef
from huikan.typesetting import autolinks, copied_text, english_quotes, fetcher, fonts, geta, tagging
from huikan.typesetting.chinese import line_ends, line_layout, rules
from huikan.typesetting.chunks import split
from huikan.typesetting.chunks.split import Segment
from huikan.typesetting.html_preparation import prepare_html
from huikan.typesetting.pagination import (
    divided_tables,
    edges,
    footnote_room,
    footnotes,
    index_page_numbers,
    last_page,
    line_grid,
    official,
    page_total,
)
from huikan.typesetting.weasyprint_types import Document, Page

ROUNDS = 3  # layouts for marks of notes that are wider than others, and for what must begin on another page
MENTIONED = 5  # texts beyond the edge that the words of an error name
YOUNG = 100_000, 50, 100_000  # thresholds of the collector: boxes live until the end, so it never walks through the old ones


class UnprintableError(RuntimeError):
    """WeasyPrint complained about a document; `name` is the
    document's, `reasons` are the complaints."""

    def __init__(self, name: str, *reasons: str) -> None:
        super().__init__(name, *reasons)  # as arguments, so that pickle carries them between processes
        self.name, self.reasons = name, reasons

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(self.reasons)}"


class CutOffError(UnprintableError):
    """Something of a document would stand beyond the edge of the paper; each of
    the `reasons` is an `edges.CutOff`, dumped."""

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(str(edges.CutOff.loads(reason)) for reason in self.reasons[:MENTIONED])}"


@dataclass(frozen=True, slots=True)
class TypesetRequest:
    """A document to print. `name` stands in messages, `picture` for a
    picture without a description.

    `files` are its pictures by URL, no larger than the page needs them; `missing` are characters
    that no font has, for which 〓 is drawn.
    """

    html: str
    name: str
    title: str
    site: str
    picture: str
    files: Mapping[str, FileRef]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page: what kind it is (the name of its `@page`), its number, whether it is left
    blank for the side of the next."""

    kind: str
    number: int
    blank: bool


@dataclass(frozen=True, slots=True)
class RenderTarget:
    """What pages are drawn for. `options` are WeasyPrint's; `finish` is done to the PDF of
    each segment where it was drawn."""

    options: Mapping[str, object]
    blanks: bool  # whether pages that are blank are drawn
    finish: Callable[[bytes], bytes] | None = None


@dataclass(frozen=True, slots=True)
class ChunkPdf:
    """A PDF and its pages; `names` are the places that lie on them."""

    content: bytes
    infos: tuple[PageInfo, ...]
    names: frozenset[str] = field(default_factory=frozenset)


class Chunk:
    """A segment of a book on its way to be a PDF. The steps come in this order; those between
    the first and the last may be repeated."""

    def __init__(
        self,
        request: TypesetRequest,
        segment: Segment,
        guesses: Mapping[str, int],
        faces: tuple[FileRef, ...],
        target: RenderTarget,
    ) -> None:
        gc.freeze()
        gc.set_threshold(*YOUNG)
        with fonts.only_these(ref.path for ref in faces) as configuration:
            self._fonts = configuration
        self._request, self._segment, self._guesses, self._target = request, segment, guesses, target
        self._options = {**target.options, "cache": {}}
        with self._at_work():
            from weasyprint import HTML

            self._html = HTML(string=segment.html, url_fetcher=fetcher.named_files(request.files, request.missing))
            root = self._html.etree_element
            footnotes.restore_blocks(root)
            autolinks.add_links(root)
            geta.stand_in(root, request.missing)
            english_quotes.write(root)
            prepare_html(root, request.site, request.files, request.title, request.picture, segment.elsewhere)
            rules.prepare(root)
            line_ends.hold_ends(root)
            footnotes.begin(root)
            self._lay_out()
        gc.collect()  # what is frozen is never looked at again: no rubbish of the layout may be among it
        gc.freeze()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        with ExitStack() as stack:
            stack.enter_context(line_layout.chinese_lines())
            stack.enter_context(footnote_room.notes_stay())
            stack.enter_context(line_grid.lines_on_grid())
            stack.enter_context(_listening(self._request.name))
            yield

    def _lay_out(self) -> None:
        from huikan.typesetting.pagination.page_references import PageReferences
        from huikan.typesetting.pagination.pages import Pagination

        root = self._html.etree_element
        opening = next((element for element in root.iter() if element.get(split.OPENING) is not None), None)
        places = PageReferences(self._guesses, self._segment.elsewhere)
        self._pages = Pagination(self._html, places, self._fonts, self._options, opening, self._segment.continues)

    def begin_at(self, number: int, right: bool) -> tuple[int, bool, Mapping[str, int]]:
        """Takes the number of the page before the segment and the side of its first page; gives
        these of the segment behind it, and the pages of its own places."""
        with self._at_work():
            number, right = self._pages.begin_at(number, right)
        return number, right, self._pages.places()

    def update(self, pages: Mapping[str, int]) -> bool:
        """Takes the pages of all places of the book; whether that has moved any of its own."""
        before, root = self._extent(), self._html.etree_element
        with self._at_work():
            self._pages.update(pages)
            for _ in range(official.ROUNDS if official.is_official(root) else ROUNDS):
                fitting = footnotes.number(root, self._pages.boxes)
                is_rebalanced = self._rebalance() if fitting else True
                is_told = index_page_numbers.write(root, {**pages, **self._pages.places()}) | page_total.write(root, pages)
                if not is_told and not is_rebalanced:
                    break
                start = self._pages.begun
                self._pages.close()
                self._lay_out()
                self._pages.begin_at(*start)
                self._pages.update({**pages, **self._pages.places()})
        return self._extent() != before

    def _rebalance(self) -> bool:
        """Changes what finished pages ask for; whether there was any of it."""
        root, pages = self._html.etree_element, self._pages.boxes
        return last_page.rebalance(root, pages, self._pages.page_indices) | official.rebalance(root, pages)

    def _extent(self) -> tuple[int, Mapping[str, int]]:
        return len(self._pages.boxes), self._pages.places()

    def page_count(self) -> tuple[int, int]:
        """How many pages it has between the covers, and with them."""
        return page_total.inner_pages(self._pages.page_types), len(self._pages.page_types)

    def words(self) -> dict[str, str]:
        """The words of the places that links may lead to."""
        return tagging.words(self._html.etree_element.iter())

    def draw(self, words: Mapping[str, str]) -> ChunkPdf:
        """The segment as a PDF. `words` are those of all places. Ends the chunk."""
        names = frozenset(self._pages.places())
        with self.document() as document:
            self._stop_if_cut(document)
            every = [(page, _info(page, number)) for page, number in zip(document.pages, self._pages.numbers(), strict=True)]
            pairs = [(page, info) for page, info in every if self._target.blanks or not info.blank]
            pages, infos = [page for page, _ in pairs], tuple(info for _, info in pairs)
            if pages:
                pages[0].anchors.update(dict.fromkeys(self._segment.elsewhere, (0, 0, 0, 0)))  # so that links may lead there
            with tagging.own_tags(words), copied_text.as_typed():
                content = document.copy(pages).write_pdf(**self._options)
        self._pages.close()
        del self._pages, self._html, document, every, pairs, pages
        gc.collect()
        if self._target.finish:
            content = self._target.finish(content)
        return ChunkPdf(content, infos, names)

    @contextmanager
    def document(self) -> Iterator[Document]:
        """The pages as WeasyPrint's Document, with our fonts and
        typography in force. Ends the chunk."""
        with self._at_work():
            document = self._pages.document()
            official.drop_to_foot(self._html.etree_element, [page._page_box for page in document.pages])
            divided_tables.hide_repeated_captions(document)
            yield document

    def _stop_if_cut(self, document: Document) -> None:
        """CutOffError where text or pictures would be cut off at the edge of the paper."""
        if cut := tuple(dict.fromkeys(edges.beyond_the_paper(page._page_box for page in document.pages))):
            raise CutOffError(self._request.name, *(each.dumps() for each in cut))


def _info(page: Page, number: int) -> PageInfo:
    kind = page._page_box.page_type
    return PageInfo(kind.name, number, kind.blank)


@contextmanager
def _listening(name: str) -> Iterator[None]:
    """Turns what WeasyPrint logs as warning or error into UnprintableError."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if messages:
        raise UnprintableError(name, *dict.fromkeys(messages))
