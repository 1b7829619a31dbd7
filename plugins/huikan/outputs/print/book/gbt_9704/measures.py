"""The grid of a notice: 22 lines of 28 characters in a block of 156 × 225 mm on A4 (5.2).

On other paper everything is smaller in the same proportion: the grid stays, its characters shrink.
"""

from __future__ import annotations

import re

from huikan.settings import PAPERS
from huikan.typesetting import display_width

BLOCK = (156, 225)  # mm
SQUARES, LINES = 28, 22  # characters of a line, lines of a page
LINE = BLOCK[1] / LINES  # mm
HEAD, FOLD, OUTER = 37, 28, 26  # mm above the block, on its side of the fold, on the other
LENGTH = re.compile(r"(?<![\w#.-])(\d*\.?\d+)(mm|pt)\b")
HAIR = 0.01  # mm, so that rounding loses no line
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


def squares(text: str) -> float:
    """How many squares of the grid a text takes."""
    wide = display_width(text) - len(text)
    return wide + (len(text) - wide) * FIGURE
