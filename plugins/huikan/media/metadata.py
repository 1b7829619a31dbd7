"""What a picture's metadata say of machines: all that is read of them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from huikan.media.ai_marks import found_mark
from huikan.media.blocks import DamagedError, jpeg_segments, png_chunks, webp_chunks
from huikan.media.kinds import recognised


def ai_mark(content: bytes) -> str:
    """The mark that a machine made the picture, as JSON; "" where there is none."""
    kind = recognised(content)
    if b"A" not in content or kind not in _METADATA:
        return ""
    try:
        return next(filter(None, map(found_mark, _METADATA[kind](content))), "")
    except (struct.error, IndexError, DamagedError):
        return ""


def _png_metadata(content: bytes) -> Iterator[bytes]:
    from zlib import decompressobj, error

    for name, chunk in png_chunks(content):
        if name in (b"tEXt", b"iTXt", b"eXIf"):
            yield chunk[8:-4]
        if name in (b"zTXt", b"iTXt") and (at := chunk.find(b"\x78")) > 0:
            try:
                yield chunk[8:at].replace(b"\0", b" ") + decompressobj().decompress(chunk[at:-4], 100_000)
            except error:
                continue


def _jpeg_metadata(content: bytes) -> Iterator[bytes]:
    for marker, segment in jpeg_segments(content):
        if marker == 0xDA:
            return
        if marker in (0xE1, 0xFE):
            yield segment[4:]


def _webp_metadata(content: bytes) -> Iterator[bytes]:
    yield from (data for name, data in webp_chunks(content) if name in (b"EXIF", b"XMP "))


_METADATA: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {
    "PNG": _png_metadata,
    "JPEG": _jpeg_metadata,
    "WebP": _webp_metadata,
}
