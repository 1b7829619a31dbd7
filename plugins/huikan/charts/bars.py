"""Bars: of one series, grouped, stacked; upright, or lying where their names have no room."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from huikan.charts.canvas import Canvas, box
from huikan.charts.frame import Frame, lying, names_below, rows_needed, upright
from huikan.charts.scale import Scale, scale
from huikan.charts.shape import Point, Shape, width_of, wrapped
from huikan.charts.values import Chart, Series

THINNEST = 0.55  # ems of a bar that stands
FULL = 0.72  # of a band that its bars take
LINES = 4  # on which a name beside a bar stands, the last one cut
HIGH = 0.46  # of the width: the height of a plot


def bars(chart: Chart, canvas: Canvas) -> tuple[list[Shape], float]:
    numbers = scale(_ends(chart), 5)
    count = max(1, len(chart.categories))
    room = canvas.width - canvas.size * 4
    rows = rows_needed(chart.categories, canvas, room / count)
    side = 1 if chart.type == "stacked" else len(chart.series)
    thin = room / count * FULL / side < canvas.size * THINNEST
    lies = chart.horizontal if chart.horizontal is not None else rows == 0 or thin
    return _lying(chart, canvas, numbers) if lies else _standing(chart, canvas, numbers, max(rows, 1))


def _ends(chart: Chart) -> Iterator[Decimal]:
    """The values that the axis has to reach: of stacks their sums."""
    if chart.type != "stacked":
        yield from chart.numbers()
        return
    for at in range(len(chart.categories)):
        values = [series.values[at] or Decimal(0) for series in chart.series]
        yield sum((value for value in values if value > 0), Decimal(0))
        yield sum((value for value in values if value < 0), Decimal(0))


def _standing(chart: Chart, canvas: Canvas, numbers: Scale, rows: int) -> tuple[list[Shape], float]:
    falls = canvas.size * 1.1 if any(value < 0 for value in chart.numbers()) else 0.0  # for a number under the lowest bar
    below = canvas.size * 1.7 + (rows - 1) * canvas.line + falls
    frame = upright(chart, canvas, numbers, max(canvas.width * HIGH, canvas.size * 12), below, "area", canvas.size * 0.6)
    band = (frame.right - frame.left) / len(chart.categories)
    shapes = list(frame.shapes)
    labelled = _has_room(chart, canvas, band)
    for at, series, start, end, place, thick in _boxes(chart, frame.scale, frame.left, band):
        index = chart.series.index(series)
        value = series.values[at]
        outline = box(place, min(start, end), thick, abs(end - start))
        shapes.append(canvas.area(outline, index, chart.said(series, at), value))
        if labelled:
            shapes += _label_standing(chart, canvas, series, at, index, (place + thick / 2, start, end))
    places = [frame.left + band * (at + 0.5) for at in range(len(chart.categories))]
    shapes += names_below(chart.categories, canvas, places, frame.bottom + falls, rows)
    return shapes, frame.height


def _boxes(chart: Chart, axis: Scale, first: float, band: float) -> Iterator[tuple[int, Series, float, float, float, float]]:
    """(category, series, from where on the axis of numbers, to where, place beside it, thickness)
    of each bar that has a number."""
    zero = Decimal(0)
    side = 1 if chart.type == "stacked" else len(chart.series)
    thick = min(band * FULL / side, band * 0.5)
    for at in range(len(chart.categories)):
        sums = {True: zero, False: zero}
        for index, series in enumerate(chart.series):
            value = series.values[at]
            if value is None:
                continue
            base = sums[value >= 0] if chart.type == "stacked" else zero
            sums[value >= 0] = base + value
            offset = 0.0 if chart.type == "stacked" else (index - (side - 1) / 2) * thick
            place = first + band * (at + 0.5) + offset - thick / 2
            yield at, series, axis.at(base), axis.at(base + value), place, thick


def _has_room(chart: Chart, canvas: Canvas, band: float) -> bool:
    """Whether the numbers have room beside each other over bars that stand."""
    if chart.values is not None:
        return chart.values
    side = 1 if chart.type == "stacked" else len(chart.series)
    room = band * (0.5 if chart.type == "stacked" else 0.98 if side == 1 else FULL / side)
    return all(width_of(text, canvas.size) <= room for series in chart.series for text in series.texts)


def _label_standing(
    chart: Chart, canvas: Canvas, series: Series, at: int, index: int, place: tuple[float, float, float]
) -> Iterator[Shape]:
    """The number of a bar: over or under it, or within a part of a stack that is high enough."""
    x, start, end = place
    if chart.type == "stacked":
        if abs(end - start) >= canvas.size * 1.5:
            yield canvas.text(series.texts[at], x, (start + end) / 2 + canvas.size * 0.36, "middle", on=index)
        return
    falls = (series.values[at] or 0) < 0
    yield canvas.text(series.texts[at], x, end + canvas.size * 1.05 if falls else end - canvas.size * 0.35, "middle")


def _lying(chart: Chart, canvas: Canvas, numbers: Scale) -> tuple[list[Shape], float]:
    side = 1 if chart.type == "stacked" else len(chart.series)
    names = [wrapped(name, canvas.size, canvas.width * 0.36, LINES) for name in chart.categories]
    left = max(width_of(line, canvas.size) for lines in names for line in lines) + canvas.size * 0.6
    shows = chart.values is not False and chart.type != "stacked"
    widest = max((width_of(text, canvas.size) for series in chart.series for text in series.texts), default=0.0)
    room = widest + canvas.size * 0.6 if shows else 0.0
    falls = room if shows and numbers.low < 0 else 0.0
    band = max(canvas.line * max(map(len, names)) + canvas.size * 0.4, side * canvas.size * 1.2 / FULL)
    frame = lying(chart, canvas, numbers, left + falls, band * len(names), room)
    shapes = list(frame.shapes)
    for at, series, start, end, place, thick in _boxes(chart, frame.scale, frame.top, band):
        index = chart.series.index(series)
        outline = box(min(start, end), place, abs(end - start), thick)
        shapes.append(canvas.area(outline, index, chart.said(series, at), series.values[at]))
        shapes += (
            _label_lying(chart, canvas, series, at, index, (place + thick / 2, start, end)) if chart.values is not False else ()
        )
    shapes += _names_beside(names, canvas, frame, band, left)
    return shapes, frame.height


def _label_lying(
    chart: Chart, canvas: Canvas, series: Series, at: int, index: int, place: tuple[float, float, float]
) -> Iterator[Shape]:
    middle, start, end = place
    y, text = middle + canvas.size * 0.36, series.texts[at]
    if chart.type == "stacked":
        if abs(end - start) >= width_of(text, canvas.size) + canvas.size * 0.4:
            yield canvas.text(text, (start + end) / 2, y, "middle", on=index)
    elif (series.values[at] or 0) < 0:
        yield canvas.text(text, end - canvas.size * 0.35, y, "end")
    else:
        yield canvas.text(text, end + canvas.size * 0.35, y)


def _names_beside(names: list[list[str]], canvas: Canvas, frame: Frame, band: float, left: float) -> Iterator[Shape]:
    for at, lines in enumerate(names):
        middle = frame.top + band * (at + 0.5)
        for line, words in enumerate(lines):
            place: Point = (left - canvas.size * 0.6, middle + canvas.line * (line - (len(lines) - 1) / 2) + canvas.size * 0.36)
            yield canvas.text(words, *place, "end")
