"""The title that the first heading gives, and the body without it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from huikan.comments import comments, spared

ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#\x00-\x7f]))(.*?)(?:(?:[ \t]+|(?<=[^\s\x00-\x7f]))#+)?[ \t]*")
SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
NO_PARAGRAPH = re.compile(r"(?: {4}|\t)| {0,3}(?:[-*+>|#]|\d+[.)]\s|$)")
ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines `start` to `end` (from 0, end not included) of the body."""

    start: int
    end: int
    level: int
    text: str
    opens: bool  # nothing stands before it


def headings(lines: Sequence[str]) -> Iterator[Heading]:
    """The headings of a Markdown body, in order, outside code and comments."""
    fence, has_text = "", False
    lines = spared([line.expandtabs(4) for line in lines])
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip(" \t`~"):
                fence = ""
        elif match:
            fence, has_text = match[1], True
        else:
            heading = _heading(lines, number, not has_text)
            if heading:
                yield heading
            has_text = has_text or bool(line.strip())


def _heading(lines: Sequence[str], number: int, opens: bool) -> Heading | None:
    match = ATX.fullmatch(lines[number])
    if match:
        return Heading(number, number + 1, len(match[1]), plain(match[2]), opens)
    following = SETEXT.fullmatch(lines[number + 1]) if number + 1 < len(lines) else None
    alone = number == 0 or not lines[number - 1].strip()
    if following and alone and not NO_PARAGRAPH.match(lines[number]):
        return Heading(number, number + 2, 1 if following[1][0] == "=" else 2, plain(lines[number]), opens)
    return None


def title(lines: Sequence[str], own_title: str) -> tuple[Heading | None, str]:
    """The heading to take out of the body, and the title: `own_title`, or the first heading.

    Without a given title the first heading of level 1 is the title, or a lower one with which
    the body opens. A given title takes out the first heading of level 1 where it says the same.
    With a heading go the lines of its comments.
    """
    first = next((heading for heading in headings(lines) if heading.level == 1 and heading.text), None)
    if own_title:
        return (_whole(first, lines), own_title) if first and _same(first.text, own_title) else (None, own_title)
    if not first:
        first = next((heading for heading in headings(lines) if heading.text), None)
        first = first if first and first.opens else None
    return (_whole(first, lines), first.text) if first else (None, "")


def _whole(heading: Heading, lines: Sequence[str]) -> Heading:
    ends = [comment.end_row + 1 for comment in comments(lines) if heading.start <= comment.row < heading.end]
    return replace(heading, end=max([heading.end, *ends]))


def plain(text: str) -> str:
    """A heading's text without its Markdown."""
    text = ATTRIBUTES.sub("", text.strip())
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"(?<!\\)(\*\*|__|~~|==|`+)(.+?)(?<!\\)\1", r"\2", text)
    text = re.sub(r"(?<![\\*])\*([^*]+)\*", r"\1", text)
    text = re.sub(r"</?[A-Za-z][^<>]*>", "", text)
    return " ".join(html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)).split())


def _same(first: str, second: str) -> bool:
    return plain(first).casefold() == plain(second).casefold()
