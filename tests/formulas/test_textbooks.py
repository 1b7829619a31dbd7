"""Formulas of textbooks and papers (textbooks.txt): what commands of LaTeX and of its packages, of
Chinese input methods and of Word come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikan.formulas import Formula, Refusal
from huikan.formulas.characters import as_tex
from huikan.formulas.typeset import typeset

_TABLE = Path(__file__).with_name("textbooks.txt").read_text("utf-8")
ACCEPTED, REFUSED = (
    [tuple(line.split("\t")) for line in part.splitlines() if "\t" in line] for part in _TABLE.split("== refused\n")
)


def test_accepted() -> None:
    assert len(ACCEPTED) > 550
    different = []
    for tex, text in ACCEPTED:
        result = typeset(tex, True)
        if not isinstance(result, Formula) or result.text != text:
            different.append((tex, text, result.text if isinstance(result, Formula) else result.reason["en"]))
    assert not different


def test_refused_with_a_reason_in_each_language() -> None:
    for tex, reason in REFUSED:
        result = typeset(tex, True)
        assert isinstance(result, Refusal), tex
        assert result.reason["en"] == reason
        assert result.reason["zh"] != reason


@pytest.mark.parametrize(
    ("written", "tex"),
    [
        ("f（x）＝２x＋１", "f(x)=2x+1"),
        ("x（米）", "x（米）"),
        (r"\text{（ａ＋ｂ）}", r"\text{（ａ＋ｂ）}"),
        ("５％", r"5\%"),
        ("a×b÷c", r"a\times b\div c"),
        ("x²₁", "x^{2}_{1}"),
        ("x^²", "x^²"),
        ("√(x²+1)+√2", r"\sqrt{x^{2}+1}+\sqrt{2}"),
        ("√(x", r"\surd (x"),
        ("x\u20d7=ŷ", r"\vec{x}=\hat{y}"),
        ("é", "é"),
        ("𝑥_(𝑖+1)", "𝑥_{𝑖+1}"),
        ("α_(i+1)", "α_(i+1)"),
        ("a\u200b+\u2062b", "a+b"),
        (r"a\\b", r"\begin{gather*}a\\b\end{gather*}"),
        (r"a\\", r"a\\"),
        ("a=b\n\nc=d", "\\begin{gather*}a=b\\\\\n\nc=d\\end{gather*}"),
        (r"\begin{cases}a\\b\end{cases}", r"\begin{cases}a\\b\end{cases}"),
        (r"a&b\\c&d", r"a&b\\c&d"),
    ],
)
def test_what_is_meant(written: str, tex: str) -> None:
    assert as_tex(written, True) == tex


def test_characters_of_every_block_are_set() -> None:
    """MathJax has no class for some, and fails on them."""
    for character in "ɐ€₽₹⃗␀𠮷𪚥😀\ue000":
        assert isinstance(typeset(f"x {character}", False), Formula), hex(ord(character))
