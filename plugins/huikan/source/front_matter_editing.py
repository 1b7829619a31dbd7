"""One field of a file's front matter set anew, every other byte as its author left it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikan.model import Lang
from huikan.source import front_matter
from huikan.source.document import parse
from huikan.source.source_text import SourceText

END = re.compile(r"(\r\n|\r|\n)")


def set_field(path: str, text: str, name: str, value: str, languages: Sequence[Lang]) -> str | None:
    """The text in which the field `name` says `value`, a plain word. None where
    that would change anything else.

    Comments, line ends and a byte order mark stay. A field that is not there
    comes last in the front matter.
    """
    before, faults = parse(path, text, languages)
    if before is None or any(fault.severity == "error" for fault in faults):
        return None
    changed = _set(path, text, name, value)
    after, faults = parse(path, changed, languages)
    if after is None or any(fault.severity == "error" for fault in faults):
        return None
    same = after.meta == before.meta.model_copy(update={name: value}) and after.body == before.body
    return changed if same else None


def _set(path: str, text: str, name: str, value: str) -> str:
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    pieces = END.split(text.removeprefix(bom))
    lines, ends = pieces[::2], pieces[1::2]
    end = ends[0] if ends else "\n"
    bounds, _ = front_matter.split(SourceText.of(path, text.removeprefix(bom)))
    if bounds.body == 1:
        return f"{bom}---{end}{name}: {value}{end}---{end}{text.removeprefix(bom)}"
    inside = range(bounds.first - 1, bounds.last)
    field = next((lines[at] for at in inside if lines[at].strip() and not lines[at].strip().startswith("#")), "")
    indent = field[: len(field) - len(field.lstrip())]
    written = re.compile(rf"({indent}{re.escape(name)}[ \t]*:)[ \t]*(?:[^\s#]\S*)?([ \t]*|[ \t]+#.*)")
    for at in inside:
        match = written.fullmatch(lines[at])
        if match:
            lines[at] = f"{match[1]} {value}{match[2]}"
            return bom + _join(lines, ends)
    lines.insert(bounds.last, f"{indent}{name}: {value}")
    ends.insert(bounds.last, end)
    return bom + _join(lines, ends)


def _join(lines: Sequence[str], ends: Sequence[str]) -> str:
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
