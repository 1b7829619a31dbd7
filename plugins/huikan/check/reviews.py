"""Three reviews (三审) before publication, where the society asks for them: `reviews:
required` in data/society.yml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import PARTS, Document, Reviewer

STEPS = 3  # first, second, final review


def three_reviews(context: CheckContext) -> Iterator[Diagnostic]:
    """Issues, reports and volumes, internal ones too, that were not
    signed off three times in order.

    `reviewers` names the first, the second and the final reviewer in this order, each with the
    day. The last one named is the final reviewer.
    """
    if context.library.society is None or context.library.society.reviews != "required":
        return
    for document in context.originals():
        if document.kind in PARTS:
            yield from _signed_off(document)


def _signed_off(document: Document) -> Iterator[Diagnostic]:
    reviewers = document.meta.reviewers
    line = document.lines.get("reviewers", 1)
    if len(reviewers) < STEPS:
        yield found("missing-review", document.path, line=line, count=len(reviewers))
    for number, reviewer in enumerate(reviewers, 1):
        if reviewer.date is None:
            place = document.lines.get(f"reviewers[{number}].name", line)
            yield found("undated-review", document.path, line=place, name=reviewer.name)
    yield from _in_order(document, [reviewer for reviewer in reviewers if reviewer.date], line)


def _in_order(document: Document, dated: list[Reviewer], line: int) -> Iterator[Diagnostic]:
    """Reviews after the next one's day, or after the day of publication."""
    days = [(reviewer.name, reviewer.date) for reviewer in dated]
    if document.meta.date:
        days.append(("date", document.meta.date))
    for (name, day), (_, later) in pairwise(days):
        if day and later and day > later:
            yield found("late-review", document.path, line=line, name=name, day=day, later=later)
