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
    parts = [clean(piece) for piece in title_pieces(text)]
    parts = [piece.rstrip(TRAILING) if place + 1 < len(parts) else piece for place, piece in enumerate(parts)]
    return tuple(piece for piece in parts if piece) or ("",)


def of_issue(data: CoverData) -> Title:
    """The newsletter's name and what follows it. The number is left out: the
    cover shows it larger elsewhere."""
    parts = list(pieces(data.title))
    parts[-1] = without(parts[-1], data.count)
    parts = [piece for piece in parts if piece] or list(pieces(data.title))
    match = NAME.fullmatch(parts[0])
    if match:
        return Title((match[1],), joined([match[2], *parts[1:]]))
    return Title((parts[0],), joined(parts[1:]))


def of_report(data: CoverData) -> Title:
    """The report's title without the year and region at its beginning and the words in brackets
    at its end, which the cover shows beside it. What is left keeps its editor's breaks."""
    parts = pieces(data.title)
    if not data.chinese:
        return Title(parts)
    rest = ""
    ends = PARENTHESIS.fullmatch(parts[-1])
    if ends and (ends[1] or parts[:-1]):
        parts, rest = (*parts[:-1], *filter(None, [ends[1]])), ends[2] or ends[3]
    if data.year:
        parts = _without_start(parts, rf"{data.year}\s*年?度?\s*", 1)
    region = clean(data.region)
    return Title(_without_start(parts, re.escape(region), 4) if region else parts, rest)


def _without_start(parts: tuple[str, ...], start: str, least: int) -> tuple[str, ...]:
    """The pieces without what they start with, where that leaves as many characters as `least`."""
    begins = re.match(start, parts[0])
    remainder = tuple(filter(None, [parts[0][begins.end() :], *parts[1:]])) if begins else parts
    return remainder if len("".join(remainder)) >= least else parts


def without(text: str, ending: str) -> str:
    """The text without an ending that says the same, whatever the blanks."""
    folded_ending = "".join(ending.split()).casefold()
    for start in range(len(text) + 1 if folded_ending else 0):
        if "".join(text[start:].split()).casefold() == folded_ending:
            return text[:start].rstrip(TRAILING)
    return text
