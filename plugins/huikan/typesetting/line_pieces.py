"""Where a text may be parted between two lines, and how wide it is, told from its characters
alone: what a table is planned with before anything is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from huikan.markup.no_break import with_no_break_spaces
from huikan.typesetting.chinese.rules import (
    BREAK,
    CLOSING,
    JOINER,
    MIDDLE,
    OPENING,
    STOPS,
    THIN,
    breakable,
    is_han,
    is_square,
    spaced,
)

# Advances in em, the larger of our serif and sans faces and of their bold: a text is never wider.
_ADVANCES = {
    0.25: " '",
    0.35: "ijl!,-.:;|·{}[]()",
    0.4: 'ftI/\\"`',
    0.45: "Jr*?",
    0.5: "csz–_",
    0.56: "0123456789aegx#$+<=>^~×−±≤≥≈",
    0.6: "bdopqvyFLS",
    0.66: "hknuBCEPTYZ",
    0.72: "AKRVX",
    0.78: "DGNOQU&",
    0.82: "Hw",
    0.92: "M@m",
    0.97: "%W‰",
}
ADVANCE = {char: advance for advance, chars in _ADVANCES.items() for char in chars}
OTHER = 0.66  # em, of other letters of the West
BOLD = 1.04  # how much wider a bold letter is than the table has it
SMALL = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉")
SHAPELESS = frozenset((BREAK, JOINER, "\u00ad", "\ufeff", "\ufe0f"))
NEVER_FIRST = CLOSING + STOPS + MIDDLE + "～—…％℃‰)]},.;:!?%"
NEVER_LAST = OPENING + "([{"
DASHES = "-–"


def text_width(text: str, bold: bool = False) -> float:
    """How wide a text is, in em of its size; never less than it will be."""
    latin = wide = 0.0
    for char in text:
        if char in ADVANCE:
            latin += ADVANCE[char]
        elif char in SHAPELESS or unicodedata.combining(char):
            continue
        elif char == THIN:
            latin += 0.25
        elif is_square(char) or unicodedata.east_asian_width(char) in "WFA":
            wide += 0.45 if char in SMALL else 1
        else:
            latin += 0.45 if char in SMALL else OTHER
    return wide + latin * (BOLD if bold else 1)


def line_pieces(text: str, chinese: bool) -> Iterator[str]:
    """The pieces of a text that no line end may part, as our lines are broken: words, figures
    with their units, Han characters with the marks beside them."""
    prepared = spaced(text) if chinese else with_no_break_spaces(breakable(text))
    piece = ""
    for char in prepared:
        if piece and _parts(piece[-1], char):
            yield piece.strip(f" {BREAK}{THIN}\n\t")
            piece = ""
        piece += char
    if piece.strip(f" {BREAK}{THIN}\n\t"):
        yield piece.strip(f" {BREAK}{THIN}\n\t")


def _parts(last: str, char: str) -> bool:
    """Whether a line may end between two characters."""
    if JOINER in (last, char) or char in NEVER_FIRST or last in NEVER_LAST:
        return False
    if last in f" {BREAK}{THIN}\n\t":
        return True
    if is_han(last) or is_han(char) or (is_square(last) != is_square(char)):
        return char not in f" {THIN}"
    return last in DASHES and char.isalpha()
