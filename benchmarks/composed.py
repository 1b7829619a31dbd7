"""The works of a folder as books, ready to be printed: what
benchmarks of pages and lines measure."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator
from pathlib import Path

from huikan import library, markup, source
from huikan.outputs.print.book import Book
from huikan.outputs.print.book import compose as compose_books
from huikan.publication import numbered
from huikan.settings import Settings

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh", "en")


def composed(content: Path) -> Iterator[Book]:
    """Every work of a folder in each language in which it is written."""
    documents, data, _ = source.read(content, LANGUAGES)
    works = library.assemble(documents, data, LANGUAGES, time.datetime.now(time.UTC)).library
    texts = [document for work, _ in works.walk() for document in work.documents.values()]
    fragments = {(text.key, text.lang): markup.render(text.path, text.body, text.lang, 1) for text in texts}
    return compose_books(works, numbered(works, fragments), Settings(), content)
