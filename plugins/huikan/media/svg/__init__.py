"""Drawings (SVG): cleaned of what belongs to the program that drew them,
then held against an allow-list.

What is cleaned away shows nothing: notes of drawing programs, links that lead nowhere from an
`<img>`, embedded HTML whose words stand beside it as text too. All else that could run, load or
unfold without end is a fault, and a drawing with a fault is refused as a whole rather than
repaired: what a repaired one shows nobody has looked at.
"""

from __future__ import annotations

from huikan.media.blocks import DamagedError
from huikan.media.svg.allowlist import FAULTS, faults_of
from huikan.media.svg.cleaning import clean
from huikan.media.svg.reading import Fault, read
from huikan.media.svg.writing import write

__all__ = ["FAULTS", "Fault", "examine", "inspect", "plain"]


def examine(content: bytes) -> list[Fault]:
    """What keeps a drawing from being published, by line; at most FAULTS. Empty: it is harmless."""
    return inspect(content)[0]


def inspect(content: bytes) -> tuple[list[Fault], list[Fault]]:
    """What keeps a drawing from being published, at most FAULTS,
    and what it is published without."""
    reading = read(content)
    if reading.root is None:
        return reading.faults[:FAULTS], []
    cleaned = clean(reading.root)
    return [*cleaned.faults, *faults_of(reading.root)][:FAULTS], cleaned.lost


def plain(content: bytes) -> bytes:
    """A drawing as it is published; the same bytes where there is nothing to clean.
    DamagedError where it has faults."""
    reading = read(content)
    cleaned = clean(reading.root) if reading.root else None
    if not reading.root or not cleaned or cleaned.faults or faults_of(reading.root):
        raise DamagedError("not a drawing that can be published")
    return write(reading.root) if cleaned.changed or not reading.bare else content
