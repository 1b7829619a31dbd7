"""Lines of type as masks: how much of each pixel is ink.

Han characters are set one by one, each in its square, so that a worker that sets many cards
has most of them already; other scripts are set in runs, whose letters HarfBuzz moves together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from huikan.tasks import FileRef

if TYPE_CHECKING:
    from PIL import Image, ImageFont

GLYPHS = 2048  # that a worker keeps; those of a title have 7 KB each


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The fonts of titles and of what is small: of several that have a character the first sets
    it. `files` are all that there are."""

    serif: tuple[FileRef, ...]
    sans: tuple[FileRef, ...]
    files: tuple[FileRef, ...]


class Ink(NamedTuple):
    """A mask, and how far from the pen's place on the baseline its left upper corner stands;
    `advance` is how far the pen goes on, in pixels."""

    mask: Image.Image | None
    left: int
    top: int
    advance: float


def inks(text: str, size: float, fonts: tuple[FileRef, ...]) -> Iterator[tuple[float, Ink]]:
    """The pieces of a line, each with the pen's distance from the line's start. A character
    that no font has leaves its room empty."""
    pen = 0.0
    for font, piece in pieces(unicodedata.normalize("NFC", text), fonts):
        ink = _ink(font, size, piece, not _is_alone(piece[0])) if font else Ink(None, 0, 0, size * len(piece))
        yield pen, ink
        pen += ink.advance


def pieces(text: str, fonts: tuple[FileRef, ...]) -> Iterator[tuple[str, str]]:
    """(font, text): a Han character each, of anything else what stands together in one font."""
    for (font, alone), group in groupby(((char, *_font_of(char, fonts)) for char in text), key=lambda item: item[1:]):
        run = "".join(char for char, *_ in group)
        yield from ((font, char) for char in run) if alone else ((font, run),)


def _font_of(char: str, fonts: tuple[FileRef, ...]) -> tuple[str, bool]:
    """The first font that has a character, "" if none has it; whether it is set alone."""
    path = next((font.path for font in fonts if ord(char) in _characters(font.path)), "")
    return path, _is_alone(char)


def _is_alone(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=GLYPHS)
def _ink(path: str, size: float, text: str, shaped: bool) -> Ink:
    from PIL import Image, ImageDraw

    font = _font(path, size, shaped)
    left, top, right, bottom = map(int, font.getbbox(text, anchor="ls"))
    advance = font.getlength(text)
    if right <= left or bottom <= top:
        return Ink(None, 0, 0, advance)
    mask = Image.new("L", (right - left + 1, bottom - top + 1))
    ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
    return Ink(mask, left, top, advance)


@lru_cache(maxsize=64)
def _font(path: str, size: float, shaped: bool) -> ImageFont.FreeTypeFont:
    """A font that HarfBuzz shapes, where letters stand together."""
    from PIL import ImageFont

    return ImageFont.truetype(path, size, layout_engine=None if shaped else ImageFont.Layout.BASIC)


@lru_cache(maxsize=32)
def _characters(path: str) -> frozenset[int]:
    """The code points that a font has."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
