"""What gives on a line: which marks may be narrower, which gaps wider, and how a
difference is shared among them. Pure.

After CLREQ, "Line Adjustment" (行内调整). To draw a line in, full-width marks give up to their
empty half, and the spaces between English words a little. To open it, the gaps between Han and
Latin come first, then every gap alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from huikan.markup.no_break import NO_BREAK_SPACE
from huikan.typesetting.chinese import rules

HALF = 0.5  # em; the empty half of a mark, which is all that it can give
WORD_SPACE = 0.05  # em; what a space between English words can give: a fifth of itself
THIN_OPEN = 0.125  # em; what the gap between Han and Latin takes before others do: it opens from 1/8 to 1/4 em
STEP = 1000  # steps in an em: the accuracy with which a PDF places its letters
SPACES = " " + NO_BREAK_SPACE


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. `em` is its size in px; `wide`: its quotation marks
    are as wide as Han characters."""

    text: str
    em: float
    chinese: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a line gives: at one side of a character of a piece. `place` -1
    is the joint before the piece.

    `room` is how much it takes or gives at most, in px; `weight` its
    share where all gaps open alike.
    """

    piece: int
    place: int
    left: bool = False
    room: float = 0.0
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """A slot with the steps (thousandths of its piece's em) by which it grows;
    negative: by which it shrinks."""

    slot: Slot
    steps: int


def trims(pieces: Sequence[Piece], start: bool, end: bool) -> list[Slot]:
    """The half squares that a line loses: beside a mark in the next piece,
    and, where asked for, at its ends."""
    slots, last = [], len(pieces) - 1
    whole, starts = "".join(piece.text for piece in pieces), [0, *accumulate(len(piece.text) for piece in pieces)]
    for at in rules.squeezed(whole):
        number = bisect_right(starts, at) - 1
        piece, place = pieces[number], at - starts[number]
        if piece.wide and place not in set(rules.squeezed(piece.text)):
            slots.append(Slot(number, place, rules.is_opening(piece.text[place]), HALF * piece.em))
    if start and pieces[0].wide and rules.is_opening(whole[0]):
        slots.append(Slot(0, 0, True, HALF * pieces[0].em))
    if end and pieces[last].wide and rules.is_closing(whole[-1]):
        slots.append(Slot(last, len(pieces[last].text) - 1, False, HALF * pieces[last].em))
    return slots


def giving(pieces: Sequence[Piece]) -> list[Slot]:
    """What can be drawn in: marks that still have their empty half, except at the ends
    of the line, and English spaces."""
    slots, trim_places = [], {(slot.piece, slot.place) for slot in trims(pieces, True, True)}
    for number, piece in enumerate(pieces):
        if not piece.chinese:
            slots += [Slot(number, place, False, WORD_SPACE * piece.em) for place, char in enumerate(piece.text) if char == " "]
            continue
        squeezed = set(rules.squeezed(piece.text))
        for place, char in enumerate(piece.text if piece.wide else ""):
            if (
                (rules.is_opening(char) or rules.is_closing(char))
                and place not in squeezed
                and (number, place) not in trim_places
            ):
                slots.append(Slot(number, place, rules.is_opening(char), HALF * piece.em))
    return slots


def thins(pieces: Sequence[Piece]) -> list[Slot]:
    """The gaps between Han and Latin, which open first."""
    places = ((number, place) for number, piece in enumerate(pieces) if piece.chinese for place in _places(piece, rules.THIN))
    return [Slot(number, place, room=THIN_OPEN * pieces[number].em) for number, place in places]


def _places(piece: Piece, mark: str) -> Iterator[int]:
    return (place for place, char in enumerate(piece.text) if char == mark)


def gaps(pieces: Sequence[Piece], tracked: bool = False) -> list[Slot]:
    """The gaps of a line with their weights: a space 1, between
    squares 1, beside one square a half.

    `tracked`: every gap between two characters is one, as where a web address fills a whole line.
    """
    slots: list[Slot] = []
    before: tuple[int, int] | None = None
    for number, piece in enumerate(pieces):
        for place, char in enumerate(piece.text):
            if char in rules.UNSEEN:
                continue
            if before is not None:
                slots += _between(pieces, before, (number, place), tracked)
            if char in SPACES and not tracked:
                slots.append(Slot(number, place, weight=1.0))
            before = number, place
    return slots


def between_letters(pieces: Sequence[Piece]) -> list[Slot]:
    """The gap behind every letter that another follows in its piece."""
    return [
        Slot(number, place, weight=1.0)
        for number, piece in enumerate(pieces)
        for place, (char, after) in enumerate(pairwise(piece.text))
        if char not in SPACES + rules.UNSEEN and after not in SPACES
    ]


def _between(pieces: Sequence[Piece], before: tuple[int, int], after: tuple[int, int], tracked: bool) -> Iterator[Slot]:
    """The gap between two characters: behind the first, before the second where only
    that is a square, or at the joint."""
    one, other = (pieces[number] for number in (before[0], after[0]))
    first, second = one.text[before[1]], other.text[after[1]]
    if not (one.chinese and other.chinese) or first == second == "—":
        return
    weight = 1.0 if tracked else (_is_square(one, first) + _is_square(other, second)) / 2
    if weight and before[0] != after[0]:
        yield Slot(after[0], -1, weight=weight)
    elif weight and (tracked or _is_square(one, first)):
        yield Slot(*before, weight=weight)
    elif weight:
        yield Slot(*after, left=True, weight=weight)


def _is_square(piece: Piece, char: str) -> bool:
    """Whether a character stands on a square: one of a Latin font does not, though it may
    be a mark that Chinese has too."""
    return rules.is_square(char) and (piece.wide or rules.is_han(char))


def shared(pieces: Sequence[Piece], slots: Sequence[Slot], amounts: Sequence[float]) -> list[Change]:
    """Each slot with its amount (px) in whole steps, so that what is rounded
    off one is made up by the next."""
    changes, exact_sum, rounded_sum = [], 0.0, 0.0
    for slot, amount in zip(slots, amounts, strict=True):
        step = pieces[slot.piece].em / STEP
        exact_sum += amount
        steps = round((exact_sum - rounded_sum) / step)
        rounded_sum += steps * step
        changes.append(Change(slot, steps))
    return changes
