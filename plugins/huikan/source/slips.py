"""Slips of the keyboard in YAML: full-width punctuation, tabs, control characters. Each is said and mended.

Mending lets the rest of the text be read, so that one slip does not hide the next fault. A mended line keeps its
columns, except that one character may have been put in: `Mended.column` leads back to the column in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.source.sheet import Sheet

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
WIDE_SPACE = re.compile("[\u00a0\u2002-\u200b\u202f\u3000]+")
BLOCK = re.compile(r"(?:^|[:\-]\s+)[|>][-+0-9]*\s*(?:#.*)?$")
KEY = re.compile(r"(?P<indent>\s*(?:-\s+)*)(?P<key>[A-Za-z_][\w-]*)(?P<gap>\s*)(?P<colon>[:：])(?P<space>\s*)")


@dataclass(frozen=True, slots=True)
class Mended:
    """YAML whose slips are mended: lines `first` … of a sheet; `inserted` is line -> column of a character put in."""

    sheet: Sheet
    first: int
    lines: tuple[str, ...]
    inserted: dict[int, int]

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column of the mended line, both counted from 1."""
        return column - 1 if column > self.inserted.get(line, 1 << 30) else column


def mend(sheet: Sheet, first: int, last: int, fields: Set[str]) -> tuple[Mended, list[Diagnostic]]:
    """Lines `first` to `last` of the sheet without the slips in them; `fields` are the names that a key may have."""
    lines, faults, inserted = [], [], {}
    block = -1  # indentation of the field whose block of text (| or >) we are in
    for number in range(first, last + 1):
        line, slips = _characters(sheet, number)
        faults += slips
        indent = len(line) - len(line.lstrip(" "))
        if block < 0 or (line.strip() and indent <= block):
            block = indent if BLOCK.search(line) else -1
            line, slips, column = _punctuation(sheet, number, line, fields)
            faults += slips
            if column:
                inserted[number] = column
        lines.append(line)
    return Mended(sheet, first, tuple(lines), inserted), faults


def _characters(sheet: Sheet, number: int) -> tuple[str, list[Diagnostic]]:
    """The line without control characters and without tabs in its indentation."""
    line = sheet.line(number)
    faults = []
    for match in CONTROL.finditer(line):
        faults.append(sheet.found("control-character", number, match.start() + 1, 1, character=f"U+{ord(match[0]):04X}"))
    line = CONTROL.sub(" ", line)
    margin = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    if margin and "\t" in margin[0]:
        faults.append(sheet.found("tab", number, margin[0].index("\t") + 1, margin[0].count("\t")))
        line = margin[0].replace("\t", " ") + line[margin.end() :]
    return line, faults


def _punctuation(sheet: Sheet, number: int, line: str, fields: Set[str]) -> tuple[str, list[Diagnostic], int]:
    """The line with the punctuation that YAML means, its faults, and the column of a character put in (or 0)."""
    faults = []
    for start, end in _wide_spaces(line):
        faults.append(sheet.found("fullwidth-space", number, start + 1, end - start))
        line = line[:start] + " " * (end - start) + line[end:]
    match = KEY.match(line)
    if not match or (match["key"] not in fields and (match["colon"] == ":" or match["indent"])):
        return line, faults, 0
    at = match.start("colon")
    wide = match["colon"] == "："
    if wide:
        faults.append(sheet.found("fullwidth-colon", number, at + 1, 1, field=match["key"]))
    elif not match["space"] and match.end() < len(line):
        faults.append(sheet.found("no-space-after-colon", number, at + 1, 1, field=match["key"]))
    else:
        return line, faults, 0
    if match["space"] or match.end() == len(line):
        return f"{line[:at]}:{line[at + 1 :]}", faults, 0
    return f"{line[:at]}: {line[at + 1 :]}", faults, at + 2


def _wide_spaces(line: str) -> Iterator[tuple[int, int]]:
    """Wide spaces where YAML would take them for text: before a key and beside its colon."""
    margin = re.match(r"[\s\u200b]*(?:-[\s\u200b]+)*", line)
    head = re.match(r"[\s\u200b-]*[A-Za-z_][\w-]*[\s\u200b]*[:：][\s\u200b]*", line)
    end = head.end() if head else margin.end() if margin else 0
    for match in WIDE_SPACE.finditer(line, 0, end):
        yield match.start(), match.end()
