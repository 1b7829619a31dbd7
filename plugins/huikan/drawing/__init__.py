"""Covers and card pictures drawn from a key: the same key gives the same bytes, on
every machine. Pure; SVG as text.

A society's field chooses a set of motifs (`motif_sets`), a work's key, number,
region and year choose within it.
"""

from huikan.drawing.card import Backdrop, Card, CardBox, CardLine, backdrop, card, card_picture
from huikan.drawing.cover import art, cover
from huikan.drawing.cover_data import CoverData, cover_data, volume_data
from huikan.drawing.motif_sets import MOTIF_SETS, NAMES
from huikan.drawing.palette import INKS, PAPER, mix
from huikan.drawing.svg import PRINT, PRINT_LATIN, SITE, SITE_LATIN, Faces

__all__ = [
    "INKS",
    "MOTIF_SETS",
    "NAMES",
    "PAPER",
    "PRINT",
    "PRINT_LATIN",
    "SITE",
    "SITE_LATIN",
    "Backdrop",
    "Card",
    "CardBox",
    "CardLine",
    "CoverData",
    "Faces",
    "art",
    "backdrop",
    "card",
    "card_picture",
    "cover",
    "cover_data",
    "mix",
    "volume_data",
]
