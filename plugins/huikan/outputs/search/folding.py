"""Folding: what makes two spellings the same to a searcher. `theme/scripts/search/folding.js`
folds alike (a test compares).

Case, width, accents, ligatures and compatibility forms go, any dash is a hyphen, traditional
characters become simplified ones, invisible characters vanish, any white space is one space, and
none stays next to a character of a script without spaces, where editors put them by taste ("第 12
号线", "第12号线").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from huikan.outputs.search.traditional import PAIRS

# Scripts without spaces between words: any piece of a text in them can be
# searched for. Han, kana, hangul.
WIDE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
DROPPED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
DASHES = "\u2010\u2012\u2013\u2014\u2015\u2212"  # numbers of standards are typed with any of them
SPACE = re.compile("[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
BESIDE_WIDE = re.compile(f"(?<=[{WIDE}]) | (?=[{WIDE}])")
RUN = re.compile(rf"[{WIDE}]+|[^\W_{WIDE}]+")
WIDE_FIRST = re.compile(f"[{WIDE}]")


class Folding(dict[int, str]):
    """A table for str.translate that learns each character when it first meets it."""

    def __init__(self) -> None:
        super().__init__()
        self.simplified = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)) | dict.fromkeys(DASHES, "-")

    def __missing__(self, code: int) -> str:
        plain = DROPPED.sub("", unicodedata.normalize("NFKD", chr(code)))
        cased = unicodedata.normalize("NFC", plain).upper().lower()
        bare = DROPPED.sub("", unicodedata.normalize("NFKD", cased))  # changing case can bring an accent
        self[code] = "".join(self.simplified.get(char, char) for char in unicodedata.normalize("NFC", bare))
        return self[code]

    def fold(self, text: str) -> str:
        """The text as the index has it. Folding twice changes nothing."""
        return BESIDE_WIDE.sub("", SPACE.sub(" ", text.translate(self))).strip(" ")


def fold(text: str) -> str:
    """The text as the index has it, by one table for all texts."""
    return _table().fold(text)


@lru_cache(1)
def _table() -> Folding:
    return Folding()


def runs(folded: str) -> list[str]:
    """The longest pieces of a folded text that are searched in: of a script
    without spaces, or a word or number."""
    return RUN.findall(folded)
