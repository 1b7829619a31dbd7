"""Pictures of pixels, read by their own structure: their size from the
header, their bytes without metadata.

What is removed says something about people, places and devices (EXIF, GPS, XMP, IPTC, comments,
previews, whatever follows the picture); what stays is the picture as it is shown, bit for bit:
pixels, colours, animation, and which way up it is; and the mark that a machine made it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from huikan.media import exif
from huikan.media.ai_marks import xmp_packet
from huikan.media.blocks import DamagedError, gif_blocks, jpeg_segments, png_chunks, webp_chunks
from huikan.media.kinds import recognised
from huikan.media.metadata import ai_mark

MOST_PIXELS = 40_000_000
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's kind, and how many pixels its header announces."""

    kind: str
    width: int
    height: int

    @property
    def is_large(self) -> bool:
        """Whether it has more pixels than anybody should have to decode."""
        return self.width * self.height > MOST_PIXELS


@dataclass(frozen=True, slots=True)
class _Form:
    measure: Callable[[bytes], tuple[int, int]]
    bare: Callable[[bytes], Iterator[bytes]]


def measure(content: bytes) -> Raster:
    """The size by the header alone. DamagedError where there is none."""
    kind = recognised(content)
    if kind not in _FORMS:
        raise DamagedError("not a picture")
    try:
        width, height = _FORMS[kind].measure(content)
    except (struct.error, IndexError) as error:
        raise DamagedError("it ends too early") from error
    if width < 1 or height < 1:
        raise DamagedError("it has no pixels")
    return Raster(kind, width, height)


def strip_metadata(content: bytes) -> bytes:
    """The same picture without metadata. DamagedError where its structure is broken."""
    kind = recognised(content)
    if kind not in _FORMS:
        raise DamagedError("not a picture")
    try:
        return b"".join(_FORMS[kind].bare(content))
    except (struct.error, IndexError) as error:
        raise DamagedError("it ends too early") from error


# PNG: chunks of length, name, data and checksum

# Chunks that are kept, and the longest that each may be: what is longer carries something else.
# A picture has one of those with a length, but for the frames of a moving one.
_PNG_KEPT: Mapping[bytes, int] = {
    **dict.fromkeys((b"IDAT", b"fdAT"), MOST_BYTES),
    b"IHDR": 13,
    b"PLTE": 768,
    b"IEND": 0,
    b"tRNS": 256,
    b"gAMA": 4,
    b"cHRM": 32,
    b"sRGB": 1,
    b"iCCP": 4_000_000,
    b"cICP": 4,
    b"mDCV": 24,
    b"cLLI": 8,
    b"sBIT": 4,
    b"bKGD": 6,
    b"pHYs": 9,
    b"acTL": 8,
    b"fcTL": 26,
}
_PNG_MANY = frozenset((b"IDAT", b"fdAT", b"fcTL"))
_PNG_NEEDED = frozenset((b"IHDR", b"PLTE", b"IEND"))


def _png_size(content: bytes) -> tuple[int, int]:
    _, name, width, height = struct.unpack_from(">I4sII", content, 8)
    if name != b"IHDR":
        raise DamagedError("its header is missing")
    return width, height


def _png_bare(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    names: set[bytes] = set()
    mark = ai_mark(content)
    for name, chunk in png_chunks(content):
        fits = len(chunk) - 12 <= _PNG_KEPT.get(name, -1) and (name in _PNG_MANY or name not in names)
        if name in _PNG_NEEDED and not fits:  # programs differ in which of two headers they believe
            raise DamagedError(f"its {name.decode()} is too long, or there are two")
        names.add(name)
        if fits:
            yield chunk
            if name == b"IHDR" and mark:
                yield _png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet(mark))
        elif name == b"eXIf" and (way := exif.orientation(chunk[8:-4])) != exif.UPRIGHT:
            yield _png_chunk(name, exif.only(way))


def _png_chunk(name: bytes, data: bytes) -> bytes:
    from zlib import crc32

    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc32(name + data))


# JPEG: segments of marker, length and data; after a start of scan its bits, in which FF
# is followed by 00 or D0 to D7

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_EXIF, _PROFILE, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"


def _jpeg_size(content: bytes) -> tuple[int, int]:
    for marker, segment in jpeg_segments(content):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", segment, 5)
            return width, height
        if marker == 0xDA:
            break
    raise DamagedError("its header is missing")


def _jpeg_bare(content: bytes) -> Iterator[bytes]:
    yield b"\xff\xd8"
    if mark := ai_mark(content):
        packet = _XMP + xmp_packet(mark)
        yield b"\xff\xe1" + struct.pack(">H", len(packet) + 2) + packet
    way = next((exif.orientation(data[10:]) for marker, data in jpeg_segments(content) if _is_exif(marker, data)), exif.UPRIGHT)
    if way != exif.UPRIGHT:
        block = _EXIF + exif.only(way)
        yield b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
    for marker, segment in jpeg_segments(content):
        data = segment[4:]
        needed = data.startswith({0xE0: b"JFIF\0", 0xE2: _PROFILE, 0xEE: _ADOBE}.get(marker, b"\0no"))
        if needed or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            yield segment[:18] if marker == 0xE0 and len(segment) == 18 else _without_preview(marker, segment)


def _is_exif(marker: int, segment: bytes) -> bool:
    return marker == 0xE1 and segment[4:10] == _EXIF


def _without_preview(marker: int, segment: bytes) -> bytes:
    """A JFIF header says how large a preview follows it: none."""
    return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0" if marker == 0xE0 else segment


# WebP: chunks of name, length and data, padded to an even length, in one RIFF chunk

_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _webp_size(content: bytes) -> tuple[int, int]:
    name, data = next(webp_chunks(content), (b"", b""))
    if name == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 1)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise DamagedError("its header is missing")


def _webp_bare(content: bytes) -> Iterator[bytes]:
    way = next(
        (exif.orientation(data.removeprefix(_EXIF)) for name, data in webp_chunks(content) if name == b"EXIF"), exif.UPRIGHT
    )
    turned, mark = way != exif.UPRIGHT, ai_mark(content)
    body = b"WEBP"
    for name, data in webp_chunks(content):
        if name == b"VP8X" and data:
            flags = data[0] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if turned else 0) | (_XMP_FLAG if mark else 0)
            body += _webp_chunk(name, bytes([flags]) + data[1:])
        elif name in _WEBP_KEPT:
            body += _webp_chunk(name, data)
    body += _webp_chunk(b"EXIF", exif.only(way)) if turned else b""
    body += _webp_chunk(b"XMP ", xmp_packet(mark)) if mark else b""
    yield b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


# GIF: a screen, then blocks: an image 2C, an extension 21, the end 3B; their data
# in pieces of at most 255 bytes

_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def _gif_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _gif_bare(content: bytes) -> Iterator[bytes]:
    for kind, block in gif_blocks(content):
        if kind != 0x21 or block[1] == 0xF9 or (block[1] == 0xFF and block[3:14] in _GIF_LOOPS):
            yield block


_FORMS: Mapping[str, _Form] = {
    "PNG": _Form(_png_size, _png_bare),
    "JPEG": _Form(_jpeg_size, _jpeg_bare),
    "WebP": _Form(_webp_size, _webp_bare),
    "GIF": _Form(_gif_size, _gif_bare),
}
RASTERS = frozenset(_FORMS)
