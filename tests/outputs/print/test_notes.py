"""Notes: in headings and captions, called again, of several blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_fitted_tables import LONG, books, job

from huikan import interface, typesetting
from huikan.outputs.print.book import Book, numbering, read_theme, tables

PRINT = Path(__file__).parents[3] / "theme/print"
NOTED = f"""
## 标题[^h]

第一次[^a]，第二次[^a]。

表：题目[^t]

| 甲 | 乙 |
|---|---|
| 1[^a] | 2 |

{(LONG * 6 + chr(10) + chr(10)) * 9}

第三次[^a]，第四次[^a]，新的[^b]。

[^h]: 题注。
[^a]: 甲注。
[^b]: 乙注。
[^t]: 表注。
"""
BLOCKS = """
文[^a]，又[^b]。

[^a]: 第一段。

    第二段。

    - 列表一
    - 列表二

    | 表 | 头 |
    |---|---|
    | 1 | 2 |

[^b]: 一段。
"""


def report(body: str, root: Path) -> Book:
    return next(book for book in books(body, root, "A4") if book.kind == "report")


def pages(book: Book) -> Iterator[Any]:
    with typesetting.laid_out(job(book), read_theme(PRINT).fonts, {"cache": {}}) as document:
        yield from (page._page_box for page in document.pages)


def words(box: Any) -> str:
    return "".join(getattr(each, "text", "") for each in box.descendants())


def test_notes_are_not_in_contents_lists_and_bookmarks(tmp_path: Path) -> None:
    book = report(NOTED, tmp_path)
    found = numbering.number(book, interface.words("zh"), tables.Room(148))
    assert [section.text for section in found.sections["p1"]] == ["标题"]
    assert [(table.number, table.text) for table in found.tables] == [("表1-1", "题目")]
    labels = [box.element.get("data-label") for page in pages(book) for box in page.descendants() if box.element_tag == "h2"]
    assert set(labels) == {"第一节 标题"}


def test_a_further_call_has_the_sign_of_its_note_or_repeats_it(tmp_path: Path) -> None:
    texts = [text for text in map(words, pages(report(NOTED, tmp_path))) if "次" in text]
    plain = ["".join(text.replace("\u2060", "").split()) for text in texts]
    assert "第一次②，第二次②。" in plain[0]
    assert "1②" in plain[0], "in a table, too"
    assert "①题注。②甲注。③表注。" in plain[0]
    assert "第三次①，第四次①，新的②。" in plain[-1]
    assert plain[-1].count("甲注。") == plain[-1].count("①甲注。") == 1, "repeated, once"


def test_blocks_in_notes_keep_their_form(tmp_path: Path) -> None:
    tags = [
        (box.element_tag, "".join(words(box).split()))
        for page in pages(report(BLOCKS, tmp_path))
        for note in page.descendants()
        if note.element_tag == "span" and "footnote" in (note.element.get("class") or "").split()
        for box in note.descendants()
    ]
    for expected in (("p", "第二段。"), ("li", "列表一"), ("li", "列表二"), ("th", "头"), ("td", "2")):
        assert expected in tags


@pytest.mark.parametrize(("number", "mark"), [("3", "③"), ("20", "⑳"), ("21", "〔21〕")])
def test_calls_of_endnotes_are_no_numbers_of_references(number: str, mark: str) -> None:
    from huikan.markup.tree import parse, serialise
    from huikan.outputs.print.book import endnotes

    html = f'<p>文<sup class="footnote-ref" id="fnref-1"><a href="#p1-fn-{number}">{number}</a></sup></p>'
    root = parse(html + f'<section class="footnotes"><ol><li id="p1-fn-{number}"><p>注</p></li></ol></section>')
    assert mark in endnotes.take(root, "zh")
    assert mark in serialise(root)
