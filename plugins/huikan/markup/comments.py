"""A document's lines without its comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikan.comments import BLANK, THOUGHTS, comments
from huikan.markup.marks import Line, mark

COMMENT = r"<!--(?:-?>|.*?--!?>)|<!\[CDATA\[.*?\]\]>|<!(?!--|\[CDATA\[)[^>]*>|<\?(?=[\w\s]).*?\?>"
UNCLOSED = r"<!(?:--|\[CDATA\[)?|<\?(?=[\w\s])"

_NOTHING_YET = re.compile(r"(?:[ >]|[-+*] |[0-9]{1,9}[.)] )*")  # the marks of what encloses a line


def drop_comments(source: Sequence[Line]) -> tuple[list[Line], list[tuple[str, int, str]]]:
    """The lines without comments, and a finding for each comment that is
    never closed, which stays as text, and for the thoughts of an assistant.

    What follows a comment stands on the line where it began. A comment with which a line begins
    stays as an empty one: it ends a paragraph and stands between two lists.
    """
    result, findings = list(source), []
    for comment in reversed(comments([line.text for line in source])):
        if not comment.closed:
            findings.append(("unclosed-comment", source[comment.row].number, comment.mark))
            continue
        if comment.mark == THOUGHTS:
            findings.append(("assistant-thinking", source[comment.row].number, "<think>"))
        first, last = result[comment.row], result[comment.end_row]
        head, tail = first.text[: comment.column], last.text[comment.end_column :]
        if _NOTHING_YET.fullmatch(head):
            head += BLANK
        if not tail.strip():
            head, tail = head.rstrip(), ""  # no hard break
        elif comment.end_row > comment.row:
            tail = mark(last) + tail
        result[comment.row : comment.end_row + 1] = [Line(first.number, head + tail)]
    return result, findings


def unclosed(number: int, text: str) -> list[tuple[str, int, str]]:
    """A finding for a comment's mark in what is published as it stands:
    `drop_comments` took it for code."""
    match = re.search(UNCLOSED, text)
    return [("unclosed-comment", number, match[0])] if match else []
