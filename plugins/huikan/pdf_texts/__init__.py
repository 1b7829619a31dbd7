"""What each page of a PDF says: its text in the order in which it is written, and the number that
the file gives the page. Reads anybody's PDF; what no map of a font explains is left out.
`alignment` says on which of the pages the words of another text stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from huikan.pdf_texts.alignment import UNKNOWN, PrintedWords, Words, pages_of
from huikan.pdf_texts.content import Budget, PageReader
from huikan.preflight.text_metrics import TextMetrics

__all__ = ["UNKNOWN", "PageText", "PrintedWords", "Words", "page_texts", "pages_of"]


@dataclass(frozen=True, slots=True)
class PageText:
    """`label` is the number of the page as viewers show it ("xii", "12"), "" where it has none;
    `text` has a line feed where a line ends, and no hyphen where a word was divided."""

    label: str
    text: str


def page_texts(content: bytes) -> tuple[PageText, ...]:
    """The pages in order; none of a file that cannot be opened. Pages beyond what a reader may
    cost (`Budget`) have no text."""
    from pikepdf import PdfError

    try:
        return tuple(_pages(content))
    except PdfError:
        return ()


def _pages(content: bytes) -> Iterator[PageText]:
    from pikepdf import Pdf

    fonts: dict[tuple[int, int], TextMetrics | None] = {}
    budget = Budget()
    with Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            yield PageText(_number(str(page.label)), PageReader(fonts, budget).read(page.obj, page.resources))


def _number(label: str) -> str:
    """A label that counts; dashes stand where nothing is printed."""
    return label if any(character.isalnum() for character in label) else ""
