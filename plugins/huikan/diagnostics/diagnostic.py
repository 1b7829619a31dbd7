"""Diagnostic: a finding as a value with a place. It knows no words, so that what is
made of findings outlives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from huikan.diagnostics.codes import CODES, Severity


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong and where. `line` and `column` count from 1, 0 where there
    is none; `length` in characters.

    `code` is a row of `codes`; `values` fill its words; `excerpt` is the
    line as it stands in the file.
    """

    code: str
    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    values: Mapping[str, str] = field(default_factory=dict)
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> Diagnostic:
        return Diagnostic(**raw)


def found(
    code: str, path: str, /, line: int = 0, column: int = 0, length: int = 1, excerpt: str = "", **values: object
) -> Diagnostic:
    """A diagnostic whose `values`, as text, fill its words. KeyError for a
    code that the table does not have."""
    CODES[code]  # a finding that nobody can word must not come into being
    return Diagnostic(code, path, line, column, length, {name: str(value) for name, value in values.items()}, excerpt)
