"""Canvas: what a motif draws on, and the signs of soil and rock that section drawings use."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.drawing.keyed_random import KeyedRandom
from huikan.drawing.palette import Ramp
from huikan.drawing.svg import circle, stroke

SIGNS = ("sand", "clay", "gravel", "lime", "rock")


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet of `width` × `height` from (0, 0) on, whatever stands out
    is cut off by whoever shows it.

    `count` is how many pieces a row has (motifs that have rows), `lit` which line of many is the
    highlight, from 0 to 8; `uid` starts the names of the drawing's parts.
    """

    random: KeyedRandom
    width: float
    height: float
    ramp: Ramp
    uid: str
    count: int = 6
    lit: int = 4

    def sign(self, which: str) -> str:
        """A fill with one of the SIGNS; `signs` must be part of the drawing."""
        return f"url(#{self.uid}-{which})"

    def signs(self, *names: str) -> str:
        """The definitions of signs: sand, clay, gravel, limestone, fissured rock."""
        ink = self.ramp.deep
        tiles = {
            "sand": (9, 9, circle(2, 2, 0.7, ink) + circle(6.5, 6.2, 0.7, ink)),
            "clay": (16, 9, stroke("M1 2.5h8M9 7h6", ink, 0.8)),
            "gravel": (
                20,
                16,
                stroke(
                    "M2.6 5a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0M11.4 11.5a3.1 1.9 0 1 0 6.2 0a3.1 1.9 0 1 0-6.2 0", ink, 0.8
                ),
            ),
            "lime": (22, 14, stroke("M0 .5h22M0 7.5h22M6 .5v7M17 7.5v7", ink, 0.8)),
            "rock": (18, 18, stroke("M3 3l3 5M12 2l-3 6M8 12l3 4M16 11l-2 5M1 14l3 3", ink, 0.8)),
        }
        symbols = ((name, *tiles[name]) for name in names)
        patterns = (
            f'<pattern id="{self.uid}-{name}" width="{width}" height="{height}" patternUnits="userSpaceOnUse">{body}</pattern>'
            for name, width, height, body in symbols
        )
        return f"<defs>{''.join(patterns)}</defs>"
