"""Codes of papers, of key figures and of people."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "bad-highlight": ERROR,
    "highlights-differ": WARNING,
    "expert-not-named": NOTE,
    "expert-name-differs": WARNING,
    "expert-orcid-differs": WARNING,
    "orcid-twice": WARNING,
}
