"""How the letters of a text are moved, as a value that is noted on its Pango layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlyphAdjustments:
    """How the letters of a text box are moved: steps before and behind a
    character, by its place in the text.

    `gap` is the widest space opened between characters, in em; `squeeze` the share of
    their empty half that marks gave.
    """

    moves: tuple[tuple[int, int, int], ...] = ()
    gap: float = 0.0
    squeeze: float = 0.0


PLAIN = GlyphAdjustments()
