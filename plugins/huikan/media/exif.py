"""The one thing of a photograph's EXIF data that readers need: which way up it is."""

from __future__ import annotations

import struct

UPRIGHT = 1
_TAG = 0x0112


def orientation(tiff: bytes) -> int:
    """The orientation (1 to 8) that an EXIF block says; UPRIGHT where it
    says nothing that can be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(min(count, 512)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == _TAG:
                return value if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def only(way: int) -> bytes:
    """An EXIF block that says nothing but the orientation."""
    return struct.pack("<4sIHHHIHHI", b"II*\0", 8, 1, _TAG, 3, 1, way, 0, 0)
