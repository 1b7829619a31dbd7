"""Tables whose columns are marked by rows of hyphens alone, as pandoc writes those of Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from huikan.markup import tables
from huikan.markup.blocks import Reader
from huikan.markup.dialects.columns import cut
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line, marked

_COLUMNS = re.compile(r" *-{2,}(?: +-{2,})+ *$")
_LINE = re.compile(r" *-{6,} *$")
_MOST = 500  # lines of one table


class _Layout(NamedTuple):
    """Where the parts of a table stand: indices of lines. `head` is empty for a table without one;
    `apart`: blank lines, not lines, part the rows."""

    head: range
    columns: int
    body: range
    end: int
    apart: bool


def simple_table(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    layout = _layout(lines, start)
    if not layout:
        return 0
    columns = [match.start() for match in re.finditer(r"-+", lines[layout.columns].text)]
    caption, taken = tables.caption(parent, lines, layout.end)
    element = tables.captioned(parent, caption)
    if layout.head:
        _row(SubElement(SubElement(element, "thead"), "tr"), "th", [lines[at] for at in layout.head], columns)
    body = SubElement(element, "tbody")
    for row in _rows([lines[at] for at in layout.body], layout.apart):
        _row(SubElement(body, "tr"), "td", row, columns)
    return taken - start


def begins(lines: Sequence[Line], index: int) -> bool:
    return "--" in lines[index].text and not lines[index].text.strip(" -") and _layout(lines, index) is not None


def _layout(lines: Sequence[Line], start: int) -> _Layout | None:
    following = lines[start + 1].text if start + 1 < len(lines) else ""
    if _LINE.match(lines[start].text) and following.strip():
        return _lined(lines, start)
    if _COLUMNS.match(lines[start].text) and following.strip() and not _COLUMNS.match(following):
        close = _next(lines, start + 1, lambda text: bool(_COLUMNS.match(text) or _LINE.match(text)))
        if close and lines[close - 1].text.strip():
            body = range(start + 1, close)
            return _Layout(range(0), start, body, close + 1, any(not lines[at].text.strip() for at in body))
    if lines[start].text.strip() and not _COLUMNS.match(lines[start].text) and _COLUMNS.match(following):
        end = start + 2
        while end < len(lines) and lines[end].text.strip() and not _COLUMNS.match(lines[end].text):
            end += 1
        closed = end < len(lines) and bool(_COLUMNS.match(lines[end].text))
        if end > start + 2 and _is_head(lines, start):
            return _Layout(range(start, start + 1), start + 1, range(start + 2, end), end + closed, False)
    return None


def _is_head(lines: Sequence[Line], start: int) -> bool:
    """Whether every column of the line above the hyphens has words: `- - -` below a
    sentence is a rule."""
    columns = [match.start() for match in re.finditer(r"-+", lines[start + 1].text)]
    return all(_pieces(lines[start].text, columns))


def _lined(lines: Sequence[Line], start: int) -> _Layout | None:
    """A table between two whole lines of hyphens: its rows may have several lines."""
    columns = _next(lines, start + 1, lambda text: bool(_COLUMNS.match(text)) or not text.strip())
    if not columns or not _COLUMNS.match(lines[columns].text):
        return None
    close = _next(lines, columns + 1, lambda text: bool(_LINE.match(text)))
    if not close:
        return None
    body = range(columns + 1, close)
    return _Layout(range(start + 1, columns), columns, body, close + 1, any(not lines[at].text.strip() for at in body))


def _next(lines: Sequence[Line], start: int, is_it: object) -> int:
    assert callable(is_it)
    return next((at for at in range(start, min(len(lines), start + _MOST)) if is_it(lines[at].text)), 0)


def _rows(body: Sequence[Line], apart: bool) -> list[list[Line]]:
    rows: list[list[Line]] = [[]]
    for line in body:
        if apart and line.text.strip():
            rows[-1].append(line)
        elif apart or rows[-1]:
            rows.append([] if apart else [line])
        else:
            rows[-1].append(line)
    return [row for row in rows if row]


def _row(row: Element, tag: str, lines: Sequence[Line], columns: Sequence[int]) -> None:
    pieces = [(line.number, _pieces(line.text, columns)) for line in lines]
    for at in range(len(columns)):
        cell = SubElement(row, tag)
        content = [Line(number, cells[at]) for number, cells in pieces if cells[at]]
        cell.text = marked(content) if content else ""


def _pieces(text: str, columns: Sequence[int]) -> list[str]:
    """The cells of a line. What stands apart by two spaces as often as there are columns is
    taken so: not every editor counts a Chinese character as two."""
    apart = re.split(r" {2,}", text.strip())
    if len(apart) == len(columns):
        return apart
    return [piece.strip() for piece in cut(text, [0, *columns[1:]])]


SIMPLE_TABLES = (
    Understood(
        "simple table", "pandoc", "  甲    乙\n  ----  ----\n  1     2", ("-- -", "--  "), block=simple_table, begins=begins
    ),
)
