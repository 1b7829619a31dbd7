"""The covers of a text in WeChat: wide for the head of a push message, square for lists."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from huikan import drawing, media
from huikan.drawing import CoverData
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef

COVERS: Mapping[str, tuple[int, int]] = {"cover-900x383.jpg": (900, 383), "cover-square.jpg": (900, 900)}  # pixels
QUALITY = 88


def cover(source: FileRef | CoverData, size: tuple[int, int], fonts: tuple[FileRef, ...] = ()) -> bytes:
    """The middle of the editor's picture, or of the work's drawing, as JPEG of this size. OSError
    where a picture cannot be decoded."""
    from PIL import Image, ImageOps

    if isinstance(source, FileRef):
        content = media.published(source.read())
        pixels = png_of(content, 2 * max(size), fonts) if source.path.lower().endswith(".svg") else content
    else:
        pixels = png_of(drawing.art(source).encode(), 2 * max(size), fonts)
    with Image.open(BytesIO(pixels)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        paper = Image.new("RGBA", upright.size, drawing.PAPER)
        fitted = ImageOps.fit(Image.alpha_composite(paper, upright).convert("RGB"), size, Image.Resampling.LANCZOS)
    target = BytesIO()
    mark = media.ai_mark(pixels)
    metadata = {"xmp": media.xmp_packet(mark)} if mark else {}
    fitted.save(target, "JPEG", quality=QUALITY, optimize=True, **metadata)
    return target.getvalue()
