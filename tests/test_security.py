"""docs/security.md: each line of it names a test, and each test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs/security.md"


def test_every_line_names_a_test_that_is_there() -> None:
    rows = [row for row in PAGE.read_text("utf-8").splitlines() if row.startswith("| ") and not row.startswith("| guarantee")]
    assert len(rows) > 50
    there = {
        f"{path.name}::{name}"
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    for row in rows:
        named = re.findall(r"`([^`]+)`", row.rstrip("| ").rpartition(" | ")[2])
        assert named, f"no test: {row}"
        assert [name for name in named if name not in there] == [], row
