"""Faults of set lines that a proofreader marks: a last line of one character, what belongs
together on two lines, lines torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from huikan.typesetting.chinese import rules
from huikan.typesetting.chinese.glyph_positions import adjustments
from huikan.typesetting.chinese.justification import texts
from lines import INVISIBLE

KINDS = ("one", "sign", "parted", "torn")
BLOCKS = frozenset("p li dd dt blockquote h1 h2 h3 h4 h5 h6 caption figcaption".split())
MARKS = rules.CLOSING + rules.STOPS + rules.OPENING + rules.MIDDLE + "….,;:!?)]—"
TORN = {True: 0.15, False: 0.32}  # em: a gap opened so far is seen from afar (Chinese, or not)
SIGN = re.compile(r"^[［\[]\w+(?:/\w+)?[］\]][．.。]?$")  # the type of a reference, alone
NUMBER_UNIT = re.compile(r"\d[\s\u00a0]?\|[\s\u00a0]?(?:m|mm|cm|km|kg|t|kW|kWh|MPa|kPa|Hz|dB|℃|°C|%|‰|m²|m³|h|min|s)\b|\d\|[%‰℃]")
RANGE = re.compile(r"[\d%][～–—-]\|\d|[\d%]\|[～–—-]\d")
EQUATION = re.compile(r"[A-Za-zα-ωΑ-Ω][\s\u00a0]*\|[\s\u00a0]*[=≈<>≤≥]|[=≈<>≤≥][\s\u00a0]*\|[\s\u00a0]*[−+-]?\d")
FRACTION = re.compile(r"\w/\|（\d|\w\|/（\d")


@dataclass(frozen=True)
class LineFault:
    """What is wrong with a line: `one` character alone ends a block, a reference's `sign` stands
    alone, a number is `parted` from what belongs to it, a line is `torn` apart."""

    kind: str
    page: int
    text: str


def line_faults(pages: list[Any]) -> Iterator[LineFault]:
    """Every fault on laid-out pages (WeasyPrint's page boxes), in order."""
    for number, page in enumerate(pages, 1):
        for box in page.descendants():
            lines = [child for child in getattr(box, "children", ()) if _is_line(child)]
            if lines and not (box.element_tag or "").endswith("::marker"):
                yield from _block_faults(box, lines, number)


def _is_line(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.LineBox)


def _block_faults(block: Any, lines: list[Any], page: int) -> Iterator[LineFault]:
    words = [_words(line) for line in lines]
    if block.element is not None and block.element.tag in BLOCKS and len(lines) > 1:
        last = "".join(char for char in words[-1] if char not in MARKS and not char.isspace())
        if len(last) == 1 and lines[-1].resume_at is None:
            yield LineFault("one", page, f"{words[-2][-12:]}|{words[-1]}")
        if SIGN.match(words[-1].strip()):
            yield LineFault("sign", page, f"{words[-2][-12:]}|{words[-1]}")
    for place, line in enumerate(lines):
        after = words[place + 1] if place + 1 < len(lines) else ""
        joint = f"{words[place][-12:]}|{after[:12]}"
        forced = any(child.element_tag == "br" for child in line.descendants())
        if after and not forced and any(rule.search(joint) for rule in (NUMBER_UNIT, RANGE, EQUATION, FRACTION)):
            yield LineFault("parted", page, joint)
        if block.style["text_align_all"] == "justify" and (gap := _gap(line)) > TORN[_is_chinese(line)]:
            yield LineFault("torn", page, f"{gap:.2f} em: {words[place]}")


def _words(line: Any) -> str:
    text = "".join(piece.text for piece in texts(line))
    return "".join(char for char in text if char not in INVISIBLE)


def _is_chinese(line: Any) -> bool:
    return (line.style["lang"] or "").startswith("zh")


def _gap(line: Any) -> float:
    """The widest space opened between two characters of a line, in em."""
    return max(
        (max(adjustments(box.pango_layout).gap, box.justification_spacing / box.style["font_size"]) for box in texts(line)),
        default=0.0,
    )
