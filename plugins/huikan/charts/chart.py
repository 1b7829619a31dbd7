"""What a chart shows and where it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from huikan.charts.bars import bars
from huikan.charts.canvas import Canvas
from huikan.charts.lines import areas, lines
from huikan.charts.pie import pie
from huikan.charts.pyramid import pyramid
from huikan.charts.scatter import scatter
from huikan.charts.shape import Shape, shape
from huikan.charts.tiles import tiles
from huikan.charts.values import Chart, Series

__all__ = ["Canvas", "Chart", "Series", "draw"]


def draw(chart: Chart, canvas: Canvas, label: str) -> Shape:
    """The chart as an `svg` element; `label` says it in words."""
    shapes, height = _DRAWINGS[chart.type](chart, canvas)
    own = {"viewBox": f"0 0 {canvas.width:g} {round(height)}", "role": "img", "class": canvas.name}
    if canvas.paper:
        title: list[Shape | str] = [shape("title", label)]
        own |= {"style": f"width: {canvas.millimetres:g}mm; max-width: 100%"}
        return Shape("svg", own, (*title, *shapes))
    return Shape("svg", own | {"aria-label": label}, tuple(shapes))


_DRAWINGS: Mapping[str, Callable[[Chart, Canvas], tuple[list[Shape], float]]] = {
    "bar": bars,
    "grouped": bars,
    "stacked": bars,
    "line": lines,
    "area": areas,
    "pie": pie,
    "scatter": scatter,
    "pyramid": pyramid,
    "tiles": tiles,
}
