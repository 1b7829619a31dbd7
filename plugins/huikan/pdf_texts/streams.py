"""How large a stream becomes when it is unpacked, before anybody unpacks it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

MOST = 16_000_000  # bytes of the content of a page
PACKED = 65_536  # bytes of a stream that is packed in another way than by deflate, or twice


def fits(thing: Object) -> bool:
    """Whether the content of a page, a form or a table is small enough to be read: a stream, or
    several that are read as one."""
    from pikepdf import Array, PdfError, Stream

    streams = list(thing) if isinstance(thing, Array) else [thing]
    try:
        return sum(_size(stream) for stream in streams if isinstance(stream, Stream)) <= MOST
    except PdfError:
        return False


def _size(stream: Object) -> int:
    """Bytes that a stream unpacks to; more than MOST where that is not known to be less."""
    packed = stream.read_raw_bytes()
    filters = str(stream.get("/Filter", ""))
    if not filters or filters == "/ASCIIHexDecode":
        return len(packed)
    if filters != "/FlateDecode" or "/DecodeParms" in stream:
        return 0 if len(packed) <= PACKED else MOST + 1
    unpacking = zlib.decompressobj()
    try:
        size = len(unpacking.decompress(packed, MOST))
    except zlib.error:
        return MOST + 1
    return MOST + 1 if unpacking.unconsumed_tail else size
