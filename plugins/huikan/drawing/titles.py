"""Titles for covers: the editor's breaks, and what a cover shows in another place anyway."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huikan.drawing.cover_data import CoverData
from huikan.drawing.glyphs import clean, joined
from huikan.model import title_pieces

NAME = re.compile(r"《([^《》]+)》\s*(.*)")
TRAILING = " ,，、:：;；·-–—"
PARENTHESIS = re.compile(r"(.*?)\s*(?:（([^（）]+)）|\(([^()]+)\))")


@dataclass(frozen=True, slots=True)
class Title:
    """The `pieces` that start a line each, and the words that go beside them: of
    an issue what follows its name."""

    pieces: tuple[str, ...]
    rest: str = ""


def pieces(text: str) -> tuple[str, ...]:
    """The title at its editor's breaks, without the marks that a break makes needless."""
    found = [clean(piece) for piece in title_pieces(text)]
    found = [piece.rstrip(TRAILING) if place + 1 < len(found) else piece for place, piece in enumerate(found)]
    return tuple(piece for piece in found if piece) or ("",)


def of_issue(data: CoverData) -> Title:
    """The newsletter's name and what follows it. The number is left out: the
    cover shows it larger elsewhere."""
    found = list(pieces(data.title))
    found[-1] = without(found[-1], data.count)
    found = [piece for piece in found if piece] or list(pieces(data.title))
    named = NAME.fullmatch(found[0])
    if named:
        return Title((named[1],), joined([named[2], *found[1:]]))
    return Title((found[0],), joined(found[1:]))


def of_report(data: CoverData) -> Title:
    """The report's title without the year and region at its beginning and the words in brackets
    at its end, which the cover shows beside it. What is left keeps its editor's breaks."""
    found = pieces(data.title)
    if not data.chinese:
        return Title(found)
    rest = ""
    ends = PARENTHESIS.fullmatch(found[-1])
    if ends and (ends[1] or found[:-1]):
        found, rest = (*found[:-1], *filter(None, [ends[1]])), ends[2] or ends[3]
    if data.year:
        found = _without_start(found, rf"{data.year}\s*年?度?\s*", 1)
    region = clean(data.region)
    return Title(_without_start(found, re.escape(region), 4) if region else found, rest)


def _without_start(found: tuple[str, ...], start: str, least: int) -> tuple[str, ...]:
    """The pieces without what they start with, where that leaves as many characters as `least`."""
    begins = re.match(start, found[0])
    left = tuple(filter(None, [found[0][begins.end() :], *found[1:]])) if begins else found
    return left if len("".join(left)) >= least else found


def without(text: str, ending: str) -> str:
    """The text without an ending that says the same, whatever the blanks."""
    wanted = "".join(ending.split()).casefold()
    for start in range(len(text) + 1 if wanted else 0):
        if "".join(text[start:].split()).casefold() == wanted:
            return text[:start].rstrip(TRAILING)
    return text
