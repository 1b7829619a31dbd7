"""Galley: a piece of a book while it is set: laid out, told the pages of the whole book, drawn. Lives in one process."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from huikan.tasks import FileRef
from huikan.typesetting import autolinks, fetcher, fonts, prepare_html, tagging
from huikan.typesetting.chinese import line_layout, rules
from huikan.typesetting.chunks import split
from huikan.typesetting.chunks.split import Piece
from huikan.typesetting.pagination import divided_tables, footnotes, index_page_numbers, last_page
from huikan.typesetting.weasyprint_types import Document, Page

ROUNDS = 3  # layouts for marks of notes that are wider than others, and for what must begin on another page
YOUNG = 100_000, 50, 100_000  # thresholds of the collector: boxes live until the end, so it never walks through the old ones


class UnprintableError(RuntimeError):
    """WeasyPrint complained about a document; `name` is the document's, `reasons` are the complaints."""

    def __init__(self, name: str, *reasons: str) -> None:
        super().__init__(name, *reasons)  # as arguments, so that pickle carries them between processes
        self.name, self.reasons = name, reasons

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(self.reasons)}"


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print. `name` stands in messages, `picture` for a picture without a description.

    `files` are its pictures by URL, no larger than the page needs them.
    """

    html: str
    name: str
    title: str
    site: str
    picture: str
    files: Mapping[str, FileRef]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what kind it is (the name of its `@page`), its number, whether it is left blank for the side of the next."""

    kind: str
    number: int
    blank: bool


@dataclass(frozen=True, slots=True)
class Medium:
    """What pages are drawn for. `options` are WeasyPrint's; `finish` is done to the PDF of each piece where it was drawn."""

    options: Mapping[str, object]
    blanks: bool  # whether pages that are blank are drawn
    finish: Callable[[bytes], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF and its pages; `names` are the places that lie on them."""

    content: bytes
    leaves: tuple[Leaf, ...]
    names: frozenset[str] = field(default_factory=frozenset)


class Galley:
    """A piece of a book on its way to be a PDF. The steps come in this order; all but the first and the last may be repeated."""

    def __init__(self, job: Job, piece: Piece, guesses: Mapping[str, int], faces: tuple[FileRef, ...], medium: Medium) -> None:
        gc.freeze()
        gc.set_threshold(*YOUNG)
        with fonts.only_these(ref.path for ref in faces) as configuration:
            self._fonts = configuration
        self._job, self._piece, self._guesses, self._medium = job, piece, guesses, medium
        self._options = {**medium.options, "cache": {}}
        with self._at_work():
            from weasyprint import HTML

            self._html = HTML(string=piece.html, url_fetcher=fetcher.named_files(job.files))
            root = self._html.etree_element
            autolinks.link(root)
            prepare_html.dress(root, job.site, job.files, job.title, job.picture, piece.elsewhere)
            rules.prepare(root)
            footnotes.begin(root)
            self._lay_out()
        gc.collect()  # what is frozen is never looked at again: no rubbish of the layout may be among it
        gc.freeze()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        with ExitStack() as stack:
            stack.enter_context(line_layout.chinese_lines())
            stack.enter_context(_listening(self._job.name))
            yield

    def _lay_out(self) -> None:
        from huikan.typesetting.pagination.page_references import Places
        from huikan.typesetting.pagination.pages import Pagination

        root = self._html.etree_element
        opening = next((element for element in root.iter() if element.get(split.OPENING) is not None), None)
        places = Places(self._guesses, self._piece.elsewhere)
        self._pages = Pagination(self._html, places, self._fonts, self._options, opening, self._piece.continues)

    def begin_at(self, number: int, right: bool) -> tuple[int, bool, Mapping[str, int]]:
        """Takes the number of the page before the piece and the side of its first page; gives these of the piece behind it,
        and the pages of its own places."""
        with self._at_work():
            number, right = self._pages.begin_at(number, right)
        return number, right, self._pages.places()

    def learn(self, pages: Mapping[str, int]) -> bool:
        """Takes the pages of all places of the book; whether that has moved any of its own."""
        before, root = self._extent(), self._html.etree_element
        with self._at_work():
            self._pages.learn(pages)
            for _ in range(ROUNDS):
                fitting = footnotes.number(root, self._pages.boxes)
                moved = last_page.settle(root, self._pages.boxes, self._pages.found) if fitting else True
                if not index_page_numbers.write(root, {**pages, **self._pages.places()}) and not moved:
                    break
                begun = self._pages.begun
                self._pages.close()
                self._lay_out()
                self._pages.begin_at(*begun)
                self._pages.learn({**pages, **self._pages.places()})
        return self._extent() != before

    def _extent(self) -> tuple[int, Mapping[str, int]]:
        return len(self._pages.boxes), self._pages.places()

    def words(self) -> dict[str, str]:
        """The words of the places that links may lead to."""
        return tagging.words(self._html.etree_element.iter())

    def draw(self, words: Mapping[str, str]) -> Drawn:
        """The piece as a PDF. `words` are those of all places. Ends the galley."""
        names = frozenset(self._pages.places())
        with self.document() as document:
            every = [(page, _leaf(page, number)) for page, number in zip(document.pages, self._pages.numbers(), strict=True)]
            shown = [(page, leaf) for page, leaf in every if self._medium.blanks or not leaf.blank]
            pages, leaves = [page for page, _ in shown], tuple(leaf for _, leaf in shown)
            if pages:
                pages[0].anchors.update(dict.fromkeys(self._piece.elsewhere, (0, 0, 0, 0)))  # so that links may lead there
            with tagging.own_tags(words):
                content = document.copy(pages).write_pdf(**self._options)
        self._pages.close()
        del self._pages, self._html, document, every, shown, pages
        gc.collect()
        if self._medium.finish:
            content = self._medium.finish(content)
        return Drawn(content, leaves, names)

    @contextmanager
    def document(self) -> Iterator[Document]:
        """The pages as WeasyPrint's Document, with our fonts and typography in force. Ends the galley."""
        with self._at_work():
            document = self._pages.document()
            last_page.lower(self._html.etree_element, [page._page_box for page in document.pages])
            divided_tables.settle(document)
            yield document


def _leaf(page: Page, number: int) -> Leaf:
    kind = page._page_box.page_type
    return Leaf(kind.name, number, kind.blank)


@contextmanager
def _listening(name: str) -> Iterator[None]:
    """Turns what WeasyPrint logs as warning or error into UnprintableError."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if said:
        raise UnprintableError(name, *dict.fromkeys(said))
