"""Text that is copied out of a PDF is what was typed, although fonts draw several characters with
one glyph."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from test_lines import PRINT, column, job

from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme

PAIRS = {
    "甲·乙，丙•丁，戊‧己，庚・辛。": "usual first",
    "甲•乙，丙·丁。": "usual last",
    "甲•乙。": "alone",
    "省略…与居中⋯再…": "ellipses",
    "①甲➀乙①丙❶丁➊": "circled figures",
    "2010‑2020，A-B，3–5，6‒7": "hyphens and dashes",
}


def copied(body: str, place: Path, style: str = "") -> str:
    path = place / "a.pdf"
    path.write_bytes(screen.print_pdf(job(body, style=column(400) + style), read_theme(PRINT).fonts))
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("text", PAIRS, ids=PAIRS.get)
@pytest.mark.parametrize("family", ["serif", "sans-serif"])
def test_a_shared_glyph_copies_as_the_one_that_was_typed(text: str, family: str, tmp_path: Path) -> None:
    style = "main,main *{font-family:'Noto Sans SC'}" if family == "sans-serif" else ""
    assert text in copied(f"<p>{text}</p><p>又一段：甲·乙…①A-B。</p>", tmp_path, style)


def test_spaces_that_hold_together_copy_as_spaces(tmp_path: Path) -> None:
    assert "埋深 824 m" in copied("<p>埋深\u00a0824\u00a0m。a b</p>", tmp_path)
