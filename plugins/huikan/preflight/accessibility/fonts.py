"""Fonts as readers need them: in the file, with a character for every glyph that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object

NO_CHARACTERS = frozenset((0x0, 0xFEFF, 0xFFFE))  # ISO 14289-1, 7.21.7
WIDEST = 0xFFFF  # codes of a range after its first: those of two bytes
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.S)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
NAMED = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding")


@dataclass(frozen=True, slots=True)
class Font:
    """A font with what is shown in it: whether it is embedded, codes without a character,
    codes of a glyph that is none."""

    name: str
    embedded: bool
    unknown: int
    missing: int
    unmapped: bool = False  # its characters lead to no glyphs: a CID font of TrueType without CIDToGIDMap


def read(font: Object, texts: Iterable[bytes]) -> Font:
    """The facts of a font object with which these strings are shown."""
    kind = str(font.get("/Subtype", ""))
    name = str(font.get("/BaseFont", "/Type3")).removeprefix("/").rpartition("+")[2]
    wide = kind == "/Type0"
    codes = {code for text in texts for code in _codes(text, 2 if wide else 1)}
    unicode_of = characters(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else None
    if unicode_of is None:
        has_names = not wide and (str(font.get("/Encoding", "")) in NAMED or _based(font.get("/Encoding")))
        unknown = 0 if has_names else len(codes)
    else:
        unknown = sum(
            code not in unicode_of or not unicode_of[code] or bool(set(unicode_of[code]) & NO_CHARACTERS) for code in codes
        )
    source = font.DescendantFonts[0] if wide else font
    descriptor = source.get("/FontDescriptor", NOTHING)
    embedded = kind == "/Type3" or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    unmapped = source.get("/Subtype") == "/CIDFontType2" and embedded and "/CIDToGIDMap" not in source
    return Font(name, embedded, unknown, sum(code == 0 for code in codes) if wide else 0, unmapped)


def _codes(text: bytes, width: int) -> Iterable[int]:
    return (int.from_bytes(text[place : place + width]) for place in range(0, len(text), width))


def _based(encoding: Object | None) -> bool:
    """Whether an encoding of differences is based on one whose characters are known."""
    return encoding is not None and hasattr(encoding, "get") and str(encoding.get("/BaseEncoding", "")) in NAMED


def characters(cmap: bytes) -> dict[int, list[int]]:
    """The code points of each code, after a ToUnicode map (ISO 32000-1, 9.10.3)."""
    points: dict[int, list[int]] = {}
    for kind, block in BLOCK.findall(cmap):
        tokens = [(bytes.fromhex(token[0].decode()), token[1] or token[2]) for token in TOKEN.findall(block)]
        if kind == b"bfchar":
            for (code, _), (text, _) in zip(tokens[::2], tokens[1::2], strict=False):
                points[int.from_bytes(code)] = _points(text)
        else:
            _ranges(tokens, points)
    return points


def _ranges(tokens: list[tuple[bytes, bytes]], characters: dict[int, list[int]]) -> None:
    """Enters ranges: first code, last code, and the first character or a list of all."""
    place = 0
    while place + 2 < len(tokens):
        first, last = int.from_bytes(tokens[place][0]), int.from_bytes(tokens[place + 1][0])
        last = min(last, first + WIDEST)
        place += 2
        if tokens[place][1] == b"[":
            for code in range(first, last + 1):
                place += 1
                characters[code] = _points(tokens[place][0])
            place += 2
            continue
        points = _points(tokens[place][0])
        for code in range(first, last + 1):
            characters[code] = [*points[:-1], points[-1] + code - first] if points else []
        place += 1


def _points(text: bytes) -> list[int]:
    return [ord(char) for char in text.decode("utf-16-be", "replace")]
