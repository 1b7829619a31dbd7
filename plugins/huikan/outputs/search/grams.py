"""Grams: what of a text is in the index, so that any piece of it can be found.

Of a script without spaces every character with the one that follows it ("下穿", "穿既";
the last of a run alone), so a single character is found as the beginning of a gram, two
as a gram, more as several. Of other scripts every word, and for each first letter that
any word begins with it ("t*").

A unit is a character of the one or a word of the other. Where a word stands beside another unit
("of the", "long-term", "12号"), both may be in most documents and yet side by side in none; so
of units that are frequent enough the index has also what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from huikan.outputs.search.folding import RUN, WIDE_FIRST, runs

LONGEST = 24  # characters of a word that are in the index; the text itself tells whether the rest is right
ANY = "*"  # after a letter: any word that begins with it
NEXT, BEFORE = ">", "<"  # between a unit and what follows it, or what it follows; no word has these signs
NAME = re.compile(f"([{NEXT}{BEFORE}])")


def grams(folded: str) -> set[str]:
    """The grams of a folded text."""
    all_grams: set[str] = set()
    for run in runs(folded):
        if is_wide(run):
            all_grams.update([run[place : place + 2] for place in range(len(run))])
        else:
            all_grams |= {run[:LONGEST], run[0] + ANY}
    return all_grams


def is_wide(gram: str) -> bool:
    """Whether a gram or unit is of a script without spaces."""
    return _is_wide(gram[0])


@lru_cache(None)
def _is_wide(character: str) -> bool:
    return WIDE_FIRST.match(character) is not None


def neighbours(folded: str) -> set[tuple[str, str]]:
    """Each word of a folded text with the unit before or after it, at most one
    character between: (left, right)."""
    pairs = set()
    left, left_is_wide, end = "", True, 0
    for match in RUN.finditer(folded):
        run, start = match[0], match.start()
        wide = _is_wide(run[0])
        if left and start - end <= 1 and not (wide and left_is_wide):
            pairs.add((left, run[0] if wide else run[:LONGEST]))
        left, left_is_wide, end = run[-1] if wide else run[:LONGEST], wide, match.end()
    return pairs


def adjacency_key(left: str, right: str, steps: Mapping[str, int], least: int) -> str | None:
    """The name under which the index has two units side by side; None
    where it leaves that to the texts.

    The name begins with the rarer of the two, in whose file it is and of whose documents its own
    are few. `steps` tells by `log2_half_steps` in how many documents each unit stands, so that
    hardly any name changes when a document more has a word.
    """
    before, after = steps[left], steps[right]
    if before + after < least:
        return None
    return f"{left}{NEXT}{right}" if before <= after else f"{right}{BEFORE}{left}"


def log2_half_steps(count: int) -> int:
    """How large a number is, in half steps of two: that of a product is
    about the sum of its factors'."""
    return (count * count).bit_length()


def shard_prefix(gram: str) -> str:
    """The beginning of a gram, by which files are divided: a reader may type no more than that."""
    return gram[0] if is_wide(gram) else gram[:2]


def shard_of(gram: str, shards: int) -> int:
    """The shard of a gram or unit."""
    hashed = 0
    for character in shard_prefix(gram):
        hashed = (hashed ^ ord(character)) * 2654435761 & 0xFFFFFFFF
    return (hashed >> 16) % shards
