"""Merging: the segments of a book as one PDF, as if it had been drawn at once.

Pages follow each other; places, bookmarks and the structure tree become one (`structure`); a
font or a picture that several segments bring is there once (`resources`, `font_merging`). What a
page looks like was settled when it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.typesetting.chunks.chunk import ChunkPdf

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


@contextmanager
def merged(segments: Sequence[ChunkPdf]) -> Iterator[Pdf]:
    """The segments as one open PDF, in their order. The first gives what a file says of itself."""
    from pikepdf import Pdf

    from huikan.typesetting.merging import resources, structure

    with ExitStack() as stack:
        sources = [stack.enter_context(Pdf.open(BytesIO(segment.content))) for segment in segments]
        whole, *others = sources
        if others:
            places = {name: place for name, place in _places(whole) if name in segments[0].names}
            for number, (source, segment) in enumerate(zip(others, segments[1:], strict=True), 1):
                structure.append(whole, source, continues=number > 1)
                places |= {
                    name: whole.copy_foreign(source.make_indirect(place))
                    for name, place in _places(source)
                    if name in segment.names
                }
            _set_places(whole, places)
            resources.share(whole)
        yield whole


def _places(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    names = list(pdf.Root.get("/Names", NOTHING).get("/Dests", NOTHING).get("/Names", []))
    return zip((str(name) for name in names[::2]), names[1::2], strict=True)


def _set_places(pdf: Pdf, places: Mapping[str, Object]) -> None:
    from pikepdf import Array, Dictionary, String

    pairs = [thing for name, place in sorted(places.items()) for thing in (String(name), place)]
    if pairs:
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(pairs)))
