"""How a document's prose begins: sentences, never captions, cells, labels or what stands beside."""

from __future__ import annotations

import pytest

from huikan.markup import loads, render

OPENINGS = {
    '![图](a.png "图 1 说明")\n\n表：面积\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n正文第一句。第二句？': "正文第一句。第二句？",
    "**Abstract**\n\nWe study e.g. soil. It is warm.": "We study e.g. soil. It is warm.",
    "Abstract: We study soil. It is warm.": "We study soil. It is warm.",
    "Summary judgements are rare here.": "Summary judgements are rare here.",
    "摘要：本文研究。\n\n关键词：土；水\n\n## 引言\n\n正文。": "本文研究。正文。",
    "**摘 要**\n\n本文研究。": "本文研究。",
    "作者：张三\n\n2026年3月1日\n\n时间：今天\n地点：这里\n\n会议召开。": "会议召开。",
    "By Lin Zhao\n\nThe road is dug again.": "The road is dug again.",
    "> 引文在前。\n\n!!! note\n    盒子里的话。\n\n正文在后。": "正文在后。",
    "- 第一项，是较长的一项文字。\n- 二项": "第一项，是较长的一项文字。",
    "图 1 甲乙\n\n水 H~2~O 很好[^1]。\n\n[^1]: 注文。": "水 H2O 很好。",
    "# 标题\n\n## 小标题": "",
    "| 甲 | 乙 |\n|---|---|\n| 只有表 | 没有话 |": "",
    "甲" * 500 + "。": "甲" * 500 + "。",
}


@pytest.mark.parametrize("body", OPENINGS, ids=lambda body: body[:20])
def test_a_text_opens_with_its_first_sentences(body: str) -> None:
    fragment = loads(render("articles/a.md", body, "zh").dumps())
    assert fragment.opening == OPENINGS[body]
