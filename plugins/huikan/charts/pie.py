"""Shares of a whole: sectors from twelve o'clock on, named in a list beside or below them, so that
no name has to find room at a thin sector."""

from __future__ import annotations

import math
from decimal import Decimal

from huikan.charts.canvas import Canvas, box
from huikan.charts.figures import figures
from huikan.charts.shape import Point, Shape, fitted, width_of
from huikan.charts.values import Chart

BESIDE = 480  # units of width from which the list stands beside
WRITTEN = 0.05  # of the whole: the least share whose sector says it


def pie(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    series = chart.series[0]
    total = sum((value for value in series.values if value), Decimal(0)) or Decimal(1)
    beside = canvas.width >= BESIDE or canvas.paper
    radius = canvas.width * 0.21 if beside else canvas.width * 0.34
    top = canvas.line if chart.unit else canvas.size * 0.3
    middle = (radius + canvas.size, top + radius) if beside else (canvas.width / 2, top + radius)
    shapes = [canvas.text(chart.unit, 0.0, canvas.size, soft=True)] if chart.unit else []
    angle = -math.pi / 2
    for index, value in enumerate(series.values):
        if not value:
            continue
        turn = float(value / total) * 2 * math.pi
        shapes.append(canvas.area(_sector(middle, radius, angle, turn), index, chart.said(series, index), value))
        if value / total >= Decimal(str(WRITTEN)):
            place = _polar(middle, radius * 0.66, angle + turn / 2)
            share = figures(value / total * 100, 0) + "%"
            shapes.append(canvas.text(share, place[0], place[1] + canvas.size * 0.36, "middle", on=index))
        angle += turn
    height = top + 2 * radius
    left, first = (middle[0] + radius + canvas.size * 2, top) if beside else (0.0, height + canvas.line * 0.7)
    listed, bottom = _list(chart, canvas, total, left, first)
    return [*shapes, *listed], max(height, bottom) + canvas.size * 0.5


def _list(chart: Chart, canvas: Canvas, total: Decimal, left: float, top: float) -> tuple[list[Shape], float]:
    """The names with their numbers and shares, a line each; and where the last ends."""
    series, y = chart.series[0], top + canvas.size
    words = [
        f"{series.texts[at]}（{figures(value / total * 100, 1)}%）" if value is not None else series.texts[at]
        for at, value in enumerate(series.values)
    ]
    widest = max(width_of(text, canvas.size) for text in words)
    names = canvas.width - left - canvas.size * 2.4 - widest
    column = min(names, max(width_of(name, canvas.size) for name in chart.categories))
    shapes: list[Shape] = []
    for at, name in enumerate(chart.categories):
        shapes.append(canvas.area(box(left, y - canvas.size * 0.85, canvas.size, canvas.size), at))
        shapes.append(canvas.text(fitted(name, canvas.size, names), left + canvas.size * 1.4, y))
        shapes.append(canvas.text(words[at], left + canvas.size * 2.2 + column, y, soft=True))
        y += canvas.line
    return shapes, y - canvas.line


def _polar(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def _sector(middle: Point, radius: float, angle: float, turn: float) -> list[Point]:
    """A sector as a polygon: an arc of steps that nobody sees, which can be hatched like any."""
    steps = max(2, math.ceil(turn / 0.06))
    arc = [_polar(middle, radius, angle + turn * step / steps) for step in range(steps + 1)]
    return arc if turn > 2 * math.pi - 1e-6 else [middle, *arc]
