"""Who asks for an address: every file of the site has one claimant, and that is
known before anything is made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A file of the site, from its root, and who asks for it: `claimant` is a file of
    content/, or "" for the program.

    `line` is the line of the claimant that asks for it; 0 where its mere place does.
    """

    address: str
    claimant: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim that cannot be granted, and the earlier one that stands in its way."""

    refused: Claim
    granted: Claim


def conflicts(claims: Iterable[Claim]) -> tuple[Conflict, ...]:
    """The claims that an earlier one stands in the way of: the order of claims is their rank.

    Two addresses are one where they differ by letter case or Unicode form only, since file
    systems and hosts differ in what they tell apart; and a file stands in the way of whatever
    would need a folder of its name.
    """
    granted: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}  # folded path of a folder -> the first claim that needs it
    refused = []
    for claim in claims:
        path = _folded(claim.address)
        rival = granted.get(path) or folders.get(path) or next(filter(None, map(granted.get, _above(path))), None)
        if rival and not (rival.claimant == claim.claimant and rival.address == claim.address):
            refused.append(Conflict(claim, rival))
            continue
        granted.setdefault(path, claim)
        for folder in _above(path):
            folders.setdefault(folder, claim)
    return tuple(refused)


def _folded(address: str) -> str:
    """The address without what some file systems do not tell apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def _above(path: str) -> Iterator[str]:
    """The folders that a file needs, the innermost first."""
    while (cut := path.rfind("/")) > 0:
        path = path[:cut]
        yield path
