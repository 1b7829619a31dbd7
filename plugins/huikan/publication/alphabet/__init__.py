"""Alphabetical order for indexes: Chinese by pinyin, letters as letters,
both in one row of initials. Pure.

Characters are compared one by one: by syllable, by tone, by the count of their strokes (as
dictionaries do it), so that words that begin with the same character stand together. What no
table has follows at the end, by code point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from huikan.publication.alphabet.pinyin import READINGS

SIGNS = "#"  # the initial of what begins with a figure or a sign: first of all
OTHERS = "其他"  # the initial of characters whose reading is not known: last of all
SYLLABLE = re.compile(r"[a-z]+[1-5]?")

Key = tuple[tuple[str, int, int], ...]


def key(text: str, reading: str = "") -> tuple[int, str, int, Key, str]:
    """Where a text stands. `reading`: its pinyin (`chong2 qing4`; tones may be left out),
    where a character has several."""
    letter, latin = initial(text, reading), not reading and _letters(text[:1]).isalpha()
    rank = 0 if letter == SIGNS else 2 if letter == OTHERS else 1
    return rank, letter, 0 if latin else 1, _read(reading) if reading else _spelt(text), text


def initial(text: str, reading: str = "") -> str:
    """The capital that a text stands under, SIGNS or OTHERS."""
    first = reading[:1] or text.lstrip("“‘《（([〈「")[:1]
    entry = readings().get(first)
    letter = entry[0][0] if entry else _letters(first)[:1]
    if "a" <= letter <= "z":
        return letter.upper()
    return OTHERS if unicodedata.category(first or " ") == "Lo" else SIGNS


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return "LATIN" not in unicodedata.name(text[:1] or " ") and unicodedata.category(text[:1] or " ") == "Lo"


@cache
def readings() -> Mapping[str, tuple[str, int, int]]:
    """Character -> its syllable, its tone, its place in the table."""
    table: dict[str, tuple[str, int, int]] = {}
    for syllable, tone, characters in re.findall(r"([a-z]+)([1-5])([^ ]+)", READINGS):
        table.update({character: (syllable, int(tone), len(table) + place) for place, character in enumerate(characters)})
    return table


def _read(reading: str) -> Key:
    """A pinyin that an editor wrote. Without tones it stands before every tone of its syllables."""
    syllables = SYLLABLE.findall(reading.lower().replace("ü", "v"))
    return tuple((part.rstrip("12345"), int(part[-1]) if part[-1].isdigit() else 0, 0) for part in syllables)


def _spelt(text: str) -> Key:
    table = readings()
    return tuple(table.get(char) or (_letters(char) or char, 0, ord(char)) for char in text if not char.isspace())


def _letters(text: str) -> str:
    """Small letters without accents; "" for other characters."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isascii() and char.isalnum())
