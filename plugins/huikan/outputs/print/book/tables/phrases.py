"""A cell of two or three lines is broken by its sense: between phrases, where the lines are long
enough for them and it becomes no line longer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from huikan.markup.tree import Element
from huikan.outputs.print.book.tables.grid import Cell
from huikan.typesetting import text_width

ENDS = re.compile(r"(?<=[，、；。：）])(?=[^，、；。：）])|(?<=[^（])(?=（)")
BREAK = "\u200b"  # a line may end here: between two elements there is no place for it otherwise
LINES = 2.6  # of a cell, up to which phrases stay whole; a longer text has lines to fill


def keep(cell: Cell, width: float) -> None:
    """Keeps the phrases of a cell whole, whose column is `width` em wide."""
    children = cell.element.children
    if len(children) != 1 or not isinstance(children[0], str) or cell.width > LINES * width:
        return
    text = children[0].strip()
    phrases = ENDS.split(text)
    bold = cell.element.tag == "th"
    widths = [text_width(phrase, bold) for phrase in phrases]
    if len(phrases) > 1 and max(widths) <= width and _lines(widths, width) <= ceil(sum(widths) / width):
        spans = [Element("span", {"class": "whole"}, [phrase]) for phrase in phrases]
        cell.element.children = [child for span in spans for child in (span, BREAK)][:-1]


def _lines(widths: Sequence[float], width: float) -> int:
    """How many lines whole phrases take."""
    lines, used = 1, 0.0
    for phrase in widths:
        if used + phrase > width:
            lines, used = lines + 1, 0.0
        used += phrase
    return lines
