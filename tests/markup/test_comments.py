"""Comments: none is published, wherever it begins or ends; one that never ends stops the build."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from content_from_text import LANGUAGES, lay
from huikan.comments import comments, spared
from huikan.markup import Medium, adapt, render
from huikan.source import parse
from inline_build import build
from leak_markers import page_text, traces

MEDIA: tuple[Medium, ...] = ("web", "print", "feed")
HEAD = "---\ntitle: 备注\ndate: 2025-03-01\nauthors: [林昭]\n---\n\n"
REMARKS = f"""\
=== articles/a.md
{HEAD}第一段。<!-- SECRETone 联系人待核

SECRETtwo，不要外发 -->第一段接着说。

<!-- SECRETthree

SECRETfour -->后文。

- 项一<!-- SECRETfive

  SECRETsix -->
- 项二

> 引文<!-- SECRETseven
>
> SECRETeight -->

## 小标题<!-- SECRETnine -->

| 甲 | 乙 |
|---|---|
| 一<!-- SECRET | ten --> | 二 |

<div>
<!-- SECRETeleven

SECRETtwelve -->
<p>原样</p>
</div>

注[^1]。

[^1]: 注文<!-- SECRET13

    SECRET14 -->完。
=== articles/a.en.md
---
title: Remarks
---

First paragraph.<!-- SECRET15

SECRET16 --> It goes on.

<!-- SECRET17

SECRET18 --> Text behind.
=== data/society.yml
name: {{zh: 试验学会, en: Test Society}}
short_name: {{zh: 试验学会, en: TS}}
url: https://example.org/
email: office@example.org
"""


def plain(text: str) -> str:
    return render("articles/a.md", text, "zh").text


def test_no_remark_is_anywhere_in_the_site(tmp_path: Path) -> None:
    """Pages, descriptions, feeds, search, PDFs: not in their bytes, not in what they
    compress, not in what they draw."""
    result = build(lay(REMARKS, tmp_path / "content"), tmp_path)
    assert result.exit_code == 0, result.output
    assert traces(tmp_path / "site", b"SECRET") == []
    page = (tmp_path / "site/articles/a/index.html").read_text("utf-8")
    for words in ("第一段。第一段接着说。", "<p>后文。</p>", "<li>项一</li>", ">小标题<", "<td>一</td>", "注文完。"):
        assert words in page
    with pikepdf.open(tmp_path / "site/pdf/articles-a.zh.pdf") as pdf:
        text = "".join(page_text(leaf) for leaf in pdf.pages)
    assert "SECRET" not in text and "接着说" in text


GUARD = """\
=== articles/open.md
{head}<!-- 未闭合的备注

联系电话 13912345678，20XX 年。
=== articles/open.en.md
---
title: Open
---
<!-- not closed

Call 13912345678 in 20XX.
=== articles/span.md
{head}注释用 `<!--` 开始。

联系电话 13912345678，20XX 年。
=== articles/fence.md
{head}```
<!-- 示例
```

联系电话 13912345678，20XX 年。
=== articles/across.md
{head}正文。<!-- 张三 13912345678

