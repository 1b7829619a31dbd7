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
from huikan.media.svg.dark import add_dark_colours
from huikan.media.svg.labels import smallest_label, width_of
from huikan.media.svg.reading import Fault, read
from huikan.media.svg.writing import write

__all__ = ["FAULTS", "Fault", "examine", "inspect", "label_share", "plain"]


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


def plain(content: bytes, in_text: bool = False) -> bytes:
    """A drawing as it is published; the same bytes where there is nothing to change. DamagedError
    where it has faults. `in_text`: it stands in a text, so that its colours follow the page's."""
    reading = read(content)
    cleaned = clean(reading.root) if reading.root else None
    if not reading.root or not cleaned or cleaned.faults or faults_of(reading.root):
        raise DamagedError("not a drawing that can be published")
    recoloured = in_text and add_dark_colours(reading.root)
    return write(reading.root) if recoloured or cleaned.changed or not reading.bare else content


def label_share(content: bytes) -> float:
    """The height of a drawing's smallest letters as a share of the drawing's width; 0 where it has
    no letters, or no width."""
    root = read(content).root
    width = width_of(root) if root else 0.0
    return smallest_label(root) / width if root and width else 0.0
