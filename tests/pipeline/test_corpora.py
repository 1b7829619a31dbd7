"""What is found in real texts, by code: a change of a rule that finds more, or less, is seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from program import ROOT, run

CORPORA = ROOT.parent / "shared/corpora"
GOLDEN = ROOT / "tests/cases/corpora.txt"


@pytest.mark.slow
@pytest.mark.skipif(not (CORPORA / "prepare.py").is_file(), reason="there is no folder with corpora beside this one")
def test_findings_of_the_corpora_are_as_many_as_before(tmp_path: Path, golden: object) -> None:
    subprocess.run([sys.executable, CORPORA / "prepare.py", tmp_path / "content"], check=True, capture_output=True)
    result = run(
        "check",
        "--content",
        tmp_path / "content",
        "--cache",
        tmp_path / "cache",
        "--format",
        "json",
        "--lang",
        "en",
        "--now",
        "2026-11-27",
    )
    findings = json.loads(result.stdout)
    counts = Counter(f"{finding['severity']} {finding['code']}" for finding in findings)
    golden(GOLDEN, "".join(f"{name} {count}\n" for name, count in sorted(counts.items())))  # type: ignore[operator]
