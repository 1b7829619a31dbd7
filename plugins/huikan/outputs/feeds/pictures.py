"""The pictures of formulas and charts that stand in the texts of entries, as files of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain

from huikan import addresses
from huikan.markup.drawings import Drawing
from huikan.markup.feed_pictures import feed_drawings
from huikan.markup.fragment import Fragment
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef, Task


def picture_tasks(texts: Iterable[tuple[str, Iterable[Fragment]]], fonts: tuple[FileRef, ...]) -> Iterator[Task]:
    """A task for each picture of some works, each its mark and its texts; a picture that several
    show is one file."""
    planned: set[str] = set()
    for mark, fragments in texts:
        for drawing in chain.from_iterable(map(feed_drawings, fragments)):
            address = picture_address(drawing, mark)
            if address not in planned:
                planned.add(address)
                lettered = fonts if "<text" in drawing.svg else ()
                yield Task(address, make_picture, (drawing.svg, drawing.pixels, lettered, mark))


def picture_address(drawing: Drawing, mark: str) -> str:
    """Where a picture is: one that has the mark of machines is another file than one without."""
    marked = sha256(f"{drawing.name} {mark}".encode()).hexdigest()[:20] if mark else drawing.name
    return addresses.feed_picture(marked)


def make_picture(svg: str, pixels: int, fonts: tuple[FileRef, ...], mark: str) -> bytes:
    """A drawing as PNG, so many pixels wide; `mark` says that machines had a part in it."""
    return png_of(svg.encode(), pixels, fonts, mark)
