"""Files of other programs besides Word's: texts in OpenDocument, pages saved with their pictures,
spreadsheets. Each becomes a text that builds, and what is not carried is said."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from content_from_text import DOT, LANGUAGES
from huikan.datasets import Sheet, write_xlsx
from huikan.importing import Import, Job, convert

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{family}:1.0"'
    for name, family in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = """<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="P2"><style:paragraph-properties fo:text-align="center"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>"""
BODY = """<text:p text:style-name="P1">地下水的温度</text:p>
<text:h text:outline-level="1">一、方法</text:h>
<text:p>水 H<text:span text:style-name="T2">2</text:span>O 与<text:span text:style-name="T1">重点</text:span>。<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>脚注的话。</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>甲项</text:p></text:list-item><text:list-item><text:p>乙项</text:p></text:list-item></text:list>
<text:list><text:list-item><text:p>丙项</text:p><text:list><text:list-item><text:p>丁项</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>地区</text:p></table:table-cell><table:table-cell>
<text:p>数量</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>东区</text:p></table:table-cell>
<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>井口</svg:title></draw:frame></text:p>
<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>
<text:p><text:a xlink:href="https://example.org/a">链接</text:a>与<office:annotation><dc:creator>林昭</dc:creator><text:p>再核对</text:p></office:annotation>文字&lt;b&gt;。</text:p>
<text:table-of-content><text:p>一、方法 1</text:p></text:table-of-content>"""
FORMULA = '<math xmlns="http://www.w3.org/1998/Math/MathML"><annotation encoding="StarMath 5.0">a over b</annotation></math>'


def odt(body: str, **parts: bytes) -> bytes:
    content = (
        f"<office:document-content {NAMES} {OTHERS}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("Pictures/a.png", DOT)
        archive.writestr("Object 1/content.xml", FORMULA)
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def imported(name: str, data: bytes) -> Import:
    return convert(Job(name, data, "article", "articles/a"), LANGUAGES)


def body_of(result: Import) -> str:
    return next(data for path, data in result.files.items() if path.endswith(".md")).decode()


def test_a_text_in_opendocument() -> None:
    result = imported("稿.odt", odt(BODY))
    text = body_of(result)
    assert "title: 地下水的温度" in text
    for expected in (
        "## 一、方法",
        "H<sub>2</sub>O 与**重点**。[^1]",
        "[^1]: 脚注的话。",
        "1. 甲项\n2. 乙项",
        "- 丙项\n  - 丁项",
    ):
        assert expected in text, text
    for expected in ("| 地区 | 数量 |", "| 东区 | 12 |", "![井口](image/a-1.png)", "[链接](https://example.org/a)与文字"):
        assert expected in text, text
    assert "<b>" not in text.replace("\\<b", "")
    assert result.files["articles/a/image/a-1.png"].startswith(b"\x89PNG")
    assert {"import-comments", "import-contents", "import-odt-formula"} <= {each.code for each in result.findings}


def test_changes_that_nobody_has_decided_refuse_it() -> None:
    region = "<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>林昭</dc:creator>"
    changes = f"{region}</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
    result = imported("稿.odt", odt(changes + BODY))
    assert not result.files
    assert [each.code for each in result.findings] == ["import-inserted"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04", "import-damaged"),
        (b"", "import-damaged"),
        (odt("<!DOCTYPE x>"), "import-damaged"),
        (odt("<text:p>" * 300 + "</text:p>" * 300), "import-unsafe"),
    ],
)
def test_what_is_no_such_text_is_refused(data: bytes, code: str) -> None:
    result = imported("稿.odt", data)
    assert not result.files
    assert [each.code for each in result.findings] == [code]


def test_a_page_saved_with_its_pictures_in_one_file() -> None:
    page = '<html><head><title>网页标题</title></head><body><p>第一段话。</p><img src="https://example.org/p/图.png" alt="图上">'
    message = MIMEMultipart("related")
    message["MIME-Version"] = "1.0"
    message.attach(
        MIMEText(f'{page}<img src="cid:two"><img src="https://example.org/absent.png"></body></html>', "html", "utf-8")
    )
    for address, name in (("https://example.org/p/图.png", ""), ("", "two")):
        picture = MIMEImage(DOT, "png")
        if address:
            picture["Content-Location"] = address
        else:
            picture["Content-ID"] = f"<{name}>"
        message.attach(picture)
    result = imported("存下的网页.mhtml", message.as_bytes())
    text = body_of(result)
    assert "title: 网页标题" in text and "第一段话。" in text
    assert "![图上](image/a-1.png)" in text
    assert "https://example.org/absent.png" in text
    assert "articles/a/image/a-1.png" in result.files
    assert "import-remote-pictures" in {each.code for each in result.findings}


def test_the_first_sheet_of_a_spreadsheet_is_a_table() -> None:
    sheet = Sheet("数据", ("地区", "数量"), (("东区", Decimal(12)), ("西|区", Decimal(3))))
    result = imported("统计表.xlsx", write_xlsx([sheet]))
    text = body_of(result)
    assert "title: 统计表" in text
    assert "| 地区 | 数量 |" in text and "| 东区 | 12 |" in text and "西\\|区" in text
    assert "import-first-sheet" in {each.code for each in result.findings}
    assert "| 甲 | 乙 |" in body_of(imported("表.csv", "甲,乙\n1,2\n".encode("gb18030")))
    assert [each.code for each in imported("表.xlsx", b"PK").findings if each.severity != "note"] == ["import-sheet"]
