"""How wide a text is likely to be, told from its characters alone."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """How wide a text is, counted in Latin letters: a Chinese character is two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
