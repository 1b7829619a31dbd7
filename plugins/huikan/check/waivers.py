"""Findings that an editor has waived with a reason: `waive: {mobile-number:
会务组公开的联系电话}` in the head of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.diagnostics.codes import WAIVABLE


def without_waived(context: CheckContext, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that nobody has waived, and a note for every waiver that has nothing to waive.

    A translation inherits its original's waivers like its other fields; one
    that serves only there is in use.
    """
    documents = {document.path: document for document in (*context.documents(), *context.internal)}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        document = documents.get(finding.path)
        if document and finding.code in WAIVABLE and finding.code in document.meta.waive:
            used.add((document.key, finding.code))
        else:
            yield finding
    for document in documents.values():
        for code in document.meta.waive:
            line = document.lines.get(f"waive.{code}")  # none where it is inherited
            if line and code in WAIVABLE and (document.key, code) not in used:
                yield found("unused-waiver", document.path, line=line, waived=code)
