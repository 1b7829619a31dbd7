"""Fonts of several pieces become one, also where letters are made of parts, which
WeasyPrint numbers anew in every file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from huikan.typesetting.merging import font_merging

FONT = Path(__file__).parents[2] / "theme/print/fonts/SourceSans3_400Regular.ttf"


def cut(last: int) -> bytes:
    """The font up to a glyph: the parts of its letters that stood behind stand right behind it
    now, as in WeasyPrint's files."""
    font = TTFont(FONT)
    options = subset.Options(
        notdef_outline=True, layout_features=[], drop_tables=["GSUB", "GPOS", "GDEF", "DSIG"], glyph_names=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(gids=range(last + 1))
    cutter.subset(font)
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def shape(font: TTFont, number: int) -> Any:
    """What a glyph looks like, its parts put together, and how wide it is."""
    name, glyphs = font.getGlyphName(number), font["glyf"]
    points, ends, _ = glyphs[name].getCoordinates(glyphs)
    return list(points), list(ends), font["hmtx"][name]


def test_letters_keep_their_parts() -> None:
    whole = TTFont(FONT)
    letters = {char: whole.getGlyphID(whole.getBestCmap()[ord(char)]) for char in "iy3xz"}
    assert whole["glyf"][whole.getGlyphName(letters["i"])].isComposite()
    short, long = cut(letters["i"]), cut(letters["3"])
    assert len(TTFont(BytesIO(short)).getGlyphOrder()) == letters["i"] + 3, "two parts behind the letter"
    shown = set(letters.values()) - {letters["i"]} | {letters["i"] + 1, letters["i"] + 2}
    for fonts in ([(short, {letters["i"]}), (long, shown)], [(long, shown), (short, {letters["i"]})]):
        united = TTFont(BytesIO(font_merging.united(fonts)))
        for number in (letters["i"], *shown):
            assert shape(united, number) == shape(whole, number)
