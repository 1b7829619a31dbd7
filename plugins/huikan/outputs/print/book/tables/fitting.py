"""How a table is set so that it fits: its size of type, what of it stays on one line, and the
widths of its columns by their content. Pure.

Short cells stay whole and the long columns give way to them; where that is too wide the type
becomes smaller, or longer cells may break, whichever costs less. Numbers are never parted, words
only where nothing else helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from huikan.outputs.print.book.tables.grid import Cell, Grid

MM = 25.4 / 72
LIMITS = (17.0, 12.5, 9.0, 7.0, 5.2, 4.2)  # em: a cell up to so wide is not parted; one that is longer has at least as much
READY = 4  # of LIMITS, how many make a table that is good to read
WORDS = (24.0, 20.0, 16.0, 12.0, 9.0, 7.0)  # em: a word up to so wide is not parted, with the limit of the same place
STEP = 0.93  # of the size before
SMALLEST = 6.2  # pt
LOOSE, TIGHT = 2.4, 1.4  # mm beside the text of a cell
MANY = 7  # columns from which a table is set tight
COSTS = (0.0, 0.7, 3.2, 5.0, 7.0, 8.5)  # what each limit costs, in steps of size
SLACK = 0.02  # of a width: what the estimate may be wrong
HAIR = 0.3  # em


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table is set: its size in points, how far its cells stay whole (em), the room beside
    their text in mm, and the widths of its columns in percent and of their text in em, () where
    all fits on one line."""

    size: float
    limit: float
    word: float
    padding: float
    shares: tuple[float, ...] = ()
    widths: tuple[float, ...] = ()

    def is_whole(self, cell: Cell) -> bool:
        """Whether a cell is set on as many lines as its author wrote."""
        return cell.is_number or cell.width <= self.limit


def fitted(grid: Grid, measure: float, size: float, last: bool) -> Fit | None:
    """The best way to set a table across `measure` mm, of type that is `size` points where there
    is room; None where there is none. `last`: also ways that are hard to read."""
    ways = sorted(_ways(size, grid.columns, last), key=lambda way: way[0])
    return next((fit for _, type_size, place, padding in ways if (fit := _fit(grid, measure, type_size, place, padding))), None)


def _ways(size: float, columns: int, last: bool) -> Iterator[tuple[float, float, int, float]]:
    """What a way costs, its size, the place of its limit, its padding."""
    step, type_size = 0, size
    while step == 0 or type_size >= SMALLEST:
        for place in range(len(LIMITS) if last else READY):
            padding = LOOSE if columns < MANY and step < 2 and place < READY else TIGHT
            yield step + COSTS[place], round(type_size, 2), place, padding
        step, type_size = step + 1, type_size * STEP


def _fit(grid: Grid, measure: float, size: float, place: int, padding: float) -> Fit | None:
    em = size * MM
    room = (measure - grid.columns * padding) / em * (1 - SLACK)
    least = columns_at_least(grid, LIMITS[place], WORDS[place])
    if sum(least) > room:
        return None
    full = _full(grid, least)
    if sum(full) <= room:
        return Fit(size, LIMITS[place], WORDS[place], padding)
    widths = tuple(_filling(_shared(grid, least, full, room), room / (1 - SLACK)))
    shares = tuple((width * em + padding) / measure * 100 for width in widths)
    return Fit(size, LIMITS[place], WORDS[place], padding, shares, widths)


def columns_at_least(grid: Grid, limit: float, word: float) -> list[float]:
    """The least width of each column, in em."""
    least = [0.0] * grid.columns
    spanning = []
    for cell in grid.cells:
        if cell.span > 1:
            spanning.append(cell)
        else:
            least[cell.column] = max(least[cell.column], _least(cell, limit, word))
    for cell in spanning:
        columns = range(cell.column, min(cell.column + cell.span, grid.columns))
        lacking = _least(cell, limit, word) - sum(least[column] for column in columns)
        for column in columns:
            least[column] += max(0.0, lacking) / len(columns)
    return least


def _least(cell: Cell, limit: float, word: float) -> float:
    if cell.is_number or cell.width <= limit:
        return cell.width + HAIR * bool(cell.width)
    return max(min(cell.longest, word), min(cell.width, limit * 0.8)) + HAIR


def _full(grid: Grid, least: Sequence[float]) -> list[float]:
    """The width at which each column has its cells on one line."""
    full = list(least)
    for cell in grid.cells:
        if cell.span == 1:
            full[cell.column] = max(full[cell.column], cell.width + HAIR * bool(cell.width))
    return full


def _shared(grid: Grid, least: Sequence[float], full: Sequence[float], room: float) -> list[float]:
    """The widths of columns that do not all fit on one line: the more text a column has, the
    wider, as the root of it, which makes the table lowest."""
    amounts = [0.0] * grid.columns
    for cell in grid.cells:
        if cell.span == 1:
            amounts[cell.column] += cell.width
    low, high = 0.0, room
    for _ in range(40):
        middle = (low + high) / 2
        total = sum(_held(middle * sqrt(amount), *bounds) for amount, *bounds in zip(amounts, least, full, strict=True))
        low, high = (middle, high) if total <= room else (low, middle)
    return [_held(low * sqrt(amount), *bounds) for amount, *bounds in zip(amounts, least, full, strict=True)]


def _held(width: float, least: float, most: float) -> float:
    return min(max(width, least), most)


def _filling(widths: Sequence[float], room: float) -> list[float]:
    """The widths with what is left given to all."""
    rest = max(0.0, room - sum(widths)) / max(1, len(widths))
    return [width + rest for width in widths]
