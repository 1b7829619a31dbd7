"""Names in a row as each language writes them."""

from __future__ import annotations

from collections.abc import Sequence

from huikan.interface import words
from huikan.model import Lang


def listed(names: Sequence[str], lang: Lang, most: int = 0) -> str:
    """`甲、乙、丙` in Chinese, `A, B and C` elsewhere; of more than `most` (0: any
    number) the first and 等 or et al."""
    say = words(lang)
    if most and len(names) > most:
        return say["list_comma"].join(names[:most]) + say["and_others"]
    head, tail = say["list_comma"].join(names[:-1]), "".join(names[-1:])
    return head + say["list_last"] + tail if head else tail
