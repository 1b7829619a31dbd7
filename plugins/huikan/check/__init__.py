"""What is wrong in a library: rules from values to diagnostics. Pure; every fault in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from huikan.check.fields import required_fields
from huikan.check.records import field_known, files_named, records_named
from huikan.check.references import references
from huikan.check.subject import Subject
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library

__all__ = ["Subject", "check"]

RULES: tuple[Callable[[Subject], Iterable[Diagnostic]], ...] = (
    required_fields,
    references,
    files_named,
    records_named,
    field_known,
)


def check(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], withheld: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """Everything that the rules find, by file and line. `withheld` names the works that are not yet published."""
    subject = Subject(library, fragments, withheld)
    findings = [diagnostic for rule in RULES for diagnostic in rule(subject)]
    return sorted(findings, key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code))
