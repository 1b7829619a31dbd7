"""Diagnostic: a finding as a value with a place. Wording in one table a language, drawing in `show`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from huikan.diagnostics import en, severity, zh

Severity = Literal["error", "warning", "note"]

TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = {"zh": zh.MESSAGES, "en": en.MESSAGES}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong and where. `line` and `column` count from 1, 0 where there is none; `length` in characters.

    `code` is a slug of the message tables; `values` fill its text; `excerpt` is the line as it stands in the file.
    """

    code: str
    severity: Severity
    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    values: Mapping[str, str] = field(default_factory=dict)
    excerpt: str = ""

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> Diagnostic:
        return Diagnostic(**raw)

    def message(self, lang: str) -> str:
        return TABLES.get(lang, en.MESSAGES)[self.code][0].format_map(dict(self.values))

    def advice(self, lang: str) -> str:
        return TABLES.get(lang, en.MESSAGES)[self.code][1].format_map(dict(self.values))


def found(
    code: str, path: str, /, line: int = 0, column: int = 0, length: int = 1, excerpt: str = "", **values: object
) -> Diagnostic:
    """A diagnostic with the severity that its code has in the table; `values` fill the message, as text."""
    texts = {name: str(value) for name, value in values.items()}
    return Diagnostic(code, severity_of(code), path, line, column, length, texts, excerpt)


def severity_of(code: str) -> Severity:
    return "warning" if code in severity.WARNINGS else "note" if code in severity.NOTES else "error"
