"""Tables drawn with `+`, `-` and `|`, as pandoc writes those of Word whose cells hold more than a
line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from huikan.markup import containers, tables
from huikan.markup.blocks import Reader, dedent, indent
from huikan.markup.dialects.columns import at, cut
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line

_RULE = re.compile(r" {0,3}\+(?:[:]?[-=]+[:]?\+)+ *$")
_MOST = 1000  # lines of one table

Row = list[Line]


def grid_table(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    grid = _grid(lines, start)
    if not grid:
        return 0
    rules, end = grid
    columns = [match.start() for match in re.finditer(r"\+", lines[start].text)][:-1]
    caption, taken = tables.caption(parent, lines, end)
    element = tables.captioned(parent, caption)
    head = next((rule for rule in rules[1:] if "=" in lines[rule].text), 0)
    aligns = _aligns(lines[head or start].text)
    for above, below in pairwise(rules):
        section = (
            SubElement(element, "thead" if below <= head else "tbody") if _begins_section(element, below <= head) else element[-1]
        )
        row = SubElement(section, "tr")
        for span, cell in _cells(lines[above + 1 : below], columns):
            at_column = columns.index(span[0])
            _cell(reader, row, "th" if below <= head else "td", cell, len(span), aligns[at_column])
    return taken - start


def _begins_section(table: Element, head: bool) -> bool:
    return not len(table) or table[-1].tag not in ("thead", "tbody") or (table[-1].tag == "thead" and not head)


def begins(lines: Sequence[Line], index: int) -> bool:
    return lines[index].text.lstrip().startswith("+") and _grid(lines, index) is not None


def _grid(lines: Sequence[Line], start: int) -> tuple[list[int], int] | None:
    """The indices of the rules of a grid, and the index behind it; None for what is none: rules
    must be alike, and lines between them begin and end with a bar."""
    if not _RULE.match(lines[start].text):
        return None
    inset = indent(lines[start].text)
    places = [match.start() for match in re.finditer(r"\+", lines[start].text)]
    rules, index = [start], start + 1
    while index < min(len(lines), start + _MOST):
        text = lines[index].text.rstrip()
        if _RULE.match(text):
            if [match.start() for match in re.finditer(r"\+", text)] != places:
                return None
            rules.append(index)
        elif not (text.startswith(" " * inset + "|") and text.endswith("|")):
            break
        index += 1
    return (rules, index) if len(rules) > 1 and rules[-1] == index - 1 and all(b > a + 1 for a, b in pairwise(rules)) else None


def _cells(row: Sequence[Line], columns: Sequence[int]) -> Iterator[tuple[list[int], Row]]:
    """The cells of a row, each with the columns that it takes: a boundary without a bar
    on all its lines is none. Bars as many as columns will do, wherever they stand: not
    everybody counts a Chinese character as two."""
    texts = [line.text.strip()[1:-1].split("|") for line in row]
    if all(len(cells) == len(columns) for cells in texts):
        for number, column in enumerate(columns):
            yield [column], [Line(line.number, cells[number].rstrip()) for line, cells in zip(row, texts, strict=True)]
        return
    spans: list[list[int]] = []
    for column in columns:
        if not spans or all(at(line.text, column) == "|" for line in row):
            spans.append([column])
        else:
            spans[-1].append(column)
    pieces = [(line.number, cut(line.text.rstrip().removesuffix("|"), [span[0] for span in spans])) for line in row]
    for number, span in enumerate(spans):
        yield span, [Line(line, cells[number].removeprefix("|").rstrip()) for line, cells in pieces]


def _cell(reader: Reader, row: Element, tag: str, content: Row, width: int, align: str) -> None:
    cell = SubElement(row, tag, ({"colspan": str(width)} if width > 1 else {}) | ({"align": align} if align else {}))
    inset = min((indent(line.text) for line in content if line.text.strip()), default=0)
    reader.read(cell, [dedent(line, inset) for line in content])
    if len(cell) == 1:
        containers.tighten(cell)


def _aligns(rule: str) -> list[str]:
    cells = rule.strip().strip("+").split("+")
    ends = [(cell.startswith(":"), cell.endswith(":")) for cell in cells]
    return ["center" if left and right else "right" if right else "left" if left else "" for left, right in ends]


GRID_TABLES = (
    Understood("grid table", "pandoc", "+---+---+\n| 甲 | 乙 |\n+---+---+", ("+-", "+=", "+:"), block=grid_table, begins=begins),
)
