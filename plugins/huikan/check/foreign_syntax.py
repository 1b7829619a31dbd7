"""What other programs would have understood and readers get as it stands: one finding each, by
the table of syntaxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikan.check.context import line_of
from huikan.check.text_runs import Stretch
from huikan.diagnostics import Diagnostic, found
from huikan.markup.dialects.named import NAMED
from huikan.model import Document


def foreign_syntax(document: Document, texts: Iterable[Stretch]) -> Iterator[Diagnostic]:
    for stretch in texts:
        if not stretch.runs:
            continue
        rows = [row for row in NAMED if any(sign in stretch.text for sign in row.signs)]
        for line in stretch.lines() if rows else ():
            for row in rows:
                for match in row.pattern.finditer(line.prose.rstrip("\n")):
                    number, column = line.place(match.start())
                    excerpt = line_of(document, number)
                    text = match[0].strip()
                    column = column or excerpt.find(text) + 1
                    length = len(text) if column else 1
                    values = {"text": text, "what": text, "suggestion": row.suggestion(match)}
                    yield found(row.code, document.path, number, column, length, excerpt, **values)
