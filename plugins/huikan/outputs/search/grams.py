"""Grams: what of a text is in the index, so that any piece of it can be found.

Of a script without spaces every character with the one that follows it ("下穿", "穿既"; the last of a run alone), so a
single character is found as the beginning of a gram, two as a gram, more as several. Of other scripts every word, and of words
that stand in many documents each two that stand side by side ("of_the"): otherwise a phrase of them would be looked for in the
texts of nearly all documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from itertools import pairwise

from huikan.outputs.search.folding import RUN, WIDE_FIRST, runs

LONGEST = 24  # characters of a word that are in the index; the text itself tells whether the rest is right

COMMON = (32, 3)  # a common word stands in that many documents at least, and in one of that many of all
JOINT = "_"  # between the words of a pair; no word has it


def grams(folded: str) -> set[str]:
    """The grams of a folded text."""
    found: set[str] = set()
    for run in runs(folded):
        if run[0].isascii() or not WIDE_FIRST.match(run):
            found.add(run[:LONGEST])
        else:
            found.update([run[place : place + 2] for place in range(len(run))])
    return found


def common_words(documents: Iterable[Set[str]], count: int) -> frozenset[str]:
    """The words that stand in many of `count` documents, each given by its grams."""
    places = Counter(gram for found in documents for gram in found if not WIDE_FIRST.match(gram))
    least, share = COMMON
    return frozenset(word for word, many in places.items() if many >= least and many * share >= count)


def pairs(folded: str, common: Set[str]) -> set[str]:
    """Each two common words of a folded text that have one blank between them."""
    return {
        one[0] + JOINT + other[0]
        for one, other in pairwise(RUN.finditer(folded))
        if one[0] in common and other[0] in common and folded[one.end() : other.start()] == " "
    }


def shard_of(gram: str, shards: int) -> int:
    """The shard of a gram, out of a power of two: by its first character, so that all that begin alike are together."""
    return ((ord(gram[0]) * 2654435761 & 0xFFFFFFFF) >> 16) % shards
