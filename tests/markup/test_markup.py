"""markup: one Markdown with all its outputs side by side
(cases/markup), and what holds for any text."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huikan.diagnostics import CODES
from huikan.diagnostics.words import message
from huikan.markup import Fragment, adapt, loads, render
from huikan.markup.headings import slug
from huikan.markup.links import neutral

CASES = sorted((Path(__file__).parents[1] / "cases/markup").glob("*.txt"))
TESTDATA = Path(__file__).parents[3] / "shared/testdata"
BODY_LINE = 5  # as if four lines of front matter stood above


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Callable[[Path, str], None]) -> None:
    """Each file: the Markdown, then each medium's HTML, and what else the fragment says. A new
    case needs its first part only."""
    source = path.read_bytes().decode().removeprefix("===== markdown\n").partition("===== web\n")[0]
    source = source.replace("\\r", "\r")
    fragment = render("newsletters/2022-03/01-x.md", source, "zh", BODY_LINE)
    parts = {
        "markdown": source.replace("\r", "\\r"),
        "web": adapt(fragment, "web", resolver(fragment, "/")),
        "print": adapt(fragment, "print", resolver(fragment, "/"), prefix="p-"),
        "feed": adapt(fragment, "feed", resolver(fragment, "https://example.org/") | {"#": "https://example.org/x/"}),
        "text": fragment.text,
        "headings": "\n".join(f"{h.line}: h{h.level} #{h.id} {h.text}" for h in fragment.headings),
        "references": "\n".join(f"{r.line}: {r.kind} {r.href} -> {r.target}" for r in fragment.references),
        "diagnostics": "\n".join(f"{d.line}:{d.column} {d.severity} {d.code}: {message(d, 'zh')}" for d in fragment.diagnostics),
    }
    golden(path, "".join(f"===== {name}\n{text.rstrip()}\n\n" for name, text in parts.items() if text))


def resolver(fragment: Fragment, root: str) -> dict[str, str]:
    """Addresses for every target but those that are said to be missing."""
    targets = {reference.target for reference in fragment.references if not re.search(r"missing|:\.\./", reference.target)}
    return {target: root + target.partition(":")[2] for target in targets if target.startswith(("work:", "asset:"))}


@pytest.mark.parametrize(
    ("href", "kind", "expected"),
    [
        ("../2022-02/index.md", "link", "work:newsletters/2022-02"),
        ("../2022-02/index.en.md#a", "link", "work:newsletters/2022-02#a"),
        ("../2022-02", "link", "work:newsletters/2022-02"),
        ("01-y.md", "link", "work:newsletters/2022-03/01-y"),
        ("node.js.md", "link", "work:newsletters/2022-03/node.js"),
        ("./", "link", "work:newsletters/2022-03"),
        ("/", "link", "work:index"),
        ("/index.md", "link", "work:index"),
        ("%E7%A7%91.md", "link", "work:newsletters/2022-03/科"),
        ("e\u0301.md", "link", "work:newsletters/2022-03/\u00e9"),
        ("a.pdf#page=2", "link", "asset:newsletters/2022-03/a.pdf#page=2"),
        ("C%23.pdf", "link", "asset:newsletters/2022-03/C%23.pdf"),
        ("100%25.pdf", "link", "asset:newsletters/2022-03/100%25.pdf"),
        ("a\u200b\ufeff.pdf", "link", "asset:newsletters/2022-03/a.pdf"),
        ("image/a b.png?raw=true", "image", "asset:newsletters/2022-03/image/a b.png"),
        ("..\\logo.svg", "image", "asset:newsletters/logo.svg"),
        ("../../../x.png", "image", "asset:../x.png"),
        ("//evil.example/x", "link", ""),
        ("\\\\evil.example\\x", "link", ""),
        ("java\nscript:alert(1)", "link", ""),
        ("C:\\x.doc", "link", ""),
        ("HTTPS://example.org/x", "link", "HTTPS://example.org/x"),
        ("#%E9%94%9A", "link", "#锚"),
    ],
)
def test_where_links_lead(href: str, kind: str, expected: str) -> None:
    assert neutral("newsletters/2022-03/01-x.md", href, kind, ("zh", "en"))[0] == expected  # type: ignore[arg-type]


def test_anchors_resolve_whole_first_then_by_their_work() -> None:
    fragment = render("a/b.md", "[x](c.md#p) [y](c.md#q)", "zh")
    html = adapt(fragment, "web", {"work:a/c#p": "/special", "work:a/c": "/a/c/"})
    assert re.findall('href="([^"]*)"', html) == ["/special", "/a/c/#q"]


def test_own_pictures_stay_pictures_in_feeds() -> None:
    html = adapt(render("a/b.md", "![图](p.png)", "zh"), "feed", {"asset:a/p.png": "https://example.org/a/p.png"})
    assert '<img alt="图" src="https://example.org/a/p.png">' in html


def test_slugs_keep_chinese_words() -> None:
    assert slug("1.2 总体 “洞察” Insight（上）") == "12-总体-洞察-insight上"


def test_nested_beyond_reason_is_a_diagnostic() -> None:
    fragment = render("a/b.md", "*" * 2000 + "深" + "*" * 2000, "zh", 3)
    assert [(d.code, d.line) for d in fragment.diagnostics] == [("too-nested", 3)]
    assert "深" in fragment.text


# Pieces of Markdown that meet badly
PIECES = (
    *(
        "# ",
        "## ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "> ",
        "```",
        "~~~",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "[",
        "](",
        "]",
        "(",
        ")",
        "![",
    ),
    *(
        "<div>",
        "</div>",
        "<",
        "|",
        "|---|",
        "\n|-|\n",
        ":::note\n",
        ":::",
        "!!! note\n",
        "??? x\n",
        "[^1]",
        "[^1]: ",
        "$",
        "$$",
        "中文",
        "“",
        "”",
    ),
    *(
        "。",
        "a",
        "http://a.b",
        "{#x}",
        "{: .c}",
        "&amp;",
        "\\",
        "\t",
        "\r\n",
        "<script>",
        "<!--",
        "-->",
        "<img src=x>",
        "<a href='y'>",
        "</a>",
    ),
    *(
        "表：x\n",
        ": d\n",
        "term\n",
        "*[HTML]: H\n",
        "- [ ] ",
        "\ufdd0",
        "\x02",
        "\x03",
        "klzzwxh:0000",
        "wzxhzdk:0",
        "\x00",
        "<table>",
        "<td>",
    ),
    *(
        "<pre>",
        "<details>",
        "===",
        " ---\n",
        "\ufdd01\ufdd1",
        "onclick=x",
        "javascript:x",
        "<svg>",
        "</p>",
        "<b data-line=9>",
        "<sup data-note=1>",
    ),
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_text_renders_and_adapts(text: str) -> None:
    fragment = render("a/b.md", text, "zh")
    assert loads(fragment.dumps()) == fragment
    assert render("a/b.md", text, "zh") == fragment
    for medium in ("web", "print", "feed"):
        html = adapt(fragment, medium, {}, prefix="p-")
        assert not re.search("[\ufdd0-\ufdef\x00-\x08]", html)
        assert not dangers(html)
    assert all(diagnostic.code in CODES and message(diagnostic, "en") for diagnostic in fragment.diagnostics)
    assert sorted(re.findall(r'\sid="([^"]*)"', fragment.html)) == sorted(set(re.findall(r'\sid="([^"]*)"', fragment.html)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["中文", "。", "，", "“", "”", "字", "（", "）"]), min_size=1, max_size=8).map("".join))
def test_strong_text_is_strong_wherever_it_stands(text: str) -> None:
    for source in (f"**{text}**后", f"前**{text}**后", f"前**{text}**", f"- 前**{text}**后", f"| 前**{text}**后 |\n|---|"):
        html = render("a/b.md", source, "zh").html
        assert f"<strong>{text}</strong>" in html, source


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 400), st.lists(st.sampled_from(["段落", "- 项", "> 引", "```\n码\n```", "<br>"]), max_size=8))
def test_lines_of_references_are_those_of_the_file(first: int, above: list[str]) -> None:
    body = "\n\n".join([*above, "看[这里](x.md)。"])
    reference = render("a/b.md", body, "zh", first).references[0]
    assert reference.line == first + body.count("\n")


class Dangers(HTMLParser):
    """Collects what must not be in the HTML of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in [
            "script",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "form",
            "style",
            "base",
            "meta",
            "link",
            "button",
            "template",
            "textarea",
            "frame",
        ]:
            self.found.append(tag)
        for name, value in attrs:
            ours = name == "data-tag" and value in (
                "p",
                "ul",
                "ol",
                "li",
                "blockquote",
                "pre",
                "table",
                "div",
            )  # a note's block in print
            if (name.startswith(("on", "xlink", "data-")) and not ours) or name in ("srcset", "style", "srcdoc", "formaction"):
                self.found.append(name)
            if name in ("href", "src") and re.match(r"\s*(javascript|data|vbscript|//)", value or "", re.IGNORECASE):
                self.found.append(value or "")


