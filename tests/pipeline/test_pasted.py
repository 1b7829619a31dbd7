"""Texts as people paste and convert them, on a whole site: pages, feeds and search have
what was meant, and nothing of what was not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from content_from_text import DOT, lay
from inline_build import build

TREE = """\
=== data/society.yml
name: {zh: 示例省地下空间学会, en: Example Province Society for Underground Space}
=== articles/notes.md
---
title: 笔记稿
date: 2025-03-01
authors: [林昭]
---

参见 [[other]]、[[另一篇|那一篇]]、[[articles/other#第 一 节]]、[[pair]]、[[zzqqxx]]、[[plan.pdf|附件]]。

![[dot.png|示意图|300]]

> [!NOTE]
> 盒子里的话。

%%SECRETone 内部备注%%

==重点==，水 H~2~O^[注文在此]。

前 {% raw %} 后。
=== articles/other.md
---
title: 另一篇
date: 2025-03-02
authors: [林昭]
---

## 第 一 节

正文。
=== notices/pair.md
---
title: 双生
date: 2025-03-02
issuer: 示例省地下空间学会
---

正文。
=== reports/pair/index.md
---
title: 报告
date: 2025-03-02
---

正文。
=== notices/one.md
---
title: 通知
date: 2025-03-03
issuer: 示例省地下空间学会
---

时间：4月10日
地点：会议中心

1.请报名
2.请自备茶杯
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    root = tmp_path_factory.mktemp("pasted")
    content = lay(TREE, root / "content")
    (content / "image").mkdir()
    (content / "image/dot.png").write_bytes(DOT)
    (content / "articles/plan.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (content / "articles/稿子.rtf").write_bytes(b"{\\rtf1 x}")
    result = build(content, root, "--no-pdf", "--keep-going")
    return root / "site", json.loads(result.output[result.output.index("[\n") : result.output.rindex("]") + 1])


def prose(site: Path, path: str) -> lxml_html.HtmlElement:
    (element,) = lxml_html.parse(site / path / "index.html").xpath("//div[contains(@class, 'prose')]")
    return element


def test_the_page_has_what_was_meant(built: tuple[Path, list[dict[str, object]]]) -> None:
    page = prose(built[0], "articles/notes")
    links = [(link.text_content(), link.get("href")) for link in page.xpath("(./p)[1]//a")]
    assert links == [
        ("另一篇", "../other/"),
        ("那一篇", "../other/"),
        ("第 一 节", "../other/#%E7%AC%AC-%E4%B8%80-%E8%8A%82"),
        ("附件", "../plan.pdf"),
    ]
    assert "zzqqxx" in page.text_content()
    assert page.xpath("string(.//img/@alt)") == "示意图" and page.xpath("string(.//img/@width)") == "300"
    assert page.xpath("string(.//p[@class='admonition-title'])") == "注"
    assert page.xpath("string(.//mark)") == "重点" and page.xpath("string(.//sub)") == "2"
    assert "注文在此" in page.xpath("string(.//section[@class='footnotes'])")


def test_a_notice_keeps_its_lines(built: tuple[Path, list[dict[str, object]]]) -> None:
    page = prose(built[0], "notices/one")
    assert [re.sub("<[^>]+>", "/", lxml_html.tostring(p, encoding="unicode")).strip("/\n") for p in page.xpath("./p")] == [
        "时间：4月10日/地点：会议中心",
        "1.请报名",
        "2.请自备茶杯",
    ]


def test_a_remark_is_nowhere(built: tuple[Path, list[dict[str, object]]]) -> None:
    for file in built[0].rglob("*"):
        if file.is_file():
            assert b"SECRET" not in file.read_bytes(), file


def test_what_is_not_clear_is_said_at_its_place(built: tuple[Path, list[dict[str, object]]]) -> None:
    said = {(each["code"], each["line"], each["column"]) for each in built[1] if str(each["path"]).endswith("notes.md")}
    assert said == {
        ("ambiguous-link", 7, 53),
        ("broken-link", 7, 62),
        ("template-tag", 18, 3),
    }
    assert "unlinked-text" in {each["code"] for each in built[1]}
