"""Makes theme/print/fonts from the full font files: `python tools/subset_fonts.py FOLDER`.

FOLDER holds the unpacked npm packages that carry the static fonts, one folder each, fetched with

    for name in noto-serif-sc noto-sans-sc noto-serif-hk noto-sans-hk noto-serif-jp noto-sans-jp \\
        noto-sans-math source-serif-4 source-sans-3 source-code-pro noto-emoji; do
      mkdir -p FOLDER/$name
      npm pack @expo-google-fonts/$name
      tar xzf expo-google-fonts-$name-*.tgz -C FOLDER/$name --strip-components=1
    done

The Chinese faces are subset: what is common stands in one file, opened for every book, the rest in
a supplement of the same family, opened for a book that needs it. Bold supplements end with GBK:
what is rarer prints in the regular face. The others are small and stay as they are (the licence of
the Latin ones reserves the name "Source" for unchanged copies). Needs fontTools, which WeasyPrint
brings. Same input, same bytes.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "theme" / "print" / "fonts"

CHINESE = {
    "noto-serif-sc": ("400Regular/NotoSerifSC_400Regular.ttf", "700Bold/NotoSerifSC_700Bold.ttf"),
    "noto-sans-sc": ("400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"),
}
WHOLE = {
    "source-serif-4": (
        "400Regular/SourceSerif4_400Regular.ttf",
        "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
        "700Bold/SourceSerif4_700Bold.ttf",
        "700Bold_Italic/SourceSerif4_700Bold_Italic.ttf",
    ),
    "source-sans-3": ("400Regular/SourceSans3_400Regular.ttf", "700Bold/SourceSans3_700Bold.ttf"),
    "source-code-pro": ("400Regular/SourceCodePro_400Regular.ttf", "700Bold/SourceCodePro_700Bold.ttf"),
    "noto-emoji": ("400Regular/NotoEmoji_400Regular.ttf",),
}
# Rare characters of names that only these have, as a supplement of our own family
NEIGHBOURS = {
    "noto-serif-jp": ("400Regular/NotoSerifJP_400Regular.ttf", "NotoSerifSC_400Regular.ttf"),
    "noto-serif-hk": ("400Regular/NotoSerifHK_400Regular.ttf", "NotoSerifSC_400Regular.ttf"),
    "noto-sans-jp": ("400Regular/NotoSansJP_400Regular.ttf", "NotoSansSC_400Regular.ttf"),
    "noto-sans-hk": ("400Regular/NotoSansHK_400Regular.ttf", "NotoSansSC_400Regular.ttf"),
}
HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
SPACES = {0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x2060, 0x3000}  # Pango sets those between rare characters in their font
SUPPLEMENT = "{} Supplement {}"  # of the family NotoSerifSC out of NotoSerifHK
SIGNS = "noto-sans-math", "400Regular/NotoSansMath_400Regular.ttf"
MATHEMATICS = ((0x2190, 0x22FF), (0x27C0, 0x27FF), (0x2900, 0x2AFF))  # arrows, operators: ≒ of GBK
# Whole blocks of signs: what a face has of them stays. (The Han
# characters come from the lists below.)
BLOCKS = (
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x036F),  # tone marks, accents
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with several accents
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # letter-like signs, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # technical signs
    (0x2460, 0x24FF),  # circled and bracketed numbers
    (0x2500, 0x25FF),  # boxes, blocks, shapes
    (0x2600, 0x27BF),  # stars, ticks, crosses
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x312F),  # Chinese punctuation, kana, bopomofo
    (0x31C0, 0x31EF),  # strokes
    (0x3200, 0x33FF),  # enclosed characters, units such as ㎡
    (0xFE10, 0xFE4F),  # vertical forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)
# halt: half-width punctuation; palt, kern: headings; chws: pairs of marks;
# vert: vertical type for covers
FEATURES = "halt palt kern chws vert vrt2 vhal vpal vkrn vchw ccmp mark liga locl ruby"


def main(source: Path) -> None:
    """Writes every font file and its licence."""
    code_points = characters()
    for package, names in CHINESE.items():
        for name in names:
            target = FONTS / Path(name).name
            subset(source / package / name, target, code_points)
            print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    supplements(source)
    for package, names in WHOLE.items():
        for name in names:
            shutil.copyfile(source / package / name, FONTS / Path(name).name)
    for package in (*CHINESE, *NEIGHBOURS, SIGNS[0], *WHOLE):
        shutil.copyfile(source / package / "LICENSE_FONT", FONTS / f"OFL-{package}.txt")


def supplements(source: Path) -> None:
    """Writes what the full faces have beyond the subsets, then what their neighbours have beyond
    both, then the signs of mathematics."""
    gbk = frozenset(ord(char) for char in legacy("gbk", 0x81, 0xFE))
    known: dict[str, set[int]] = {}
    for package, names in CHINESE.items():
        for name in names:
            base, full = code_points(FONTS / Path(name).name), code_points(source / package / name)
            more = full - base if "Regular" in name else full & gbk - base
            known[Path(name).name] = full
            supplement(source / package / name, more, Path(name).name)
    for package, (name, ours) in NEIGHBOURS.items():
        rare = {point for point in code_points(source / package / name) if any(first <= point <= last for first, last in HAN)}
        supplement(source / package / name, rare - known[ours], ours)
        known[ours] |= rare
    package, name = SIGNS
    signs = frozenset(point for first, last in MATHEMATICS for point in range(first, last + 1))
    subset(source / package / name, FONTS / Path(name).name, signs, "ccmp")


def supplement(source: Path, points: set[int], ours: str) -> None:
    """Writes these characters of a font as a supplement of a face of ours. Its family has a name of
    its own, since a PDF tells fonts by family and weight; `typesetting.fonts` joins them."""
    from fontTools.ttLib import TTFont

    target = FONTS / f"{source.stem}_Supplement.ttf"
    subset(source, target, frozenset(points | SPACES), "vert vrt2 ccmp")
    font = TTFont(target, recalcTimestamp=False)
    family, face = SUPPLEMENT.format(ours.partition("_")[0], source.stem.partition("_")[0]), source.stem.partition("_")[2][3:]
    for record in list(font["name"].names):
        if record.nameID in (16, 17):
            font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    names = {1: family, 2: face, 3: f"{family} {face}", 4: f"{family} {face}", 6: f"{family.replace(' ', '')}-{face}"}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font.save(target)
    print(f"{target.name}: {len(points)} characters, {target.stat().st_size / 1e6:.1f} MB")


def code_points(path: Path) -> set[int]:
    """The characters that a font has."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def characters() -> frozenset[int]:
    """The code points to keep: GB 2312, 通用规范汉字表, the frequent plane of Big5
    (names), and the blocks of signs."""
    lines = (FONTS / "characters.txt").read_text("utf-8").split()
    points = {ord(char) for line in lines for char in line}
    points.update(ord(char) for char in legacy("gb2312", 0xA1, 0xF7))
    points.update(ord(char) for char in legacy("big5", 0xA4, 0xC6))
    for first, last in BLOCKS:
        points.update(range(first, last + 1))
    return frozenset(points)


def legacy(encoding: str, first: int, last: int) -> Iterator[str]:
    """The characters of a two-byte encoding whose first byte is in the range."""
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(encoding)
            except UnicodeDecodeError:
                continue
            yield from text


def subset(source: Path, target: Path, points: frozenset[int], features: str = FEATURES) -> None:
    """Writes the part of a font that these characters need."""
    from fontTools import subset as tool
    from fontTools.ttLib import TTFont

    options = tool.Options(
        layout_features=features.split(),
        hinting=False,  # print needs none
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        recalc_timestamp=False,
        drop_tables=["DSIG", "BASE", "VORG"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = tool.Subsetter(options)
    subsetter.populate(unicodes=points & set(font.getBestCmap()))
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