def dangers(html: str) -> list[str]:
    parser = Dangers()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    "name", ["xss.json", "xss-markdown.json", "naughty-strings.json", "commonmark.json", "gfm-extensions.json"]
)
def test_no_payload_survives(name: str) -> None:
    if not (TESTDATA / name).exists():
        pytest.skip(f"{name} is not here")
    for entry in json.loads((TESTDATA / name).read_text("utf-8")):
        text = entry if isinstance(entry, str) else str(entry.get("payload") or entry.get("markdown") or "")
        fragment = render("a/b.md", text, "zh")
        targets = {reference.target: reference.target for reference in fragment.references}
        for medium in ("web", "print", "feed"):
            assert not dangers(adapt(fragment, medium, targets)), text


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "[x\n" * 5000,
        "**a" * 3000,
        "** 中 " * 3000,
        "中文\n" * 20000,
        "# a\n" * 3000,
        "- " * 2000,
        ">" * 3000,
        "<div>\n" * 2000,
        "$a" * 3000,
        "^[" * 5000,
        "==a" * 5000,
        "[[" * 5000,
        "%% a\n" * 3000,
        "_a" * 5000,
        "文_a" * 3000,
        "+--+\n| a\n" * 1500,
        "https://a/中" * 2000,
        "<table>\n\n<tr>\n" * 1000,
        "+ a\n++ b\n" * 1500,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_repetition_takes_no_time(text: str) -> None:
    begun = time.process_time()
    render("a/b.md", text, "zh")
    assert time.process_time() - begun < 8
