"""The mask that suits a QR code best, by the penalties of ISO/IEC 18004, 7.8.3.1.

segno tries the eight masks module by module, which takes four fifths of the time of a code. Here a
code is one long integer, a bit a module, and a penalty some shifts of it."""

from __future__ import annotations

from functools import cache
from itertools import chain

Modules = tuple[bytes, ...]  # a row each, 1 is dark
_MASKS = range(8)
_APART = 7  # light bits between two rows, so that no shift carries a pattern into the next one
_ASCII = bytes.maketrans(b"\0\1", b"01")
_FINDER = (1, 0, 1, 1, 1, 0, 1)


def best_mask(code: Modules) -> int:
    """The number of the mask with the lowest penalty, for a code that is made with mask 0."""
    plain, flips, inside = _evaluated(code), _flips(len(code)), _inside(len(code))
    return min(_MASKS, key=lambda mask: _penalty(plain, flips[mask], inside, len(code)))


@cache
def changes(size: int) -> tuple[Modules, ...]:
    """What each mask changes of a code with mask 0, of `size` modules a side, its format included:
    the same for all codes of the size, because a mask knows nothing of the data."""
    import segno

    version = (size - 17) // 4
    codes = [segno.make("0", error="m", boost_error=False, micro=False, version=version, mask=mask).matrix for mask in _MASKS]
    return tuple(
        tuple(bytes(a ^ b for a, b in zip(row, plain, strict=True)) for row, plain in zip(code, codes[0], strict=True))
        for code in codes
    )


def _penalty(plain: tuple[int, int], flips: tuple[int, int], inside: int, size: int) -> int:
    """The sum of the four penalties (table 11), of the rows and of the columns."""
    rows, columns = (modules ^ flip for modules, flip in zip(plain, flips, strict=True))
    dark = float(rows.bit_count()) / size**2
    lines = sum(_runs(line) + _runs(inside & ~line) + _finders(line, size) for line in (rows, columns))
    blocks = sum(_blocks(colour, size) for colour in (rows, inside & ~rows))
    return lines + blocks + 10 * int(abs(dark * 100 - 50) / 5)


def _runs(modules: int) -> int:
    """Five or more of a colour in a line: 3 points, and 1 for each more."""
    fives = modules & modules >> 1 & modules >> 2 & modules >> 3 & modules >> 4
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _blocks(modules: int, size: int) -> int:
    """Squares of two by two: 3 points each."""
    pairs = modules & modules >> 1
    return 3 * (pairs & pairs >> (size + _APART)).bit_count()


def _finders(modules: int, size: int) -> int:
    """What looks like a finder pattern with four light modules beside it: 40 points each. Of two
    that overlap the first counts; beyond the edge all is light."""
    light = ~modules
    starts = -1
    for place, dark in enumerate(_FINDER):
        starts &= (modules if dark else light) >> place
    before = light << 1 & light << 2 & light << 3 & light << 4
    free = before | (light >> 7 & light >> 8 & light >> 9 & light >> 10)
    points = 0
    while starts:
        first = starts & -starts
        counts = bool(first & free)
        points += 40 * counts
        starts &= ~(first * 0x7F) if counts else ~first
    return points


@cache
def _flips(size: int) -> tuple[tuple[int, int], ...]:
    return tuple(_evaluated(change) for change in changes(size))


@cache
def _inside(size: int) -> int:
    return _bits([b"\1" * size] * size)


def _evaluated(code: Modules) -> tuple[int, int]:
    """The rows and the columns as integers, format and version light: they come after the choice
    (7.8)."""
    size = len(code)
    rows = [bytearray(row) for row in code]
    for place in chain(range(6), (7, 8), range(size - 8, size)):
        rows[8][place] = rows[place][8] = 0
    if size > 41:  # version 7 and more
        for across in range(6):
            for along in range(size - 11, size - 8):
                rows[across][along] = rows[along][across] = 0
    return _bits(rows), _bits([bytes(column) for column in zip(*rows, strict=True)])


def _bits(rows: list[bytearray] | list[bytes]) -> int:
    width = len(rows) + _APART
    return int(b"".join(row.translate(_ASCII).ljust(width, b"0") for row in rows)[::-1], 2)
