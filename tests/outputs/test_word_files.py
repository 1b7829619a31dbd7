"""Works as files of Word: sound by Word's own rules, with the words of the page, read by others."""

from __future__ import annotations

import datetime as time
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import DOT, LANGUAGES, lay
from huikan.cli import main
from huikan.formulas.typeset import typeset
from huikan.formulas.value import Formula
from huikan.importing import Job, convert
from huikan.importing.docx.omml import formula as tex_of
from huikan.importing.docx.xml import parse
from huikan.markup import render
from huikan.markup.formulas import sources, with_formulas
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import unpack
from huikan.outputs.docx import WordDocument, make, problems, unconvertible
from huikan.outputs.docx.omml import UnconvertibleError, omml
from huikan.outputs.docx.values import Author, NoticeHead, PaperHead
from inline_build import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def fragment(body: str, lang: str = "zh") -> Fragment:
    rendered = render("articles/a.md", body, lang)
    results = [typeset(source.tex, source.display) for source in sources(rendered)]
    return with_formulas(rendered, results, lang) if results else rendered


def document(body: str, lang: str = "zh", head: NoticeHead | PaperHead | None = None, **more: object) -> WordDocument:
    fields = {"key": "articles/a", "title": "题名", "society": "示例学会", "date": time.date(2026, 3, 1)}
    return WordDocument(**{**fields, "lang": lang, "head": head or PaperHead(), "fragment": fragment(body, lang), **more})  # type: ignore[arg-type]


