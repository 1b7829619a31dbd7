"""typeset: what TeX accepts in every form, what it refuses with a reason, and what hostile
TeX can do: nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huikan.formulas import Formula, Refusal, dumps, loads
from huikan.formulas.core import core
from huikan.formulas.engine import SECONDS
from huikan.formulas.macros import definitions, read
from huikan.formulas.typeset import LONGEST, typeset

PLAIN = {
    r"E=mc^2": "E = mc²",
    r"\frac{a+b}{c}": "(a + b)/c",
    r"\frac12": "1/2",
    r"\frac{R_t-R_{t-1}}{R_{t-1}}": "(R_t − R_(t−1))/R_(t−1)",
    r"\sum_{i=1}^n x_i^2 \le \infty": "∑_(i=1)ⁿ x_i² ≤ ∞",
    r"\int_0^1 x\,dx": "∫₀¹x dx",
    r"\sqrt[3]{x+1}": "³√(x + 1)",
    r"\sin x \cos(2\theta)": "sin x cos (2θ)",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "(a b; c d)",
    r"\mathbb{R}^n \to \mathbf{x}": "Rⁿ → x",
    r"\hat{\beta}_1 = 0.5": "β̂₁ = 0.5",
    r"37^\circ\mathrm{C}": "37°C",
    r"\ce{H2SO4}": "H₂SO₄",
    r"\ce{^{227}_{90}Th+}": "₉₀²²⁷Th⁺",
    r"\text{收益率} = 5\%": "收益率 = 5%",
    r"x''": "x″",
    r"p<0.05": "p < 0.05",
    r"\binom{n}{k}": "(n k)",
    r"\SI{5}{kg}": "5 kg",
    "\\text{字\x01}": "字",
    r"\bm{x} \in \mathds{1}": "x ∈ 1",
    r"\overbrace{a+b}^{n}": "(a + b) [n]",
    r"": "",
}
REFUSED = {
    r"\frac{a": ("缺少右花括号", "Missing close brace"),
    r"\foo + x": ("不认识的命令 \\foo", "Undefined control sequence \\foo"),
    r"a^b^c": ("连着两个上标：用花括号写清楚", "Double exponent: use braces to clarify"),
    r"a & b": ("& 放错了位置：要对齐，写在 aligned 环境里", "Misplaced &: to align, write an aligned environment"),
    r"\begin{align} a": ("缺少 \\end{align}", "Missing \\end{align}"),
    r"\text{a_b}": ("_ 只能用在公式里，不能用在 \\text 里", "'_' allowed only in math mode"),
    r"x = \eqref{a}": (
        "\\eqref 不能写在别的公式里：写在公式外面",
        "\\eqref cannot stand within another formula: write it outside",
    ),
    r"\left( x": ("多了 \\left，或少了 \\right", "Extra \\left or missing \\right"),
    "x" * (LONGEST + 1): (f"公式超过 {LONGEST} 个字符", f"the formula has more than {LONGEST} characters"),
}
HOSTILE = (
    r"\href{javascript:alert(1)}{x}",
    r"\unicode{x41}",
    r"\require{html}",
    r"\class{evil}{x}",
    r"\cssId{evil}{x}",
    r"\style{position:fixed}{x}",
    r"\data{x=y}{x}",
    r"\setOptions{x=y}",
    r"\texttip{x}{y}",
    r"\toggle{a}{b}\endtoggle",
    r"\input{/etc/passwd}",
    r"\includegraphics{x}",
    r"\def\a{\a\a}\a",
    r"\def\a#1{\a{#1#1}}\a{x}",
    r"\newcommand{\a}{\b}\newcommand{\b}{\a}\a",
    r"\newenvironment{e}{\begin{e}}{\end{e}}\begin{e}\end{e}",
)
ELEMENTS = frozenset(
    "math mi mn mo mtext ms mrow mstyle msqrt mroot mphantom mtable mtr mtd msub msup msubsup mmultiscripts mprescripts munder mover "
    "munderover mspace mpadded mfrac".split()
)
DRAWN = frozenset("svg g path rect text line ellipse circle polygon polyline".split())


@pytest.mark.parametrize("tex", PLAIN)
def test_plain_text(tex: str) -> None:
    assert accepted(tex).text == PLAIN[tex]


@pytest.mark.parametrize("tex", REFUSED, ids=lambda tex: tex[:20])
def test_reasons_in_two_languages(tex: str) -> None:
    result = typeset(tex, False)
    assert isinstance(result, Refusal)
    assert (result.reason["zh"], result.reason["en"]) == REFUSED[tex]


@pytest.mark.parametrize("tex", HOSTILE)
def test_hostile_tex_is_refused_in_time(tex: str) -> None:
    start = time.process_time()
    assert isinstance(typeset(tex, True), Refusal)
    assert time.process_time() - start < 3


def test_what_takes_too_long_is_refused_and_the_engine_lives_on() -> None:
    start = time.process_time()
    twice = "".join(rf"\def\{one}{{{(chr(92) + two) * 10}}}" for one, two in zip("cba", "dcb", strict=True))
    result = typeset(rf"\def\d{{{'x' * 20}}}{twice}\a\a", True)
    assert time.process_time() - start < 4 * SECONDS
    assert isinstance(result, Refusal)
    assert result.reason["en"].startswith("it is not set within")
    assert accepted("x").text == "x"


def test_one_formula_knows_nothing_of_the_one_before() -> None:
    assert accepted(r"\def\R{\mathbb{R}}\R").text == "R"
    assert isinstance(typeset(r"\R", False), Refusal)
    assert accepted(r"x\label{a}", display=True) == accepted(r"x\label{a}", display=True)
    assert accepted(r"\R", preamble=(r"\newcommand{\R}{\mathbb{R}}",)).text == "R"


def test_numbers_and_rows() -> None:
    rows = accepted(r"\begin{align} a&=b\tag{1}\label{u}\\ c&=d\label{v}\\ e&=f\end{align}", display=True).numbers
    assert [(number.row, number.tag, number.label) for number in rows] == [(0, "(1)", "u"), (1, "", "v")]
    assert rows[0].height > rows[1].height
    (whole,) = accepted(r"x\tag{A}", display=True).numbers
    assert (whole.row, whole.height, whole.tag) == (-1, 0.0, "(A)")
    assert accepted("x", display=True).numbers == ()


def test_a_result_is_read_back_equal() -> None:
    for tex in (*PLAIN, *REFUSED):
        result = typeset(tex, True)
        assert loads(dumps(result)) == result


def test_other_threads_set_formulas_too() -> None:
    results: list[Formula | Refusal] = []
    thread = threading.Thread(target=lambda: results.append(typeset("x", False)))
    thread.start()
    thread.join()
    assert results == [typeset("x", False)]


def test_reading_formulas_loads_no_engine() -> None:
    look = "import huikan.cli, huikan.formulas, huikan.markup, sys; print([name for name in ('quickjs', 'mathjax') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_spoken() -> None:
    formula = accepted(r"E=mc^2")
    assert formula.spoken == {"zh": "E 等于 m c 的平方", "en": "E equals m c squared"}
    assert accepted(r"\frac{a}{b}").spoken["zh"] == "b 分之 a"
    assert accepted(r"\frac{a+1}{b}").spoken["en"] == "the fraction a plus 1 over b end fraction"
    assert accepted(r"\sum_{i=1}^n i").spoken["zh"] == "求和 从 i 等于 1 到 n i"
    assert accepted(r"\bar x").spoken["en"] == "x bar"


def test_styles_are_characters_and_alignment_is_a_class() -> None:
    assert '"𝐱"' in accepted(r"\mathbf{x}").mathml
    assert '"ℒ"' in accepted(r"\mathcal{L}").mathml
    assert "mathvariant" not in accepted(r"x \mathbf{y} \mathbb{R} \mathfrak{g} 1").mathml
    aligned = accepted(r"\begin{aligned} a&=b \end{aligned}").mathml
    assert '"right"' in aligned
    assert "columnalign" not in aligned


def test_colours_are_colours() -> None:
    assert '"mathcolor":"red"' in accepted(r"\textcolor{red}{x}").mathml
    assert "url" not in accepted(r"\textcolor{url(//x)}{x}").mathml + accepted(r"\textcolor{url(//x)}{x}").svg
    assert "mathcolor" not in accepted(r"\color{red;x:y}{x}").mathml


def test_attributes_that_core_does_not_have_are_left_out() -> None:
    given_node = [
        "mrow",
        {"onclick": "x", "href": "javascript:x", "style": "x"},
        ["mi", {"class": "x", "id": "y"}, "a"],
        ["script", {}, "b"],
    ]
    assert core(given_node) == ["mrow", {}, ["mi", {"mathvariant": "normal"}, "a"], ["mtext", {}, "b"]]


def test_macros() -> None:
    text = "% 常用\n\\newcommand{\\R}{\\mathbb{R}} % 实数\n\\DeclareMathOperator*{\\argmin}{arg\\,min}\n\\providecommand\\E{\\mathbb{E}}\n\\def\\x#1{#1_1}\n"
    macros = read(text)
    assert macros.refusals == ()
    assert accepted(r"\argmin_x \E \R \x{y}", preamble=macros.definitions).text == "arg min_xERy₁"


def test_macros_that_are_refused_are_named_by_line_and_the_others_hold() -> None:
    macros = read("\\newcommand{\\R}{\\mathbb{R}}\n\\usepackage{x}\n\\newcommand{\\b\n\\newcommand{\\S}{S}")
    assert [line for line, _ in macros.refusals] == [1, 2]
    assert macros.definitions[0] == r"\newcommand{\R}{\mathbb{R}}"
    assert [item.line for item in definitions("\n\\def\\a{1}\n\n\\def\\b{\\def\\c{2}}")] == [1, 3]


PIECES = (
    *"ab12 {}^_&\\$#%~'中|[]()<>=+-\n",
    *(r"\frac", r"\begin{align}", r"\end{align}", r"\text{", r"\ce{", r"\left(", r"\right)", r"\\", r"\sqrt", r"\hat", r"\over"),
    *(r"\label{a}", r"\tag{1}", r"\begin{matrix}", r"\end{matrix}", r"\boxed{", r"\overbrace{", r"\sum", r"\limits"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_tex_is_set_of_safe_elements_or_refused(tex: str, display: bool) -> None:
    result = typeset(tex, display)
    if isinstance(result, Refusal):
        assert result.reason["zh"]
        assert result.reason["en"]
        return
    assert names(result.mathml) <= ELEMENTS
    assert names(result.svg) <= DRAWN
    assert not re.search(r'"(?:on\w+|href|src|style|id)":', result.mathml + result.svg)


def names(packed: str) -> set[str]:
    found, stack = set(), [json.loads(packed)]
    while stack:
        element = stack.pop()
        found.add(element[0])
        stack += [child for child in element[2:] if isinstance(child, list)]
    return found


def accepted(tex: str, display: bool = False, preamble: tuple[str, ...] = ()) -> Formula:
    result = typeset(tex, display, preamble)
    assert isinstance(result, Formula), result
    return result
