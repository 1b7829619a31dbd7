"""The structure tree of a screen PDF: what its pages hold, as headings, paragraphs, lists,
tables, figures, links and notes.

WeasyPrint tags page by page, so that a table over three pages is three tables, and it tags
running heads as text. Its function is replaced while `own_tags()` is open: `tree_builder` turns
the boxes of all pages into one tree after the document's elements, `roles` says what an element
is in a PDF, `table_cells` makes tables regular, `writing` writes it all down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from huikan.typesetting.tagging import roles, tree_builder, writing
from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import Document, Element, PdfStream, PdfWriter


@contextmanager
def own_tags(elsewhere: Mapping[str, str] | None = None) -> Iterator[None]:
    """PDFs are tagged by this room while this is open. UnknownWeasyPrintError where
    WeasyPrint's own way has changed.

    `elsewhere`: the words of places that links lead to beyond the document, by their name.
    """
    with replaced({"weasyprint.pdf.add_tags": lambda _: partial(add_tags, elsewhere or {})}):
        yield


def add_tags(
    elsewhere: Mapping[str, str], pdf: PdfWriter, document: Document, pdf_version: object, page_streams: Sequence[PdfStream]
) -> None:
    """Tags a PDF that WeasyPrint is about to write; called by it in place of its own function."""
    tags = [stream._tags for stream in page_streams]
    tagged = tree_builder.build(document.pages, tags)
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    own = words({id(box.element): box.element for box in boxes if box.element is not None}.values())
    writing.write(pdf, tagged, page_streams, {**elsewhere, **own})


def words(elements: Iterable[Element]) -> dict[str, str]:
    """The words of the headings and figures that links may lead to, by their name."""
    return {name: roles.words(element) for element in elements if (name := element.get("id"))}
