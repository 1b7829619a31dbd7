"""HTML in, PDF out: the segments of a book set side by side, told each
other's pages, drawn, and joined."""

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
from huikan.typesetting.chunks.chunk import Chunk, ChunkPdf, PageInfo, RenderTarget, TypesetRequest, UnprintableError
from huikan.typesetting.chunks.split import Segment
from huikan.typesetting.pagination.page_total import ALL, INNER
from huikan.typesetting.weasyprint_types import Document

if TYPE_CHECKING:
    from pikepdf import Pdf

__all__ = ["PageInfo", "RenderTarget", "TypesetRequest", "UnprintableError", "laid_out", "typeset"]

ROUNDS = 8  # of telling all segments the pages of the others; a second is needed where a number moves a line to another page


@contextmanager
def typeset(
    request: TypesetRequest, faces: tuple[FileRef, ...], target: RenderTarget
) -> Iterator[tuple[Pdf, tuple[PageInfo, ...]]]:
    """A document as an open PDF, and what its pages are. A long one is set in as many
    processes as have nothing else to do."""
    chunks = _set(request, faces, target)
    with merging.merged(chunks) as pdf:
        yield pdf, tuple(info for segment in chunks for info in segment.infos)


def _set(request: TypesetRequest, faces: tuple[FileRef, ...], target: RenderTarget) -> list[ChunkPdf]:
    """The segments of a document, drawn."""
    whole = split.split(request.html)
    count = len(whole.segments)
    with _undisturbed(), tasks.worker_group(count) as group:
        bare = replace(request, html="")  # every segment has its own copy of what it is given
        each = [(bare, segment, whole.guesses, faces, target) for segment in whole.segments]
        group.begin(Chunk, each, [len(segment.html) for segment in whole.segments])
        for _ in range(ROUNDS):
            number, right, pages = 0, True, dict[str, int]()
            for place in range(count):
                number, right, chunk_pages = group.ask(place, "begin_at", number, right)
                pages |= chunk_pages
            pages[INNER], pages[ALL] = map(sum, zip(*group.ask_all("page_count"), strict=True))
            if not any(group.ask_all("update", pages)):
                break
        words: Mapping[str, str] = {}
        if count > 1:
            words = {name: text for chunk_words in group.ask_all("words") for name, text in chunk_words.items()}
        return group.ask_all("draw", words)


@contextmanager
def laid_out(request: TypesetRequest, faces: tuple[FileRef, ...], options: Mapping[str, object]) -> Iterator[Document]:
    """The pages of a short document as WeasyPrint's own Document, with our fonts and
    typography in force: to look at."""
    with _undisturbed():
        chunk = Chunk(request, Segment(request.html.replace(split.SPLIT_MARK, "")), {}, faces, RenderTarget(options, blanks=True))
        _, _, pages = chunk.begin_at(0, True)
        chunk.update(pages)
        with chunk.document() as document:
            yield document


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Gives the collector its habits back that chunks change."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
