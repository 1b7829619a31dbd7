"""A `chart` block and its data as the value that is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from huikan.charts import Chart, Series
from huikan.data_blocks import formats
from huikan.data_blocks.formats import NOTHING, Format
from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem, unknown_name
from huikan.data_blocks.provinces import PLACES, short_name
from huikan.data_blocks.selection import excerpt, key_column
from huikan.data_blocks.spec import ChartBlock
from huikan.datasets import Cell, Dataset, is_missing, number, text

MOST_MARKS = 2_000
MOST_SERIES, MOST_SLICES = 10, 8
Numbers = tuple[Decimal | None, ...]
T = TypeVar("T")


@dataclass(slots=True)
class ChartData:
    """What a chart is made from: the block, its rows, the words of its language, what columns of
    several editions are (column, edition), the words of the interface; and what is wrong."""

    block: ChartBlock
    data: Dataset
    path: str
    naming: Naming
    meanings: Mapping[str, tuple[str, str]]
    say: Mapping[str, str]
    tiles: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def x(self) -> str:
        """The column of the names: of a scatter chart that of its points."""
        return key_column(self.block, self.data) if self.block.type == "scatter" or not self.block.x else self.block.x

    def has(self, where: str, name: str) -> bool:
        """Whether the file has a column; that it has not is said."""
        if name not in self.data.names:
            self.problems.append(unknown_name("unknown-column", where, name, self.data.names, file=self.path))
        return name in self.data.names


def chart_of(work: ChartData) -> Chart | None:
    """The chart, None where there is none to draw; why is among the problems."""
    block = work.block
    if block.type == "map":
        work.problems.append(Problem("map-boundaries", "type"))
        return None
    named = [("x", block.x), ("series", block.series), ("key", block.key), *(("y", name) for name in block.y)]
    missing = [name for where, name in named if name and not work.has(where, name)]
    if missing:
        return None
    columns = _columns(work)
    if not columns:
        work.problems.append(Problem("chart-without-numbers", "y", values={"file": work.path}))
        return None
    if block.type in ("line", "area") and work.meanings:
        names, series = _over_time(work, columns)
    elif block.series:
        names, series = _by_series(work, columns[0])
    else:
        names = tuple(map(work.naming.category, work.naming.cells(work.data, work.x)))
        series = [(_series_name(work, name), _numbers(work, name)) for name in columns]
    return _checked(work, _chart(work, names, series))


def _columns(work: ChartData) -> list[str]:
    """The columns of the numbers, with those of earlier editions before their own."""
    wanted = list(work.block.y)
    if not wanted:
        others = {work.x, work.block.x, work.block.series, *work.block.at, *work.meanings} - {""}
        own = [name for name, (column, _) in work.meanings.items() if name == column]
        names = [name for name in work.data.names if name not in others and not work.naming.is_translation(work.data, name)]
        wanted = own or [name for name in names if formats.is_numeric(work.data.column(name))]
    return [label for name in wanted for label in ([one for one, (of, _) in work.meanings.items() if of == name] or [name])]


def _series_name(work: ChartData, name: str) -> str:
    column, edition = work.meanings.get(name, (name, ""))
    said = work.naming.name(column)
    if edition and len({of for of, _ in work.meanings.values()}) == 1:
        return edition
    return f"{said} {edition}".strip()


def _numbers(work: ChartData, name: str) -> Numbers:
    """The numbers of a column; what is none is a gap, and said."""
    result = []
    for line, row, cell in zip(work.data.lines, work.data.rows, work.data.column(name), strict=True):
        value = number(cell)
        if value is None and not is_missing(cell):
            values = {"text": text(cell)[:40], "column": name}
            work.problems.append(Problem("not-a-number", "", work.path, line, excerpt(row), values))
        result.append(value)
    return tuple(result)


def _by_series(work: ChartData, column: str) -> tuple[tuple[str, ...], list[tuple[str, Numbers]]]:
    """Rows that each say of which series they are, as series of one number a name."""
    names, kinds = work.naming.cells(work.data, work.x), work.naming.cells(work.data, work.block.series)
    values = _numbers(work, column)
    if work.block.type == "scatter":
        listed = list(dict.fromkeys(kinds))
        points = [tuple(value if own == kind else None for own, value in zip(kinds, values, strict=True)) for kind in listed]
        return tuple(map(work.naming.category, names)), list(zip(map(work.naming.category, listed), points, strict=True))
    places: dict[tuple[Cell, Cell], Decimal | None] = {}
    for name, kind, value, line, row in zip(names, kinds, values, work.data.lines, work.data.rows, strict=True):
        if (name, kind) in places:
            said = {"name": text(name), "series": text(kind)}
            work.problems.append(Problem("chart-repeated", "", work.path, line, excerpt(row), said))
        places.setdefault((name, kind), value)
    across, listed = list(dict.fromkeys(names)), list(dict.fromkeys(kinds))
    series = [(work.naming.category(kind), tuple(places.get((name, kind)) for name in across)) for kind in listed]
    return tuple(map(work.naming.category, across)), series


def _over_time(work: ChartData, columns: Sequence[str]) -> tuple[tuple[str, ...], list[tuple[str, Numbers]]]:
    """Editions along the axis, a line for each row."""
    table = [_numbers(work, name) for name in columns]
    names = map(work.naming.category, work.naming.cells(work.data, work.x))
    series = [(name, tuple(column[at] for column in table)) for at, name in enumerate(names)]
    return tuple(work.meanings[name][1] for name in columns), series


def _chart(work: ChartData, names: tuple[str, ...], series: Sequence[tuple[str, Numbers]]) -> Chart:
    block, naming = work.block, work.naming
    form, every = Format(block.decimals), [value for _, numbers in series for value in numbers]
    parted = formats.is_parted(every, form)
    positions: tuple[Decimal, ...] = ()
    if block.type == "scatter":
        positions, names, series = _across(work, names, series)
    elif block.type in ("line", "area"):
        positions = _steps(names)
    listed = tuple(
        Series(name, numbers, tuple(NOTHING if value is None else formats.number_text(value, form, parted) for value in numbers))
        for name, numbers in series
    )
    unit = naming.said(block.unit)
    chart = Chart(
        type=block.type,
        categories=names,
        series=listed,
        unit=work.say["unit_line"].format(unit=unit) if unit else "",
        x_title=naming.said(block.x_title),
        y_title=naming.said(block.y_title),
        positions=positions,
        horizontal={"horizontal": True, "vertical": False}.get(block.direction),
        values=block.values,
        nothing=work.say["no_data"],
    )
    return _with_places(work, chart) if block.type == "tiles" else chart


def _steps(names: Sequence[str]) -> tuple[Decimal, ...]:
    """The numbers that names are, where they rise: years that are not at equal steps."""
    values = [number(name.removesuffix("年")) for name in names]
    steps = [value for value in values if value is not None]
    rises = len(steps) == len(names) and all(first < second for first, second in pairwise(steps))
    return tuple(steps) if rises and len(steps) > 1 else ()


def _across(
    work: ChartData, names: tuple[str, ...], series: Sequence[tuple[str, Numbers]]
) -> tuple[tuple[Decimal, ...], tuple[str, ...], list[tuple[str, Numbers]]]:
    """The points of a scatter chart that have a place on both axes."""
    across = _numbers(work, work.block.x) if work.block.x else tuple(Decimal(at + 1) for at in range(len(names)))
    kept = [at for at, value in enumerate(across) if value is not None]
    positions = tuple(value for value in across if value is not None)
    return positions, tuple(names[at] for at in kept), [(name, tuple(values[at] for at in kept)) for name, values in series]


def _with_places(work: ChartData, chart: Chart) -> Chart:
    """The tiles that have a place; the others are said."""
    places = list(map(_placing(work), range(len(chart.categories))))
    for name, place in zip(chart.categories, places, strict=True):
        if place is None:
            work.problems.append(unknown_name("tile-without-place", "tiles", name, work.tiles))
    kept = [at for at, place in enumerate(places) if place is not None]
    if not work.block.at and not work.tiles:
        chart = replace(chart, categories=tuple(short_name(name) or name for name in chart.categories))
    series = tuple(replace(one, values=_only(one.values, kept), texts=_only(one.texts, kept)) for one in chart.series[:1])
    listed = tuple(place for place in places if place is not None)
    return replace(chart, categories=_only(chart.categories, kept), series=series, places=listed)


def _only(values: Sequence[T], kept: Sequence[int]) -> tuple[T, ...]:
    return tuple(values[at] for at in kept)


def _placing(work: ChartData) -> Callable[[int], tuple[int, int] | None]:
    """Where each row's tile lies: by two columns, a file of places, or the divisions of China."""
    names = [text(cell).strip() for cell in work.data.column(work.x)]
    if len(work.block.at) == 2 and all(work.has("at", name) for name in work.block.at):
        columns, rows = (work.data.column(name) for name in work.block.at)
        return lambda at: _place(columns[at], rows[at])
    if work.block.tiles and work.block.tiles != "provinces":
        return lambda at: work.tiles.get(names[at])
    return lambda at: PLACES.get(short_name(names[at]))


