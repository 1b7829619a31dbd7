"""What other programs would have understood and readers get as it stands: one finding each, by
the table of syntaxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from huikan.check.context import line_of
from huikan.check.text_runs import Stretch
from huikan.diagnostics import Diagnostic, found
from huikan.markup.dialects.named import NAMED
from huikan.model import Document

# A sign that its author has written as one that means nothing: behind a backslash, or as a number.
_CUT = re.compile(r"(?<![\w-])(?P<first>[A-Za-z][a-z]+)-\n(?P<second>[a-z]{2,})(?![\w-])")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]|&#?\w+;")


def foreign_syntax(document: Document, texts: Iterable[Stretch]) -> Iterator[Diagnostic]:
    for stretch in texts:
        if not stretch.runs:
            continue
        rows = [row for row in NAMED if any(sign in stretch.text for sign in row.signs)]
        named: set[str] = set()  # the rows that are said once in a paragraph, and have been
        for line in stretch.lines() if rows else ():
            for row in rows:
                if row.name in named:
                    continue
                for match in row.pattern.finditer(line.prose.rstrip("\n")):
                    number, column = line.place(match.start())
                    excerpt = line_of(document, number)
                    text = match[0].strip()
                    column = column or excerpt.find(text) + 1
                    length = len(text) if column else 1
                    if _is_meant(excerpt, column, length) or line.is_address(match.start()):
                        continue
                    values = {"text": text, "what": text, "suggestion": row.suggestion(match), "program": row.origins}
                    named |= {row.name} if row.once else set()
                    yield found(row.code, document.path, number, column, length, excerpt, **values)


def cut_words(document: Document, texts: Iterable[Stretch]) -> Iterator[Diagnostic]:
    """Words that a hyphen cuts at the end of a line, as in a PDF; joined, they keep it."""
    for stretch in texts:
        for match in _CUT.finditer(stretch.prose) if "-\n" in stretch.prose and stretch.runs else ():
            number, column = stretch.place(match.start())
            first, second = match["first"], match["second"]
            values = {"text": f"{first}-", "shown": f"{first}- {second}", "suggestion": first + second}
            yield found("cut-word", document.path, number, column, len(first) + 1, line_of(document, number), **values)


def _is_meant(line: str, column: int, length: int) -> bool:
    """Whether signs are escaped where the line has what was found: so they are to be shown."""
    return column > 0 and _ESCAPED.search(line, max(0, column - 2), column + length) is not None
