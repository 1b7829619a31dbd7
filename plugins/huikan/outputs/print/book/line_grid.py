"""The grid of lines of books whose pages face each other: which have one, and how deep their
pages are, which hold whole lines."""

from __future__ import annotations

import re

from huikan.model import KindProfile

MM = 25.4 / 72  # in a point
SLACK = 0.05  # mm below the last line, so that it has room whatever is rounded
ROOT = re.compile(r"(?:^|\n)html(?::lang\((\w+)\))? \{([^}]*)\}")
SIZE, HEIGHT = re.compile(r"font-size: ([\d.]+)pt"), re.compile(r"line-height: ([\d.]+)")


def is_gridded(profile: KindProfile) -> bool:
    """Whether books of a kind are set on a grid: newsletters, reports, proceedings."""
    return bool(profile.part)


def line_height(css: str, lang: str) -> float:
    """How high a line of running text is by a book's style sheets, in mm."""
    size, height = 10.5, 1.75
    for language, rule in ROOT.findall(css):
        if language in ("", lang):
            size = float(match[1]) if (match := SIZE.search(rule)) else size
            height = float(match[1]) if (match := HEIGHT.search(rule)) else height
    return size * height * MM


def foot(paper: float, head: float, deepest: float, line: float) -> float:
    """The margin below whole lines of a page, which is near `deepest`; all in mm."""
    count = round((paper - head - deepest) / line)
    return round(paper - head - count * line - SLACK, 3)
