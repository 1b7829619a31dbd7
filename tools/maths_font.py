"""Makes theme/web/fonts/formulas.woff2, the font of formulas for browsers that have none:
`python tools/maths_font.py latinmodern-math.otf`, from Debian's package fonts-lmodern (2.005).

It is the part of Latin Modern Math that formulas of papers need, with its table MATH, by which
browsers place scripts and stretch brackets. The licence (GUST Font License) asks that a changed
font has another name. Needs fontTools and brotli. Same input, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "theme" / "web" / "fonts" / "formulas.woff2"
NAME = "Huikan Formulas"
PRIMES = range(0x2032, 0x2038)  # they alone keep their forms for scripts: the others' cost 120 KB
BLOCKS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),
    (0x0300, 0x0338),  # accents
    (0x0391, 0x03F6),  # Greek
    (0x2010, 0x2064),  # punctuation, signs without a form
    (0x20D0, 0x20EF),  # accents of mathematics
    (0x2100, 0x214F),  # letter-like signs
    (0x2190, 0x22FF),  # arrows, operators
    (0x2308, 0x230B),  # ceilings, floors
    (0x2320, 0x2321),
    (0x239B, 0x23B9),  # pieces of brackets
    (0x23DC, 0x23E1),  # braces above and below
    (0x25A0, 0x25EF),  # shapes
    (0x27C2, 0x27C2),
    (0x27E6, 0x27FF),  # brackets, long arrows
    (0x2A00, 0x2A06),  # large operators
    (0x2A7D, 0x2A7E),
    (0x2AAF, 0x2AB0),
    (0x1D400, 0x1D467),  # bold, italic
    (0x1D468, 0x1D4CF),  # bold italic, script
    (0x1D504, 0x1D56B),  # Fraktur, double-struck
    (0x1D5A0, 0x1D5D3),  # sans serif
    (0x1D6A4, 0x1D755),  # Greek: bold, italic, bold italic
    (0x1D7CE, 0x1D7D7),  # bold digits
)


def main(source: Path) -> None:
    """Writes the font."""
    font = TTFont(source, recalcTimestamp=False)
    keep_script_forms(font, {name for point, name in font.getBestCmap().items() if point in PRIMES})
    options = subset.Options(
        layout_features=["ssty"],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        desubroutinize=True,
        recalc_timestamp=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=["FFTM", "GPOS"],
    )
    options.flavor = "woff2"
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in BLOCKS for point in range(first, last + 1)])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    font["CFF "].cff.fontNames[0] = NAME.replace(" ", "")
    TARGET.parent.mkdir(exist_ok=True)
    subset.save_font(font, str(TARGET), options)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} KB, {len(font.getGlyphOrder())} glyphs")


def keep_script_forms(font: TTFont, glyphs: set[str]) -> None:
    """Takes the forms for scripts of all other glyphs out."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for field in ("alternates", "mapping"):
                if hasattr(inner, field):
                    setattr(inner, field, {name: forms for name, forms in getattr(inner, field).items() if name in glyphs})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
