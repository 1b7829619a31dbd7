"""What is wrong with a `waive:` field: codes that there are not, codes that cannot be
waived, reasons that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from huikan.diagnostics import CODES, Diagnostic
from huikan.diagnostics.codes import WAIVABLE
from huikan.source.nodes import Node
from huikan.source.schema_errors import ValidationContext


def faults(context: ValidationContext, node: Node) -> Iterator[Diagnostic]:
    """The findings about the entries of `waive: {code: reason}`; a value that is no
    mapping is pydantic's to complain of."""
    waivable = ", ".join(sorted(WAIVABLE))
    for name, (key, value) in node.entries.items():
        place = (key.line, key.column, key.length)
        if name not in WAIVABLE:
            near = get_close_matches(name.casefold(), sorted(WAIVABLE), 1, 0.6)
            if name in CODES:
                yield context.source.found("unwaivable", *place, text=name, known=waivable)
            elif near:
                yield context.source.found("unknown-waiver-meant", *place, text=name, suggestion=near[0])
            else:
                yield context.source.found("unknown-waiver", *place, text=name, known=waivable)
        elif value.is_empty or (isinstance(value.value, str) and not value.value.strip()):
            yield context.source.found("waiver-without-reason", *place, text=name)
            value.doubtful = True
