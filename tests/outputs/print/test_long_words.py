"""Words that no line can hold are divided wherever they stand on their line, and copy whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from test_fitted_tables import books

from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme

PRINT = Path(__file__).parents[3] / "theme/print"
WORD = "MKTAYIAKQRQISFVKSHFSRQ" * 6
BEHIND = {
    "sup": f"x<sup>{WORD}</sup>",
    "emphasis": f"see *this*{WORD} end",
    "strong": f"甲乙丙x**{WORD}**",
    "code": f"**x**`{WORD}`",
    "bracket": f"（**{WORD}**）",
    "keys": f"<kbd>x</kbd><kbd>{WORD}</kbd>",
    "deleted": f"a~~b~~{WORD}~~c~~",
    "heading": f"## **x**{WORD}",
    "item": f"- **x**{WORD}",
    "quote": f"> **“**{WORD}",
    "cell": f"| 甲 | 乙 |\n|--|--|\n| **x**{WORD} | 乙 |",
    "note": f"文[^1]\n\n[^1]: **x**{WORD}",
    "pieces": f"**{WORD[:40]}***{WORD[40:80]}*`{WORD[80:]}`",
}


@pytest.mark.parametrize("place", BEHIND)
def test_a_long_word_behind_another_element_is_divided(place: str, tmp_path: Path) -> None:
    (book, *_) = books(BEHIND[place] + "\n", tmp_path, "A5")
    pdf = screen.make(book, read_theme(PRINT))
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert WORD in re.sub(r"\s", "", text)


def test_a_line_that_has_another_place_to_break_is_broken_there(tmp_path: Path) -> None:
    (book, *_) = books("see *this*Deoxyribonucleic " * 12 + "\n", tmp_path, "A5")
    pdf = screen.make(book, read_theme(PRINT))
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert text.split().count("thisDeoxyribonucleic") == 12
