"""A map of tiles: a square for each region, where it lies about, and no boundary of any. The darker
the more; each says its number."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise

from huikan.charts.canvas import Canvas, box
from huikan.charts.scale import scale
from huikan.charts.shape import Shape, fitted, shape, width_of
from huikan.charts.values import Chart

CLASSES = 5


def tiles(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    series = chart.series[0]
    columns = [column for column, _ in chart.places]
    rows = [row for _, row in chart.places]
    wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    side = min(canvas.width / wide, canvas.size * 6)
    left = (canvas.width - side * wide) / 2
    limits = _limits(list(chart.numbers()))
    shapes, top = _legend(chart, canvas, limits)
    for at, name in enumerate(chart.categories):
        x, y = left + (columns[at] - min(columns)) * side, top + (rows[at] - min(rows)) * side
        value, outline = series.values[at], box(x + 1, y + 1, side - 2, side - 2)
        shade = -1 if value is None else bisect_right(limits[1:-1], value)
        shapes.append(
            _empty(canvas, outline) if value is None else canvas.area(outline, shade, chart.said(series, at), value, ramp=True)
        )
        number = series.texts[at] if width_of(series.texts[at], canvas.size) <= side - 4 and side >= canvas.size * 2.8 else ""
        middle = y + side / 2 + canvas.size * (0.36 if not number else -0.25)
        shapes.append(canvas.text(fitted(name, canvas.size, side - 4), x + side / 2, middle, "middle", on=shade, ramp=True))
        if number:
            shapes.append(canvas.text(number, x + side / 2, middle + canvas.size * 1.2, "middle", on=shade, ramp=True))
    return shapes, top + side * high + canvas.size * 0.4


def _limits(values: list[Decimal]) -> list[Decimal]:
    """The round numbers between which classes lie, one more than there are classes."""
    axis = scale(values, CLASSES, from_zero=False)
    ticks = axis.ticks()
    while len(ticks) > CLASSES + 1:  # the last two classes are one
        ticks[-2:] = ticks[-1:]
    return ticks


def _legend(chart: Chart, canvas: Canvas, limits: list[Decimal]) -> tuple[list[Shape], float]:
    shapes = [canvas.text(fitted(chart.unit, canvas.size, canvas.width), 0.0, canvas.size, soft=True)] if chart.unit else []
    y = canvas.line if chart.unit else 0.0
    axis = scale(limits, CLASSES, from_zero=False)
    words = [f"{axis.text(low)}–{axis.text(high)}" for low, high in pairwise(limits)]
    if None in chart.series[0].values:
        words.append(chart.nothing)
    x = 0.0
    for at, text in enumerate(words):
        wide = canvas.size * 1.8 + width_of(text, canvas.size)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + canvas.line
        outline = box(x, y + canvas.size * 0.15, canvas.size * 1.4, canvas.size)
        shapes.append(_empty(canvas, outline) if at == len(limits) - 1 else canvas.area(outline, at, ramp=True))
        shapes.append(canvas.text(text, x + canvas.size * 1.8, y + canvas.size))
        x += wide + canvas.size
    return shapes, y + canvas.line + canvas.size * 0.5


def _empty(canvas: Canvas, outline: tuple[tuple[float, float], ...]) -> Shape:
    """A tile without a number."""
    (x, y), _, (right, bottom), _ = outline
    own: dict[str, float | str] = (
        {"fill": "none", "stroke": "#545C62", "stroke_width": 0.6} if canvas.paper else {"class_": "empty"}
    )
    return shape("rect", x=x, y=y, width=right - x, height=bottom - y, stroke_dasharray="3 2", **own)
