"""What a citation says, and what is none."""

from __future__ import annotations

import time

import pytest

from huikan.markup import render
from huikan.markup.citations import CITE, Citation, Cited, parse


def held(text: str) -> list[str]:
    """The citations that a text has, as they are written."""
    return [node.text() for node in render("articles/a.md", text, "zh").root.nodes() if CITE in node.attributes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", [Cited("a")]),
        ("[ @a ]", [Cited("a")]),
        ("[@a; @b]", [Cited("a"), Cited("b")]),
        ("[@a, @b]", [Cited("a"), Cited("b")]),
        ("［@a；@b］", [Cited("a"), Cited("b")]),
        ("[@a, p. 3]", [Cited("a", pages="3")]),
        ("[@a,p.3]", [Cited("a", pages="3")]),
        ("[@a, pp. 3–5; @b]", [Cited("a", pages="3-5"), Cited("b")]),
        ("[@a, 3--5, 7]", [Cited("a", pages="3-5, 7")]),
        ("[@a，第 3～5 页]", [Cited("a", pages="3-5")]),
        ("[@a, ch. 2]", [Cited("a", suffix="ch. 2")]),
        ("[@a, 第2章]", [Cited("a", suffix="第2章")]),
        ("[@a, p. 3, emphasis mine]", [Cited("a", pages="3", suffix="emphasis mine")]),
        ("[see @a, pp. 3–5, and @b]", [Cited("a", "see", "3-5"), Cited("b", "and")]),
        ("[@a, see also @b]", [Cited("a"), Cited("b", "see also")]),
        ("[见@a]", [Cited("a", "见")]),
        ("[-@a]", [Cited("a", alone=True)]),
        ("[@a's view]", [Cited("a", suffix="'s view")]),
        ("[@张三2020；@{李四}]", [Cited("张三2020"), Cited("李四")]),
        ("[@{o'k+1}]", [Cited("o'k+1")]),
        ("[@a/b_c:d-e.f]", [Cited("a/b_c:d-e.f")]),
        ("[@a;\n@b]", [Cited("a"), Cited("b")]),
        ("@a", [Cited("a")]),
        ("@a [p. 33]", [Cited("a", pages="33")]),
        ("@a[第3页]", [Cited("a", pages="3")]),
        ("@{张三2020}", [Cited("张三2020")]),
    ],
)
def test_what_is_cited(text: str, expected: list[Cited]) -> None:
    (source,) = held(f"文{text}文")
    assert list(parse(source).cited) == expected
    assert parse(source).bracketed == (text[0] in "[［")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\ref{fig:x}", Citation((Cited("fig:x"),), labelled=True, bare=True)),
        ("\\autoref{y}", Citation((Cited("y"),), labelled=True)),
    ],
)
def test_labels_of_tex(text: str, expected: Citation) -> None:
    (source,) = held(f"see {text}.")
    assert parse(source) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a@example.org",
        "<a@example.org>",
        "mailto:a@example.org",
        "https://example.org/@a",
        "<https://example.org/@a>",
        "`@a` and `[@a]`",
        "    [@a]",
        "```\n@a\n```",
        "\\@a",
        "{@a}",
        "@某人",
        "@ a",
        "[@]",
        "[@a](https://example.org)",
        "[words @a](https://example.org)",
        '<a href="https://example.org">@a</a>',
        "$x@a$",
        "![@a](a.png)",
        "\\\\ref{x}",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert held(text) == []


def test_the_place_of_a_citation_is_known() -> None:
    (node,) = [node for node in render("a.md", "文\n\n见 [@a; @b]。", "zh", 7).root.nodes() if CITE in node.attributes]
    (run,) = node.texts()
    assert (run.line, run.column) == (9, 3)


@pytest.mark.parametrize(
    "text", ["@a" * 20_000, "@" * 50_000, "[@" + "a-" * 30_000 + "]", "\\ref{" * 20_000, "[" * 20_000 + "@a"]
)
def test_long_nonsense_takes_no_time(text: str) -> None:
    start = time.process_time()
    render("a.md", text, "zh")
    assert time.process_time() - start < 5


def test_a_key_in_chinese_that_ends_with_a_year_is_cited_in_the_sentence() -> None:
    assert held("@王珊2020 指出，据@王珊2021a研究，@张三 与 @张三2 来了") == ["@王珊2020", "@王珊2021a"]
    assert parse("@王珊2020") == Citation((Cited("王珊2020"),))
