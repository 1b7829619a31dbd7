"""The colours of drawings: mineral pigments of Chinese painting, one highlight, paper
and ink; and their inks in print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ramp:
    """A pigment from its darkest to its palest shade, as #RRGGBB."""

    deep: str
    main: str
    mid: str
    pale: str


RAMPS: Mapping[str, Ramp] = {
    "malachite": Ramp("#213C36", "#2C6B5A", "#7FA998", "#DCE8E1"),  # 石绿
    "azurite": Ramp("#1C3A50", "#1A5A80", "#6FA3BF", "#D9E6ED"),  # 石青
    "ochre": Ramp("#452F28", "#A05836", "#D0A078", "#F1E3D6"),  # 赭石
    "ink": Ramp("#16191C", "#3F474D", "#8E979C", "#E3E5E4"),  # 墨
}
SEASONS = ("malachite", "azurite", "ochre", "ink")  # the pigments of spring, summer, autumn and winter
SUN = "#E3A738"  # 藤黄, the one highlight of every drawing
PAPER = "#FAF9F5"
INK = "#16191C"

# Cyan, magenta, yellow and black in percent, relative colorimetric for a common coated-paper
# profile. For a given printer they are computed anew from the RGB values with that printer's own
# profile; black text stays black alone.
INKS: Mapping[str, tuple[int, int, int, int]] = {
    "#1C3A50": (100, 77, 44, 52),
    "#1A5A80": (99, 69, 31, 13),
    "#2C6B5A": (88, 38, 72, 27),
    "#A05836": (27, 75, 100, 20),
    "#3F474D": (77, 64, 55, 49),
    SUN: (11, 37, 100, 0),
    INK: (0, 0, 0, 100),
    "#FFFFFF": (0, 0, 0, 0),
}


def mix(first: str, second: str, share: float) -> str:
    """The colour between two: `share` 0 is the one, 1 the other."""
    pairs = ((int(first[place : place + 2], 16), int(second[place : place + 2], 16)) for place in (1, 3, 5))
    share = min(1.0, max(0.0, share))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
