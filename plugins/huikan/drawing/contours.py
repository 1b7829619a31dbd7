"""Lines of equal height of an invented field: marching squares, the
pieces joined into long lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp

from huikan.drawing.svg import Point, smooth

Grid = Sequence[Sequence[float]]
Hill = tuple[float, float, float, float]  # x, y, spread, height
FINENESS = 48  # steps along the longer side


def lines_of(hills: Sequence[Hill], width: float, height: float, levels: int) -> list[str]:
    """The path data of each of `levels` lines of equal height, from the lowest."""
    step = max(width, height) / FINENESS
    grid = _field(hills, step, int(width / step) + 3, int(height / step) + 3)
    low, high = min(map(min, grid)), max(map(max, grid))
    heights = (low + (high - low) * number / (levels + 1) for number in range(1, levels + 1))
    return ["".join(smooth(_thin(line)) for line in _march(grid, level, step)) for level in heights]


def _field(hills: Sequence[Hill], step: float, columns: int, rows: int) -> Grid:
    """The heights at the corners of a net; its first column and row
    lie one step outside the sheet."""
    return [[sum(_hill(hill, (x - 1) * step, (y - 1) * step) for hill in hills) for x in range(columns)] for y in range(rows)]


def _hill(hill: Hill, x: float, y: float) -> float:
    cx, cy, spread, height = hill
    return height * exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * spread * spread))


def _march(grid: Grid, level: float, step: float) -> list[list[Point]]:
    links: dict[Point, list[Point]] = {}
    above = [[height > level for height in row] for row in grid]
    for y, (upper, lower) in enumerate(pairwise(above)):
        for x in range(len(upper) - 1):
            if upper[x] == upper[x + 1] == lower[x] == lower[x + 1]:
                continue  # as in most squares: the line is elsewhere
            corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
            sides = zip(corners, [*corners[1:], corners[0]], strict=True)
            ends = [_cut(grid, a, b, level, step) for a, b in sides if above[a[1]][a[0]] != above[b[1]][b[0]]]
            for first, second in zip(ends[::2], ends[1::2], strict=True):
                if first != second:
                    links.setdefault(first, []).append(second)
                    links.setdefault(second, []).append(first)
    return _join(links)


def _cut(grid: Grid, first: tuple[int, int], second: tuple[int, int], level: float, step: float) -> Point:
    """Where the line crosses the side between two corners; the same from
    both squares that share the side."""
    (ax, ay), (bx, by) = sorted((first, second))
    low, high = grid[ay][ax], grid[by][bx]
    share = (level - low) / (high - low)
    return round((ax + (bx - ax) * share - 1) * step, 2), round((ay + (by - ay) * share - 1) * step, 2)


def _join(links: dict[Point, list[Point]]) -> list[list[Point]]:
    """Long lines out of pieces: those with an end first, then closed ones."""
    lines = []
    starts = [point for point, others in links.items() if len(others) % 2] + list(links)
    for start in starts:
        line = [start]
        while links.get(line[-1]):
            end = line[-1]
            neighbour = links[end].pop()
            links[neighbour].remove(end)
            line.append(neighbour)
        if len(line) > 1:
            lines.append(line)
    return lines


def _thin(line: list[Point]) -> list[Point]:
    """Every second point and both ends: the field is far smoother than its net."""
    return line if len(line) < 9 else [*line[:-1:2], line[-1]]
