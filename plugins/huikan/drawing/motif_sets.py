"""Motif sets: the motifs that suit a society's field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from huikan.drawing import geometry, structures, underground, weather
from huikan.drawing.canvas import Canvas

Motif = Callable[[Canvas], str]


@dataclass(frozen=True, slots=True)
class MotifSet:
    """The motifs of a field. `issues` take turns; `report` has many lines of which
    the year lights one; `proceedings` is a row with as many pieces as the conference
    has had editions, and two more."""

    issues: tuple[Motif, ...]
    report: Motif
    proceedings: Motif

    @property
    def all(self) -> tuple[Motif, ...]:
        """Each motif once."""
        return tuple(dict.fromkeys((*self.issues, self.report, self.proceedings)))


MOTIF_SETS: Mapping[str, MotifSet] = {
    "underground": MotifSet(
        (underground.strata, underground.tunnel, underground.cores, underground.station), underground.contours, underground.cores
    ),
    "weather": MotifSet((weather.clouds, weather.radar, weather.rain, weather.isobars), weather.isobars, weather.rain),
    "structures": MotifSet(
        (structures.truss, structures.cables, structures.frame, structures.arches), structures.shell, structures.truss
    ),
    "geometry": MotifSet((geometry.tiles, geometry.rings, geometry.waves, geometry.steps), geometry.waves, geometry.steps),
}
DEFAULT = "geometry"
NAMES: Mapping[str, str] = {  # what a society may write as its field -> its set of motifs
    **{name: name for name in MOTIF_SETS},
    "地下空间": "underground",
    "underground space": "underground",
    "地质": "underground",
    "geology": "underground",
    "气象": "weather",
    "水文": "weather",
    "meteorology": "weather",
    "结构": "structures",
    "桥梁": "structures",
    "建筑": "structures",
    "土木工程": "structures",
    "civil engineering": "structures",
    "几何": "geometry",
}


def motif_set(field: str | None) -> MotifSet:
    """The set of motifs of a field; plain geometry for a field that has none."""
    return MOTIF_SETS[NAMES.get((field or "").strip().casefold(), DEFAULT)]
