"""Codes of citations, labels and bibliographies."""

from __future__ import annotations

from huikan.diagnostics.codes.code import NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "unknown-citation": WARNING,
    "unknown-citation-similar": WARNING,
    "citation-without-bibliography": WARNING,
    "unknown-label": WARNING,
    "unknown-label-similar": WARNING,
    "unused-reference": NOTE,
    "unknown-item": NOTE,
    "incomplete-reference": NOTE,
    **dict.fromkeys(("bib-unclosed", "bib-no-key", "bib-field", "bib-unknown-string", "bib-duplicate", "bib-crossref"), WARNING),
    **dict.fromkeys(("bib-too-large", "bib-too-slow", "bib-kind", "csl-not-json", "csl-not-a-list", "csl-no-id"), WARNING),
    **dict.fromkeys(("ris-no-type", "ris-unclosed", "ris-line"), WARNING),
}
