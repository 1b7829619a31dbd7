"""Numbers of documents in the index, which stay when other documents come and go."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def universe_of(count: int) -> int:
    """How many numbers there are for `count` documents: a power of two, one and a half to three for each."""
    return power_of_two(count * 3 // 2)


def power_of_two(least: int) -> int:
    """The smallest power of two that is not below `least`."""
    return 1 << max(0, least - 1).bit_length()


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """A number below `universe_of` for each key: from its own hash, or the next free one.

    Keys come oldest first, so what is added later never takes an older document's number; one that is added among
    older ones or goes moves at most those that wanted the same number.
    """
    keys = list(keys)
    universe = universe_of(len(keys))
    taken: set[int] = set()
    found = {}
    for key in keys:
        number = int.from_bytes(sha256(key.encode()).digest()[:4], "big") % universe
        while number in taken:
            number = (number + 1) % universe
        taken.add(number)
        found[key] = number
    return found