def part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def styled(data: bytes) -> list[tuple[str, str]]:
    """(style, words) of each paragraph of the body."""
    found = []
    for paragraph in part(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(each.text or "" for each in paragraph.iter() if each.tag.rpartition("}")[2] == "t")
        found.append((style.get(f"{W}val", "") if style is not None else "", text))
    return found


def written(body: str, lang: str = "zh", **more: object) -> bytes:
    data = make(document(body, lang, **more))  # type: ignore[arg-type]
    assert problems(data) == []
    return data


# ---------- the text ----------


def test_headings_lists_and_quotations_are_what_word_calls_so() -> None:
    data = written("## 一\n\n段落。\n\n### 二\n\n> 引文\n\n1. 甲\n    - 乙\n\n        续\n2. 丙\n\n```\na\n  b\n```\n")
    assert styled(data)[1:] == [
        ("Heading1", "一"), ("BodyText", "段落。"), ("Heading2", "二"), ("Quote", "引文"), ("ListParagraph", "甲"),
        ("ListParagraph", "乙"), ("ListParagraph", "续"), ("ListParagraph", "丙"), ("SourceCode", "a  b"),
    ]  # fmt: skip
    levels = [each.get(f"{W}val") for each in part(data).iter(f"{W}ilvl")]
    numbers = [each.get(f"{W}val") for each in part(data).iter(f"{W}numId")]
    assert (levels, numbers) == (["0", "1", "0"], ["1", "2", "1"])


def test_each_list_begins_with_its_own_number() -> None:
    data = written("1. 甲\n2. 乙\n\n文\n\n3. 丙\n4. 丁\n\n文\n\n1. 戊\n")
    starts = [each[1][0].get(f"{W}val") for each in part(data, "word/numbering.xml").iter(f"{W}num")]
    assert starts == ["1", "3", "1"]


def test_notes_are_footnotes_called_again_by_a_field() -> None:
    data = written(
        "甲[^a]乙[^b]丙[^a]。\n\n| 表[^c] |\n|---|\n| 丁 |\n\n[^a]: 第一条。\n\n    第二段。\n[^b]: 见[^d]。\n[^c]: 三。\n[^d]: 四。\n[^e]: 无人提到。\n"
    )
    body = part(data)
    assert [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")] == ["1", "2", "3"]
    assert [each.text for each in body.iter(f"{W}instrText")] == [" NOTEREF note_1 \\f \\h "]
    notes = part(data, "word/footnotes.xml")
    words = ["".join(each.text or "" for each in note.iter(f"{W}t")).strip() for note in notes[2:]]
    assert words == ["第一条。第二段。", "见 [四。]。", "三。"]
    assert styled(data)[-1] == ("FootnoteText", "无人提到。")


def test_tables_have_heads_that_repeat_and_cells_that_span() -> None:
    data = written(
        "<table><caption>数</caption><thead><tr><th rowspan=2>年</th><th colspan=2>量</th></tr><tr><th>甲</th><th>乙</th></tr></thead>"
        "<tbody><tr><td rowspan=3>2025</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>\n"
    )
    rows = list(part(data).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False]
    merges = [[(each.get(f"{W}val") or "on") for each in row.iter(f"{W}vMerge")] for row in rows]
    assert merges == [["restart"], ["on"], ["restart"], ["on"]]
    assert [each.get(f"{W}val") for each in part(data).iter(f"{W}gridSpan")] == ["2"]
    assert ("TableCaption", "数") in styled(data)


def test_links_lead_to_sites_and_to_places() -> None:
    data = written("## 节 {#s}\n\n见[节](#s)、[外](https://a.example/?a=1&b=2)、[无](#none)。\n")
    links = [dict(each.attrib) for each in part(data).iter(f"{W}hyperlink")]
    assert [link.get(f"{W}anchor") for link in links] == ["s", None]
    with ZipFile(BytesIO(data)) as archive:
        assert (
            'Target="https://a.example/?a=1&amp;b=2" TargetMode="External"'
            in archive.read("word/_rels/document.xml.rels").decode()
        )


def test_east_asian_signs_and_languages_are_told_apart() -> None:
    data = written('他说“好”。*着重* <span lang="en">English *here*</span>\n')
    runs = {"".join(each.text or "" for each in run.iter(f"{W}t")): run for run in part(data).iter(f"{W}r")}
    quoted = next(run for text, run in runs.items() if "“" in text)
    fonts = quoted.find(f"{W}rPr/{W}rFonts")
    assert fonts is not None and fonts.get(f"{W}hint") == "eastAsia"
    assert runs["着重"].find(f"{W}rPr/{W}em") is not None and runs["here"].find(f"{W}rPr/{W}i") is not None
    language = runs["here"].find(f"{W}rPr/{W}lang")
    assert language is not None and language.get(f"{W}val") == "en-GB"


def test_a_notice_stands_on_the_grid_of_the_standard() -> None:
    head = NoticeHead(("示例学会",), "2026年3月1日", "2026年3月2日印发", number="示学〔2026〕1号", addressees=("各会员",),
                      attachments=("表一", "表二"), copies_to=("主管部门",), contact="甲")  # fmt: skip
    data = written("## 一、时间\n\n三月。\n", head=head, lines=("关于开会", "的通知"), mark='{"Label":"1"}', draft=True)
    assert styled(data) == [
        ("Issuer", "示例学会"), ("DocumentNumber", "示学〔2026〕1号"), ("Title", "关于开会的通知"), ("Addressees", "各会员："),
        ("Heading1", "一、时间"), ("BodyText", "三月。"), ("BodyText", ""), ("Attachments", "附件：1. 表一"), ("Attachments", "2. 表二"),
        ("BodyText", ""), ("Signature", "示例学会"), ("Date", "2026年3月1日"), ("BodyText", "（联系方式：甲）"), ("BodyText", ""),
        ("Record", "抄送：主管部门。"), ("Record", "示例学会2026年3月2日印发"),
    ]  # fmt: skip
    section = part(data).find(f"{W}body/{W}sectPr")
    assert section is not None
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    mm = {name.rpartition("}")[2]: round(int(value) * 25.4 / 1440) for name, value in margins.attrib.items()}
    assert (mm["top"], mm["left"], 210 - mm["left"] - mm["right"], 297 - mm["top"] - mm["bottom"]) == (37, 28, 156, 225)
    pitch = section.find(f"{W}docGrid")
    assert pitch is not None and 225 * 1440 / 25.4 // int(pitch.get(f"{W}linePitch", "0")) == 22
    with ZipFile(BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode()
        assert "送审稿" in archive.read("word/header1.xml").decode() and "AIGC" in archive.read("docProps/custom.xml").decode()
    for face in ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"):
        assert face in styles
    letter = 16 - 5 / 20  # points, with what stands between two letters
    assert 156 / 25.4 * 72 // letter == 28
    bare = written("文。\n", head=NoticeHead(("示例学会",), "x", "y", red_head=False))
    assert "Issuer" not in dict(styled(bare))


def test_the_properties_and_the_bytes_are_always_the_same() -> None:
    paper = document(
        "文$x$。\n", head=PaperHead((Author("林昭", "甲所"), Author("何静", "乙所"))), authors=("林昭", "何静"), keywords=("土",)
    )
    data = make(paper)
    assert data == make(paper)
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml" and names[1:] == sorted(names[1:])
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    for said in ("<dc:title>题名<", "<dc:creator>林昭; 何静<", "<cp:keywords>土<", "<dc:language>zh-CN<", "2026-02-28T16:00:00Z"):
        assert said in core
    assert [text for style, text in styled(data) if style in ("Author", "Affiliation")] == [
        "林昭1、何静2",
        "（1. 甲所；2. 乙所）",
    ]


def words(root: ElementTree.Element) -> str:
    """The words of a part without blanks, ☑ and brackets that the page has not."""
    return re.sub(r"\s", "", "".join(each.text or "" for each in root.iter(f"{W}t")))


INLINE = st.sampled_from(["甲乙", "word", "**强**", "*em*", "`code`", "注[^n]", "<u>线</u>", "“引”", "a\u00a0b", "x & <y>"])
LINE = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)
ITEMS = st.lists(LINE, min_size=1, max_size=4)
BLOCK = st.one_of(
    LINE,
    LINE.map("## {}".format),
    LINE.map("> {}".format),
    ITEMS.map(lambda items: "\n".join(f"- {item}" for item in items)),
    ITEMS.map(lambda items: "\n".join(f"{at}. {item}\n    - {item}" for at, item in enumerate(items, 3))),
    st.lists(st.lists(INLINE, min_size=1, max_size=5), min_size=1, max_size=4).map(
        lambda rows: "\n".join(
            ["| " + " | ".join(rows[0]) + " |", "|" + "---|" * len(rows[0]), *("| " + " | ".join(row) + " |" for row in rows[1:])]
        )
    ),
    LINE.map('!!! note "题"\n    {}'.format),
)


@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_the_words_are_those_of_the_page(blocks: list[str]) -> None:
    body = "\n\n文\n\n".join(blocks) + "\n\n[^n]: 这是注。\n"
    data = written(body)
    shown = re.sub(r"[↩\s]|\d+", "", fragment(body).text)
    written_words = words(part(data)).removeprefix("题名") + words(part(data, "word/footnotes.xml"))
    assert sorted(re.sub(r"\d+", "", written_words)) == sorted(shown)  # notes stand elsewhere


SPANS = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.booleans()), min_size=0, max_size=5), min_size=1, max_size=5
)


