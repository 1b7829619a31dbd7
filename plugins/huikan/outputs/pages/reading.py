"""How long a text is, and how long it takes to read."""

from __future__ import annotations

import re
from functools import lru_cache

PACE = {"han": 400, "word": 220}  # a minute
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+")

Reading = tuple[int, int]  # minutes, length
UNREAD: Reading = 1, 0  # of a text that could not be rendered


@lru_cache(maxsize=65_536)  # a work stands on many pages
def reading(text: str) -> Reading:
    """(minutes to read, length): a Han character or a word counts one; at least a minute."""
    without, han = _HAN.subn(" ", text)
    words = len(_WORD.findall(without))
    return max(1, round(han / PACE["han"] + words / PACE["word"])), han + words
