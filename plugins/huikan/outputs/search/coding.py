"""Numbers as few bits: Elias gamma for counts, Golomb-Rice for rising lists.
`theme/scripts/search` reads them.

Byte-wise codes made the index half as large again: most grams stand in few documents, and a
gap takes ten bits, not sixteen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache


@lru_cache(4096)
def gamma(number: int) -> str:
    """A number from 1 as bits: as many zeros as it has further binary digits, then the digits."""
    digits = f"{number:b}"
    return "0" * (len(digits) - 1) + digits


def rising(numbers: Sequence[int], universe: int) -> str:
    """A rising list of numbers below `universe`, whose length the reader knows:
    each gap, less one, in Rice code."""
    width = rice_width(len(numbers), universe)
    one = 1 << width
    pieces, before = [], -1
    for number in numbers:
        gap = number - before - 1
        pieces.append(f"{'0' * (gap >> width)}{one | gap & one - 1:b}")
        before = number
    return "".join(pieces)


def rice_width(count: int, universe: int) -> int:
    """How many bits of a gap are written as they are."""
    return max(0, (universe // count).bit_length() - 1) if count else 0


def packed(bits: str) -> bytes:
    """Bits as bytes, the first bit the highest; zeros fill up the last byte."""
    size = -(-len(bits) // 8)
    return int(bits.ljust(size * 8, "0"), 2).to_bytes(size, "big") if bits else b""
