"""Books of every kind in both languages, from the small society in tests/specimen: made for
trial pages, and seldom changed."""

from __future__ import annotations

from pathlib import Path

import press_fixture
from huikan import library, markup, source
from huikan.outputs.print.book import Book
from huikan.outputs.print.book import compose as compose_books
from huikan.publication import numbered
from huikan.settings import Settings

CONTENT = Path(__file__).parents[1] / "specimen"
KINDS = {
    "issue": "newsletters/2025-01",
    "report": "reports/2025-x",
    "proceedings": "proceedings/2025-c",
    "article": "articles/warm",
    "notice": "notices/2025-01",
}


def compose() -> dict[tuple[str, str], Book]:
    """The books by key and language."""
    documents, data, findings = source.read(CONTENT, press_fixture.LANGUAGES)
    assert not [finding for finding in findings if finding.severity == "error"], findings
    found = library.assemble(documents, data, press_fixture.LANGUAGES, press_fixture.NOON).library
    fragments = {
        (document.key, document.lang): markup.render(
            document.path, document.body, document.lang, document.body_line, press_fixture.LANGUAGES
        )
        for work, _ in found.walk()
        for document in work.documents.values()
    }
    settings = Settings(names={"zh": "样张学会", "en": "Specimen Society"})
    return {(book.key, book.lang): book for book in compose_books(found, numbered(found, fragments), settings, CONTENT)}