@given(SPANS, st.integers(0, 3))
def test_any_spans_make_a_table_that_word_opens(rows: list[list[tuple[int, int, bool]]], heads: int) -> None:
    html = "".join(
        "<tr>"
        + "".join(f"<t{'h' if head else 'd'} colspan={c} rowspan={r}>x</t{'h' if head else 'd'}>" for c, r, head in row)
        + "</tr>"
        for row in rows
    )
    written(f"<table>{'<thead><tr><th>a</th></tr></thead>' * (heads > 0)}<tbody>{html}</tbody></table>\n")


@given(st.text(max_size=300))
def test_any_text_is_sound(body: str) -> None:
    assert problems(make(document(body))) == []


# ---------- formulas ----------

FORMULAS = r"""\frac12
x_i^2
(a+b)^2
\sqrt[3]{x}
\sum_{i=1}^n a_i+b
\int_0^1 x\,dx
\lim_{x\to0}\frac{\sin x}{x}
\left[\frac{a}{b}\right]
\begin{pmatrix}1&2\\3&4\end{pmatrix}
\begin{cases}x&x>0\\-x&\text{其他}\end{cases}
\begin{aligned}a&=b\\c&=d+e\end{aligned}
\hat{x}+\overline{ab}+\vec{v}
\underbrace{a+b}_{n}
\binom nk
\mathbf{x}\in\mathbb{R}
\boxed{x}
\log_2 n
f'
\color{red}{x}
{}_2^3H
\xrightarrow{k}""".splitlines()


