"""Days that cannot be meant: to come, or in the wrong order."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator
from itertools import pairwise

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document, Meta

COURSE = ("received", "revised", "accepted", "online_first")


def days(context: CheckContext) -> Iterator[Diagnostic]:
    for document in context.documents():
        meta = document.meta
        deadline = getattr(meta, "deadline", None)
        if context.today:
            yield from _later(document, "date", meta.date, context.today)
            yield from _later(document, "updated", meta.updated, context.today)
            for name, day in _told(meta):
                yield from _later(document, name, day, context.today)
        if meta.updated and meta.date:
            yield from _order(document, "updated", meta.updated, "date", meta.date)
        if deadline and meta.date:
            yield from _order(document, "deadline", deadline, "date", meta.date)

        yield from _course(document)


def _course(document: Document) -> Iterator[Diagnostic]:
    """The days of a paper's way to publication, and those of what became of it since."""
    steps = [(name, day) for name in COURSE if (day := getattr(document.meta, name, None))]
    for (before, earlier), (name, later) in pairwise(steps):
        yield from _order(document, name, later, before, earlier)
    for name, day in _told(document.meta):
        if document.meta.date and not name.startswith("versions"):
            yield from _order(document, name, day, "date", document.meta.date)


def _told(meta: Meta) -> Iterator[tuple[str, time.date]]:
    """(field, day) of a retraction, of corrections and versions."""
    if meta.retracted:
        yield "retracted.date", meta.retracted.date
    yield from ((f"corrections[{number}].date", each.date) for number, each in enumerate(meta.corrections, 1))
    yield from ((f"versions[{number}].date", each.date) for number, each in enumerate(meta.versions, 1))


def _later(document: Document, name: str, day: time.date | None, today: time.date) -> Iterator[Diagnostic]:
    if day and day > today and name in document.lines:
        yield found("day-to-come", document.path, document.lines[name], field=name, day=day, today=today)


def _order(document: Document, name: str, day: time.date, other: str, before: time.date) -> Iterator[Diagnostic]:
    if day < before and name in document.lines:
        yield found("days-out-of-order", document.path, document.lines[name], field=name, day=day, other=other, before=before)
