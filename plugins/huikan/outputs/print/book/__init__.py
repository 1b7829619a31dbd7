"""A publication as one document for print: what it holds (`book`), and its HTML
after theme/print (`book_html`)."""

from __future__ import annotations

from huikan.outputs.print.book.book import Book, BookContext, Part, compose, composers
from huikan.outputs.print.book.book_html import UnknownPaperError, measures, used, write_html
from huikan.outputs.print.book.theme import Theme, read_theme
from huikan.outputs.print.book.volume import compose_volume

__all__ = [
    "Book",
    "BookContext",
    "Part",
    "Theme",
    "UnknownPaperError",
    "compose",
    "compose_volume",
    "composers",
    "measures",
    "read_theme",
    "used",
    "write_html",
]
