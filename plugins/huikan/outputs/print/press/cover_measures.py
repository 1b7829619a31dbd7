"""The measures of a cover that lies flat: where its faces, its spine and its folds are, in mm."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.model import Hardcover

LAP = 4.0  # that the spine's colour reaches over the folds: a spine 1 mm thinner or thicker shows no edge
RESERVE = 1.5  # that the picture of a face reaches round the edge of its board to the inside
BLEED = 3.0


@dataclass(frozen=True, slots=True)
class CoverMeasures:
    """A sheet of back, spine and front. `width` and `height` are those of a face from the spine's
    fold to its outer edge; `turn_in` lies beyond the faces and is folded round boards.

    `edge`: how far the pictures of the faces reach beyond them. `lap`: how far the colour of the
    spine reaches over its folds. `joint`: from the spine to the boards, 0 without boards.
    """

    width: float
    height: float
    spine: float
    edge: float = BLEED
    turn_in: float = 0.0
    lap: float = LAP
    joint: float = 0.0

    @property
    def sheet(self) -> tuple[float, float]:
        """The width and height of the whole once it is trimmed."""
        return 2 * (self.width + self.turn_in) + self.spine, self.height + 2 * self.turn_in

    @property
    def folds(self) -> tuple[float, ...]:
        """Where it is folded, from the left edge of the sheet: at the spine, and of a case at the
        outer edges and the joints."""
        left = self.turn_in + self.width
        places = [left, left + self.spine]
        if self.turn_in:
            outer = [self.turn_in, left - self.joint]
            places = [*outer, *places, *(self.sheet[0] - place for place in reversed(outer))]
        return tuple(places)

    @property
    def levels(self) -> tuple[float, ...]:
        """Where a case is folded, from the foot of the sheet."""
        return (self.turn_in, self.sheet[1] - self.turn_in) if self.turn_in else ()


def measured(width: float, height: float, thickness: float, case: Hardcover | None = None) -> CoverMeasures:
    """The measures of the cover of pages of this size, `thickness` mm of them."""
    if case is None:
        return CoverMeasures(width, height, thickness)
    return CoverMeasures(
        width + case.overhang,
        height + 2 * case.overhang,
        round(thickness + 2 * case.board, 2),
        edge=case.board + RESERVE,
        turn_in=case.turn_in,
        lap=case.joint + LAP,
        joint=case.joint,
    )
