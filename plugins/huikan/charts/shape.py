"""Shapes of a drawing, and how wide words are in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

Point = tuple[float, float]


class Shape(NamedTuple):
    """An element of SVG."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Shape | str, ...] = ()


def number(value: float) -> str:
    """A coordinate, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def shape(name: str, *children: Shape | str, **attributes: float | str) -> Shape:
    """An element; `stroke_width` is `stroke-width`, `class_` is `class`, and nothing stands for
    an empty text."""
    written = {
        key.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for key, value in attributes.items()
        if value != ""
    }
    return Shape(name, written, children)


def width_of(text: str, size: float) -> float:
    """About how wide a text is, rather too wide than too narrow: nobody knows the reader's font."""
    return size * sum(map(_share, text))


def _share(character: str) -> float:
    if east_asian_width(character) in "WF" or character in "—…":  # which fonts for Chinese have an em wide
        return 1.0
    if character in " .,:;'|!ijl·":
        return 0.32
    if character.isdigit():
        return 0.58
    return 0.72 if character.isupper() or character in "mw%＋" else 0.58


def fitted(text: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than there is room."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, size: float, width: float, most: int = 2) -> list[str]:
    """The text on at most so many lines, the last of them cut."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and width_of(rest, size) > width:
        end = len(rest)
        while end > 1 and width_of(rest[:end], size) > width:
            end -= 1
        space = rest.rfind(" ", 0, end + 1)
        end = space if space > 0 else end
        lines.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [*lines, fitted(rest, size, width)] if rest else lines


def path(points: Sequence[Point], closed: bool = False) -> str:
    """The data of a path through some points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def hatching(points: Sequence[Point], angle: float, gap: float) -> str:
    """Parallel lines within a polygon as the data of a path: no pattern or clip is needed, so that
    every program draws them, and their ink is a colour like others."""
    turn = math.radians(angle)
    cosine, sine = math.cos(turn), math.sin(turn)
    turned = [(x * cosine + y * sine, y * cosine - x * sine) for x, y in points]
    low, high = min(y for _, y in turned), max(y for _, y in turned)
    pieces = []
    step = math.floor(low / gap) + 1
    while step * gap < high:
        level = step * gap
        ends = sorted(_crossings(turned, level))
        for left, right in zip(ends[::2], ends[1::2], strict=False):
            if right - left > 0.3:
                ways = [(x * cosine - level * sine, x * sine + level * cosine) for x in (left, right)]
                pieces.append(path(ways))
        step += 1
    return "".join(pieces)


def _crossings(points: Sequence[Point], level: float) -> list[float]:
    """Where the edges of a polygon cross a horizontal line."""
    return [
        left + (level - top) * (right - left) / (bottom - top)
        for (left, top), (right, bottom) in zip(points, [*points[1:], points[0]], strict=True)
        if (top > level) != (bottom > level)
    ]
