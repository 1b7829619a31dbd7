"""GB/T 7714—2025, rule by rule: a table of items and of how they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from huikan.bibliography import STYLES, text_of
from huikan.bibliography.bibtex import read_bibtex

TABLE = (Path(__file__).parent / "gbt7714_2025.txt").read_text("utf-8")
CASES = re.findall(r"(?m)^(?!#)(.+)\n(@.+)\n= (.+)$", TABLE)


@pytest.mark.parametrize(("rule", "bib", "expected"), CASES, ids=[rule for rule, _, _ in CASES])
def test_rules_of_2025(rule: str, bib: str, expected: str) -> None:
    ((entry,), faults) = read_bibtex(bib)
    assert not faults
    assert text_of(STYLES["gbt7714"].reference(entry)) == expected


def test_the_table_is_read_whole() -> None:
    assert len(CASES) == TABLE.count("\n= ") >= 75
