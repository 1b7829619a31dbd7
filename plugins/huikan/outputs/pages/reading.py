"""How long a text is, and how long it takes to read."""

from __future__ import annotations

import re

PACE = {"han": 400, "word": 220}  # a minute
HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"

Reading = tuple[int, int]  # minutes, length


def reading(text: str) -> Reading:
    """(minutes to read, length): a Han character or a word counts one; at least a minute."""
    han = len(re.findall(HAN, text))
    words = len(re.findall(r"[^\W_]+", re.sub(HAN, " ", text)))
    return max(1, round(han / PACE["han"] + words / PACE["word"])), han + words
