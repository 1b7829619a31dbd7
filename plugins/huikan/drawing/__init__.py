"""Covers and card pictures drawn from a key: the same key gives the same bytes, on every machine. Pure; SVG as text.

A society's field chooses a pack of motifs (`packs`), a work's key, number, region and year choose within it.
"""

from huikan.drawing.card import card
from huikan.drawing.cover import art, cover
from huikan.drawing.packs import NAMES, PACKS
from huikan.drawing.palette import INKS
from huikan.drawing.pen import PRINT, PRINT_LATIN, SITE, SITE_LATIN, Faces
from huikan.drawing.subject import Subject, subject

__all__ = [
    "INKS",
    "NAMES",
    "PACKS",
    "PRINT",
    "PRINT_LATIN",
    "SITE",
    "SITE_LATIN",
    "Faces",
    "Subject",
    "art",
    "card",
    "cover",
    "subject",
]
