"""Text as the pieces that a setter moves: cleaned, cut into clusters, their
widths estimated without a font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 400  # characters of a title that are looked at
JOINER = "\u200d"
OPENERS = frozenset("（《〈「『【〔“‘([{")
CLOSERS = frozenset("）》〉」』】〕”’)]}，。、；：！？,.;:!?…—")
NARROW, BROAD = frozenset("iljtfrI|.,:;!'’‘()[]-"), frozenset("mwMW@%&—…")


def clean(text: str) -> str:
    """The text without what XML or a drawing cannot hold: control, direction and broken
    characters; blanks made single."""
    characters = (
        char if _holds(char) else " " if char in "\t\n\r\x0b\x0c\x85\u2028\u2029" else "" for char in text[: LONGEST * 4]
    )
    return " ".join("".join(characters).split())[:LONGEST]


def _holds(char: str) -> bool:
    point = ord(char)
    if unicodedata.category(char) in ("Cc", "Cs", "Cn") or point & 0xFFFE == 0xFFFE:
        return False
    return char == JOINER or unicodedata.category(char) != "Cf"


def clusters(text: str) -> Iterator[str]:
    """What readers see as one character each: a letter with its marks, an
    emoji with what is joined to it."""
    piece = ""
    for char in text:
        if piece and not _is_bound(char) and not piece.endswith(JOINER):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


@lru_cache(maxsize=4096)  # a text is divided anew for each size that is tried
def _is_bound(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or char == JOINER or "\U0001f3fb" <= char <= "\U0001f3ff"


def is_wide(cluster: str) -> bool:
    """Whether a cluster takes a whole square: Han, full-width marks, emoji."""
    return unicodedata.east_asian_width(cluster[0]) in "WF" or cluster[0] in "“”‘’…—" or ord(cluster[0]) >= 0x1F000


@lru_cache(maxsize=8192)  # a title is tried in many sizes, and the same pieces of it in each
def ems(text: str, chinese: bool = True) -> float:
    """How wide a text is in a bold face, in sizes of its type: rather too much than too little."""
    return sum(_em(cluster, chinese) for cluster in clusters(text))


@lru_cache(maxsize=4096)
def _em(cluster: str, chinese: bool) -> float:
    char = cluster[0]
    if unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x1F000:
        return 1.0 if ord(char) < 0x1F000 else 1.3
    if chinese and char in "“”‘’…—":
        return 1.0
    if char == " ":
        return 0.28
    if char in NARROW:
        return 0.38
    if char in BROAD:
        return 1.0
    return 0.78 if char.isupper() else 0.62


@lru_cache(maxsize=512)
def units(text: str) -> tuple[str, ...]:
    """The smallest pieces between which a line may end: words, Han characters
    with the marks that cling to them."""
    groups: list[str] = []
    for cluster in clusters(text):
        last = groups[-1] if groups else ""
        clings = cluster[0] in CLOSERS or (last and last[-1] in OPENERS)
        word = bool(last) and not is_wide(cluster) and not is_wide(last[-1]) and last[-1] != " " and cluster != " "
        if groups and (clings or word or cluster == " "):
            groups[-1] += cluster
        else:
            groups.append(cluster)
    return tuple(groups)


def joined(pieces: Iterable[str]) -> str:
    """Pieces of a title in one line: a blank between them except beside a Han character."""
    text = ""
    for piece in pieces:
        apart = text and piece and not (is_wide(text[-1]) or is_wide(piece[0]))
        text += (" " if apart else "") + piece
    return text
