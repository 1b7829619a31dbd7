"""Text that is copied out of a PDF is what was typed, also where one glyph stands for several
characters: our Chinese fonts draw `·` and `•`, `…` and `⋯`, `①` and `➀` with one.

A font's map can name one character for a glyph. It names the usual one of them; a line with one of
the others says its text itself (ActualText, ISO 32000-2, 14.9.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Protocol

from huikan.typesetting.chinese import rules
from huikan.typesetting.weasyprint_patch import replaced

# Pairs of one glyph in our fonts, of which neither is said to be the other: the second is usual
_PAIRS = (
    "\u301c～ \u2206Δ \u00b5μ \u03d5φ \u02bb‘ \u02bc’ \u2044∕ \u207c\u02ed ⺎兀 ⻁虎 \uf92c郞 "
    "㖈䎛 㦳㘽 㫚曶 㬺幐 㬻䐠 㮣槩 𤈎㶷 壿墫 \ufa23𧺯 𩿎𩿗 "
    "\u2035｀ \u2329\u3008 \u232a\u3009 \u2126Ω "
    "⺅亻 ⺉刂 ⺐尢 ⺒巳 ⺓幺 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺠民 ⺡氵 ⺣灬 ⺦丬 ⺨犭 ⺫⺲ ⺭礻 ⺰纟 ⺺肀 ⺾艹 ⻂衤 "
    "⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻐钅 ⻑長 ⻓长 ⻔门 ⻖阝 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻠饣 ⻢马 ⻣骨 "
    "⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙 ⻱龜 "
)
# Radicals as characters, and characters that are there for the sake of older sets (UAX 15)
_COMPATIBLE = {
    chr(code): usual
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
    if len(usual := unicodedata.normalize("NFKC", chr(code))) == 1 and usual != chr(code)
}
# A character and the usual one that may share its glyph; where they share it the font decides
USUAL: Mapping[str, str] = {
    **_COMPATIBLE,
    **{pair[0]: pair[1] for pair in _PAIRS.split()},
    "\u00a0": " ",
    "\u00ad": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2022": "·",
    "\u2027": "·",
    "\u30fb": "·",
    "\u22ef": "…",
    "\u2215": "／",
    **{chr(0x2780 + at): chr(0x2460 + at) for at in range(10)},
    **{chr(0x278A + at): chr(0x2776 + at) for at in range(10)},
}
UNSEEN = "\u00a0\u00ad"  # nobody has typed these: they copy as the usual one
# Signs of several characters (keycaps, flags), and scripts whose letters join: a glyph says one
JOINED = "\u20e3\ufe0f\u200d\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u0600-\u109f\ufb50-\ufdff\ufe70-\ufefc"
_SAID = re.compile(f"[{''.join(set(USUAL) - set(UNSEEN))}{JOINED}]")
COPIES = "data-copies"  # the attribute of an element whose text copies as something else
_ADDED = re.compile(f"[\u00ad{rules.UNSEEN}{rules.THIN}]")  # for the breaking and spacing of lines

Function = Callable[..., object]


class _Stream(Protocol):
    stream: list[bytes]


class _Line(Protocol):
    text: str


class _Font(Protocol):
    to_unicode: dict[int, str]
    file_content: bytes


@contextmanager
def as_typed() -> Iterator[None]:
    """While this is open, what WeasyPrint draws can be copied as it was typed."""
    with replaced({"weasyprint.draw.text.draw_first_line": _saying, "weasyprint.pdf.build_fonts_dictionary": _mapping}):
        yield


def _saying(draw: Function) -> Function:
    """Lines with an unusual character say their text."""

    def draw_first_line(stream: _Stream, textbox: _Line, *more: object) -> object:
        element = getattr(textbox, "element", None)  # words of a drawing have none
        copied = element.get(COPIES, "") if element is not None else ""
        if not textbox.text.strip() or not (copied or _SAID.search(textbox.text)):
            return draw(stream, textbox, *more)
        text = copied or _ADDED.sub("", textbox.text).replace("\u00a0", " ")
        stream.stream.append(b"/Span <</ActualText <" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">>> BDC")
        try:
            return draw(stream, textbox, *more)
        finally:
            stream.stream.append(b"EMC")

    return draw_first_line


def _mapping(build: Function) -> Function:
    """Glyphs are mapped to the usual one of their characters."""

    def build_fonts_dictionary(pdf: object, fonts: Mapping[object, _Font], *more: object) -> object:
        for font in fonts.values():
            shared = {glyph: text for glyph, text in font.to_unicode.items() if text in USUAL}
            points = _characters(font.file_content) if set(shared.values()) - set(UNSEEN) else {}
            for glyph, text in shared.items():
                usual = USUAL[text]
                if text in UNSEEN or points.get(ord(text), "") == points.get(ord(usual), None):
                    font.to_unicode[glyph] = usual
        return build(pdf, fonts, *more)

    return build_fonts_dictionary


def _characters(content: bytes) -> Mapping[int, str]:
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(content), lazy=True, fontNumber=0) as font:
        return dict(font.getBestCmap() or {})
