"""Fields that a kind must have, and titles that are none."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import PARTS, Page

LONGEST_TITLE = 240  # letters; a Han character counts as two. What is longer is a paragraph in the wrong place
EXAMPLES = {"title": "title: 示例标题", "date": "date: 2025-03-01", "authors": "authors: [张三, 李四]"}


def required_fields(context: CheckContext) -> Iterator[Diagnostic]:
    """Fields that the kind needs and neither the file, its original nor its publication gives."""
    for document in context.documents():
        names = [name for name in document.meta.required if not getattr(document.meta, name)]
        if names and document.body_line == 1 and not document.lines:
            example = " ⏎ ".join(EXAMPLES.get(name, f"{name}: …") for name in names)
            yield found("missing-head", document.path, line=1, fields=", ".join(names), example=example)
            continue
        for name in document.meta.required:
            if not getattr(document.meta, name) and name not in document.lines:  # a faulty value is reported already
                code = (
                    "missing-part-field"
                    if document.kind in PARTS.values() and name in document.meta.inherited
                    else "missing-field"
                )
                yield found(code, document.path, line=1, field=name, example=EXAMPLES.get(name, f"{name}: …"))


def pages_with_dates(context: CheckContext) -> Iterator[Diagnostic]:
    """Texts with a date in a folder that is none of a kind's: they are meant for a list."""
    for document in context.documents():
        folder = document.key.partition("/")[0]
        if document.kind == Page.kind and "/" in document.key and "date" in document.lines:
            yield found("page-with-date", document.path, line=document.lines["date"], folder=folder)


def long_titles(context: CheckContext) -> Iterator[Diagnostic]:
    """Titles that no cover, list or running head can show."""
    for document in context.documents():
        size = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in document.meta.title)
        if size > LONGEST_TITLE:
            line = document.lines.get("title", 1)
            yield found("long-title", document.path, line=line, size=len(document.meta.title))