@pytest.mark.parametrize("tex", FORMULAS)
def test_a_formula_is_one_that_word_can_change(tex: str) -> None:
    """And when it is read back and set again it is the same formula."""
    result = typeset(tex, True)
    assert isinstance(result, Formula)
    written_formula = omml(unpack(result.mathml))
    root = parse(f"<w:p {SPACES}>{written_formula}</w:p>".encode())
    again, _, unknown = tex_of(root[0])
    set_again = typeset(again, True)
    assert not unknown and isinstance(set_again, Formula), (again, set_again)
    signs = re.compile(r"[\s\u200b\u2061-\u2064,，()（）\[\]{}^_/|]")
    assert sorted(signs.sub("", set_again.text)) == sorted(signs.sub("", result.text)), again


def test_what_word_cannot_have_is_a_picture_and_is_named() -> None:
    body = "甲 $\\begin{array}{c|c}1&2\\end{array}$ 乙\n\n$$x=1\\tag{3}$$\n"
    assert [line for line, _, _ in unconvertible(fragment(body))] == [1]
    data = written(body, fonts=())
    with ZipFile(BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if name.endswith(".png")]
    assert ("Formula", "x=1(3)") in [(style, text.replace("（", "(").replace("）", ")")) for style, text in styled(data)]
    with pytest.raises(UnconvertibleError):
        omml(unpack(typeset("\\begin{array}{c|c}1&2\\end{array}", True).mathml))  # type: ignore[union-attr]


# ---------- others read it ----------

ROUND = """\
## 引言

段落有**强调**、`code`、注[^1]与[外链](https://a.example/)，公式 $E=mc^{2}$。

$$
\\frac{a}{b}
$$ (1)

### 方法

1. 甲
2. 乙
    - 丙

| 项 | 量 |
| --- | --- |
| 深度 | 10 m |

> 引文。

[^1]: 注文。
"""


def test_our_own_importer_reads_back_the_same_text() -> None:
    data = written(ROUND)
    result = convert(Job("a.docx", data, "article", "articles/a"), LANGUAGES)
    text = next(content for name, content in result.files.items() if name.endswith(".md")).decode()
    again = text.partition("---\n\n")[2]
    assert render("a.md", again, "zh").root.text().split() == render("a.md", ROUND, "zh").root.text().split()
    assert [(each.level, each.text) for each in fragment(again).headings] == [(2, "引言"), (3, "方法")]
    assert written(again) == data


PANDOC = shutil.which("pandoc")


@pytest.mark.skipif(PANDOC is None, reason="pandoc, the second opinion, is not installed")
def test_pandoc_reads_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(written(ROUND))
    command = [str(PANDOC), "-t", "plain", "--wrap=none", str(tmp_path / "a.docx")]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for word in ("引言", "段落有强调", "外链", "方法", "1.  甲", "- 丙", "深度", "引文。", "注文。"):
        assert word in theirs


# ---------- the command ----------

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== notices/a.md
---
title: 关于开会的通知
date: 2025-01-02
document_number: 示学〔2025〕1号
issuer: 示例学会
addressees: [各会员单位]
ai: {text: assisted}
---
开会。

![点](dot.png "图题")

