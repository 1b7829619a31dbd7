"""How much a moving picture unfolds to: a small file may hold thousands of large
frames. Read from its structure."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from huikan.media.blocks import DamagedError, gif_blocks, png_chunks, webp_chunks
from huikan.media.rasters import measure

MOST_UNFOLDED = 500_000_000  # pixels of all frames together: 1,000 of 800 × 600


def animation_size(content: bytes) -> tuple[int, int]:
    """(pixels of the largest frame, of all frames together). DamagedError
    where the structure is broken."""
    raster = measure(content)
    try:
        frames = [wide * high for wide, high in {"PNG": _png, "WebP": _webp, "GIF": _gif}.get(raster.kind, _none)(content)]
    except (struct.error, IndexError) as error:
        raise DamagedError("it ends too early") from error
    own = raster.width * raster.height
    # A program that shows it keeps the whole picture for each frame, however
    # small the part that changes.
    return max([own, *frames]), max(own * max(1, len(frames)), sum(frames))


def _png(content: bytes) -> Iterator[tuple[int, int]]:
    for name, chunk in png_chunks(content):
        if name == b"fcTL":
            yield struct.unpack_from(">II", chunk, 12)


def _webp(content: bytes) -> Iterator[tuple[int, int]]:
    for name, data in webp_chunks(content):
        if name == b"ANMF":
            yield 1 + int.from_bytes(data[6:9], "little"), 1 + int.from_bytes(data[9:12], "little")


def _gif(content: bytes) -> Iterator[tuple[int, int]]:
    for kind, block in gif_blocks(content):
        if kind == 0x2C:
            yield struct.unpack_from("<HH", block, 5)


def _none(content: bytes) -> Iterator[tuple[int, int]]:
    return iter(())
