"""The front matter of a document: from where to where it goes, and what is wrong with its fences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.source.sheet import Sheet

MAX_BYTES = 64 * 1024
OPEN = re.compile(r"---[ \t]*")
CLOSE = re.compile(r"(---|\.\.\.)[ \t]*")
# What comes out when --- is typed with a Chinese input method, or one dash too many or too few.
ODD_FENCE = re.compile(r"\s*(?:[-‐‑‒–—―－─━﹣_＿=]{2,}|—+)\s*")
FIELD = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*\s*[:：]|\s*#|\s+\S|- |-$")
BARE = re.compile(r"(?:title|date|authors?|status|标题|题目|日期|作者)\s*[:：]\s*\S")  # no text begins with two such lines


@dataclass(frozen=True, slots=True)
class Front:
    """The YAML is lines `first` to `last` of the sheet (both included; none when last < first); the body starts at `body`."""

    first: int
    last: int
    body: int


def split(sheet: Sheet) -> tuple[Front, list[Diagnostic]]:
    """Where the front matter of a document is."""
    opening, faults = _opening(sheet)
    if not opening:
        return _unfenced(sheet) or (Front(1, 0, 1), faults)
    closing = next((number for number in range(opening + 1, len(sheet.lines) + 1) if CLOSE.fullmatch(sheet.line(number))), 0)
    if not closing:
        last = _last_field(sheet, opening)
        odd = last < len(sheet.lines) and ODD_FENCE.fullmatch(sheet.line(last + 1))
        where = (last + 1, 1, len(sheet.line(last + 1))) if odd else (opening, 1, 3)
        faults.append(sheet.found("odd-fence" if odd else "unterminated-front-matter", *where))
        return _within_size(sheet, Front(opening + 1, last, last + (2 if odd else 1)), faults)
    return _within_size(sheet, Front(opening + 1, closing - 1, closing + 1), faults)


def _opening(sheet: Sheet) -> tuple[int, list[Diagnostic]]:
    """The line of the opening fence, 0 where there is none."""
    number = next((number for number, line in enumerate(sheet.lines, 1) if line.strip()), 0)
    line = sheet.line(number)
    followed = bool(re.match(r"[A-Za-z_]\w*\s*[:：]", sheet.line(number + 1)))
    if OPEN.fullmatch(line):
        if number == 1:
            return 1, []
        return (number, [sheet.found("late-front-matter", number, 1, 3)]) if followed else (0, [])
    if followed and ODD_FENCE.fullmatch(line):
        return number, [sheet.found("odd-fence", number, 1, len(line))]
    return 0, []


def _unfenced(sheet: Sheet) -> tuple[Front, list[Diagnostic]] | None:
    """The fields with which a text begins although no fence stands before them."""
    first = next((number for number, line in enumerate(sheet.lines, 1) if line.strip()), 1)
    if not BARE.match(sheet.line(first)) or not BARE.match(sheet.line(first + 1)):
        return None
    last = _last_field(sheet, first - 1)
    closed = bool(CLOSE.fullmatch(sheet.line(last + 1)))
    fault = sheet.found("missing-fence", first, 1, len(sheet.line(first)))
    return _within_size(sheet, Front(first, last, last + (2 if closed else 1)), [fault])


def _last_field(sheet: Sheet, opening: int) -> int:
    """The last line after the opening fence that still looks like front matter."""
    number = opening
    while number < len(sheet.lines) and FIELD.match(sheet.line(number + 1)):
        number += 1
    return number


def _within_size(sheet: Sheet, front: Front, faults: list[Diagnostic]) -> tuple[Front, list[Diagnostic]]:
    size = sum(len(line.encode("utf-8", "replace")) + 1 for line in sheet.lines[front.first - 1 : front.last])
    if size <= MAX_BYTES:
        return front, faults
    faults.append(
        sheet.found("front-matter-too-big", front.first - 1, 1, 3, size=f"{size // 1024} KB", limit=f"{MAX_BYTES // 1024} KB")
    )
    return Front(front.first, front.first - 1, front.body), faults
