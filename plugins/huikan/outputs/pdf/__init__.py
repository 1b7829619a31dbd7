"""Screen PDFs: one for each publication and language in which it is written, and one for each paper of a volume. The only
owner of WeasyPrint and pikepdf.

`plan` composes each publication as a value (`book`); `make` fills the templates of theme/print with it (`sheet`) and
prints it (`press`). What goes into a task is what the PDF shows: a change elsewhere makes nothing anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from huikan import addresses
from huikan.interface import words as words_of
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.pdf import book as books
from huikan.outputs.pdf import finishing, offprint, pictures, sheet
from huikan.outputs.pdf import theme as themes
from huikan.outputs.pdf.book import Book
from huikan.outputs.pdf.checks import check
from huikan.outputs.pdf.offprint import folios
from huikan.outputs.pdf.theme import Theme
from huikan.settings import Settings
from huikan.tasks import FileRef, Task
from huikan.typesetting import Job

__all__ = ["check", "folios", "make", "offprints", "pieces", "plan", "plan_offprints"]

VOLUME = "proceedings"


def plan(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], settings: Settings, content_root: Path, theme: Path
) -> Iterator[Task]:
    """One task a publication and language. `theme` is the folder theme/print, `content_root` that of the documents."""
    dress = themes.read(theme)
    for book in books.compose(library, fragments, settings, content_root):
        yield Task(addresses.pdf(book.key, book.lang), make, (pictures.to_measure(book), dress))


def offprints(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Mapping[str, tuple[str, str, Lang]]:
    """Where the papers of volumes will be as PDFs of their own -> the volume's PDF, the paper's key, its language."""
    return {
        addresses.pdf(paper.key, lang): (addresses.pdf(work.key, lang), paper.key, lang)
        for work in library.works
        if work.kind == VOLUME
        for lang in work.documents
        for paper in work.parts
        if (work.key, lang) in fragments and (paper.key, lang) in fragments
    }


def plan_offprints(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    settings: Settings,
    content_root: Path,
    volumes: Mapping[str, FileRef],
) -> Iterator[Task]:
    """One task a paper, cut out of its volume. `volumes` are the finished PDFs by address; others' papers have no PDF."""
    for book in books.compose(library, fragments, settings, content_root, (VOLUME,)):
        volume = volumes.get(addresses.pdf(book.key, book.lang))
        for part, paper in offprint.papers(book) if volume else ():
            yield Task(addresses.pdf(part.key, book.lang), offprint.make, (volume, paper))


def pieces(task: Task) -> Mapping[str, Task]:
    """A planned book's texts by their keys, each as a task of its own; nothing where there is only one."""
    book, dress = task.args
    bare = replace(book.own, fragment=replace(book.own.fragment, html=""))
    texts = {book.key: replace(book, parts=())} | {part.key: replace(book, parts=(part,), own=bare) for part in book.parts}
    return {key: Task(f"{task.target}/{key}", make, (pictures.shown(text), dress)) for key, text in texts.items() if book.parts}


def make(book: Book, theme: Theme) -> bytes:
    """The PDF of a book. Not for several threads of one process at once: WeasyPrint is changed while it runs."""
    return finishing.print_pdf(job(book, theme), theme.fonts)


def job(book: Book, theme: Theme) -> Job:
    """A book as it is handed to the press."""
    return Job(
        html=sheet.html(book, theme),
        name=f"{book.key} ({book.lang})",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
    )
