"""Lines and areas over years or other steps: what is missing is a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from huikan.charts.canvas import Canvas
from huikan.charts.frame import Frame, names_below, thinned, upright
from huikan.charts.scale import scale
from huikan.charts.shape import Point, Shape, fitted, width_of
from huikan.charts.values import Chart, Series

HIGH = 0.46
MARKED = 40  # points up to which each has a mark


def lines(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    numbers = scale(chart.numbers(), 5, from_zero=False)
    frame = upright(chart, canvas, numbers, canvas.width * HIGH, canvas.size * 1.7, "line", canvas.size * 0.8)
    places = _places(chart, frame, canvas.size)
    shapes = [*frame.shapes]
    for index, series in enumerate(chart.series):
        points = [None if value is None else (x, frame.scale.at(value)) for x, value in zip(places, series.values, strict=True)]
        for run in _runs(points):
            shapes += canvas.stroke(run, index) if len(run) > 1 else ()
        alone = {run[0] for run in _runs(points) if len(run) == 1}
        for at, point in enumerate(points):
            if point and (len(points) <= MARKED or point in alone):
                shapes.append(canvas.marker(*point, index, chart.said(series, at), series.values[at]))
    shapes += _numbers(chart, canvas, frame, places)
    return [*shapes, *_names(chart, canvas, frame, places)], frame.height


def areas(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    """Areas, those of several series on top of each other; where one has no number, all have a
    gap."""
    count = len(chart.categories)
    tops: list[list[Decimal]] = [[Decimal(0)] * count]
    for series in chart.series:
        tops.append([below + (value or 0) for below, value in zip(tops[-1], series.values, strict=True)])
    numbers = scale((value for row in tops for value in row), 5)
    frame = upright(chart, canvas, numbers, canvas.width * HIGH, canvas.size * 1.7, "area", canvas.size * 0.4)
    places = _places(chart, frame, canvas.size)
    shapes: list[Shape] = []
    whole = [None if None in column else Decimal(0) for column in zip(*(one.values for one in chart.series), strict=True)]
    for index, series in enumerate(chart.series):
        for run in _present(whole):
            upper = [(places[at], frame.scale.at(tops[index + 1][at])) for at in run]
            lower = [(places[at], frame.scale.at(tops[index][at])) for at in reversed(run)]
            shapes.append(canvas.area([*upper, *lower], index, series.name))
        points = [(x, frame.scale.at(y)) for x, y in zip(places, tops[index + 1], strict=True)]
        shapes += _points(chart, canvas, series, whole, points)
    # The grid is seen through no area: it comes first, the line of the zero last
    zero = canvas.rule(frame.left, frame.scale.at(Decimal(0)), frame.right, frame.scale.at(Decimal(0)), strong=True)
    return [*frame.shapes, *shapes, zero, *_names(chart, canvas, frame, places)], frame.height


def _points(
    chart: Chart, canvas: Canvas, series: Series, whole: Sequence[Decimal | None], points: Sequence[Point]
) -> Iterator[Shape]:
    """Where a pointer finds the numbers themselves, at the upper edge of an area. A number whose
    neighbours in the stack are missing has no place in it but its axis."""
    for at, point in enumerate(points):
        value = series.values[at]
        if not canvas.paper and value is not None and whole[at] is not None:
            yield canvas.touch(*point, chart.said(series, at), value)


def _places(chart: Chart, frame: Frame, size: float) -> list[float]:
    """Where each category lies: at its number, or at equal steps."""
    left, right = frame.left + size, frame.right - size
    count = len(chart.categories)
    if len(chart.positions) == count and count > 1:
        first, last = chart.positions[0], chart.positions[-1]
        return [left + float((position - first) / (last - first)) * (right - left) for position in chart.positions]
    return [left + (right - left) * (at / (count - 1) if count > 1 else 0.5) for at in range(count)]


def _runs(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """The stretches without a gap."""
    run: list[Point] = []
    for point in points:
        if point is None:
            if run:
                yield run
            run = []
        else:
            run.append(point)
    if run:
        yield run


def _present(values: Sequence[Decimal | None]) -> Iterator[list[int]]:
    """The stretches of places that have a number."""
    run: list[int] = []
    for at, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append(at)
    if run:
        yield run


def _numbers(chart: Chart, canvas: Canvas, frame: Frame, places: Sequence[float]) -> Iterator[Shape]:
    """The numbers of one line at its points, above a crest and below a trough, where all have
    room."""
    if len(chart.series) != 1 or chart.values is False:
        return
    series = chart.series[0]
    step = min((right - left for left, right in pairwise(places)), default=canvas.width)
    widest = max(width_of(text, canvas.size) for text in series.texts)
    if widest + canvas.size * 0.3 > step and not chart.values:
        return
    for at, value in enumerate(series.values):
        if value is None:
            continue
        beside = [other for other in (*series.values[max(0, at - 1) : at], *series.values[at + 1 : at + 2]) if other is not None]
        y = frame.scale.at(value)
        trough = bool(beside) and value < min(beside) and y + canvas.size * 1.6 < frame.bottom
        half = width_of(series.texts[at], canvas.size) / 2
        x = min(max(places[at], frame.left + half), canvas.width - half)
        yield canvas.text(series.texts[at], x, y + canvas.size * 1.45 if trough else y - canvas.size * 0.65, "middle")


def _names(chart: Chart, canvas: Canvas, frame: Frame, places: Sequence[float]) -> list[Shape]:
    names = [fitted(name, canvas.size, canvas.width / 2) for name in chart.categories]
    kept = thinned(names, canvas, places)
    return names_below([names[at] for at in kept], canvas, [places[at] for at in kept], frame.bottom, 1)
