"""Points by two numbers; each is named where the name covers nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from huikan.charts.canvas import Canvas
from huikan.charts.frame import Frame, upright
from huikan.charts.scale import Scale, scale
from huikan.charts.shape import Shape, width_of
from huikan.charts.values import Chart

NAMED = 40  # points up to which names are tried
Box = tuple[float, float, float, float]  # left, top, right, bottom


def scatter(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    numbers = scale(chart.numbers(), 5, from_zero=False)
    across = scale(chart.positions, 6 if canvas.width > 480 else 4, from_zero=False)
    frame = upright(chart, canvas, numbers, canvas.width * 0.56, canvas.size * 1.7, "point")
    axis = across.moved(frame.left + canvas.size * 0.8, frame.right - canvas.size)
    shapes = [*frame.shapes, *_ticks(canvas, frame, axis)]
    points = [
        (axis.at(chart.positions[at]), frame.scale.at(value), index, at)
        for index, series in enumerate(chart.series)
        for at, value in enumerate(series.values)
        if value is not None
    ]
    for x, y, index, at in points:
        series = chart.series[index]
        shapes.append(canvas.marker(x, y, index, chart.said(series, at), series.values[at]))
    names = [(x, y, chart.categories[at]) for x, y, _, at in points]
    shapes += _names(canvas, frame, names) if len(points) <= NAMED else ()
    return shapes, frame.height


def _ticks(canvas: Canvas, frame: Frame, axis: Scale) -> Iterator[Shape]:
    for tick in axis.ticks():
        x = axis.at(tick)
        yield canvas.rule(x, frame.top, x, frame.bottom)
        yield canvas.text(axis.text(tick), x, frame.bottom + canvas.size * 1.25, "middle", soft=True)


def _names(canvas: Canvas, frame: Frame, points: Sequence[tuple[float, float, str]]) -> Iterator[Shape]:
    """Names to the right of their points, else to the left, above or below; none where all of
    these would cover another point or name."""
    half = canvas.size * 0.45
    taken: list[Box] = [(x - half, y - half, x + half, y + half) for x, y, _ in points]
    for own, (x, y, name) in enumerate(points):
        wide, high = width_of(name, canvas.size), canvas.size
        tries: tuple[tuple[float, float], ...] = (
            (x + half * 1.5, y - high / 2),
            (x - half * 1.5 - wide, y - high / 2),
            (x - wide / 2, y - half - high * 1.05),
            (x - wide / 2, y + half),
        )
        for left, top in tries:
            room = (left, top, left + wide, top + high)
            inside = left >= frame.left and room[2] <= canvas.width and top >= frame.top and room[3] <= frame.bottom
            if inside and not any(at != own and _overlap(room, other) for at, other in enumerate(taken)):
                taken.append(room)
                yield canvas.text(name, left, top + high * 0.86)
                break


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
