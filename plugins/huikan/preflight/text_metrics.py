"""How wide the glyphs of a font in a PDF are, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.preflight.accessibility.fonts import characters

if TYPE_CHECKING:
    from pikepdf import Object

UNKNOWN = 0.5  # em, of a glyph whose width the file does not say


@dataclass(frozen=True, slots=True)
class TextMetrics:
    """Advances in em and texts by code; `width` bytes are a code."""

    width: int
    advances: Mapping[int, float]
    texts: Mapping[int, str]
    otherwise: float

    @staticmethod
    def of(font: Object) -> TextMetrics:
        """What a font object says of its glyphs (ISO 32000-1, 9.2.4 and 9.7.4.3)."""
        wide = font.get("/Subtype") == "/Type0"
        texts = {}
        if "/ToUnicode" in font:
            texts = {code: "".join(map(chr, points)) for code, points in characters(font.ToUnicode.read_bytes()).items()}
        if wide:
            inner = font.DescendantFonts[0]
            advances = dict(_wide(inner.get("/W", ())))
            return TextMetrics(2, advances, texts, float(inner.get("/DW", 1000)) / 1000)
        scale = float(font.FontMatrix[0]) if "/FontMatrix" in font else 0.001
        first = int(font.get("/FirstChar", 0))
        advances = {first + place: float(value) * scale for place, value in enumerate(font.get("/Widths", ()))}
        missing = float(font.get("/FontDescriptor", NOTHING).get("/MissingWidth", 0)) * scale
        return TextMetrics(1, advances, texts, missing or (0.0 if advances else UNKNOWN))

    def glyphs(self, codes: bytes) -> Iterator[tuple[float, str]]:
        """Each glyph of a string: its advance in em, and what it says ("?" where nobody knows)."""
        for place in range(0, len(codes), self.width):
            code = int.from_bytes(codes[place : place + self.width])
            text = self.texts.get(code) if self.texts else chr(code) if self.width == 1 else None
            yield self.advances.get(code, self.otherwise), "?" if text is None else text


def _wide(entries: Object | tuple[()]) -> Iterator[tuple[int, float]]:
    from pikepdf import Array

    pending = list(entries)
    while len(pending) > 1:
        first, second = int(pending[0]), pending[1]
        if isinstance(second, Array):
            yield from ((first + place, float(width) / 1000) for place, width in enumerate(second))
            del pending[:2]
        else:
            yield from ((code, float(pending[2]) / 1000) for code in range(first, min(int(second), 0xFFFF) + 1))
            del pending[:3]