def _place(column: Cell, row: Cell) -> tuple[int, int] | None:
    across, down = number(column), number(row)
    if across is None or down is None or abs(across) > 100 or abs(down) > 100:
        return None
    return int(across), int(down)


def _checked(work: ChartData, chart: Chart) -> Chart | None:
    """The chart, None where it cannot be drawn; and what makes it hard to read."""
    say, values = work.problems.append, list(chart.numbers())
    marks = len(chart.categories) * len(chart.series)
    if not values or not chart.categories:
        say(Problem("chart-without-numbers", "y", values={"file": work.path}))
    elif marks > MOST_MARKS:
        say(Problem("chart-too-large", "data", values={"count": str(marks), "limit": str(MOST_MARKS)}))
    elif chart.type == "pie" and (min(values) < 0 or not any(values)):
        say(Problem("pie-negative", "y"))
    elif chart.type == "pyramid" and len(chart.series) != 2:
        say(Problem("pyramid-sides", "y", values={"count": str(len(chart.series))}))
    else:
        if chart.type == "area" and len(chart.series) > 1 and any(None in series.values for series in chart.series):
            say(Problem("area-with-gaps", "type"))
        if len(chart.series) > MOST_SERIES or (chart.type == "pie" and len(chart.categories) > MOST_SLICES):
            count, limit = (len(chart.categories), MOST_SLICES) if chart.type == "pie" else (len(chart.series), MOST_SERIES)
            say(Problem("chart-crowded", "y", values={"count": str(count), "limit": str(limit)}))
        return chart
    return None
