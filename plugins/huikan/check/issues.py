"""Two issues of one number, and rubrics that no list has."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found


def issue_numbers(context: CheckContext) -> Iterator[Diagnostic]:
    """Issues of one year and number: the later by its path is named."""
    numbers: dict[tuple[object, ...], str] = {}
    for work in context.library.works:
        document = next(iter(work.documents.values()))
        meta = document.meta
        if not meta.profile.serial or meta.number is None:
            continue
        year = meta.year or (meta.date.year if meta.date else None)
        identity = (work.kind, meta.series, year, meta.volume, str(meta.number))
        if identity in numbers:
            line = document.lines.get("number", 1)
            yield found("same-number", document.path, line, number=meta.number, other=numbers[identity])
        numbers.setdefault(identity, document.path)
