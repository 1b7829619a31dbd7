"""What is written says what was read: any words, in any look, by our own reader of Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huikan.importing.elements import Cell, Heading, Inline, ListItem, Mark, Paragraph, Quotation, Run, Table
from huikan.importing.front_matter import front_matter
from huikan.importing.writing import markdown
from huikan.markup import adapt, render
from huikan.source import parse

SIGNS = "*_~^=+%$`\\[](){}<>&#!|:@-. 1a甲。，（“"
WORDS = st.text(alphabet=SIGNS, min_size=1, max_size=14)
WHOLE = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(["**甲**", "[甲](b)", "![a](b)", "[^1]", "&copy;", "<b>", "{% x %}", "==甲==", "1. 甲", "- 甲", "http://a.b/c_d*e", "$x$"]),
        st.sampled_from(["[[甲]]", "%%甲%%", ":smile:", "^[注]", "{#a}", "@王", "【词】(a.md)", "<1@1>", "<a@b.cn>", "<http://a.b>", "＊＊甲＊＊", "\\(x\\)", "<!-- a -->", "||", "表：甲"]),
    ),
    min_size=1,
    max_size=4,
).map("".join)  # fmt: skip
MARKS: tuple[Mark, ...] = ("highlight", "strong", "emphasis", "underline", "delete", "insert", "sub", "sup")


def words(body: str) -> str:
    return re.sub(r"\s+", "", render("articles/a.md", body, "zh").text)


@settings(max_examples=400, deadline=None)
@given(WHOLE)
def test_any_words_of_a_paragraph_are_published_as_they_are(text: str) -> None:
    body = markdown([Paragraph((Run("甲乙"),)), Paragraph((Run(text),))])
    assert words(body) == "甲乙" + re.sub(r"\s+", "", text)
    assert adapt(render("articles/a.md", body, "zh"), "web", {}).count("<p>") == 1 + bool(text.strip())


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲", "b", "（丙）", "“丁。”", " 戊 ", "5*3", "a_b"]), st.sets(st.sampled_from(MARKS), max_size=2)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_looks_are_those_of_their_words(runs: list[tuple[str, set[Mark]]]) -> None:
    body = markdown([Paragraph(tuple(Run(text, frozenset(marks)) for text, marks in runs))])
    assert words(body) == re.sub(r"\s+", "", "".join(text for text, _ in runs))
    html = adapt(render("articles/a.md", body, "zh"), "web", {})
    tags = {
        "strong": "strong",
        "emphasis": "em",
        "delete": "del",
        "sub": "sub",
        "sup": "sup",
        "highlight": "mark",
        "insert": "ins",
    }
    for mark, tag in tags.items():
        shown = re.sub(r"\s|<[^>]*>", "", "".join(re.findall(rf"<{tag}[ >].*?</{tag}>", html)))
        meant = "".join(text for text, marks in runs if mark in marks)
        assert shown.replace(f"<{tag}>", "") == re.sub(r"\s", "", meant), (mark, body, html)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WHOLE, min_size=2, max_size=2), min_size=2, max_size=3))
def test_any_words_of_a_cell_are_published_as_they_are(rows: list[list[str]]) -> None:
    cells = tuple(tuple(Cell((Paragraph((Run(text),)),)) for text in row) for row in rows)
    meant = re.sub(r"\s+", "", "".join(text for row in rows for text in row))
    assert words(markdown([Table(cells)])) == meant
    merged = (*cells, (Cell((), columns=2),))
    assert words(markdown([Table(merged)])) == meant


@pytest.mark.parametrize("name", ["title", "summary"])
@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet=SIGNS + "\"'?,;—“”年0", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
)
def test_any_text_of_the_head_is_read_back(name: str, text: str) -> None:
    head = front_matter({"title": "甲", "date": "2026-01-01", name: text})
    document, faults = parse("articles/a.md", f"{head}\n文。\n", ("zh", "en"))
    assert document and not [fault for fault in faults if fault.severity == "error"], faults
    assert getattr(document.meta, name) == text


def test_lists_quotations_and_headings_stay_what_they_are() -> None:
    def item(depth: int, marker: str, *texts: str) -> ListItem:
        return ListItem(depth, marker, tuple(Paragraph((Run(text),)) for text in texts))

    inlines: tuple[Inline, ...] = (Run("甲"),)
    body = markdown(
        [
            Heading(2, inlines),
            item(0, "1.", "一", "又"),
            item(1, "-", "丙"),
            item(0, "2.", "二"),
            Quotation((Paragraph(inlines), item(0, "-", "丁"))),
        ]
    )
    html = re.sub(r"\s+", "", adapt(render("articles/a.md", body, "zh"), "web", {}))
    assert "<ol><li><p>一</p><p>又</p><ul><li>丙</li></ul></li><li><p>二</p></li></ol>" in html.replace(
        "<li><p>丙</p></li>", "<li>丙</li>"
    )
    assert "<blockquote><p>甲</p><ul><li>丁</li></ul></blockquote>" in html
