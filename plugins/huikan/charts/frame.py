"""The frame of a chart with axes: its legend, the line of the unit, the grid, the names below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from huikan.charts.canvas import Canvas
from huikan.charts.scale import Scale
from huikan.charts.shape import Shape, fitted, width_of
from huikan.charts.values import Chart


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a plot from `left` to `right` and `top` to `bottom`; `height` is that of
    the whole drawing."""

    shapes: list[Shape]
    left: float
    right: float
    top: float
    bottom: float
    height: float
    scale: Scale


def head(chart: Chart, canvas: Canvas, marks: str) -> tuple[list[Shape], float]:
    """The legend, where there are several series, and the unit; and where they end."""
    shapes, bottom = canvas.legend([series.name for series in chart.series], 0.0, marks) if len(chart.series) > 1 else ([], 0.0)
    title = "　".join(filter(None, (chart.y_title, chart.unit)))
    if title:
        shapes.append(canvas.text(fitted(title, canvas.size, canvas.width), 0.0, bottom + canvas.size, soft=True))
        bottom += canvas.line
    return shapes, bottom + canvas.size * 0.6


def upright(chart: Chart, canvas: Canvas, numbers: Scale, plot: float, below: float, marks: str, above: float = 0.0) -> Frame:
    """A frame whose numbers rise, `plot` high, with room of `below` for the names under it and of
    `above` for numbers over the highest mark."""
    shapes, top = head(chart, canvas, marks)
    top += above
    left = max(width_of(numbers.text(tick), canvas.size) for tick in numbers.ticks()) + canvas.size * 0.6
    right, bottom = canvas.width - canvas.size * 0.4, top + plot
    axis = numbers.moved(bottom, top)
    for tick in axis.ticks():
        y = axis.at(tick)
        shapes.append(canvas.rule(left, y, right, y, strong=tick == 0))
        shapes.append(canvas.text(axis.text(tick), left - canvas.size * 0.5, y + canvas.size * 0.35, "end", soft=True))
    if chart.x_title:
        shapes.append(
            canvas.text(fitted(chart.x_title, canvas.size, right - left), right, bottom + below + canvas.size, "end", True)
        )
        below += canvas.line
    return Frame(shapes, left, right, top, bottom, bottom + below + canvas.size * 0.4, axis)


def lying(chart: Chart, canvas: Canvas, numbers: Scale, left: float, plot: float, right_room: float) -> Frame:
    """A frame whose numbers go to the right, from `left` on."""
    shapes, top = head(chart, canvas, "area")
    top += canvas.size * 0.9
    right, bottom = canvas.width - max(right_room, width_of(numbers.text(numbers.high), canvas.size) / 2 + 1), top + plot
    axis = numbers.moved(left, right)
    shapes += across(canvas, axis, top, bottom)
    return Frame(shapes, left, right, top, bottom, bottom + canvas.size * 0.4, axis)


def across(canvas: Canvas, axis: Scale, top: float, bottom: float) -> list[Shape]:
    """The grid of an axis that goes sideways, its numbers above it: as many as have room."""
    shapes = []
    ticks = axis.ticks()
    widest = max(width_of(axis.text(tick), canvas.size) for tick in ticks) + canvas.size * 0.6
    every = 1 + int(widest * (len(ticks) - 1) / max(1.0, abs(axis.end - axis.start)))
    for at, tick in enumerate(ticks):
        x = axis.at(tick)
        shapes.append(canvas.rule(x, top, x, bottom, strong=tick == 0))
        if at % every == 0:
            shapes.append(canvas.text(axis.text(tick), x, top - canvas.size * 0.4, "middle", soft=True))
    return shapes


def rows_needed(names: Sequence[str], canvas: Canvas, band: float) -> int:
    """In how many rows names have room below their bands: one, or two that are staggered; 0 where
    in neither."""
    widest = max((width_of(name, canvas.size) for name in names), default=0.0)
    gap = canvas.size * 0.5
    return 1 if widest + gap <= band else 2 if widest + gap <= band * 2 and len(names) > 1 else 0


def names_below(names: Sequence[str], canvas: Canvas, places: Sequence[float], bottom: float, rows: int) -> list[Shape]:
    """Names under their places, those of every other one lower where there are two rows."""
    first = bottom + canvas.size * 1.25
    return [
        canvas.text(name, _middle(name, canvas, x), first + (at % rows) * canvas.line, "middle")
        for at, (name, x) in enumerate(zip(names, places, strict=True))
    ]


def _middle(name: str, canvas: Canvas, x: float) -> float:
    """The middle of a name that stands at a place, and ends within the drawing."""
    half = width_of(name, canvas.size) / 2
    return min(max(x, half), canvas.width - half)


def thinned(names: Sequence[str], canvas: Canvas, places: Sequence[float]) -> list[int]:
    """Which of many names have room in one row: the last, and every so many before it."""
    gap = canvas.size * 0.6
    for every in range(1, len(names)):
        kept = list(range(len(names) - 1, -1, -every))[::-1]
        middles = [(_middle(names[at], canvas, places[at]), width_of(names[at], canvas.size) / 2) for at in kept]
        if all(left + half + gap <= right - other for (left, half), (right, other) in pairwise(middles)):
            return kept
    return [len(names) - 1]
