"""A table as Excel, WPS and Word paste it: tabs between the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from huikan.markup import tables
from huikan.markup.blocks import Reader
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line, marked

_ENUMERATED = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+|[A-Za-z])[）).、．]|[-+*•●▪◆○·①-⑳#>]")


def tab_table(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    rows = [_cells(line) for line in lines[start:end]]
    if len(rows) < 2 or any(_ENUMERATED.fullmatch(row[0].strip()) for row in rows) or not rows[0][0].strip(">- "):
        return 0
    width = max(map(len, rows))
    if any(len(row) != width for row in rows):
        rows = [[cell for cell in row if cell.strip()] for row in rows]
        width = max(map(len, rows))
        if any(len(row) != width for row in rows):  # tabs that only move words about, or a table with gaps
            reader.findings.append(("ragged-tabs", lines[start].number, lines[start].text.strip()))
            SubElement(parent, "p").text = marked([Line(line.number, f"{line.text.strip()}  ") for line in lines[start:end]])
            return end - start
    caption, taken = tables.caption(parent, lines, end)
    element = tables.captioned(parent, caption)
    sections = SubElement(element, "thead"), SubElement(element, "tbody")
    for index, (line, row) in enumerate(zip(lines[start:end], rows, strict=True)):
        tr = SubElement(sections[index > 0], "tr")
        for cell in row:
            SubElement(tr, "td" if index else "th").text = marked([Line(line.number, cell.strip())])
    return taken - start


def _cells(line: Line) -> list[str]:
    return line.tabbed.rstrip().split("\t")


def begins(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and _is_row(lines[index]) and _is_row(lines[index + 1])


def _is_row(line: Line) -> bool:
    return bool(line.tabbed) and "|" not in line.tabbed


TAB_TABLES = (Understood("pasted table", "Excel, WPS, Word", "甲\t乙\n1\t2", ("\t",), block=tab_table, begins=begins),)
