"""The blocks that files of pictures are made of, one after the other."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_LONE = frozenset({0x01, *range(0xD0, 0xD8)})


class DamagedError(ValueError):
    """A picture's structure is broken; the text says where."""


def png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(name, the whole chunk) up to IEND."""
    at = 8
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise DamagedError("a chunk is longer than the file")
        yield name, content[at:end]
        if name == b"IEND":
            return
        at = end


def jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, the whole segment; a scan with its bits) up to the end of the image."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise DamagedError("a marker is missing")
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        if marker in _LONE:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise DamagedError("a segment is longer than the file")
        if marker == 0xDA:
            end = _scan_end(content, end)
        yield marker, content[at:end]
        at = end


def _scan_end(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise DamagedError("it ends too early")
        if content[at + 1] == 0xFF:
            at += 1
        elif content[at + 1] == 0 or content[at + 1] in _LONE:
            at += 2
        else:
            return at


def webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", content, 4)
    at, last = 12, 8 + length
    if last > len(content) + 1:
        raise DamagedError("it ends too early")
    while at + 8 <= min(last, len(content)):
        name, size = struct.unpack_from("<4sI", content, at)
        if at + 8 + size > len(content):
            raise DamagedError("a chunk is longer than the file")
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def gif_blocks(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, the whole block) up to the end; the screen has kind 0."""
    at = 13 + _palette(content[10])
    yield 0, content[:at]
    while content[at] != 0x3B:
        start, kind = at, content[at]
        if kind not in (0x2C, 0x21):
            raise DamagedError("an unknown block")
        at = _pieces_end(content, at + 11 + _palette(content[at + 9]) if kind == 0x2C else at + 2)
        yield kind, content[start:at]
    yield 0x3B, b";"


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _pieces_end(content: bytes, at: int) -> int:
    while content[at]:
        at += 1 + content[at]
    return at + 1
