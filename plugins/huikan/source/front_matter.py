"""The front matter of a document: from where to where it goes, and
what is wrong with its fences."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.source.source_text import SourceText

MAX_BYTES = 64 * 1024
OPEN = re.compile(r"---[ \t]*")
CLOSE = re.compile(r"(---|\.\.\.)[ \t]*")
# What comes out when --- is typed with a Chinese input method, or one dash too many or too few.
ODD_FENCE = re.compile(r"\s*(?:[-‐‑‒–—―－─━﹣_＿=]{2,}|—+)\s*")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00a0]+")
# Heads of other programs: of TOML, of JSON, YAML that was pasted as code
_FOREIGN = (
    ("TOML", re.compile(r"\+{3,}\s*"), re.compile(r"[\w.-]+\s*=|\["), re.compile(r"\+{3,}\s*")),
    ("JSON", re.compile(r"\{\s*"), re.compile(r"\s*\"\w+\"\s*:"), re.compile(r"\}\s*")),
    ("```yaml", re.compile(r"(?:```|~~~)\s*(?:ya?ml)?\s*"), re.compile(r"---\s*|title\s*[:：]"), re.compile(r"(?:```|~~~)\s*")),
)
FIELD = re.compile(r"\s*(?:- +)?[A-Za-z_\u4e00-\u9fff][\w-]{0,40}\s*[:：]|\s*#|\s+\S|- |-$")
BARE = re.compile(r"(?:title|date|authors?|status|标题|题目|日期|作者)\s*[:：]\s*\S")  # no text begins with two such lines


@dataclass(frozen=True, slots=True)
class FrontMatterSpan:
    """The YAML is lines `first` to `last` of the file (both included; none when last <
    first); the body starts at `body`."""

    first: int
    last: int
    body: int


def split(source: SourceText) -> tuple[FrontMatterSpan, list[Diagnostic]]:
    """Where the front matter of a document is."""
    opening, faults = _opening(source)
    if not opening:
        return _foreign(source) or _unfenced(source) or (FrontMatterSpan(1, 0, 1), faults)
    closing = next((number for number in range(opening + 1, len(source.lines) + 1) if CLOSE.fullmatch(source.line(number))), 0)
    if not closing:
        last = _last_field(source, opening)
        odd = last < len(source.lines) and ODD_FENCE.fullmatch(source.line(last + 1))
        where = (last + 1, 1, len(source.line(last + 1))) if odd else (opening, 1, 3)
        faults.append(source.found("odd-fence" if odd else "unterminated-front-matter", *where))
        return _within_size(source, FrontMatterSpan(opening + 1, last, last + (2 if odd else 1)), faults)
    return _within_size(source, FrontMatterSpan(opening + 1, closing - 1, closing + 1), faults)


def second(source: SourceText, span: FrontMatterSpan, names: Collection[str]) -> Diagnostic | None:
    """The finding for a text that begins with another head: lines of fields between fences, or
    the rest of a head that a fence has closed too early, of fields called one of `names`."""
    first = next((number for number in range(span.body, len(source.lines) + 1) if source.line(number).strip()), 0)
    if span.last < span.first or not first:
        return None
    if not OPEN.fullmatch(source.line(first)):
        return _closed_early(source, span.body - 1, first, names)
    last = _last_field(source, first)
    named = any(re.match(r"[\w-]+\s*[:：](?:\s|$)", source.line(number)) for number in range(first + 1, last + 1))
    ends = last > first and CLOSE.fullmatch(source.line(last + 1))
    return source.found("second-head", first, 1, 3) if named and ends else None


def _closed_early(source: SourceText, fence: int, first: int, names: Collection[str]) -> Diagnostic | None:
    """The finding for fields right behind a head, with a fence below them."""
    name = re.match(r"([\w-]+)\s*[:：](?:\s|$)", source.line(first))
    last = _last_field(source, first - 1)
    if not name or name[1] not in names or not CLOSE.fullmatch(source.line(last + 1)):
        return None
    return source.found("head-closed-early", fence, 1, 3, field=name[1])


def _opening(source: SourceText) -> tuple[int, list[Diagnostic]]:
    """The line of the opening fence, 0 where there is none."""
    number = next((number for number, line in enumerate(source.lines, 1) if line.strip()), 0)
    line = source.line(number)
    followed = bool(re.match(r"[A-Za-z_\u4e00-\u9fff]\w*\s*[:：]", source.line(number + 1)))
    if followed and (hidden := _INVISIBLE.match(line)) and OPEN.fullmatch(_INVISIBLE.sub("", line)):
        return number, [source.found("control-character", number, 1, 1, character=f"U+{ord(hidden[0][0]):04X}")]
    if OPEN.fullmatch(line):
        if number == 1:
            return 1, []
        return (number, [source.found("late-front-matter", number, 1, 3)]) if followed else (0, [])
    if followed and ODD_FENCE.fullmatch(line):
        return number, [source.found("odd-fence", number, 1, len(line))]
    return 0, []


def _foreign(source: SourceText) -> tuple[FrontMatterSpan, list[Diagnostic]] | None:
    """A head that is not YAML between fences: said, and no part of the body."""
    first = next((number for number, line in enumerate(source.lines, 1) if line.strip()), 1)
    for name, opens, follows, closes in _FOREIGN:
        if not opens.fullmatch(source.line(first)) or not follows.match(source.line(first + 1)):
            continue
        end = next((number for number in range(first + 1, len(source.lines) + 1) if closes.fullmatch(source.line(number))), 0)
        if end:
            fault = source.found("foreign-head", first, 1, len(source.line(first)), format=name)
            return FrontMatterSpan(1, 0, end + 1), [fault]
    return None


def _unfenced(source: SourceText) -> tuple[FrontMatterSpan, list[Diagnostic]] | None:
    """The fields with which a text begins although no fence stands before them."""
    first = next((number for number, line in enumerate(source.lines, 1) if line.strip()), 1)
    if not BARE.match(source.line(first)) or not BARE.match(source.line(first + 1)):
        return None
    last = _last_field(source, first - 1)
    closed = bool(CLOSE.fullmatch(source.line(last + 1)))
    fault = source.found("missing-fence", first, 1, len(source.line(first)))
    return _within_size(source, FrontMatterSpan(first, last, last + (2 if closed else 1)), [fault])


def _last_field(source: SourceText, opening: int) -> int:
    """The last line after the opening fence that still looks like front matter."""
    number = opening
    while number < len(source.lines) and FIELD.match(source.line(number + 1)):
        number += 1
    return number


def _within_size(source: SourceText, span: FrontMatterSpan, faults: list[Diagnostic]) -> tuple[FrontMatterSpan, list[Diagnostic]]:
    size = sum(len(line.encode("utf-8", "replace")) + 1 for line in source.lines[span.first - 1 : span.last])
    if size <= MAX_BYTES:
        return span, faults
    faults.append(
        source.found("front-matter-too-big", span.first - 1, 1, 3, size=f"{size // 1024} KB", limit=f"{MAX_BYTES // 1024} KB")
    )
    return FrontMatterSpan(span.first, span.first - 1, span.body), faults
