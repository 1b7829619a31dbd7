"""Key figures that a report has in one language and not in another."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.publication import highlights


def highlights_in_each_language(context: CheckContext) -> Iterator[Diagnostic]:
    """Translations with fewer or more key figures than their original."""
    for work in context.works.values():
        original = work.original
        count = len(highlights(original.meta))
        for document in work.documents.values():
            own = len(highlights(document.meta))
            if own != count:
                line = document.lines.get("highlights", 1)
                yield found("highlights-differ", document.path, line=line, count=own, other=count, original=original.path)
