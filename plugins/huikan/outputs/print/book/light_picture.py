"""A picture in few bytes: less exact first, then of fewer pixels too."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

# (share of the pixels across, JPEG quality), each lighter than the one before
WAYS = ((1.0, 80), (1.0, 70), (0.85, 70), (0.7, 68), (0.6, 65), (0.5, 62), (0.42, 60), (0.35, 55), (0.28, 50), (0.2, 45))


def lightened(content: bytes, most: int) -> bytes:
    """The picture in at most so many bytes as a PDF has it; its own where it has no more. What is
    transparent stays so, as PNG of fewer pixels; all else becomes JPEG. Where the lightest way is
    too heavy still, that is what comes."""
    from PIL import Image, ImageOps

    picture: Raster = Image.open(BytesIO(content))
    if picture.format == "JPEG" and len(content) <= most:
        return content
    upright = ImageOps.exif_transpose(picture)
    clear = _is_clear(upright)
    flat = upright.convert("RGBA" if clear else "L" if upright.mode == "L" else "RGB")
    if picture.format != "JPEG" and len(whole := _png(flat)) <= most:
        return whole
    light = b""
    for share, quality in WAYS:
        size = max(1, round(flat.width * share)), max(1, round(flat.height * share))
        smaller = flat if share == 1 else flat.resize(size, Image.Resampling.LANCZOS)
        light = _png(smaller) if clear else _jpeg(smaller, quality)
        if len(light) <= most:
            break
    return light


def _is_clear(picture: Raster) -> bool:
    """Whether anything of it is transparent."""
    if "transparency" not in picture.info and picture.mode not in ("LA", "La", "PA", "RGBa", "RGBA"):
        return False
    return picture.convert("RGBA").getchannel("A").getextrema() != (255, 255)


def _png(picture: Raster) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _jpeg(picture: Raster, quality: int) -> bytes:
    target = BytesIO()
    picture.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()
