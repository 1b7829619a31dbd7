"""Numbers of documents in the index, which stay when other documents come and go."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def universe_of(count: int) -> int:
    """How many numbers there are for `count` documents: an eighth more of them at
    least, and two fifths at most."""
    return step(count * 9 // 8 + 1)


def step(least: int) -> int:
    """The smallest number of three binary digits and zeros that is not below `least`:
    what depends on it seldom changes."""
    zeros = max(0, least.bit_length() - 3)
    return max(1, -(-least >> zeros) << zeros)


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """A number below `universe_of` for each key: from its own hash, or the next free one.

    Keys come oldest first, so what is added later never takes an older document's number; one
    that is added among older ones or goes moves at most some of those whose numbers are near.
    """
    keys = list(keys)
    universe = universe_of(len(keys))
    taken: set[int] = set()
    number_by_key = {}
    for key in keys:
        number = int.from_bytes(sha256(key.encode()).digest()[:4], "big") % universe
        while number in taken:
            number = (number + 1) % universe
        taken.add(number)
        number_by_key[key] = number
    return number_by_key


def block_bits(universe: int) -> int:
    """How many binary digits numbers of one block may differ in: about as many numbers are in a
    block as there are blocks, so that neither is many."""
    return (universe.bit_length() + 2) // 2
