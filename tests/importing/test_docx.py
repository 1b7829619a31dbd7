"""Files of Word and WPS become our Markdown: what they say is there, and what is not is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from manuscripts import CASES

from content_from_text import LANGUAGES
from huikan.diagnostics.words import message
from huikan.importing import Import, Job, convert

GOLDEN = Path(__file__).parents[1] / "cases/importing"
KEYS = {"item": "newsletters/2026-01/01-a", "chapter": "reports/2026/01-a", "paper": "proceedings/2026/01-a", "page": "a"}


def imported(name: str) -> Import:
    kind, data = CASES[name]
    key = KEYS.get(kind) or f"{kind}s/a"
    return convert(Job(f"{name}.docx", data, kind, key), LANGUAGES)


def shown(result: Import) -> str:
    """The text, the names of its files, and what was said, as one text."""
    texts = [data.decode() for path, data in result.files.items() if path.endswith(".md")]
    said = [f"{finding.line or '-'} {finding.code}: {message(finding, 'en')}" for finding in result.findings]
    return "".join(texts) + "\n=== " + "\n=== ".join([*result.files, *said]) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_each_manuscript_becomes_what_it_says(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.txt", shown(imported(name)))
