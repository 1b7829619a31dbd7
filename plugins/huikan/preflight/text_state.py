"""The state that text is shown in, and where its next letter stands (ISO 32000-2, 9.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from huikan.preflight.graphics_state import UNMOVED, Matrix, matrix, times
from huikan.preflight.text_metrics import TextMetrics

if TYPE_CHECKING:
    from pikepdf import Object

MOVES = frozenset(("BT", "Tm", "Td", "TD", "T*"))


@dataclass(frozen=True, slots=True)
class TextState:
    """The parameters of text; `stretch` is 1 where letters are as wide as they were drawn."""

    font: TextMetrics | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def changed(self, operator: str, operands: Sequence[Object]) -> TextState:
        """The state after one of the SETTINGS."""
        return SETTINGS[operator](self, [float(operand) for operand in operands])


SETTINGS: Mapping[str, Callable[[TextState, Sequence[float]], TextState]] = {
    "Tc": lambda state, values: replace(state, spacing=values[0]),
    "Tw": lambda state, values: replace(state, word_spacing=values[0]),
    "Tz": lambda state, values: replace(state, stretch=values[0] / 100),
    "TL": lambda state, values: replace(state, leading=values[0]),
    "TD": lambda state, values: replace(state, leading=-values[1]),
    "Ts": lambda state, values: replace(state, rise=values[0]),
}
INITIAL = TextState()


@dataclass(slots=True)
class TextPlace:
    """Where the line began and where the next letter stands, within the page's own matrix."""

    line: Matrix = UNMOVED
    at: Matrix = UNMOVED

    def move(self, operator: str, operands: Sequence[Object], leading: float) -> None:
        """Go where one of the MOVES leads; `leading` is that of the state before it."""
        if operator == "BT":
            self.line = UNMOVED
        elif operator == "Tm":
            self.line = matrix(operands)
        else:
            right, up = (0.0, -leading) if operator == "T*" else (float(operands[0]), float(operands[1]))
            self.line = times((1, 0, 0, 1, right, up), self.line)
        self.at = self.line

    def advance(self, width: float) -> None:
        """Go on behind letters that are so wide."""
        self.at = times((1, 0, 0, 1, width, 0), self.at)
