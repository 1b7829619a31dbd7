"""Drawings as PDFs take them: what WeasyPrint cannot draw as browsers do becomes pixels, fine
enough for a press (600 dots an inch), in its place between what stays lines."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from io import BytesIO

from huikan import media
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef

FINEST = 600  # dots per inch
MOST_PIXELS = 24_000_000  # of one drawing
MM = 25.4  # in an inch


def printable(content: bytes, measure: float, fonts: tuple[FileRef, ...]) -> bytes:
    """A drawing for text so many mm wide; its own bytes where it has nothing that is to be pixels.
    Words in pixels are set in these fonts. Raises TooSlowError."""
    return media.with_pixels(content, partial(_pixels, measure, fonts))


def _pixels(measure: float, fonts: tuple[FileRef, ...], box: media.Box) -> media.Pixels:
    wide = min(measure / MM * FINEST, (MOST_PIXELS * box[2] / box[3]) ** 0.5)
    return partial(_drawn, box=box, width=max(1, round(wide)), fonts=fonts)


def _drawn(content: bytes, box: media.Box, width: int, fonts: tuple[FileRef, ...]) -> tuple[bytes, media.Box] | None:
    """The inked part of a drawing as PNG in a URL, and where it stands; nothing where it is
    empty."""
    from PIL import Image

    with Image.open(BytesIO(png_of(content, width, fonts))) as picture:
        inked = picture.getbbox()
        if inked is None:
            return None
        left, top, right, foot = inked
        target = BytesIO()
        picture.crop(inked).save(target, "PNG", compress_level=1)
        across, down = box[2] / picture.width, box[3] / picture.height
    place = box[0] + left * across, box[1] + top * down, (right - left) * across, (foot - top) * down
    return b"data:image/png;base64," + b64encode(target.getvalue()), place
