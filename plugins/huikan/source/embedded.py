"""YAML within a text: the lines of a block that say what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from huikan.diagnostics import Diagnostic
from huikan.model import Lang, Value
from huikan.source import input_errors, strict, typed
from huikan.source.source_text import SourceText

V = TypeVar("V", bound=Value)


def parse_embedded(
    path: str, lines: Sequence[str], first: int, cls: type[V], languages: Sequence[Lang]
) -> tuple[V | None, Mapping[str, int], list[Diagnostic]]:
    """What `lines`, the first of which is line `first` of the file at `path`, say as a value: the
    value (None where not enough is left of it), the line of each field, and the faults. Never
    raises."""
    page = SourceText(path, ("",) * (first - 1) + tuple(lines))
    repaired, faults = input_errors.repair(page, first, len(page.lines), {*cls.model_fields, *languages})
    tree, more = strict.compose(repaired, {fault.line for fault in faults})
    value, mistakes = typed.fill(page, tree, cls, languages)
    return value, dict(typed.lines(tree)), [*faults, *more, *mistakes]
