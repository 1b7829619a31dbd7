"""Days that cannot be meant: to come, or in the wrong order."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document


def days(context: CheckContext) -> Iterator[Diagnostic]:
    for document in context.documents():
        meta = document.meta
        deadline = getattr(meta, "deadline", None)
        if context.today:
            yield from _later(document, "date", meta.date, context.today)
            yield from _later(document, "updated", meta.updated, context.today)
        if meta.updated and meta.date:
            yield from _order(document, "updated", meta.updated, "date", meta.date)
        if deadline and meta.date:
            yield from _order(document, "deadline", deadline, "date", meta.date)


def _later(document: Document, name: str, day: time.date | None, today: time.date) -> Iterator[Diagnostic]:
    if day and day > today and name in document.lines:
        yield found("day-to-come", document.path, document.lines[name], field=name, day=day, today=today)


def _order(document: Document, name: str, day: time.date, other: str, before: time.date) -> Iterator[Diagnostic]:
    if day < before and name in document.lines:
        yield found("days-out-of-order", document.path, document.lines[name], field=name, day=day, other=other, before=before)
