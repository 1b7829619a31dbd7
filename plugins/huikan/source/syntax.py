"""What is wrong with a field that YAML cannot read, in an editor's words."""

from __future__ import annotations

import re

import yaml

from huikan.diagnostics import Diagnostic
from huikan.source.slips import Mended

FIELD = re.compile(r"(?P<head>\s*(?:-\s+)*(?:\"[^\"]*\"|[\w-]+)\s*:\s+|\s*-\s+)(?P<value>\S.*)?$")
SPECIAL = "*&!@%`[]{}|>#?,"


def explain(mended: Mended, start: int, end: int, error: yaml.YAMLError) -> Diagnostic:
    """The finding for lines `start` to `end` (from 0, end not included) of the text, which gave `error`."""
    for index in range(start, end):
        known = _known(mended, index)
        if known:
            return known
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(start + (mark.line if mark else 0), end - 1)
    line = mended.first + index
    return mended.sheet.found("yaml-syntax", line, mended.column(line, mark.column + 1 if mark else 1))


def _known(mended: Mended, index: int) -> Diagnostic | None:
    """A mistake that can be told from the line alone."""
    text, line = mended.lines[index], mended.first + index
    match = FIELD.match(text)
    if not match:
        return None
    value = (match["value"] or "").rstrip()
    column = mended.column(line, match.start("value") + 1)
    example = match["head"].lstrip() + _quoted(value)
    quote = value[:1]
    if quote in ("'", '"'):
        closing = value.find(quote, 1)
        if closing < 0:
            return mended.sheet.found("unclosed-quote", line, column, len(value), quote=quote)
        if re.match(r"\s*[^\s#]", value[closing + 1 :]) and not value.endswith(quote):
            return mended.sheet.found("needs-quotes", line, column, len(value), character=quote, example=example)
    elif quote and quote in SPECIAL and not _closed(value):
        return mended.sheet.found("needs-quotes", line, column, len(value), character=quote, example=example)
    elif ": " in value or value.endswith(":"):
        place = value.find(": ") if ": " in value else len(value) - 1
        return mended.sheet.found("colon-in-value", line, column + place, 1, example=example)
    return None


def _closed(value: str) -> bool:
    """Whether a list or mapping on one line is complete, so that its first sign is meant."""
    return (
        (value[0] == "[" and value.endswith("]"))
        or (value[0] == "{" and value.endswith("}"))
        or bool(re.fullmatch(r"[|>][-+0-9]*", value))
    )


def _quoted(value: str) -> str:
    bare = value.strip("\"'")
    return f'"{bare}"' if '"' not in bare and "\\" not in bare else "'" + bare.replace("'", "''") + "'"
