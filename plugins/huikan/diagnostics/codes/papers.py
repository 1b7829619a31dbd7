"""Codes of papers, of key figures, of people and of imprints."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "bad-highlight": ERROR,
    "highlights-differ": WARNING,
    "expert-not-named": NOTE,
    "expert-name-differs": WARNING,
    "expert-orcid-differs": WARNING,
    "orcid-twice": WARNING,
    "odd-price": WARNING,
    "odd-count": WARNING,
    "bad-addon": ERROR,
    "imprint-incomplete": Code("note", waivable=True),
    "internal-colophon": Code("warning", waivable=True),
    "internal-sold": WARNING,
    "same-isbn": Code("warning", waivable=True),
}
