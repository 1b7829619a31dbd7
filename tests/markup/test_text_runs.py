"""One reading: what is published is what is checked, and every run of text
knows where it stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from test_markup import PIECES

from content_from_text import LANGUAGES, NOON
from huikan.check import check
from huikan.check.text_runs import ADDRESS, blank, of_tree
from huikan.diagnostics import Diagnostic
from huikan.library import assemble
from huikan.markup import Medium, adapt, loads, render
from huikan.markup.links import is_remote
from huikan.markup.marks import written
from huikan.source import Data, parse

MEDIA: tuple[Medium, ...] = ("web", "print", "feed")


def findings(body: str) -> list[Diagnostic]:
    document, _ = parse("articles/a.md", f"---\ntitle: 甲\ndate: 2025-01-01\n---\n{body}\n", LANGUAGES)
    assert document
    fragment = loads(render(document.path, document.body, document.lang, document.body_line).dumps())
    works = assemble([document], Data(), LANGUAGES, NOON).library
    return [
        each
        for each in check(works, {(document.key, document.lang): fragment})
        if each.code.endswith(("number", "holder", "number-in-code"))
    ]


FOUND = {
    "电话 139**1234**5678。": (1, 4),
    "139~~1234~~5678": (1, 1),
    "电话 1391234\n5678": (1, 4),
    "139 1234\n5678": (1, 1),
    "> 1391234\n> 5678": (1, 3),
    "&#49;3912345678": (1, 1),
    "139&#x31;2345678": (1, 1),
    "139\u200b1234\u20605678": (1, 1),
    "139&shy;1234&#8203;5678": (1, 1),
    "\u202a13912345678\u202c": (1, 2),
    "\ufeff甲 13912345678": (1, 4),
    "１３９１２３４５６７８": (1, 1),
    "139&nbsp;1234&nbsp;5678": (1, 1),
    "| a | b |\n|---|---|\n| x | 13912345678 |": (3, 7),
    "表：电话 13912345678\n\n| a | b |\n|---|---|\n| c | x |": (1, 6),
    '![图](a.png "13912345678")': (1, 13),
    "字 ![13912345678](a.png)": (1, 5),
    '<p title="13912345678">x</p>': (1, 11),
    "AB\n\n*[AB]: 13912345678": (3, 8),
    "[13912345678](https://a.b/)": (1, 2),
    "[x](tel:13912345678)": (1, 9),
    "[x](tel:+86-139-1234-5678)": (1, 10),
    "[x][1]\n\n[1]: tel:13912345678": (3, 10),
    "<a href='mailto:13912345678@163.com'>x</a>": (1, 17),
    '[x](https://a.b "13912345678")': (1, 18),
    "a[^1]\n\n[^1]: 13912345678": (3, 7),
    "139[^1]12345678\n\n[^1]: x": (1, 1),
    "甲\n\n## 13912345678": (3, 4),
    "a <!-- x --> 139<!-- y -->12345678": (1, 14),
    "a <!-- 13912345678": (1, 8),
    "<!-- a -->13912345678": (1, 11),
    "注释用 `<!--` 开始。\n\n13912345678": (3, 1),
    "```\n<!-- a\n```\n\n13912345678": (5, 1),
    "<div>\n<b>139</b>12345678\n</div>": (2, 4),
    "<pre>\n13912345678\n</pre>": (2, 1),
    "```\nx\n13912345678\n```": (3, 1),
    "$13912345678$": (1, 2),
    '!!! note "13912345678"\n    x': (1, 11),
    "[x]{.term index=13912345678}": (1, 17),
    "<details><summary>13912345678</summary>x</details>": (1, 19),
    "139<br>12345678": (1, 1),
}
PASSED = [
    "https://a.b/13912345678 与 [x](https://a.b/13912345678)",
    "<https://a.b/13912345678>",
    "DOI 10.1234/13912345678",
    "![x](13912345678.png) [y](13912345678.pdf)",
    "<!-- 13912345678 -->",
    "正文。<!-- 张三 13912345678\n\n备注 -->后文。",
    "| 139 | 1234 | 5678 |\n|---|---|---|",
    "139\n\n12345678",
    "- 139\n- 12345678",
    "```\n139\n12345678\n```",
]


@pytest.mark.parametrize("body", FOUND)
def test_a_number_is_found_however_it_is_written(body: str) -> None:
    (finding,) = findings(body)
    code = "number-in-code" if body.endswith(("\n```", "</pre>")) else "mobile-number"
    assert (finding.code, finding.line - 4, finding.column) == (code, *FOUND[body])
    assert "1234" not in re.sub(r"\W|_", "", finding.excerpt + str(finding.values)), finding.excerpt


@pytest.mark.parametrize("body", PASSED)
def test_what_is_no_number_of_a_person_is_passed_over(body: str) -> None:
    assert [finding for finding in findings(body) if finding.code == "mobile-number"] == []


def test_an_identity_number_in_emphasis_and_a_placeholder_in_a_title() -> None:
    assert [each.code for each in findings("110105**19491231**002X")] == ["identity-number"]
    assert [each.code for each in findings('![图](a.png "20XX年") `20XX年`')] == ["placeholder"]


# What is published is what is offered

WORDS = st.sampled_from(
    ["alpha", "beta ", "甲", "乙。", "13912345678", "\n", "\n\n", "- ", "> ", "# ", "**", "*", "`", "| ", "\n|---|---|\n", "[^1]", "\n\n[^1]: gamma ",
     "[delta](https://a.b)", '[eps](c.md "zeta")', "![eta](d.png)", '\n\n![theta](d.png "iota")\n\n', "[kappa](tel:123)", "<b>", "</b>", "<div title='lam'>",
     "</div>", "<!-- mu -->", "&amp;", "&lt;nu&gt;", "$x_1$", "*[AB]: omicron\n", "AB ", "- [x] ", '!!! note "pi"\n    ', "[rho]{.term}", "\n\n表：sigma\n\n",
     "https://e.f/g ", "\\*", "\n```py\ntau\n```\n", "<pre>\nups</pre>", "term\n:   phi\n", "~~", "<br>", "  \n", "<td>", "<table>", "::: tip chi\n", ":::\n",
     "==psi==", "H~2~O", "m^2^", "^[omega]", "[[wau|san]]", "[[wau]]", "![[w.png|sho]]", "%%", "%%remark%%", "> [!NOTE] kop\n> ", "\u3000\u3000", "\t",
     "[lo]{.mark}", "++mi++", "＊＊ni＊＊", "－ ", "[TOC]\n", "\n+--+--+\n| a | b |\n+--+--+\n", "\n c   d\n --- ---\n e   f\n\n", " ^id12\n",
     "![so|30](d.png)", "时间：", "地点：", "    "]
)  # fmt: skip
SHOWN = ("alt", "title", "abbr")
INDEX = ("data-index", "data-sort")  # in print only


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060]+", "", text)


def published(html: str) -> tuple[list[str], Counter[str]]:
    """The texts that readers read and the attributes that they get, by another parser. The label
    of a table, which says its caption again, is left out."""
    tree = lxml_html.fromstring(f"<main>{html}</main>")
    attributes = [blank(ADDRESS, each.get(name, "")) for each in tree.iter() for name in (*SHOWN, *INDEX)]
    links = [unquote(href) for href in tree.xpath("//a/@href") if href.lower().startswith(("tel:", "mailto:"))]
    return list(map(squeezed, tree.xpath("//text()"))), Counter(filter(None, map(squeezed, [*attributes, *links])))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(WORDS, WORDS, st.sampled_from(PIECES)), max_size=16).map("".join))
def test_the_words_published_are_those_that_were_offered(body: str) -> None:
    """Pages and feeds have exactly the words that the checks got, and those that are ours
    (`generated`: numbers of notes and the ways back from them, titles of boxes that have
    none; in feeds boxes of tasks). Print has no others; notes move to their calls there,
    and those that nobody calls are left out. A picture of another site is its alternative
    text, or its address, as a link."""
    fragment = render("articles/a.md", body, "zh")
    root, stretches = fragment.root, list(of_tree(fragment.root))
    runs = [squeezed("".join(run.value for run in stretch.runs)) for stretch in stretches if stretch.runs]
    assert "".join(runs) == squeezed("".join(run.value for run in root.texts() if run.kind != "generated"))
    far = [node.attributes for node in fragment.parts.pictures if is_remote(node.attributes.get("src", ""))]
    words = squeezed(root.text()) + squeezed("".join(each.get("alt", "").strip() or each["src"] for each in far))
    attributes = Counter(filter(None, (squeezed(stretch.text) for stretch in stretches if not stretch.runs)))
    attributes -= Counter(squeezed(blank(ADDRESS, value)) for each in far for name, value in each.items() if name in SHOWN)
    terms = Counter(filter(None, (squeezed(node.attributes.get(name, "")) for node in root.nodes() for name in INDEX)))
    targets = [reference.target for reference in fragment.references]
    for medium in MEDIA:
        # in feeds no address is relative
        resolve = dict.fromkeys([*targets, "#"], "https://u.example/u") if medium == "feed" else dict.fromkeys(targets, "u")
        texts, shown = published(adapt(fragment, medium, resolve))
        if medium == "print":
            assert all(text.translate(OURS) in words.translate(OURS) or text in "[]" for text in texts), texts
            assert not shown - attributes
        else:
            assert Counter("".join(texts).translate(OURS)) == Counter(words.translate(OURS)), medium
            assert shown == attributes - terms, medium


OURS = {ord(sign): None for sign in "☑☐↩"}


# Where it stands

LINES = st.sampled_from(
    ["{w}", "- {w}", "  - {w}", "> {w}", "## {w}", "**{w}**后", "{w} *{w}*，{w}", "`{w}` {w}", "[{w}](a.md) {w}", "![{w}](a.png) {w}", "| {w} | **{w}** |",
     "|---|---|", "", "<b>{w}</b> {w}", "&amp; {w}", "\\* {w}", "{w}  ", "1. {w}", "{w}<!-- {w} -->{w}", "<!-- {w}", "{w} --> {w}", "```", "    {w}", "$x$ {w}",
     "[^1] {w}", "[^1]: {w}", "<div>", "</div>", "字{w}字", "::: note {w}", ":::", "表：{w}", ": {w}", "<pre>", "</pre>", '<i title="{w}">{w}</i>', "$$", "~~{w}~~ {w}",
     "[{w}][{w}]", "{w} {{#x}}", "\t{w}", "https://a.b/c {w}", "===", "[{w}]{{.c}} {w}",
     "=={w}== {w}", "{w}^[{w}]{w}", "H~2~O {w}", "{w} 2^{w}^ {w}", "> [!NOTE] {w}", "> {w} %%{w}%% {w}", "\u3000\u3000{w}", "{w}\t{w}", "&emsp;&emsp;{w}",
     "[[{w}|{w}]] {w}", "＊＊{w}＊＊{w}", "－ {w}", "+---+---+", "| {w} | {w} |", "时间：{w}", "【{w}】(a.md){w}", " {w}   {w}", " ----   ----"]
)  # fmt: skip


def numbered(lines: list[str]) -> str:
    """The lines, each `{w}` in them another word."""
    counter = iter(range(10_000))
    return "\n".join(re.sub(r"\{(\{.*?\})\}|\{w\}", lambda match: match[1] or f"w{next(counter)}w", line) for line in lines)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(LINES, max_size=14).map(numbered), st.integers(1, 300))
def test_every_word_knows_its_line_and_column(body: str, first_line: int) -> None:
    lines = body.split("\n")
    places = {
        word: (first_line + row, line.index(word) + 1) for row, line in enumerate(lines) for word in re.findall(r"w\d+w", line)
    }
    for run in render("articles/a.md", body, "zh", first_line).root.texts():
        for match in re.finditer(r"w\d+w", run.value):
            assert run.kind != "generated"
            assert (run.line, run.column + match.start()) == places[match[0]], run


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_run_with_a_column_stands_there(body: str) -> None:
    lines = written(body)
    for run in render("articles/a.md", body, "zh").root.texts():
        assert 0 <= run.line <= len(lines) or not run.value.strip()
        if run.column:
            there = lines[run.line - 1][run.column - 1 :]
            assert there.startswith(run.value.rstrip("\n")) or there[0] in "&\t", run


def test_kinds_of_text() -> None:
    body = (
        "甲 `b` $c$ <https://d.e> [https://f.g/](https://f.g/) [h](https://f.g/)[^1]\n\n```\ni\n```\n\n!!! note\n    j\n\n[^1]: k"
    )
    kinds = {run.value.strip(): run.kind for run in render("articles/a.md", body, "zh").root.texts() if run.value.strip()}
    assert kinds == {
        "甲": "prose", "b": "code", "c": "formula", "https://d.e": "address", "https://f.g/": "address", "h": "prose", "1": "generated", "i": "code",
        "注": "generated", "j": "prose", "k": "prose", "↩": "generated",
    }  # fmt: skip


def test_parts_are_typed() -> None:
    body = '## 甲\n\n[乙]{.term index=丙 sort=bing}[^1] $x$ [l](a.md)\n\n![图](a.png "图题")\n\n表：表题\n\n| a |\n|---|\n\n$$\ny\n$$\n\n[^1]: 注'
    parts = render("articles/a.md", body, "zh").parts
    assert [heading.text() for heading in parts.headings] == ["甲"]
    assert [(term.entry, term.reading, term.node.text()) for term in parts.terms] == [("丙", "bing", "乙")]
    assert [(call.id, call.note) for call in parts.calls] == [("fnref-1", "fn-1")]
    assert [note.id for note in parts.notes] == ["fn-1"]
    assert [(formula.tex, formula.display) for formula in parts.formulas] == [("x", False), ("y", True)]
    assert [(each.id, each.caption.text() if each.caption else "") for each in (*parts.figures, *parts.tables)] == [
        ("fig-a", "图题"),
        ("", "表题"),
    ]
    assert [link.attributes["href"] for link in parts.links] == ["#fn-1", "work:articles/a", "#fnref-1"]
    assert [picture.attributes["src"] for picture in parts.pictures] == ["asset:articles/a.png"]
