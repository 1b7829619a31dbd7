"""Input errors in YAML: full-width punctuation, tabs, control
characters. Each is said and repaired.

Repair lets the rest of the text be read, so that one error does not hide the next fault.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.source.field_aliases import FIELD_ALIASES
from huikan.source.source_text import SourceText

# What XML, YAML or the eye cannot take: control characters, and marks that have no width.
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
WIDE_SPACE = re.compile("[\u00a0\u2002-\u200b\u202f\u3000]+")
CONFLICT = re.compile(r"(?:<{7}|>{7}) \S.*|={7}")  # git's marks
BLOCK = re.compile(r"(?:^|[:\-]\s+)[|>][-+0-9]*\s*(?:#.*)?$")
MARGIN = re.compile(r"[\s\u200b]*(?:-[\s\u200b]+)*")
KEY = re.compile(
    r"(?P<indent>\s*(?:-\s+)*)(?P<key>[A-Za-z_][\w-]*|[\u4e00-\u9fff]{1,6})(?P<gap>[\s\u200b]*)(?P<colon>[:：])(?P<space>[\s\u200b]*)"
)


@dataclass(slots=True)
class Line:
    """A line under repair; `columns` says where in the file each of its characters comes from."""

    text: str
    columns: list[int]

    def replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        origin = self.columns[start] if start < len(self.columns) else len(self.columns) + 1
        self.columns[start:end] = [origin] * len(text)


@dataclass(frozen=True, slots=True)
class RepairedYaml:
    """YAML whose input errors are repaired: lines `first` … of a file. `columns`
    for the lines that were touched."""

    source: SourceText
    first: int
    lines: tuple[str, ...]
    columns: dict[int, list[int]]

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column of the repaired line, both counted from 1."""
        origins = self.columns.get(line)
        if origins is None:
            return column
        return origins[column - 1] if column <= len(origins) else (origins[-1] if origins else 0) + column - len(origins)


def repair(
    source: SourceText, first: int, last: int, fields: Set[str], top: Set[str] = frozenset()
) -> tuple[RepairedYaml, list[Diagnostic]]:
    """Lines `first` to `last` of the file without the input errors in them.

    `fields` are the names that a key may have, `top` those that can only stand at the margin.
    """
    lines: list[str] = []
    faults: list[Diagnostic] = []
    columns = {}
    block = -1  # indentation of the field whose block of text (| or >) we are in
    for number in range(first, last + 1):
        line = Line(source.line(number), list(range(1, len(source.line(number)) + 1)))
        if CONFLICT.fullmatch(line.text):
            faults += [source.found("merge-conflict", number, 1, 7)] if line.text[0] != "=" else []
            line.replace(0, len(line.text), "")
        faults += _characters(source, number, line)
        indent = len(line.text) - len(line.text.lstrip(" "))
        if block < 0 or (line.text.strip() and indent <= block):
            block = indent if BLOCK.search(line.text) else -1
            faults += _spaces(source, number, line, top)
            faults += _colon(source, number, line, fields)
        lines.append(line.text)
        if line.text != source.line(number):
            columns[number] = line.columns
    return RepairedYaml(source, first, tuple(lines), columns), faults


def _characters(source: SourceText, number: int, line: Line) -> list[Diagnostic]:
    """Takes out control characters, and tabs from the indentation."""
    faults = []
    match = CONTROL.search(line.text)
    if match:
        faults.append(source.found("control-character", number, match.start() + 1, 1, character=f"U+{ord(match[0]):04X}"))
    for match in reversed(list(CONTROL.finditer(line.text))):
        line.replace(match.start(), match.end(), " " if match[0] in "\x85\u2028\u2029" else "")
    margin = re.match(r"[ \t]*(?:-[ \t]+)*", line.text)
    tabs = [place for place in range(margin.end() if margin else 0) if line.text[place] == "\t"]
    if tabs:
        faults.append(source.found("tab", number, tabs[0] + 1, len(tabs)))
    for place in reversed(tabs):
        line.replace(place, place + 1, "  ")
    return faults


def _spaces(source: SourceText, number: int, line: Line, top: Set[str]) -> list[Diagnostic]:
    """Makes spaces plain where YAML would take them for text: before a key and beside its colon."""
    head = KEY.match(line.text) or MARGIN.match(line.text)
    matches = list(WIDE_SPACE.finditer(line.text, 0, head.end())) if head else []
    faults = [source.found("fullwidth-space", number, line.columns[match.start()], len(match[0])) for match in matches[:1]]
    for match in reversed(matches):
        line.replace(match.start(), match.end(), " " * len(match[0]))
    key = KEY.match(line.text)
    if matches and key and key["key"] in top and key["indent"].isspace():
        line.replace(0, key.start("key"), "")
    return faults


def _colon(source: SourceText, number: int, line: Line, fields: Set[str]) -> list[Diagnostic]:
    """Puts a colon and a space where the author has written something like them."""
    match = KEY.match(line.text)
    if match and match["key"][0] >= "\u4e00" and (match["key"] not in FIELD_ALIASES or match["indent"]):
        return []
    if not match or (match["key"] not in fields and (match["colon"] == ":" or match["indent"])):
        return []
    at, ends = match.start("colon"), match.end() == len(line.text)
    if match["colon"] == "：":
        code = "fullwidth-colon"
    elif not match["space"] and not ends:
        code = "no-space-after-colon"
    else:
        return []
    fault = source.found(code, number, line.columns[at], 1, field=match["key"])
    line.replace(at, at + 1, ":" if match["space"] or ends else ": ")
    return [fault]
