"""Grams: what of a text is in the index, so that any piece of it can be found.

Of a script without spaces every character with the one that follows it ("下穿", "穿既"; the last of a run alone), so a
single character is found as the beginning of a gram, two as a gram, more as several. Of other scripts every word.
"""

from __future__ import annotations

from huikan.outputs.search.folding import WIDE_FIRST, runs

LONGEST = 24  # characters of a word that are in the index; the text itself tells whether the rest is right


def grams(folded: str) -> set[str]:
    """The grams of a folded text."""
    found: set[str] = set()
    for run in runs(folded):
        if run[0].isascii() or not WIDE_FIRST.match(run):
            found.add(run[:LONGEST])
        else:
            found.update([run[place : place + 2] for place in range(len(run))])
    return found


def shard_of(gram: str, shards: int) -> int:
    """The shard of a gram, out of a power of two: by its first character, so that all that begin alike are together."""
    return ((ord(gram[0]) * 2654435761 & 0xFFFFFFFF) >> 16) % shards
