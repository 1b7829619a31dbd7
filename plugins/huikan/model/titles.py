"""Titles, in which an editor may say where a line may end."""

from __future__ import annotations

import re

BREAK = re.compile(r"(?<=[^\s|])\|(?=[^\s|])")  # an editor's mark in a title: a line may end here. A bar between blanks is a bar


def unmarked(title: str) -> str:
    """A title without its editor's BREAKs: nothing stands for one, or a
    blank between two words of letters."""
    return "".join(title_pieces(title))


def title_pieces(title: str) -> tuple[str, ...]:
    """A title in the pieces between its editor's BREAKs: joined they are the title."""
    pieces, start = [], 0
    for mark in BREAK.finditer(title):
        blank = " " if max(title[mark.start() - 1], title[mark.end()]) < "\u2e80" else ""
        pieces.append(title[start : mark.start()] + blank)
        start = mark.end()
    return (*pieces, title[start:])
