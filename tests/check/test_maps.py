"""Maps with boundaries need their approval number beside them; other drawings do not."""

from __future__ import annotations

import pytest

from huikan.check import check
from huikan.library import assemble
from huikan.markup import render
from huikan.source import Data
from support.content_from_text import LANGUAGES, NOW, documents

UNAPPROVED = [
    "![中国行政区划图](a.png)",
    '![底图](a.png "全国地图")',
    "![底图](a.png)\n\n<center>图 1 各省省界图</center>",
    "![Map of China with provinces](a.png)",
    "| ![行政区划图](a.png) |\n| --- |\n| 一 |",
]
FINE = [
    '![中国行政区划图](a.png "全国地图，审图号：GS（2023）2767号")',
    "![中国行政区划图](a.png)\n\n资料来源：自然资源部标准地图，审图号：GS(2023)2767号",
    "![中国行政区划图](a.png)\n\n审图号：皖S（2024）12号",
    "![八市位置示意图](a.png)",
    "文字里说到全国地图。\n\n![思维导图](a.png)",
    "![地图册的封面](a.png)",
]


def codes(text: str, head: str = "") -> list[tuple[str, int]]:
    tree = f"=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n{head}---\n\n{text}\n"
    library = assemble(documents(tree), Data(), LANGUAGES, NOW).library
    fragments = {
        (doc.key, "zh"): render(doc.path, doc.body, "zh", doc.body_line)
        for work, _ in library.walk()
        for doc in work.documents.values()
    }
    return [(finding.code, finding.line) for finding in check(library, fragments) if finding.code == "map-without-approval"]


@pytest.mark.parametrize("text", UNAPPROVED)
def test_a_map_with_boundaries_needs_its_number(text: str) -> None:
    assert codes(text) == [("map-without-approval", 6)]


@pytest.mark.parametrize("text", FINE)
def test_what_has_its_number_or_no_boundaries_is_fine(text: str) -> None:
    assert codes(text) == []


def test_a_drawing_without_boundaries_may_say_so() -> None:
    assert codes(UNAPPROVED[0], "waive: {map-without-approval: 图上没有界线}\n") == []
