"""Who signs a notice, and when (7.3.5): where names and date stand, so that seals find their
place. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from huikan.outputs.print.book.gbt_9704.measures import BLOCK, SQUARES, squares

AFTER_DATE = 4  # characters that stay free behind the date (7.3.5.1)
UNSEALED = 2  # the same without a seal (7.3.5.2)
SEAL = 45 * SQUARES / BLOCK[0]  # squares: a seal of 42 mm, and room so that two do not touch


@dataclass(frozen=True, slots=True)
class Signatures:
    """The names by rows. In squares of the grid: how wide the place of a name is, and what stays
    free to the right of the names and of the date."""

    rows: tuple[tuple[str, ...], ...]
    place: float
    after_names: float
    after_date: float


def signatures(issuers: Sequence[str], date: str, is_sealed: bool = True) -> Signatures:
    """With seals the names stand side by side, as many as there is room for seals, the last one
    centred over the date; without, one below the other, the date two characters further right."""
    if not is_sealed:
        return _unsealed(issuers, date)
    longest, dated = max(map(squares, issuers)), squares(date)
    free = max(AFTER_DATE, math.ceil((longest - dated) / 2))  # a long name must not reach beyond the edge
    middle = free + dated / 2
    place = max(SEAL, longest + 1)
    half = max(SEAL, longest) / 2
    count = max(1, int((SQUARES - middle - half) / place) + 1)
    rows = tuple(tuple(issuers[start : start + count]) for start in range(0, len(issuers), count))
    return Signatures(rows, place, middle - place / 2, free)


def _unsealed(issuers: Sequence[str], date: str) -> Signatures:
    first, dated = squares(issuers[0]), squares(date)
    longest = max(map(squares, issuers))
    after_date = max(UNSEALED, first - dated)
    start = dated + after_date + 2  # the date begins two characters further right than the name
    return Signatures(tuple((name,) for name in issuers), longest, start - longest, after_date)
