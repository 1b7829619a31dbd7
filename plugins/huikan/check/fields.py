"""Fields that a kind must have."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.subject import Subject
from huikan.diagnostics import Diagnostic, found
from huikan.model import PARTS

EXAMPLES = {"title": "title: 示例标题", "date": "date: 2025-03-01", "authors": "authors: [张三, 李四]"}


def required_fields(subject: Subject) -> Iterator[Diagnostic]:
    """Fields that the kind needs and neither the file, its original nor its publication gives."""
    for document in subject.documents():
        for name in document.meta.required:
            if not getattr(document.meta, name) and name not in document.lines:  # a faulty value is reported already
                code = (
                    "missing-part-field"
                    if document.kind in PARTS.values() and name in document.meta.inherited
                    else "missing-field"
                )
                yield found(code, document.path, line=1, field=name, example=EXAMPLES.get(name, f"{name}: …"))