![画](drawing.svg)
=== notices/a.en.md
---
title: A meeting
---
We meet.
=== notices/drawing.svg
<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#246"/></svg>
=== notices/secret.md
---
title: 待签发
date: 2025-01-02
status: draft
---
DRAFT
=== notices/inside.md
---
title: CANARY
date: 2025-01-02
visibility: internal
---
CANARY
=== proceedings/2025/index.md
---
title: 论文集
date: 2025-03-01
---
前言。
=== proceedings/2025/01-a.md
---
title: 论文甲
authors: [{name: 林昭, affiliation: 示例大学}]
abstract: 摘要文。
keywords: [土]
---
## 引言

文。
"""


def run(content: Path, root: Path, *more: str) -> tuple[int, str]:
    paths = ["--config", ROOT / "mkdocs.yml", "--content", content, "--cache", root / "cache", "--to", root / "out"]
    result = CliRunner().invoke(main, ["docx", *map(str, paths), "--now", "2026-11-27", "--lang", "en", *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(TREE, tmp_path_factory.mktemp("docx"))
    (root / "notices/dot.png").write_bytes(DOT)
    return root


def test_notices_and_papers_are_written_and_nothing_unpublished(content: Path, tmp_path: Path) -> None:
    code, output = run(content, tmp_path)
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert code == 0 and sorted(files) == ["notices-a.en.docx", "notices-a.zh.docx", "proceedings-2025-01-a.zh.docx"], output
    assert [fault for data in files.values() for fault in problems(data)] == []
    notice = dict(styled(files["notices-a.zh.docx"]))
    assert (notice["Title"], notice["Caption"], notice["Small"]) == ("关于开会的通知", "图题", "本文在人工智能辅助下写成。")
    with ZipFile(BytesIO(files["notices-a.zh.docx"])) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) == 2
        assert "AIGC" in archive.read("docProps/custom.xml").decode()
    paper = styled(files["proceedings-2025-01-a.zh.docx"])
    assert ("Affiliation", "（示例大学）") in paper and ("Abstract", "摘要：摘要文。") in paper
    for data in files.values():
        with ZipFile(BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if b"CANARY" in archive.read(name) or b"DRAFT" in archive.read(name)]


def test_a_draft_is_written_only_if_asked_for(content: Path, tmp_path: Path) -> None:
    code, output = run(content, tmp_path, "notices/secret")
    assert code == 2 and "notices/secret" in output and not (tmp_path / "out").exists()
    code, _ = run(content, tmp_path, "notices/secret", "--draft")
    with ZipFile(tmp_path / "out/notices-secret.zh.docx") as archive:
        assert code == 0 and "送审稿" in archive.read("word/header1.xml").decode()
    code, output = run(content, tmp_path, "notices/inside", "--draft")
    assert code == 2 and "CANARY" not in output
    assert not list(tmp_path.rglob("*inside*"))


def test_keys_and_languages_that_there_are_not_are_said(content: Path, tmp_path: Path) -> None:
    code, output = run(content, tmp_path, "notices/b")
    assert code == 2 and "notices/a" in output and "Traceback" not in output
    code, output = run(content, tmp_path, "notices/a", "--edition", "fr")
    assert code == 2 and "fr" in output and not (tmp_path / "out").exists()
    code, _ = run(content, tmp_path, "notices/a", "--language", "en", "--no-red-head")
    assert code == 0 and [path.name for path in (tmp_path / "out").iterdir()] == ["notices-a.en.docx"]


CONFIG = (ROOT / "mkdocs.yml").read_text("utf-8")


def test_a_site_has_the_files_that_its_configuration_asks_for(content: Path, tmp_path: Path) -> None:
    """And nothing of what is not published; pages lead to them."""
    for shared in ("theme", "pyproject.toml"):
        (tmp_path / shared).symlink_to(ROOT / shared)
    config = tmp_path / "mkdocs.yml"
    config.write_text(CONFIG.replace("  - huikan:\n", "  - huikan:\n      word_files: [notice, paper]\n", 1), encoding="utf-8")
    where = [
        "--config",
        config,
        "--content",
        content,
        "--site",
        tmp_path / "site",
        "--cache",
        tmp_path / "cache",
        "--executor",
        "inline",
    ]
    result = CliRunner().invoke(main, ["build", "--no-pdf", "--now", "2026-11-27", "-q", *map(str, where)])
    assert result.exit_code == 0, result.output
    files = {path.name: path.read_bytes() for path in (tmp_path / "site/word").iterdir()}
    assert sorted(files) == ["notices-a.en.docx", "notices-a.zh.docx", "proceedings-2025-01-a.zh.docx"]
    assert [fault for data in files.values() for fault in problems(data)] == []
    for data in files.values():
        with ZipFile(BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if b"CANARY" in archive.read(name) or b"DRAFT" in archive.read(name)]
    for page in ("notices/a", "proceedings/2025/01-a"):
        html = (tmp_path / "site" / page / "index.html").read_text("utf-8")
        assert f"word/{page.replace('/', '-')}.zh.docx" in html and "下载 Word" in html
    config.write_text(CONFIG.replace("  - huikan:\n", "  - huikan:\n      word_files: [notices]\n", 1), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--lang", "en", "--no-pdf", *map(str, where)])
    assert result.exit_code == 2 and "word_files" in result.output and "notice" in result.output


def test_letters_documents_and_notices_without_seals() -> None:
    head = NoticeHead(("示例省地下空间学会",), "2026年3月1日", "", number="示学〔2026〕1号", form="document", sealed=False)
    data = written("文。\n", head=head)
    assert styled(data)[0] == ("Issuer", "示例省地下空间学会文件")
    places = [int(each.get(f"{W}rightChars", "0")) for each in part(data).iter(f"{W}ind") if each.get(f"{W}rightChars")]
    name, date = places
    assert name == 200 and date >= 200 and abs((900 + name) - (date + 630) - 200) <= 5  # hundredths of a character
    letter = written("文。\n", head=NoticeHead(("甲会", "乙会"), "2026年3月1日", "", number="1号", form="letter"))
    assert [text for style, text in styled(letter) if style == "Issuer"] == ["甲会"]


def test_how_urgent_a_notice_is_and_who_signed() -> None:
    signers = ("林昭", "何静", "周岚")
    data = written("文。\n", head=NoticeHead(("甲会",), "2026年3月1日", "", number="1号", urgency="特急", signers=signers))
    head = [("Urgency", "特急"), ("Issuer", "甲会"), ("BodyText", "签发人：林昭　何静"), ("DocumentNumber", "1号周岚")]
    assert styled(data)[:4] == head  # a tab stands before the last name
    one = written("文。\n", head=NoticeHead(("甲会",), "2026年3月1日", "", number="1号", signers=("林昭",)))
    assert styled(one)[1] == ("DocumentNumber", "1号签发人：林昭")


def test_annexes_stand_behind_the_signature() -> None:
    head = NoticeHead(("示例学会",), "2026年3月1日", "印发")
    data = written("文。\n\n## 附件1 报名表\n\n| 项 |\n|---|\n| 甲 |\n\n## 附件 2\n\n文二。\n", head=head)
    styles = [(style, text) for style, text in styled(data) if text]
    assert styles[-7:] == [
        ("Date", "2026年3月1日"), ("Annex", "附件1"), ("Title", "报名表"), ("TableHead", "项"), ("TableText", "甲"), ("Annex", "附件2"),
        ("BodyText", "文二。"), ("Record", "示例学会印发"),
    ][-7:]  # fmt: skip


@pytest.mark.slow
def test_all_works_of_the_sample_are_sound(tmp_path: Path) -> None:
    code, output = run(ROOT / "content", tmp_path)
    assert code == 0, output
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) > 25 and [(path.name, problems(path.read_bytes())) for path in files if problems(path.read_bytes())] == []
