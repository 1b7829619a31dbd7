"""Fields that a kind must have, and titles that are none."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import PARTS

LONGEST_TITLE = 240  # letters; a Han character counts as two. What is longer is a paragraph in the wrong place
EXAMPLES = {"title": "title: 示例标题", "date": "date: 2025-03-01", "authors": "authors: [张三, 李四]"}


def required_fields(context: CheckContext) -> Iterator[Diagnostic]:
    """Fields that the kind needs and neither the file, its original nor its publication gives."""
    for document in context.documents():
        for name in document.meta.required:
            if not getattr(document.meta, name) and name not in document.lines:  # a faulty value is reported already
                code = (
                    "missing-part-field"
                    if document.kind in PARTS.values() and name in document.meta.inherited
                    else "missing-field"
                )
                yield found(code, document.path, line=1, field=name, example=EXAMPLES.get(name, f"{name}: …"))


def long_titles(context: CheckContext) -> Iterator[Diagnostic]:
    """Titles that no cover, list or running head can show."""
    for document in context.documents():
        size = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in document.meta.title)
        if size > LONGEST_TITLE:
            line = document.lines.get("title", 1)
            yield found("long-title", document.path, line=line, size=len(document.meta.title))
