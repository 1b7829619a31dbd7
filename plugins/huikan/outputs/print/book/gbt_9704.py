"""The measures of a notice after GB/T 9704: 22 lines of 28 characters in
a block of 156 × 225 mm on A4.

On other paper everything is smaller in the same proportion: the grid stays, its characters shrink.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from huikan.settings import PAPERS
from huikan.typesetting import display_width

BLOCK = (156, 225)  # mm
HEAD, FOLD, OUTER = 37, 28, 26  # mm above the block, on its side of the fold, on the other
LENGTH = re.compile(r"(?<![\w#.-])(\d*\.?\d+)(mm|pt)\b")
HAIR = 0.01  # mm, so that rounding loses no line
AFTER_DATE = 4  # characters that stay free behind the date (7.3.5.1)
HEAD_LINE = BLOCK[0] * 72 / 25.4 / 38 * 0.995  # characters of 38 pt that a line of the red head has
SPACED = 0.06  # em between them, where there is room
LONGEST = 20  # characters of a name on one line
FIGURE = 0.62  # of a character: a figure on the grid


def measure(paper: str) -> float:
    """How wide the text of a notice is on a size of paper, in mm."""
    width, height = PAPERS[paper]
    return BLOCK[0] * min(width / 210, height / 297)


def style(css: str, paper: str) -> str:
    """The style sheet of notices for a size of paper, with its @page rules."""
    width, height = PAPERS[paper]
    scale = min(width / 210, height / 297)
    wide, tall, head = (scale * length for length in (*BLOCK, HEAD))
    fold = (width - wide) * FOLD / (FOLD + OUTER)
    outer, foot = width - wide - fold, height - head - tall - HAIR
    pages = f"@page{{size:{width}mm {height}mm}}\n" + "".join(
        f"@page:{side}{{margin:{head:.6f}mm {right:.6f}mm {foot:.6f}mm {left:.6f}mm}}\n"
        for side, left, right in (("right", fold, outer), ("left", outer, fold))
    )
    scaled = css if scale == 1 else LENGTH.sub(lambda match: f"{float(match[1]) * scale:.7g}{match[2]}", css)
    return scaled + pages


def after_date(issuers: Sequence[str], date: str) -> int:
    """How many characters stay free behind the date of signing: more than four where a long
    name, centred over the date, would else reach beyond the edge."""
    overhang = (max(map(_width, issuers)) - _width(date)) / 2
    return max(AFTER_DATE, math.ceil(overhang))


def head_style(issuers: Sequence[str]) -> str:
    """How the names in the red head are set: all of one size, each on one line up to twenty
    characters; a longer one on two lines about as long (7.2.4)."""
    longest = max(map(_width, issuers))
    if longest * (1 + SPACED) <= HEAD_LINE:
        return ""
    if longest <= LONGEST:
        return f"font-size:{min(1, HEAD_LINE / longest):.3f}em;letter-spacing:0;white-space:nowrap"
    lines = math.ceil(longest / LONGEST)
    width = f"display:block;margin:0 auto;max-width:{longest / lines + 1:.2f}em"
    return f"font-size:{HEAD_LINE / LONGEST:.3f}em;letter-spacing:0;{width}"


def _width(text: str) -> float:
    """How many squares of the grid a text takes."""
    wide = display_width(text) - len(text)
    return wide + (len(text) - wide) * FIGURE
