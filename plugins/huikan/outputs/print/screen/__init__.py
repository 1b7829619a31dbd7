"""Screen PDFs: one for each publication and language in which it is written.

`plan` composes each publication as a value (`book`); `make` fills the templates of
theme/print with it (`book_html`) and has it set. What goes into a task is what the PDF shows:
a change elsewhere makes nothing anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from huikan import addresses
from huikan.interface import words as words_of
from huikan.model import Lang
from huikan.outputs.print.ai_mark import mark_of
from huikan.outputs.print.book import Book, Theme, composers, glyphs, pictures, read_theme, used, write_html
from huikan.outputs.print.screen import finishing
from huikan.outputs.print.screen.finishing import print_pdf
from huikan.outputs.stage import Results, Site, Unit
from huikan.tasks import Task
from huikan.typesetting import TypesetRequest

__all__ = ["make", "missing", "pieces", "plan", "print_pdf", "request", "units", "unprintable"]


def plan(site: Site, results: Results) -> Iterator[Task]:
    """One task a publication and language, but for those with a document that cannot be printed."""
    yield from (unit.plan()[0] for unit in units(site, results))


def units(site: Site, results: Results) -> Iterator[Unit]:
    """The same one by one, each composed when it is asked for."""
    book_theme = read_theme(site.theme / "print")
    paths = site.library.paths()
    unprintable_works = unprintable(site)
    for key, lang, composed in composers(site.library, site.fragments, site.settings, site.content):
        if (key, lang) not in unprintable_works:
            chars = missing(site, key, lang)
            yield Unit(addresses.pdf(key, lang), partial(_planned, composed, book_theme, paths[key, lang], chars))


def _planned(composed: Callable[[], Book], book_theme: Theme, source: str, chars: str) -> tuple[Task, None]:
    book = replace(composed(), missing=chars)
    fitted = pictures.to_measure(book, book_theme.fonts)
    return Task(addresses.pdf(book.key, book.lang), make, (fitted, used(book, book_theme)), source), None


def unprintable(site: Site) -> frozenset[tuple[str, Lang]]:
    """The books, by key and language, that hold a document which cannot be printed."""
    return frozenset(
        ((publication or work).key, lang)
        for work, publication in site.library.walk()
        for lang, document in work.documents.items()
        if document.path in site.unprintable
    )


def missing(site: Site, key: str, lang: Lang) -> str:
    """The characters that a book shows and no font has."""
    if not site.missing:
        return ""
    work = next(work for work in site.library.works if work.key == key)
    documents = [each.documents[lang] for each in (work, *work.parts) if lang in each.documents]
    return glyphs.missing_in(site.missing, documents, site.fragments, site.library.assets)


def pieces(task: Task) -> Mapping[str, Task]:
    """A planned book's texts by their keys, each as a task of its own;
    nothing where there is only one."""
    book, book_theme = task.args
    bare = replace(book.own, fragment=replace(book.own.fragment, structure="", places=""))
    texts = {book.key: replace(book, parts=())} | {part.key: replace(book, parts=(part,), own=bare) for part in book.parts}
    return {
        key: Task(f"{task.target}/{key}", make, (pictures.shown(text), book_theme)) for key, text in texts.items() if book.parts
    }


def make(book: Book, theme: Theme) -> bytes:
    """The PDF of a book. Not for several threads of one process at once:
    WeasyPrint is changed while it runs."""
    return finishing.print_pdf(request(book, theme), theme.fonts, mark_of(book))


def request(book: Book, theme: Theme) -> TypesetRequest:
    """A book as it is handed to the typesetting."""
    return TypesetRequest(
        html=write_html(book, theme),
        name=f"{book.key} ({book.lang})",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
        missing=book.missing,
    )
