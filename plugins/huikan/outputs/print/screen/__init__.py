"""Screen PDFs: one for each publication and language in which it is written.

`plan` composes each publication as a value (`book`); `make` fills the templates of theme/print with it (`book_html`) and
has it set. What goes into a task is what the PDF shows: a change elsewhere makes nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from huikan import addresses
from huikan.interface import words as words_of
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.print.book import book as books
from huikan.outputs.print.book import book_html, pictures
from huikan.outputs.print.book import theme as themes
from huikan.outputs.print.book.book import Book
from huikan.outputs.print.book.theme import Theme
from huikan.outputs.print.screen import finishing
from huikan.settings import Settings
from huikan.tasks import Task
from huikan.typesetting import TypesetRequest

__all__ = ["make", "pieces", "plan", "request"]


def plan(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], settings: Settings, content_root: Path, theme: Path
) -> Iterator[Task]:
    """One task a publication and language. `theme` is the folder theme/print, `content_root` that of the documents."""
    dress = themes.read(theme)
    for book in books.compose(library, fragments, settings, content_root):
        yield Task(addresses.pdf(book.key, book.lang), make, (pictures.to_measure(book), dress))


def pieces(task: Task) -> Mapping[str, Task]:
    """A planned book's texts by their keys, each as a task of its own; nothing where there is only one."""
    book, dress = task.args
    bare = replace(book.own, fragment=replace(book.own.fragment, html=""))
    texts = {book.key: replace(book, parts=())} | {part.key: replace(book, parts=(part,), own=bare) for part in book.parts}
    return {key: Task(f"{task.target}/{key}", make, (pictures.shown(text), dress)) for key, text in texts.items() if book.parts}


def make(book: Book, theme: Theme) -> bytes:
    """The PDF of a book. Not for several threads of one process at once: WeasyPrint is changed while it runs."""
    return finishing.print_pdf(request(book, theme), theme.fonts)


def request(book: Book, theme: Theme) -> TypesetRequest:
    """A book as it is handed to the typesetting."""
    return TypesetRequest(
        html=book_html.html(book, theme),
        name=f"{book.key} ({book.lang})",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
    )
