"""Pieces of text with their places on the page, as running text."""

from __future__ import annotations

from math import hypot

from huikan.preflight.graphics_state import Matrix

APART = 0.15  # em between two pieces of a line, from which there is a space
LOWER = 0.35  # em across the line, from which it is another one
BACK = 1.0  # em backwards, from which it is another one
HYPHENS = "-\u00ad\u2010"


class Lines:
    """The text of a page as it grows."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._end: tuple[float, float] | None = None

    def add(self, text: str, start: Matrix, size: float, width: float) -> None:
        """A piece that begins at the origin of `start`, so many points high and wide there."""
        a, b, _, _, x, y = start
        scale = hypot(a, b) or 1.0
        across, up = a / scale, b / scale
        if text:
            self._join(text, self._gap(x, y, across, up, abs(size) * scale))
            self._pieces.append(text)
            self._end = x + across * width * scale, y + up * width * scale

    def _gap(self, x: float, y: float, across: float, up: float, height: float) -> str:
        """What stands between the piece before and one at this place."""
        if self._end is None or not height:
            return "\n" if self._pieces else ""
        right, down = x - self._end[0], y - self._end[1]
        along, beside = right * across + down * up, abs(right * up - down * across)
        if beside > LOWER * height or along < -BACK * height:
            return "\n"
        return " " if along > APART * height else ""

    def _join(self, text: str, gap: str) -> None:
        before = self._pieces[-1] if self._pieces else ""
        if gap == "\n" and before[-1:] and before[-1] in HYPHENS and before[-2:-1].isalpha() and text[0].islower():
            self._pieces[-1] = before[:-1]
        elif gap:
            self._pieces.append(gap)

    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)