备注 -->后文 20XX 年。
=== articles/plain.md
{head}联系电话 13912345678，20XX 年，身份证 11010519491231002X。
""".replace("{head}", HEAD)


def test_no_mark_switches_the_rules_off(tmp_path: Path) -> None:
    """What a closed comment holds is not published, and so not searched; all else is."""
    result = build(lay(GUARD, tmp_path / "content"), tmp_path, "--no-pdf", "--keep-going")
    said = json.loads(result.stdout)
    found = {(finding["path"].rpartition("/content/")[2], finding["code"], finding["line"]) for finding in said}
    assert {(path, code) for path, code, _ in found if code == "unclosed-comment"} == {
        ("articles/open.md", "unclosed-comment"), ("articles/open.en.md", "unclosed-comment")}  # fmt: skip
    assert ("articles/open.md", "unclosed-comment", 7) in found
    for name in ("open.md", "open.en.md", "span.md", "fence.md", "plain.md"):
        assert {"mobile-number", "placeholder"} <= {code for path, code, _ in found if path == f"articles/{name}"}
    assert {code for path, code, _ in found if path == "articles/across.md"} == {"placeholder"}
    assert ("articles/plain.md", "identity-number", 7) in found
    assert not (tmp_path / "site/articles/open/index.html").exists()  # withheld, though the build went on


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("a<!--> b --> c", "a b --> c"),
        ("a<!---> b", "a b"),
        ("a<!-- S --!> b", "a b"),
        ("a<!-- S -- > S --> b", "a b"),
        ("a<!-- <!-- S --> b --> c", "a b --> c"),
        ("a<? S ?> b", "a b"),
        ("a<!DOCTYPE S> b", "a b"),
        ("a<!备注 S> b", "a b"),
        ("a<![CDATA[ S > S ]]> b", "a b"),
        ("List<?> b", "List<?> b"),
        ("a\\<!-- b -->", "a<!-- b -->"),
        ("a `<!-- b -->`", "a <!-- b -->"),
        ("a `` <!-- b ` `` <!-- S -->", "a <!-- b `"),
        ("a ` b <!-- S\n\n` -->c", "a ` b c"),
        ("- ` x\n- <!-- S\n\n  S ` -->y", "` x y"),
        ("```\n<!-- b\n```\nc<!-- S -->", "<!-- b c"),
        ("- ```\n  <!-- b\n\nc<!--\nS -->", "<!-- b c"),
        ("> ```\n> <!-- b\n\nc", "<!-- b c"),
        ("    <!-- b", "<!-- b"),
        ("- a\n\n      <!-- b\n\n    <!-- S -->c", "a <!-- b c"),
        ("[^1]\n\n[^1]: a\n\n    <!-- S\n\n    S -->b", "a ↩ b ↩"[:1] + " b"),
        ("!!! note \"x\"\n    <!-- S\n\n    S -->b", "x b"),
        ("<pre>\na<!-- S\n\nS -->b\n</pre>", "ab"),
        ("| a<!-- | S --> | b |\n|---|---|\n| c | d |", "a b c d"),
        ("a<!--\n# S\n-->b", "ab"),
    ],
)  # fmt: skip
def test_what_a_comment_is(text: str, published: str) -> None:
    fragment = render("articles/a.md", text, "zh")
    assert fragment.text == published
    assert "unclosed-comment" not in [diagnostic.code for diagnostic in fragment.diagnostics]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n\nb <!-- c\n\nd", 3), ("<? a", 1), ("a <![CDATA[ b", 1), ("> a <! b\n> c>", 1), ("- ` a\n- b <!-- c `\n\nd", 2)],
)
def test_a_comment_without_an_end_is_an_error_at_its_line(text: str, line: int) -> None:
    fragment = render("articles/a.md", text, "zh")
    assert [(d.code, d.severity, d.line) for d in fragment.diagnostics] == [("unclosed-comment", "error", line)]
    assert "b" in fragment.text or "a" in fragment.text


def test_a_title_has_no_remarks() -> None:
    for text in (
        "# 标题<!-- S -->\n\n正文",
        "<!-- S\n\n# S\n-->\n# 标题\n\n正文",
        "# 标题<!-- S\n\nS -->\n\n正文",
        "a <!--\n\n# S\n\n-->\n\n# 标题",
    ):
        document, _ = parse("articles/a.md", text, LANGUAGES)
        assert document and document.meta.title == "标题"
        assert "S" not in plain(document.body)
        assert document.body.count("\n") == text.count("\n")


PROSE = st.sampled_from(
    ["字", "a ", "\n", "\n\n", "- ", "\n- ", "1. ", "> ", "\n> ", "# ", "|", "\n|---|\n", "[^1]", "\n\n[^1]: ", "**", "<div>", "</div>", "<pre>",
     "</pre>", "<b>", "::: note\n", ":::", "!!! note\n", "$", "$$", "[x](y)", ">", "?>", "&lt;", "<", "term\n:   ", "{#x}", "*[HTML]: ", '[x]: y "', '"']
)  # fmt: skip
CODE = st.sampled_from(
    ["`", "``", "```\n", "\n~~~\n", "  ", "    ", "\n    ", "-->", "<!", "<!--", "<?x", "<![CDATA[", "]]>", "<img alt='"]
)
INSIDE = st.lists(
    st.sampled_from(["密", "\n", "\n\n", "\n> ", "\n- ", "> ", "|", "`", "```", "\n```\n", "<b>", "$", "-", "# "]), max_size=6
).map("".join)
REMARK = INSIDE.filter(lambda text: "-->" not in text).map(lambda text: f"<!-- 密{text}密 -->")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(PROSE, REMARK), max_size=14).map("".join))
def test_a_remark_is_published_nowhere(text: str) -> None:
    fragment = render("articles/a.md", text, "zh")
    assert "密" not in fragment.text
    for medium in MEDIA:
        assert "密" not in adapt(fragment, medium, {})


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(PROSE.filter(lambda piece: piece != "&lt;"), CODE, REMARK), max_size=14).map("".join))
def test_the_mark_of_a_remark_is_code_or_an_error(text: str) -> None:
    fragment = render("articles/a.md", text, "zh")
    for medium in MEDIA:
        tree = lxml_html.fromstring(f"<main>{adapt(fragment, medium, {})}</main>")
        for code in tree.xpath("//code | //*[contains(@class, 'math')]"):  # a formula may be written as code
            if code.getparent() is not None:
                code.getparent().replace(code, lxml_html.Element("i"))
        shown = " ".join(tree.xpath("//text() | //@*"))
        assert "<!--" not in shown or "unclosed-comment" in [found.code for found in fragment.diagnostics], shown


@given(st.lists(st.one_of(PROSE, CODE, INSIDE), max_size=20).map("".join))
def test_comments_stand_in_order_and_lines_keep_their_number(text: str) -> None:
    lines = text.split("\n")
    found = comments(lines)
    places = [place for comment in found for place in ((comment.row, comment.column), (comment.end_row, comment.end_column))]
    assert places == sorted(places)
    assert all(lines[comment.row].startswith(comment.mark, comment.column) for comment in found)
    assert len(spared(lines)) == len(lines)
