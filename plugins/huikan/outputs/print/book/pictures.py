"""Pictures made as large as the page needs them, and no larger, before any PDF is set: each a
task, so that all files that show a picture at one width, in whatever language, share one copy of
it, and a change of text fits none again.

WeasyPrint decodes and encodes a picture up to four times when it is told to
shrink it; here it happens once.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from huikan import media
from huikan.outputs.print.book import book_html, drawings, light_picture
from huikan.outputs.print.book.book import Book
from huikan.outputs.print.book.colours import plain
from huikan.tasks import FileRef, Task, result_of

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

RESOLUTION = 200  # dots per inch of a picture across the text, on a screen
MM = 25.4  # in an inch
LARGEST = media.MOST_PIXELS
WASTE = 1.25  # times the wanted size: making a picture smaller by less than this costs more than it saves, and blurs it
QUALITY = 85  # of a photograph that had to be made smaller


class OversizedPictureError(ValueError):
    """A picture of more pixels or bytes than any page can show."""


def widths(book: Book, finer: int = 1) -> dict[str, int]:
    """How many pixels across each picture has, by URL: as wide as the text, the cover as the page.
    `finer`: times as many as a screen needs."""
    text, page = book_html.measure(book), book_html.measures(book.paper)[0]
    return {url: round((page if url == book.cover else text) * finer / MM * RESOLUTION) for url in book.files}


def to_measure(book: Book, fonts: tuple[FileRef, ...], finer: int = 1, most: int = 0) -> Book:
    """The book with a task in the place of each picture: fitted to the width of the text,
    the cover to that of the page.

    `fonts` are for words in drawings; `finer`: times as many pixels as a screen needs; `most` is
    how many bytes a picture may have, 0 any number.
    """
    text, page = book_html.measure(book), book_html.measures(book.paper)[0]
    wide = widths(book, finer)
    drawn = {url: drawing(file, page if url == book.cover else text, fonts) for url, file in book.files.items() if _is_svg(url)}
    return replace(
        book,
        files={url: result_of(drawn.get(url) or fitting(file, wide[url], most)) for url, file in book.files.items()},
    )


def _is_svg(url: str) -> bool:
    return url.lower().endswith(".svg")


def fitting(file: FileRef, width: int, most: int = 0) -> Task:
    """The task that fits a picture to so many pixels, and to at most so many bytes."""
    if most:
        return Task(f"fitted/{file.sha256}-{width}-{most}", fit, (file, width, most))
    return Task(f"fitted/{file.sha256}-{width}", fit, (file, width))


def drawing(file: FileRef, measure: int, fonts: tuple[FileRef, ...]) -> Task:
    """The task that makes a drawing fit for a text so many mm wide."""
    return Task(f"drawn/{file.sha256}-{measure}", draw, (file, measure, fonts))


def draw(file: FileRef, measure: int, fonts: tuple[FileRef, ...]) -> bytes:
    """A drawing as a PDF takes it. ValueError that names the file where it cannot be drawn."""
    try:
        return drawings.printable(media.published(file.read()), measure, fonts)
    except (OSError, ValueError) as error:
        raise ValueError(f"{file.path} cannot be printed: {error}") from error


def shown(book: Book) -> Book:
    """The book with those of its pictures alone that its cover and its texts show."""
    urls = {book.cover, *(url for part in (book.own, *book.parts) for url in part.resolve.values())}
    return replace(book, files={url: file for url, file in book.files.items() if url in urls})


def fit(file: FileRef, width: int, most: int = 0) -> bytes:
    """A picture as a PDF takes it: `fitted`, in sRGB, without what its
    file tells of people and places; of no more than `most` bytes, where that is not 0.

    ValueError that names the file where it cannot be decoded or is too large.
    """
    content = file.read()
    if len(content) > media.MOST_BYTES:
        raise OversizedPictureError(f"{file.path} has {len(content):,} bytes; the limit is {media.MOST_BYTES:,}")
    try:
        with _leniently():
            picture = fitted(plain(media.published(content)), width)  # a JPEG goes into the PDF as it is
            return light_picture.lightened(picture, most) if most and not _is_drawing(picture) else picture
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValueError(f"{file.path} cannot be printed: {error}") from error


@contextmanager
def _leniently() -> Iterator[None]:
    """A picture that ends too early is shown as far as it goes, as WeasyPrint does. That it is
    damaged is said by the website."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def fitted(content: bytes, width: int) -> bytes:
    """The picture no wider than so many pixels and at most half as high again; its
    own bytes where it fits already.

    The kind of file stays where it is JPEG, otherwise it becomes PNG. A drawing
    (SVG) has no pixels: it stays.
    """
    if _is_drawing(content):
        return content
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit comes next
        try:
            picture: Raster = Image.open(BytesIO(content))
        except Image.DecompressionBombError as error:
            raise OversizedPictureError(f"more than {LARGEST:,} pixels") from error
    if picture.width * picture.height > LARGEST:
        raise OversizedPictureError(f"{picture.width} × {picture.height} pixels; the limit is {LARGEST:,}")
    room = (width, width * 3 // 2)
    if picture.width <= room[0] * WASTE and picture.height <= room[1] * WASTE:
        return content
    kind = picture.format
    if kind == "JPEG":
        picture.draft("RGB", room)  # decodes at a fraction of the size where the format allows
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("1", "P", "I", "I;16"):
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    picture.thumbnail(room, Image.Resampling.LANCZOS)
    return _encoded(picture, kind)


def _is_drawing(content: bytes) -> bool:
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE"))


def _encoded(picture: Raster, kind: str | None) -> bytes:
    target = BytesIO()
    if kind in ("JPEG", "MPO"):
        picture.save(target, "JPEG", quality=QUALITY)
    else:
        picture.save(target, "PNG", compress_level=1)  # packed again in the PDF
    return target.getvalue()
