"""The table of what other programs write: each row is tried with its example, and stands
in docs/structure.md."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOON
from huikan.check import check
from huikan.diagnostics import Diagnostic
from huikan.library import assemble
from huikan.markup import adapt, render
from huikan.markup.dialects.syntax import Read, Understood
from huikan.markup.dialects.table import NAMED, READ, SYNTAXES, UNDERSTOOD
from huikan.source import Data, parse

PAGE = Path(__file__).parents[2] / "docs/structure.md"


def findings(body: str) -> list[Diagnostic]:
    document, _ = parse("articles/a.md", f"---\ntitle: 甲\ndate: 2025-01-01\n---\n{body}\n", LANGUAGES)
    assert document
    fragment = render(document.path, document.body, document.lang, document.body_line)
    works = assemble([document], Data(), LANGUAGES, NOON).library
    return [*fragment.diagnostics, *check(works, {(document.key, document.lang): fragment})]


def columns(body: str) -> list[tuple[str, int, int]]:
    """(code, line of the body, column) of what is said about the body."""
    said = [(finding.code, finding.line - 4, finding.column) for finding in findings(body) if finding.line > 4]
    return sorted(said, key=lambda each: each[1:])


def test_names_are_told_apart_and_the_page_has_them_all() -> None:
    names = [row.name for row in SYNTAXES]
    assert len(names) == len(set(names))
    rows = re.findall(r"(?m)^\| ([^|]+?) \| ([^|]+?) \| `", PAGE.read_text("utf-8"))
    assert rows == [(row.name, row.origins) for row in SYNTAXES]


@pytest.mark.parametrize("row", [*UNDERSTOOD, *READ], ids=lambda row: row.name)
def test_what_is_understood_is_not_published_as_it_stands(row: Understood | Read) -> None:
    html = adapt(render("articles/a.md", row.example, "zh"), "web", {})
    assert html != f"<p>{escape(row.example, quote=False)}</p>\n"
    named = {each.code for each in NAMED}
    assert not named & {finding.code for finding in findings(row.example)}
    assert isinstance(row, Read) or any(sign in row.example for sign in row.signs)


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.name)
def test_what_is_named_is_said_at_its_place(row: object) -> None:
    assert row in NAMED
    for before, line in (("", 1), ("甲乙。\n\n", 3)):
        said = columns(before + row.example)  # type: ignore[attr-defined]
        assert [each for each in said if each[0] == row.code and each[1] == line and each[2] > 0], said  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.name)
def test_what_is_quoted_as_code_is_said_nothing_about(row: object) -> None:
    assert columns(f"```\n{row.example}\n```") == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('前 {% raw %} 后 {{< figure src="a" >}}', [("template-tag", 1, 3), ("template-tag", 1, 15)]),
        ("比较 a==b==c", [("stray-highlight", 1, 5)]),
        ("面积 5 m^2，x^{10}", [("stray-superscript", 1, 7), ("stray-superscript", 1, 11)]),
        ("**加粗没有结束。\n\n下一段", [("stray-strong", 1, 1)]),
        ("笑 :smile: 了 12:30:45", [("emoji-name", 1, 3)]),
        ("[图片]\n\n（图 1：雷达站）", [("picture-placeholder", 1, 1)]),
        ("见[第一章](a.md", [("stray-link", 1, 2)]),
        ("\\newpage\n\n见 \\cite{fig:a}。", [("raw-tex", 1, 1), ("raw-tex", 3, 3)]),
        ("#地铁 #隧道", []),
        ("3~5 天，6~8 天；约~10 个", []),
        ("C++ 与 C++；a == b；2 ** 3 与 4 ** 5", []),
        ("百分之 5%%，{未定}，{1, 2}，时间 8:30:00", []),
        ("文献[1]与[2, 3]、[注]", []),
    ],
)
def test_where_it_is_said(body: str, said: list[tuple[str, int, int]]) -> None:
    assert columns(body) == said


def test_numbered_lines_of_a_notice_are_paragraphs() -> None:
    body = "请注意：\n1.请报名\n2.请自备茶杯\n\n（一）甲\n（二）乙"
    html = render("notices/a.md", body, "zh", numbered_paragraphs=True).html
    assert re.findall("<p>(.*?)</p>", html) == ["请注意：", "1.请报名", "2.请自备茶杯", "（一）甲", "（二）乙"]
    assert re.findall("<p>(.*?)</p>", render("articles/a.md", body, "zh").html) == [
        "请注意：<br>1.请报名<br>2.请自备茶杯",
        "（一）甲<br>（二）乙",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[[javascript:alert(1)|x]]",
        "![[javascript:alert(1).png]]",
        "[x](<javascript:alert(1)>) <javascript:alert(1)> <data:text/html,x>",
        "【x】(javascript:alert(1))",
        "==<script>x</script>== ^[<img src=x onerror=y>]",
        "> [!<b onclick=x>]\n> a",
        '<video src="javascript:x"></video>',
        "<b data-wiki='x' data-note='^' data-inline=''>t</b><a data-wiki='javascript:x'>t</a>",
    ],
)
def test_nothing_dangerous_comes_with_them(body: str) -> None:
    fragment = render("articles/a.md", body, "zh")
    targets = {reference.target: reference.target for reference in fragment.references}
    for medium in ("web", "print", "feed"):
        html = adapt(fragment, medium, targets)  # type: ignore[arg-type]
        assert not re.search(r'<script|<[^>]* on\w+=|(?:href|src)="(?:javascript|data):|data-(?:wiki|note|inline)', html), html


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.name)
def test_what_is_escaped_is_meant_and_not_named(row: object) -> None:
    """Findings advise to escape signs that are to be shown: that must be the end of it."""
    example = row.example  # type: ignore[attr-defined]
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", example).replace(r"\(", "&#40;").replace("\\\\", "&#92;")
    if escaped == example:
        pytest.skip("it has no sign of Markdown that could be escaped")
    assert not {each.code for each in findings(f"甲{escaped}乙")} & {each.code for each in NAMED}, escaped
