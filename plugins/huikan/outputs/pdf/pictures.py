"""Pictures made as large as the page needs them, and no larger, before WeasyPrint sees them.

WeasyPrint decodes and encodes a picture up to four times when it is told to shrink it; here it happens once.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from huikan import media

LARGEST = media.MOST_PIXELS
WASTE = 1.25  # times the wanted size: making a picture smaller by less than this costs more than it saves, and blurs it
QUALITY = 85  # of a photograph that had to be made smaller


class OversizedPictureError(ValueError):
    """A picture of more pixels than any page can show."""


def fitted(content: bytes, width: int) -> bytes:
    """The picture no wider than so many pixels and at most half as high again; its own bytes where it fits already.

    The kind of file stays where it is JPEG, otherwise it becomes PNG. A drawing (SVG) has no pixels: it stays.
    """
    if _is_drawing(content):
        return content
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit comes next
        try:
            picture: Any = Image.open(BytesIO(content))
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


def _encoded(picture: Any, kind: str | None) -> bytes:
    target = BytesIO()
    if kind in ("JPEG", "MPO"):
        picture.save(target, "JPEG", quality=QUALITY)
    else:
        picture.save(target, "PNG", compress_level=1)  # packed again in the PDF
    return target.getvalue()
