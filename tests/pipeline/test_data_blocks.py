"""Tables from files of data through a whole build: numbers, references, languages, downloads, what
is said."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.content_from_text import lay
from support.inline_build import build
from support.workbook import workbook

SITE = """\
=== reports/2024/index.md
---
title: 2024 年报告
date: 2024-06-01
year: 2024
series: 报告
---
=== reports/2024/cities.csv
城市,面积
云川市,11
=== reports/2025/index.md
---
title: 2025 年报告
date: 2025-06-01
year: 2025
series: 报告
---
=== reports/2025/01-a.md
---
title: 总论
---

见 @tbl:cities。

```table {#tbl:cities}
data: cities.csv
editions: [面积]
title: {zh: 各市面积, en: Areas}
source: {zh: 普查, en: Census}
note: {zh: 含人防。, en: With shelters.}
```
=== reports/2025/01-a.en.md
---
title: Overview
summary: The block stands on the line that it has in the original, too.
---

See @tbl:cities.

```table {#tbl:cities}
```
=== reports/2025/cities.csv
城市,城市_en,面积
云川市,Yunchuan,12
澄州市,Chengzhou,30
"""


def _page(root: Path, address: str) -> str:
    return (root / "site" / address / "index.html").read_text("utf-8")


def test_a_table_is_numbered_referred_to_and_comes_with_its_file(tmp_path: Path) -> None:
    build(lay(SITE, tmp_path / "content"), tmp_path, "--no-pdf")
    page = _page(tmp_path, "reports/2025/01-a")
    assert re.search(r'<a href="#tbl:cities"[^>]*>表\s*1-1</a>', page)
    assert re.search(r'<caption><span class="number">表 ?1-1</span>\s*各市面积</caption>', page)
    assert [cell for cell in re.findall(r"<t[hd][^>]*>([^<]*)</t", page) if cell in ("11", "12", "30")] == ["11", "12", "30"]
    assert "资料来源：普查" in page and "注：含人防。" in page
    assert 'href="../cities.csv" download' in page
    assert (tmp_path / "site/reports/2025/cities.csv").read_bytes() == (tmp_path / "content/reports/2025/cities.csv").read_bytes()
    assert re.search(r"<summary>引用这些数据</summary>\s*<p>[^<]*2025．总论[^<]*<a [^>]*>表\s*1-1</a>．</p>", page)


def test_a_translation_shows_the_block_of_its_original_in_its_own_words(tmp_path: Path) -> None:
    build(lay(SITE, tmp_path / "content"), tmp_path, "--no-pdf")
    page = _page(tmp_path, "en/reports/2025/01-a")
    assert re.search(r'<caption><span class="number">Table.1\.1</span>\s*Areas</caption>', page)
    assert "Yunchuan" in page and "Source: Census" in page and "Note: With shelters." in page
    assert "Download the data (CSV, 1 KB)" in page


def test_feeds_have_the_table_and_its_file(tmp_path: Path) -> None:
    tree = "=== newsletters/2025-01/index.md\n---\ntitle: 刊\ndate: 2025-01-01\n---\n=== newsletters/2025-01/01-a.md\n---\ntitle: 甲\n---\n"
    tree += "\n```table\ndata: /data/x.csv\n```\n=== data/x.csv\n城市,面积\n云川市,12\n"
    build(lay(tree, tmp_path / "content"), tmp_path, "--no-pdf")
    feed = (tmp_path / "site/feeds/newsletters.json").read_text("utf-8")
    assert "云川市" in feed and "data/x.csv" in feed and "data-text" not in feed


def _findings(root: Path, tree: str) -> list[tuple[str, str, int]]:
    result = build(lay(tree, root / "content"), root, "--no-pdf")
    return [(each["code"], each["path"].rpartition("content/")[2], each["line"]) for each in json.loads(result.stdout)]


def test_what_is_wrong_has_its_place(tmp_path: Path) -> None:
    article = "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n\n"
    tree = article + (
        "```table\ndata: citeis.csv\n```\n\n```table\ndata: cities.csv\ncolumns: [城市, 面级]\n```\n\n"
        "```table\ntitle: 无\n```\n\n```table {#tbl:none}\n```\n\n```table\ndata: bad.csv\n```\n\n```table\ndata: cities.csv\neditions: true\n```\n"
        "=== articles/cities.csv\n城市,面积\n一,1\n=== articles/bad.csv\n甲,乙\n=1+1,2\n"
    )
    assert sorted(_findings(tmp_path, tree)) == [
        ("block-without-data", "articles/a.md", 16),
        ("data-formula", "articles/bad.csv", 2),
        ("empty-block", "articles/a.md", 19),
        ("no-data-file-similar", "articles/a.md", 7),
        ("no-series", "articles/a.md", 28),
        ("unknown-column-similar", "articles/a.md", 12),
    ]


def test_a_fence_of_another_meaning_stays_code(tmp_path: Path) -> None:
    tree = "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n\n```table\na | b\n```\n\n```chart.js\ndata: 1\n```\n"
    assert _findings(tmp_path, tree) == []
    assert _page(tmp_path, "articles/a").count('<div class="highlight">') == 2


def test_nobody_writes_the_place_of_a_block_by_hand(tmp_path: Path) -> None:
    tree = '=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n\n<pre data-block="table">data: x.csv</pre>\n'
    assert _findings(tmp_path, tree) == []
    assert "data-block" not in _page(tmp_path, "articles/a")


def test_what_a_file_tells_of_people_is_found(tmp_path: Path) -> None:
    """What is published is checked, whatever file it comes from."""
    tree = (
        "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n\n```table\ndata: x.csv\n```\n\n"
        "```chart\ntype: bar\ndata: y.csv\nalt: 略\n```\n"
        "=== articles/x.csv\n姓名,电话\n甲,13812345678\n乙,13912345678\n=== articles/y.csv\n姓名,数\n甲 13712345678,1\n"
    )
    assert _findings(tmp_path, tree) == [("mobile-number", "articles/a.md", 7)] * 2 + [("mobile-number", "articles/a.md", 11)]


def test_a_workbook_is_shown_and_offered_as_it_is(tmp_path: Path) -> None:
    content = lay(
        "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n\n```table\ndata: x.xlsx\nsheet: 数\n```\n",
        tmp_path / "content",
    )
    cells = [["城市", "值"], ["云川", "3"]]
    rows = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in cells)
    book = workbook({"说明": "<sheetData/>", "数": f"<sheetData>{rows}</sheetData>"})
    (content / "articles/x.xlsx").write_bytes(book)
    build(content, tmp_path, "--no-pdf")
    page = _page(tmp_path, "articles/a")
    assert '<th scope="row" class="whole">云川</th>' in page and "下载数据（XLSX，" in page
    assert (tmp_path / "site/articles/x.xlsx").read_bytes() == book


def test_a_chart_is_on_the_page_and_its_numbers_in_the_feed(tmp_path: Path) -> None:
    tree = (
        "=== newsletters/2025-01/index.md\n---\ntitle: 刊\ndate: 2025-01-01\n---\n=== newsletters/2025-01/01-a.md\n---\ntitle: 甲\n---\n\n"
        "```chart\ntype: line\ndata: x.csv\ntitle: 增长\nalt: 一直在增长。\n```\n=== newsletters/2025-01/x.csv\n年份,面积\n2023,11\n2024,12\n"
    )
    build(lay(tree, tmp_path / "content"), tmp_path, "--no-pdf")
    page = _page(tmp_path, "newsletters/2025-01/01-a")
    assert (
        page.count("<svg") >= 2
        and 'aria-label="一直在增长。"' in page
        and "style=" not in page[page.index('class="chart"') :][:20_000]
    )
    assert "data-wide" not in page and "data-text" not in page
    feed = (tmp_path / "site/feeds/newsletters.json").read_text("utf-8")
    assert "<td" in feed and "增长" in feed and "<svg" not in feed.split("content_html", 1)[1] and "<summary" not in feed
