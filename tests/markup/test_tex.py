"""Where TeX begins and ends in Markdown: what is a formula, what only looks like one, and that
no text with dollars loses a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huikan.markup import render
from huikan.markup.formulas import sources
from huikan.markup.tex import formulas_in

FORMULAS = {
    "$x$": ["x"],
    "在$A$与$B$之间": ["A", "B"],
    "$n$th $k$-means": ["n", "k"],
    "$5x + 3$": ["5x + 3"],
    "$100\\%$ 与 $20-30$": ["100\\%", "20-30"],
    "$\\text{价格 \\$5}$": ["\\text{价格 \\$5}"],
    "$x\ny$": ["x\ny"],
    "$$x$$": ["x"],
    "甲 $$ x $$ 乙": [" x "],
    "\\(a+b\\)，\\[x^2\\]": ["a+b", "x^2"],
    "\\(x\\)": ["x"],
    "`$x$` `$$y$$` `` $z$ `` `` `$w$` ``": ["x", "y", "z"],
    "`$x_1$`、`$AUC$`、`$\\alpha$`": ["x_1", "AUC", "\\alpha"],
    "```math\nx\n```": ["x"],
    "``` {.math #eq:x}\nx\n```": ["x"],
    "```math\n$$\nx\n$$\n```": ["x"],
    "\\begin{align*}\na&=b\n\\end{align*}": ["\\begin{align*}\na&=b\n\\end{align*}"],
    "$$\na\n\nb\n$$": ["a\n\nb"],
    "甲\n$$\na\n= b\n- c\n$$\n乙": ["a\n= b\n- c"],
    "| $|x|$ | $\\|y\\|$ |\n|---|---|\n| a | b |": ["|x|", "\\|y\\|"],
    "| a | b |\n|---|---|\n| $|x|$ | $y|z$ |": ["|x|", "y|z"],
    "## $x$ {#t}": ["x"],
    "[$x$](a.md) **$y$** ~~$z$~~": ["x", "y", "z"],
    "n$\\times$p 与 3$\\times$4": ["\\times", "\\times"],
    "US$5和$x$，$5 和费$y$": ["x", "y"],
    "\\\\(x\\\\) 与 \\\\[y^2\\\\]": ["x", "y^2"],
    "`$ x_1 $`": [" x_1 "],
    "`$$\na\n+ b\n$$`": ["a\n+ b"],
    "甲 `$$\nx\n$$` 乙": ["\nx\n"],
    "\\begin{cases}\na\\\\b\n\\end{cases}": ["\\begin{cases}\na\\\\b\n\\end{cases}"],
    "$ x $，为$ n $个，$ \\alpha$，$E = mc^2 $": ["x", "n", "\\alpha", "E = mc^2"],
    "$`a^2+b`$ 与 `x`": ["a^2+b"],
    "\\newcommand{\\R}{\\mathbb{R}}\n\\def\\x#1{\\{\n#1\\}}\n\n$\\R$": [
        "\\newcommand{\\R}{\\mathbb{R}}\n\\def\\x#1{\\{\n#1\\}}",
        "\\R",
    ],
    "<center>$x$</center>\n\n<p>$y$</p>": ["x", "y"],
    "$a &lt; b$": ["a < b"],
    "$$ x $$ （1）": ["x \\tag*{（1）}"],
    '![图](a.png "题 $x$")': ["x"],
}
NONE = (
    *("价格 $ 5 和 $ 10", "从 $ A 到 B $", "US $ n 与 m $", "$ 5x $", "`$`x`$`", "a$`x`$", "\\newcommand 是一个命令。"),
    *("\\def\\a{x} 后面有话。", "\\newcommand{\\a}{x", "$ the cost and so on $"),
    *("价格 $5 和 $10", "US$5 与 US$6", "$5–$10", "$5，另付运费$", "从 $100 到 $200", "HK$5、A$6", "$20/人，$30/天"),
    *("$5 (about 4) or 10$", "$1,000 to 2,000$ a year", "$100美元和200美元$", "US$1 = HK$7.8", "$", "$$", "$$$$", "$ $"),
    *("`$HOME`", "`$PATH$`", "`echo $a$b`", "$PATH:$HOME", "$HOME/$USER", "`$`、`$`", "以（`$`）开头，以（`$`）结尾"),
    *("\\$x$", "a\\$b$", "https://a.org/?x=$y$&z=1", "[a](https://a.org/$x$)", "<https://a.org/$x$>"),
    *("\\[1\\]", "\\(注\\)", "\\(see below\\)", "#\\[target_feature\\]", "\\[key=value\\]", "\\(2\\)", "\\[^1\\]"),
    *('"$remote_addr", "$body_bytes"', "${HOME}/bin:${PATH}", "`$a` 到 `$b`"),
    *("```\n$x$\n```", "    $x$", "```latex\n$$x$$\n```", "| $5 | $10 |\n|---|---|\n| $5|$10 |", "<!-- $x$ -->"),
    *('<span class="math">x</span>', '<div class="math" data-formula="display">x</div>', "[x]{.math data-formula=inline}"),
)
SHARED = Path(__file__).parents[3] / "shared/corpora"


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas(text: str) -> None:
    assert [source.tex for source in sources(render("articles/a.md", text, "zh"))] == FORMULAS[text]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_formulas(text: str) -> None:
    assert sources(render("articles/a.md", text, "zh")) == ()


@pytest.mark.parametrize("text", ["$$\nx", "甲 $$\nx\n\n乙", "$$\nx\n\n## 题\n\n$$y"])
def test_what_is_not_closed_is_said(text: str) -> None:
    fragment = render("articles/a.md", text, "zh")
    assert sources(fragment) == ()
    if text.startswith("$$"):
        assert [(d.line, d.code) for d in fragment.diagnostics][:1] == [(1, "unclosed-formula")]


def test_places_are_those_of_the_file() -> None:
    written = sources(render("articles/a.md", "甲 $x$ 乙 $y$\n\n$$\n a\n b\n$$\n\n- $z$", "zh", 5))
    assert [(source.tex, source.line, source.column) for source in written][:2] == [("x", 5, 4), ("y", 5, 10)]
    assert [source.line for source in written] == [5, 5, 8, 12]


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
@pytest.mark.parametrize("folder", ["kaiyuanshe-2023", "this-week-in-rust"])
def test_real_texts_without_mathematics_have_no_formulas(folder: str) -> None:
    for path in sorted((SHARED / folder).rglob("*.md")):
        assert sources(render(path.name, path.read_text("utf-8", "replace"), "zh")) == (), path


def test_formulas_of_a_title() -> None:
    assert formulas_in("关于 $L^p$ 与 \\(x\\)，$5 和 $10") == [(3, 8, "L^p"), (11, 16, "x")]


PIECES = (
    "$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "`",
    "\n",
    "\n\n",
    " ",
    "x",
    "甲",
    "5",
    "_",
    "^",
    "{#eq:a}",
    "|",
    "a b",
    "，",
    "\\$",
    "```math\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost(text: str) -> None:
    """Letters and digits arrive, in words or in formulas, in their order."""
    assume("```" not in text)  # what names the language of code is no text
    fragment = render("articles/a.md", text, "zh")
    written = "".join(run.value for run in fragment.root.texts())
    bare = text.replace("{#eq:a}", "")
    assert re.findall(r"[x甲5ab]", written) == re.findall(r"[x甲5ab]", bare) or "eq" in written
