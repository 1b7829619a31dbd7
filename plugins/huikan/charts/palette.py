"""The colours of charts: five that stay apart in grey (15 of L* and more) and to readers who see no
red, green or blue; a ramp of one pigment for maps of tiles.

Tests measure them (CIE 1976, Machado et al. 2009), on light pages, dark ones and paper.
"""

from __future__ import annotations

COLOURS = ("#1A5A80", "#E0A53A", "#B5693F", "#C3E3D4", "#1E2C33")  # 石青 藤黄 赭石 石绿 墨
DARK = ("#8FC6E4", "#FBEFCB", "#C4845A", "#4A7564", "#3A424B")  # the same on dark pages
ON = ("#FFFFFF", "#181B1D", "#FFFFFF", "#181B1D", "#FFFFFF")  # letters on each
RAMP = ("#E8F0F4", "#AAC8D9", "#709FBA", "#34749A", "#0F4567")
ON_RAMP = ("#181B1D", "#181B1D", "#181B1D", "#FFFFFF", "#FFFFFF")
INK, SOFT, RULE, PAPER = "#181B1D", "#545C62", "#D5DADC", "#FFFFFF"
OUTLINED = frozenset((1, 3))  # too light on paper without an outline
CASED = frozenset((1, 3, 4))  # too close to a light page or to a dark one

# The second cue of each series: how lines are dashed, how areas are hatched on paper (degrees, None
# for not at all)
DASHES = ("", "6 3", "2 2.5", "9 3 2 3", "4 2 1.5 2")
HATCHES: tuple[float | None, ...] = (None, 45.0, -45.0, 0.0, None)
MARKERS = ("circle", "square", "diamond", "triangle", "ring")
