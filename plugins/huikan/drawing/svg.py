"""SVG elements as text: paths, shapes and words. Coordinates are rounded to a
tenth, which also makes them short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Faces:
    """The families that words are set in: `serif` for titles, `sans` for what
    is small. CSS lists of families."""

    serif: str
    sans: str


SITE = Faces(
    serif="'Songti SC','Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC',STZhongsong,SimSun,serif",
    sans="'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif",
)
SITE_LATIN = Faces(
    serif="'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Noto Serif','Noto Serif CJK SC','Liberation Serif',serif",
    sans="-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Noto Sans CJK SC',sans-serif",
)
PRINT = Faces(serif="'Noto Serif SC'", sans="'Noto Sans SC'")
PRINT_LATIN = Faces(serif="'Source Serif 4','Noto Serif SC'", sans="'Source Sans 3','Noto Sans SC'")


def number(value: float) -> str:
    """A coordinate: at most one decimal, no needless zeros, never "-0"."""
    return _tenths(round(value * 10))


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    box = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {box} fill="{fill}"{_more(more)}/>'


def circle(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{_more(more)}/>'


def shape(points: Sequence[Point], fill: str, more: str = "") -> str:
    """A filled polygon."""
    return f'<path d="{path(points, closed=True)}" fill="{fill}"{_more(more)}/>'


def stroke(data: str, colour: str, width: float, more: str = "") -> str:
    """A line along path data."""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:.3g}"{_more(more)}/>'


def path(points: Sequence[Point], closed: bool = False) -> str:
    """Path data of straight lines. Steps are relative: shorter, and no error adds
    up, as each starts on a tenth."""
    grid = _grid(points)
    if not grid:
        return ""
    steps = (pair for (ax, ay), (bx, by) in pairwise(grid) if (pair := (bx - ax, by - ay)) != (0, 0))
    return _move(grid[0]) + "".join(_step("l", pair) for pair in steps) + ("z" if closed else "")


def segments(pairs: Iterable[tuple[Point, Point]]) -> str:
    """Path data of separate straight lines."""
    return "".join(path(pair) for pair in pairs)


def arc(start: Point, radius: float, end: Point, clockwise: bool = True) -> str:
    """Path data of the shorter arc from one point to another."""
    turn = "1" if clockwise else "0"
    return f"M{number(start[0])} {number(start[1])}{bow(radius, end, turn)}"


def bow(radius: float, end: Point, turn: str = "1") -> str:
    """Path data that goes on to `end` along a circle."""
    return f"A{number(radius)} {number(radius)} 0 0 {turn} {number(end[0])} {number(end[1])}"


def smooth(points: Sequence[Point]) -> str:
    """Path data of a soft line near the points: it touches the middles of
    the straight lines between them."""
    grid = _grid(points)
    if len(grid) < 3:
        return path(points)
    closed = grid[0] == grid[-1]
    ring = [*grid[:-1], grid[0], grid[1]] if closed else grid
    start = _middle(ring[0], ring[1]) if closed else ring[0]
    data = _move(start)
    for corner, after in pairwise(ring[1:]):
        end = after if not closed and after is ring[-1] else _middle(corner, after)
        data += _step("q", (corner[0] - start[0], corner[1] - start[1], end[0] - start[0], end[1] - start[1]))
        start = end
    return data + ("z" if closed else "")


def group(body: str, more: str) -> str:
    return f"<g{_more(more)}>{body}</g>"


def words(x: float, y: float, text: str, more: str = "") -> str:
    """A line of text from `x` on, its baseline at `y`. Text is escaped here and nowhere else."""
    return f'<text x="{number(x)}" y="{number(y)}"{_more(more)}>{escape(text, quote=False)}</text>'


def typed(body: str, size: float, fill: str, family: str, more: str = "") -> str:
    """Lines of text with what they are set in."""
    return group(body, f'font-family="{family}" font-size="{number(size)}" fill="{fill}" {more}'.strip()) if body else ""


BOLD = 'font-weight="700"'
MIDDLE = 'text-anchor="middle"'
END = 'text-anchor="end"'


def _more(attributes: str) -> str:
    return f" {attributes}" if attributes else ""


def _tenths(value: int) -> str:
    whole, tenth = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole or ''}.{tenth}" if tenth else f"{sign}{whole}"


def _grid(points: Iterable[Point]) -> list[tuple[int, int]]:
    return [(round(x * 10), round(y * 10)) for x, y in points]


def _middle(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    return (first[0] + second[0]) // 2, (first[1] + second[1]) // 2


def _move(point: tuple[int, int]) -> str:
    return f"M{_tenths(point[0])} {_tenths(point[1])}"


def _step(letter: str, values: Sequence[int]) -> str:
    """A relative command; a minus sign needs no blank before it."""
    text = letter + _tenths(values[0])
    for value in values[1:]:
        text += _tenths(value) if value < 0 else f" {_tenths(value)}"
    return text
