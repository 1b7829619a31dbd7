"""The pages of a printed book are those of its EPUB: each begins with the words that the PDF has
first on it, and none is left out."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pikepdf import Pdf

from content_from_text import lay
from huikan.markup.nodes import Node, Text
from huikan.outputs.epub.page_breaks import paged
from huikan.pdf_texts import PageText
from inline_build import build

HTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
HEAD = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== reports/2025/index.md
---
title: 蓝皮书
date: 2025-06-01
summary: 一年回顾。
---
本册说明。
"""


def chapter(number: int, sentences: int) -> str:
    """A chapter no two sentences of which are alike, with a table among them."""
    text = [
        f"第{number}章的第{each}件事说的是隧道{each * 7 + number}环处的沉降与{each * 13}号测点。" for each in range(sentences)
    ]
    paragraphs = ["".join(text[at : at + 6]) for at in range(0, len(text), 6)]
    table = "表：测点\n\n| 点 | 值 |\n|---|--:|\n" + "\n".join(f"| 测{number}甲{row} | {row * 37} |" for row in range(12))
    body = "\n\n".join([*paragraphs[:4], table, *paragraphs[4:]])
    return f"=== reports/2025/0{number}-a.md\n---\ntitle: 章{number}\nauthors: [王五]\n---\n## 小节\n\n{body}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("breaks")
    content = lay(HEAD + chapter(1, 150) + chapter(2, 60) + chapter(3, 4), root / "content")
    result = build(content, root, "--now", "2026-01-01")
    assert result.exit_code == 0, result.output
    return root / "site"


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(site: Path) -> dict[str, str]:
    """What the PDF has on the pages that have a number, as poppler reads it."""
    path = site / "pdf/reports-2025.zh.pdf"
    with Pdf.open(path) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    command = ["pdftotext", "-f", "{}", "-l", "{}", str(path), "-"]
    pages = {
        label: subprocess.run([part.format(number) for part in command], capture_output=True, text=True, check=True).stdout
        for number, label in enumerate(labels, 1)
        if label.isdecimal()
    }
    return {label: plain(text) for label, text in pages.items()}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_every_page_of_the_text_begins_where_it_does_in_print(site: Path) -> None:
    pages = printed(site)
    with ZipFile(site / "epub/reports-2025.zh.epub") as archive:
        package = archive.read("EPUB/book.opf").decode()
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
        (listed,) = (each for each in nav.iter(f"{HTML}nav") if each.get(f"{OPS}type") == "page-list")
        links = [(link.text or "", link.get("href", "")) for link in listed.iter(f"{HTML}a")]
        chapters = {name: archive.read(f"EPUB/{name}").decode() for name in {href.partition("#")[0] for _, href in links}}
    assert [label for label, _ in links if label.isdecimal()] == [label for label, text in pages.items() if "件事" in text]
    assert len(links) >= 8
    assert '<meta property="pageBreakSource">https://example.org/pdf/reports-2025.zh.pdf</meta>' in package
    for label, href in links:
        name, _, identifier = href.partition("#")
        before, after = re.split(rf'<span[^>]* id="{identifier}"[^>]*></span>', chapters[name])
        words = plain(re.sub("<[^>]+>", "", after))
        if label.isdecimal() and not before.endswith("<h1>"):
            assert words[:14] in pages[label], (label, words[:14])
            assert plain(re.sub("<[^>]+>", "", before))[-14:] not in pages[label]


def test_a_chapter_that_begins_in_the_middle_of_a_page_does_not_begin_it() -> None:
    roots = {
        name: Node("", {}, (Node("p", {}, (Text(text),)),))
        for name, text in (("a", "一二三四五六七八九十子丑寅卯"), ("b", "甲乙丙丁戊己庚辛"))
    }
    chapters = paged(roots, [PageText("5", "一二三四五六"), PageText("6", "七八九十子丑寅卯 甲乙丙丁戊己庚辛"), PageText("", "")])
    assert [each.labels for each in chapters.values()] == [("5", "6"), ()]


def test_what_another_page_says_too_does_not_begin_the_chapter() -> None:
    root = Node(
        "", {}, (Node("h2", {}, (Text("甲乙丙丁戊己庚"),)), Node("p", {}, (Text("一二三四五六七八九十子丑寅卯辰巳午未申"),)))
    )
    pages = [PageText("1", "一、甲乙丙 丁戊己庚 一二三四五六七八九十"), PageText("2", "甲乙丙丁戊己庚 子丑寅卯辰巳午未申")]
    chapters = paged({"a": root}, pages)
    assert chapters["a"].labels == ("1", "2")
    assert [node.text() for node in chapters["a"].root.nodes() if node.tag == "h2"] == ["甲乙丙丁戊己庚"]


def test_a_page_of_pictures_alone_begins_with_the_next() -> None:
    root = Node("", {}, (Node("p", {}, (Text("一二三四五六七八九十甲乙丙丁戊己庚辛"),)),))
    chapters = paged({"a": root}, [PageText("1", "一二三四五六七八九"), PageText("2", ""), PageText("3", "十甲乙丙丁戊己庚辛")])
    assert chapters["a"].labels == ("1", "2", "3")
    (paragraph,) = chapters["a"].root.nodes().__next__().children
    assert isinstance(paragraph, Node)
    names = [child.attributes["id"] if isinstance(child, Node) else child.value for child in paragraph.children]
    assert names == ["page-1", "一二三四五六七八九", "page-2", "page-3", "十甲乙丙丁戊己庚辛"]


@given(
    st.lists(st.text("地下空间车站盾构隧道沉降", min_size=6, max_size=40), min_size=1, max_size=5),
    st.lists(st.integers(0, 160), max_size=6),
)
def test_breaks_change_no_word(paragraphs: list[str], cuts: list[int]) -> None:
    root = Node("", {}, tuple(Node("p", {}, (Text(text[:3]), Node("em", {}, (Text(text[3:]),)))) for text in paragraphs))
    whole = "".join(paragraphs)
    ends = sorted({0, *(min(cut, len(whole)) for cut in cuts), len(whole)})
    pages = [PageText(str(number), whole[start:end]) for number, (start, end) in enumerate(pairwise(ends), 1)]
    (chapter,) = paged({"a": root}, pages).values()
    assert chapter.root.text() == whole
    assert list(chapter.labels) == sorted(chapter.labels, key=int)
    marks = [node for node in chapter.root.nodes() if node.attributes.get("role") == "doc-pagebreak"]
    assert [mark.attributes["aria-label"] for mark in marks] == list(chapter.labels)
