"""What is wrong where YAML cannot be read, in an editor's words, and how to read on after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from huikan.diagnostics import Diagnostic
from huikan.source.input_errors import RepairedYaml

FIELD = re.compile(r"(?P<head>\s*(?:-\s+)*(?:\"[^\"]*\"|[\w-]+)\s*:(?=\s|$)|\s*-(?=\s|$))(?P<gap>\s*)(?P<value>\S.*)?$")
SPECIAL = "*&!@%`[]{}|>?,"
WHOLE = re.compile(r"\[.*\]|\{.*\}|[|>][-+0-9]*")  # a list, a mapping or a block's sign, complete on its line


def explain(repaired: RepairedYaml, lines: Sequence[str], first: int, error: yaml.YAMLError) -> tuple[Diagnostic, int]:
    """The finding for the text `lines` that starts on line `first` of the file and gave
    `error`; the index of its line."""
    places = list(_places(error, len(lines)))
    for index, _ in places:
        diagnosis = _known(repaired, lines[index], first + index)
        if diagnosis:
            return diagnosis, index
    index, column = places[0] if places else (0, 0)
    line = first + index
    code = "misaligned" if index and _is_misaligned(lines, index) else "yaml-syntax"
    indent = len(lines[index]) - len(lines[index].lstrip())
    column = indent if code == "misaligned" else min(column, max(0, len(lines[index]) - 1))
    return repaired.source.found(code, line, repaired.column(line, column + 1)), index


def without_fault(line: str) -> str:
    """The line less what cannot be read: its value, or all of it."""
    match = FIELD.match(line)
    return match["head"] if match and match["value"] else ""


def _places(error: yaml.YAMLError, count: int) -> Iterator[tuple[int, int]]:
    """(index of the line, column from 0) where the fault may be, the likeliest first."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    opened = re.search("quoted scalar|flow|simple key", str(getattr(error, "context", "")))
    for mark in (context, problem) if opened else (problem, context):
        if mark and mark.line < count:
            yield mark.line, mark.column
    if problem and 0 < problem.line <= count:
        yield problem.line - 1, 0


def _known(repaired: RepairedYaml, text: str, line: int) -> Diagnostic | None:
    """A mistake that can be told from the line alone."""
    match = FIELD.match(text)
    if not match or not match["value"]:
        return None
    value = match["value"].rstrip()
    column = repaired.column(line, match.start("value") + 1)
    example = f"{match['head'].strip()} {_quoted(value)}"
    first = value[0]
    if first in ("'", '"'):
        if value.find(first, 1) < 0:
            return repaired.source.found("unclosed-quote", line, column, len(value), quote=first)
        return repaired.source.found("needs-quotes", line, column, len(value), character=first, example=example)
    if first in "[{" and (hash_ := re.search(r"\s#", value)) and WHOLE.fullmatch(value):
        place = repaired.column(line, match.start("value") + hash_.start() + 2)
        return repaired.source.found("hash-in-list", line, place, 1)
    if first in "[{" and not re.search(r"[\]}]", value):
        closing = "]" if first == "[" else "}"
        return repaired.source.found("unclosed-bracket", line, column, len(value), opening=first, closing=closing)
    if value[:2] in ("- ", "? ", "-", "?"):
        return repaired.source.found("needs-quotes", line, column, len(value), character=first, example=example)
    if first in SPECIAL and not WHOLE.fullmatch(value):
        return repaired.source.found("needs-quotes", line, column, len(value), character=first, example=example)
    inner = re.search(r":(?=\s|$)", value)
    if inner and first not in SPECIAL:
        place = repaired.column(line, match.start("value") + inner.start() + 1)
        return repaired.source.found("colon-in-value", line, place, 1, example=example)
    return None


def _is_misaligned(lines: Sequence[str], index: int) -> bool:
    """Whether the line is a field or an entry that stands under a
    field which has its value already."""
    match = FIELD.match(lines[index])
    before = next((lines[number] for number in range(index - 1, -1, -1) if lines[number].strip()), "")
    margin, above = (len(text) - len(text.lstrip()) for text in (lines[index], before))
    return bool(match and before and margin != above)


def _quoted(value: str) -> str:
    """The value in quotes, as it should have been written."""
    bare = value.strip("\"'")
    bare = bare if len(bare) <= 60 else f"{bare[:30]}…{bare[-10:]}"
    return f'"{bare}"' if '"' not in bare and "\\" not in bare else "'" + bare.replace("'", "''") + "'"
