"""How a picture is shown: how large, the right way up, and whether it stands still. Read from
its structure, nothing decoded."""

from __future__ import annotations

import contextlib
import re
import struct
from dataclasses import dataclass
from xml.parsers import expat

from huikan.media import exif
from huikan.media.blocks import DamagedError, gif_blocks, jpeg_segments, png_chunks, webp_chunks
from huikan.media.kinds import recognised
from huikan.media.rasters import measure

_LYING = frozenset((5, 6, 7, 8))  # the orientations that are a quarter turn away
_EXIF = b"Exif\0\0"
_LENGTH = re.compile(r"\s*([0-9]{0,7}\.?[0-9]{1,20})\s*(px|pt|pc|mm|cm|in)?\s*")
_BOX = re.compile(r"[^\s,]+[\s,]+[^\s,]+[\s,]+([0-9]{0,7}\.?[0-9]{1,20})[\s,]+([0-9]{0,7}\.?[0-9]{1,20})")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}  # CSS Values 4, section 6.2
_LARGEST = 100_000  # pixels that anybody means


@dataclass(frozen=True, slots=True)
class Look:
    """A picture of pixels as it is shown: `width` and `height` the right way up,
    `still` where it has one frame."""

    kind: str
    width: int
    height: int
    still: bool


def look(content: bytes) -> Look:
    """How a picture of pixels is shown. DamagedError where its structure is broken."""
    raster = measure(content)
    try:
        way, still = {"PNG": _png, "JPEG": _jpeg, "WebP": _webp, "GIF": _gif}[raster.kind](content)
    except (struct.error, IndexError) as error:
        raise DamagedError("it ends too early") from error
    turned = way in _LYING
    return Look(raster.kind, *((raster.height, raster.width) if turned else (raster.width, raster.height)), still)


def _png(content: bytes) -> tuple[int, bool]:
    way, still = exif.UPRIGHT, True
    for name, chunk in png_chunks(content):
        way = exif.orientation(chunk[8:-4]) if name == b"eXIf" else way
        still = still and name != b"acTL"
    return way, still


def _jpeg(content: bytes) -> tuple[int, bool]:
    blocks = (segment[10:] for marker, segment in jpeg_segments(content) if marker == 0xE1 and segment[4:10] == _EXIF)
    return next((exif.orientation(block) for block in blocks), exif.UPRIGHT), True


def _webp(content: bytes) -> tuple[int, bool]:
    way, still = exif.UPRIGHT, True
    for name, data in webp_chunks(content):
        way = exif.orientation(data.removeprefix(_EXIF)) if name == b"EXIF" else way
        still = still and name != b"ANIM"
    return way, still


def _gif(content: bytes) -> tuple[int, bool]:
    return exif.UPRIGHT, sum(kind == 0x2C for kind, _ in gif_blocks(content)) < 2


class _Seen(Exception):  # noqa: N818 not an error: the reader has seen what it needs
    """The first element."""


def extent(drawing: bytes) -> tuple[int, int]:
    """(width, height) of a drawing (SVG) in CSS pixels; (0, 0) where it does
    not say how wide and high it is."""
    if recognised(drawing) != "SVG":
        return 0, 0
    root_attributes: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        root_attributes.update(attributes)
        raise _Seen

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with contextlib.suppress(_Seen, expat.ExpatError):
        parser.Parse(drawing, True)
    box = _BOX.fullmatch(root_attributes.get("viewBox", "").strip())
    wide, high = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    ratio = high / wide if wide and high else 0.0
    width, height = _pixels(root_attributes.get("width", "")), _pixels(root_attributes.get("height", ""))
    if not width and not height:
        width, height = (wide, high) if ratio else (0.0, 0.0)
    elif ratio:
        width, height = width or height / ratio, height or width * ratio
    size = round(width), round(height)
    return size if min(size) > 0 and max(size) <= _LARGEST else (0, 0)


def _pixels(length: str) -> float:
    """A length in pixels, 0 where it is none or relative."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[match[2] or ""] if match else 0.0
