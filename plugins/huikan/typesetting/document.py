"""HTML in, PDF out: the pieces of a book set side by side, told each other's pages, drawn, and joined."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from huikan import tasks
from huikan.tasks import FileRef
from huikan.typesetting import merging
from huikan.typesetting.chunks import split
from huikan.typesetting.chunks.chunk import Drawn, Galley, Job, Leaf, Medium, UnprintableError
from huikan.typesetting.chunks.split import Piece
from huikan.typesetting.weasyprint_types import Document

if TYPE_CHECKING:
    from pikepdf import Pdf

__all__ = ["Job", "Leaf", "Medium", "UnprintableError", "drawn", "laid_out"]

ROUNDS = 8  # of telling all pieces the pages of the others; a second is needed where a number moves a line to another page


@contextmanager
def drawn(job: Job, faces: tuple[FileRef, ...], medium: Medium) -> Iterator[tuple[Pdf, tuple[Leaf, ...]]]:
    """A document as an open PDF, and what its pages are. A long one is set in as many processes as have nothing else to do."""
    made = _set(job, faces, medium)
    with merging.joined(made) as pdf:
        yield pdf, tuple(leaf for piece in made for leaf in piece.leaves)


def _set(job: Job, faces: tuple[FileRef, ...], medium: Medium) -> list[Drawn]:
    """The pieces of a document, drawn."""
    whole = split.cut(job.html)
    count = len(whole.pieces)
    with _undisturbed(), tasks.company(count) as company:
        bare = replace(job, html="")  # every piece has its own copy of what it is given
        each = [(bare, piece, whole.guesses, faces, medium) for piece in whole.pieces]
        company.begin(Galley, each, [len(piece.html) for piece in whole.pieces])
        for _ in range(ROUNDS):
            number, right, pages = 0, True, dict[str, int]()
            for place in range(count):
                number, right, found = company.ask(place, "begin_at", number, right)
                pages |= found
            if not any(company.ask_all("learn", pages)):
                break
        words: Mapping[str, str] = {}
        if count > 1:
            words = {name: said for found in company.ask_all("words") for name, said in found.items()}
        return company.ask_all("draw", words)


@contextmanager
def laid_out(job: Job, faces: tuple[FileRef, ...], options: Mapping[str, object]) -> Iterator[Document]:
    """The pages of a short document as WeasyPrint's own Document, with our fonts and typography in force: to look at."""
    with _undisturbed():
        galley = Galley(job, Piece(job.html.replace(split.CUT, "")), {}, faces, Medium(options, blanks=True))
        _, _, pages = galley.begin_at(0, True)
        galley.learn(pages)
        with galley.document() as document:
            yield document


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Gives the collector its habits back that galleys change."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
