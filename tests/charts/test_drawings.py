"""Drawings of charts: the numbers in them are those of the data, no words cover others, letters are
large enough, and paper gets black letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikan.charts import Canvas, Chart, Series, Shape, draw, figures
from huikan.charts.scale import scale
from huikan.charts.shape import hatching, width_of
from huikan.data_blocks.chart import NARROW, PAPER, WIDE

CITIES = ("云川市", "澄州市", "南屿市", "望岚市")
VALUES = (Decimal("6087"), Decimal("-12.5"), None, Decimal("0.25"))
TYPES = ("bar", "grouped", "stacked", "line", "area", "pie", "scatter", "pyramid", "tiles")
PHONE = 350  # pixels of a text's column on a screen of 390
LEAST = 11  # pixels of a letter there


def series(name: str, values: tuple[Decimal | None, ...]) -> Series:
    return Series(name, values, tuple("—" if value is None else figures(value) for value in values))


def chart(kind: str, values: tuple[Decimal | None, ...] = VALUES, names: tuple[str, ...] = CITIES, count: int = 2) -> Chart:
    """A chart of some kind; of all but pies and tiles with `count` series."""
    if kind in ("pie", "pyramid"):
        values = tuple(None if value is None else abs(value) for value in values)
    listed = [
        series(f"组{number}", values) for number in range(1 if kind in ("pie", "tiles") else 2 if kind == "pyramid" else count)
    ]
    places = tuple((at % 3, at // 3) for at in range(len(names)))
    positions = tuple(Decimal(at * 3) for at in range(len(names))) if kind == "scatter" else ()
    return Chart(kind, names, tuple(listed), "单位：万 m²", positions=positions, places=places, nothing="无数据")


def shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for child in shape.children:
        if isinstance(child, Shape):
            yield from shapes(child)


def told(drawing: Shape) -> list[Decimal]:
    return sorted(Decimal(each.attributes["data-value"]) for each in shapes(drawing) if "data-value" in each.attributes)


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", TYPES)
def test_the_numbers_in_a_drawing_are_those_of_the_data(kind: str, canvas: Canvas) -> None:
    one = chart(kind)
    own = list(one.numbers())
    if kind == "area":  # where one has no number, a stack has none
        own = [
            value
            for each in one.series
            for at, value in enumerate(each.values)
            if one.series[0].values[at] is not None and value is not None
        ]
    if kind == "pie":
        own = [value for value in own if value]
    assert told(draw(one, canvas, "x")) == sorted(own)


def axis_of(drawing: Shape, upright: bool) -> tuple[float, float]:
    """(pixels of zero, pixels of one) by the words beside the axis and the lines of its grid."""
    way = "y1" if upright else "x1"
    grid = {float(each.attributes[way]) for each in shapes(drawing) if each.tag == "line"}
    marks = []
    for each in shapes(drawing):
        if each.tag == "text" and each.attributes.get("class") == "soft" and isinstance(word := each.children[0], str):
            text = word.replace("−", "-").replace(",", "")
            place = float(each.attributes["y" if upright else "x"]) - (each_size(each) * 0.35 if upright else 0)
            near = min(grid, key=lambda line: abs(line - place))
            if re.fullmatch(r"-?\d+(\.\d+)?", text) and abs(near - place) < 0.5:
                marks.append((float(text), near))
    marks.sort()
    (low, first), (high, last) = marks[0], marks[-1]
    unit = (last - first) / (high - low)
    return first - low * unit, unit


def each_size(text: Shape) -> float:
    return float(text.attributes["font-size"])


@pytest.mark.parametrize("kind", ["bar", "grouped", "line", "scatter"])
def test_marks_lie_where_their_numbers_are_on_the_axis(kind: str) -> None:
    drawing = draw(chart(kind), WIDE, "x")
    zero, unit = axis_of(drawing, upright=True)
    checked = 0
    for each in shapes(drawing):
        if "data-value" not in each.attributes:
            continue
        value, own = float(each.attributes["data-value"]), each.attributes
        if each.tag == "rect" and each.attributes["class"].startswith("mark"):
            assert float(own["y"]) + float(own["height"]) / 2 == pytest.approx(zero + value * unit, abs=0.02)
        elif each.tag == "rect":
            assert float(own["height"]) == pytest.approx(abs(value * unit), abs=0.02)
            top = float(own["y"]) + (0 if value >= 0 else float(own["height"]))
            assert top == pytest.approx(zero + value * unit, abs=0.02)
            checked += 1
        elif each.tag == "circle":
            assert float(own["cy"]) == pytest.approx(zero + value * unit, abs=0.02)
            checked += 1
    assert checked >= 3


def test_bars_that_lie_are_as_long_as_their_numbers() -> None:
    names = tuple(f"很长的名称第{number}号示范工程" for number in range(12))
    values = tuple(Decimal(number * 7 - 20) for number in range(12))
    drawing = draw(chart("bar", values, names, 1), NARROW, "x")
    zero, unit = axis_of(drawing, upright=False)
    bars = [each for each in shapes(drawing) if "data-value" in each.attributes]
    assert len(bars) == 12
    for each in bars:
        assert float(each.attributes["width"]) == pytest.approx(abs(float(each.attributes["data-value"]) * unit), abs=0.02)
        left = float(each.attributes["x"])
        assert left == pytest.approx(zero + min(0.0, float(each.attributes["data-value"]) * unit), abs=0.02)


def test_sectors_are_as_large_as_their_shares() -> None:
    drawing = draw(chart("pie", tuple(map(Decimal, (1, 2, 3, 4)))), WIDE, "x")
    for each in shapes(drawing):
        if "data-value" in each.attributes:
            path = each if each.tag == "path" else next(inside for inside in shapes(each) if inside.tag == "path")
            points = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([\d.-]+ [\d.-]+)", path.attributes["d"])]
            area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2
            whole = 3.14159 * (WIDE.width * 0.21) ** 2
            assert area / whole == pytest.approx(float(each.attributes["data-value"]) / 10, rel=0.01)


Box = tuple[float, float, float, float, str]


def words(drawing: Shape) -> list[Box]:
    """Where the words of a drawing stand: left, top, right, bottom."""
    boxes = []
    for each in shapes(drawing):
        if each.tag != "text":
            continue
        (text,) = each.children
        assert isinstance(text, str)
        size, x, y = each_size(each), float(each.attributes["x"]), float(each.attributes["y"])
        wide = width_of(text, size)
        left = x - {"middle": wide / 2, "end": wide}.get(each.attributes.get("text-anchor", ""), 0.0)
        boxes.append((left, y - size * 0.72, left + wide, y + size * 0.12, text))
    return boxes


def overlaps(boxes: list[Box]) -> list[tuple[str, str]]:
    return [
        (one[4], other[4])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5 and one[1] < other[3] - 0.5 and other[1] < one[3] - 0.5
    ]


NAMES = st.text("云川市示范区ABab 09（）", min_size=1, max_size=14).map(str.strip).filter(bool)
NUMBERS = st.one_of(st.none(), st.decimals(-100_000, 100_000, places=2), st.integers(0, 50).map(Decimal))


@pytest.mark.parametrize("kind", TYPES)
@given(data=st.data())
def test_no_words_cover_others_or_leave_the_drawing(kind: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 9 if kind in ("pie", "tiles") else 24))
    names = tuple(data.draw(st.lists(NAMES, min_size=count, max_size=count, unique=True)))
    values = tuple(data.draw(st.lists(NUMBERS, min_size=count, max_size=count)))
    if kind == "pie" and not any(values):
        values = (Decimal(1), *values[1:])
    one = chart(kind, values, names, data.draw(st.integers(1, 4)))
    for canvas in (WIDE, NARROW, PAPER):
        drawing = draw(one, canvas, "x")
        _, _, width, height = map(float, drawing.attributes["viewBox"].split())
        boxes = words(drawing)
        assert overlaps(boxes) == [], canvas.name
        outside = [box for box in boxes if box[0] < -1 or box[2] > width + 1 or box[1] < -1 or box[3] > height + 1]
        assert outside == [], canvas.name


def test_letters_are_large_enough_on_a_phone() -> None:
    for kind in TYPES:
        sizes = [each_size(each) for each in shapes(draw(chart(kind), NARROW, "x")) if each.tag == "text"]
        assert min(sizes) * PHONE / NARROW.width >= LEAST


def test_letters_on_paper_are_grey_and_nothing_there_needs_a_style_sheet() -> None:
    for kind in TYPES:
        for each in shapes(draw(chart(kind), PAPER, "x")):
            if each.tag == "text":
                shares = [int(each.attributes["fill"][at : at + 2], 16) for at in (1, 3, 5)]
                assert max(shares) - min(shares) <= 16  # which the press prints with black alone
            elif each.tag in ("rect", "path", "line", "circle"):
                assert "fill" in each.attributes or "stroke" in each.attributes
                assert "class" not in each.attributes


def test_areas_on_paper_are_hatched_so_that_series_stay_apart_without_colour() -> None:
    drawing = draw(chart("stacked", tuple(map(Decimal, (5, 6, 7, 8))), count=3), PAPER, "x")
    assert sum(each.tag == "path" and each.attributes.get("fill") == "none" for each in shapes(drawing)) >= 8


def test_what_is_missing_is_a_gap_in_a_line() -> None:
    drawing = draw(chart("line", (Decimal(1), Decimal(2), None, Decimal(3), Decimal(4)), ("1", "2", "3", "4", "5"), 1), WIDE, "x")
    assert len([each for each in shapes(drawing) if each.attributes.get("class") == "line-1"]) == 2


@given(st.lists(st.decimals(-1_000_000, 1_000_000, places=3), min_size=1, max_size=20), st.integers(2, 8), st.booleans())
def test_ticks_are_round_and_hold_all_numbers(values: list[Decimal], most: int, from_zero: bool) -> None:
    axis = scale(values, most, from_zero)
    ticks = axis.ticks()
    assert ticks[0] <= min(values) and ticks[-1] >= max(values)
    assert 2 <= len(ticks) <= most + 3
    assert axis.step.normalize().as_tuple().digits in ((1,), (2,), (5,))
    assert not from_zero or (Decimal(0) in ticks)


def test_hatching_stays_within_its_outline() -> None:
    lines = hatching([(0, 0), (30, 0), (30, 20), (0, 20)], 45, 5)
    points = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([\d.-]+ [\d.-]+)", lines)]
    assert len(points) >= 12
    assert all(-0.02 <= x <= 30.02 and -0.02 <= y <= 20.02 for x, y in points)


def test_the_same_values_give_the_same_drawing() -> None:
    assert [draw(chart(kind), WIDE, "x") for kind in TYPES] == [draw(chart(kind), WIDE, "x") for kind in TYPES]
