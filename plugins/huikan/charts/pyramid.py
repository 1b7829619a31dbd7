"""A population pyramid: two series to the left and right of the names, the youngest at the foot."""

from __future__ import annotations

from decimal import Decimal

from huikan.charts.canvas import Canvas, box
from huikan.charts.frame import across, head
from huikan.charts.scale import scale
from huikan.charts.shape import Shape, fitted, width_of
from huikan.charts.values import Chart


def pyramid(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    numbers = scale((abs(value) for value in chart.numbers()), 4 if canvas.width > 480 else 3)
    shapes, top = head(chart, canvas, "area")
    top += canvas.size
    names = [fitted(name, canvas.size, canvas.width * 0.3) for name in chart.categories]
    gap = max(width_of(zero, canvas.size) for zero in (*names, numbers.text(Decimal(0)))) + canvas.size
    margin = width_of(numbers.text(numbers.high), canvas.size) / 2 + 1
    middle, band = canvas.width / 2, canvas.line * 1.1
    bottom = top + band * len(chart.categories)
    axes = (numbers.moved(middle - gap / 2, margin), numbers.moved(middle + gap / 2, canvas.width - margin))
    for axis in axes:
        shapes += across(canvas, axis, top, bottom)
    for at, name in enumerate(names):
        y = bottom - band * (at + 1)
        shapes.append(canvas.text(name, middle, y + band / 2 + canvas.size * 0.36, "middle"))
        for index, (series, axis) in enumerate(zip(chart.series[:2], axes, strict=False)):
            value = series.values[at]
            if value is not None:
                ends = sorted((axis.at(Decimal(0)), axis.at(abs(value))))
                outline = box(ends[0], y + band * 0.1, ends[1] - ends[0], band * 0.8)
                shapes.append(canvas.area(outline, index, chart.said(series, at), value))
    return shapes, bottom + canvas.size * 0.5
