"""The red head 发文机关标志 (7.2.4): the names of the issuers, and how far below them the grid
goes on. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from huikan.outputs.print.book.gbt_9704.measures import BLOCK, LINE, squares

POINT = 25.4 / 72  # mm
SIZE = 38.0  # pt, of one short name
SMALLEST = 20.0
LEADING = 1.25
TALL = 40.0  # mm that several names may take together: body text has to stand on the first page
ABOVE = 35.0  # mm between the top of the block and the names
ROOM = BLOCK[0] * 0.995 / POINT  # pt, of a line
SPACED = 0.06  # em between the characters, where there is room
LONGEST = 20  # characters of a name on one line; a longer one is set on two
SPREAD = 1.0  # em: how far the characters of a short name are set apart to make it as long as the others
DOCUMENT = "文件"


@dataclass(frozen=True, slots=True)
class RedHead:
    """`names` with the style of each, `style` of all; `suffix` stands beside them; `rows` are the
    lines of the grid above the document's number."""

    names: tuple[tuple[str, str], ...]
    style: str
    suffix: str
    rows: int


def red_head(issuers: Sequence[str], is_document: bool = False) -> RedHead:
    """The names one below the other, all of one size and, where there are several, of one length:
    each on one line up to twenty characters, a longer one on two lines about as long.

    `is_document`: 文件 stands behind a single name, beside several in the middle of their height.
    """
    shown = [f"{name}{DOCUMENT}" for name in issuers] if is_document and len(issuers) == 1 else list(issuers)
    suffix = DOCUMENT if is_document and len(issuers) > 1 else ""
    longest = max(1, *map(squares, shown))
    lines = math.ceil(longest / LONGEST)
    wide = (longest if lines == 1 else LONGEST) + (len(suffix) and 2.5)
    tallest = TALL / POINT / LEADING / (len(shown) * lines)
    size = min(SIZE, max(SMALLEST, tallest)) if len(shown) > 1 else SIZE
    is_spaced = wide * (1 + SPACED) * size <= ROOM and lines == 1
    size = size if is_spaced else min(size, ROOM / wide)
    height = len(shown) * lines * size * LEADING * POINT
    spacing = SPACED if is_spaced and len(shown) == 1 else 0.0
    names = tuple((name, _name_style(name, longest, lines, spacing)) for name in shown)
    return RedHead(names, f"font-size:{size / SIZE:.4f}em", suffix, round((ABOVE + height) / LINE + 2))


def _name_style(name: str, longest: float, lines: int, spacing: float) -> str:
    if lines > 1:
        return f"max-width:{longest / lines + 1:.2f}em"
    gaps = len(name) - 1
    spread = (longest - squares(name)) / gaps if gaps else SPREAD + 1
    apart = spread if spread <= SPREAD else spacing
    return f"letter-spacing:{apart:.3f}em;white-space:nowrap"
