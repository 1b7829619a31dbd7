"""Codes of papers, of key figures and of people."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "bad-highlight": ERROR,
    "highlights-differ": WARNING,
}
