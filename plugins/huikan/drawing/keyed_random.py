"""KeyedRandom: numbers that a key decides."""

from __future__ import annotations

from hashlib import sha256


class KeyedRandom:
    """A stream of numbers that depends on the key alone: equal on every machine,
    in every process, at any time.

    The n-th number comes from sha256("key/n"), so neither the seed of Python's hashes nor any
    state of the module `random` has a part in it.
    """

    __slots__ = ("count", "key")

    def __init__(self, key: str) -> None:
        self.key = key
        self.count = 0

    def __call__(self, low: float = 0.0, high: float = 1.0) -> float:
        """The next number: at least `low`, less than `high`."""
        self.count += 1
        word = digest(f"{self.key}/{self.count}")[:6]
        return low + (high - low) * int.from_bytes(word, "big") / 2**48

    def whole(self, low: int, high: int) -> int:
        """The next whole number from `low` to `high`, both included."""
        return low + int(self() * (high - low + 1))


def digest(text: str) -> bytes:
    """The sha256 of a text, of one with broken characters too."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def name(text: str) -> str:
    """A short name for the parts of one drawing, so that two
    drawings on a page do not share them."""
    return "d" + digest(text).hex()[:6]
