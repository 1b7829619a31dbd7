"""Telling of a mistake from any page; cards that stand for pictures of other sites."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from content_from_text import lay
from huikan.interface import words
from huikan.outputs.pages.corrections import correction_link
from huikan.source.records import parse_society
from inline_build import build

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
corrections: office@example.org
=== articles/a.md
---
title: 水 & “火”
date: 2026-01-01
---
![江面](https://img.example.net/river.jpg)

![](https://img.example.net/river.jpg)

文字里的![小图](https://img.example.net/dot.png)。

[![链接里的](https://img.example.net/x.png)](https://example.net/)
=== articles/a.en.md
---
title: Water & fire
date: 2026-01-01
---
![The river](https://img.example.net/river.jpg "In spring")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corrections")
    build(lay(TREE, root / "content"), root, "--no-pdf")
    return root / "site"


def footer_link(page: str) -> str:
    (written,) = re.findall(r'<p class="correction"><a href="([^"]*)"', page)
    return str(written)


def test_every_page_begins_a_mail_that_names_it_and_its_language(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 8
    for path in pages:
        written = footer_link(path.read_text("utf-8"))
        assert "office@" not in written and "mailto:" not in written, "the address is written in numbers"
        link = urlsplit(html.unescape(written))
        query = parse_qs(link.query)
        assert (link.scheme, link.path) == ("mailto", "office@example.org")
        assert path.parent.relative_to(site).as_posix().strip(".") in query["body"][0]
        assert query["subject"][0].endswith("(English)" if "/en/" in path.as_posix() else "（中文）")
    subject = html.unescape(footer_link((site / "articles/a/index.html").read_text("utf-8")))
    assert "勘误：水 & “火”（中文）" in unquote(subject)


@pytest.mark.parametrize(
    ("target", "begins", "names"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?", {"title", "body"}),
        ("https://gitee.com/a/b.git/", "https://gitee.com/a/b/issues/new?", {"title", "description"}),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?", {"issue[title]", "issue[description]"}),
        ("https://github.com/a/b/issues", "https://github.com/a/b/issues", set()),
        ("https://example.org/form?a=1&b=2", "https://example.org/form?a=1&b=2", set()),
    ],
)
def test_a_repository_gets_an_issue_and_a_form_its_own_address(target: str, begins: str, names: set[str]) -> None:
    link = html.unescape(str(correction_link(target, "题", "https://s.org/a/", words("en"))))
    assert link.startswith(begins)
    if names:
        query = parse_qs(urlsplit(link).query)
        assert query.keys() == names and any("https://s.org/a/" in value[0] for value in query.values())
    else:
        assert link == target


@pytest.mark.parametrize("written", ["nobody", "javascript:alert(1)", "a@b", "'https://'", "mailto:a@b.cn", "a b@c.cn"])
def test_what_is_no_address_is_an_error(written: str) -> None:
    _, faults = parse_society("data/society.yml", f"name: 学会\ncorrections: {written}\n", ("zh",))
    assert faults


def test_a_picture_elsewhere_says_what_and_where_it_is_and_nothing_is_loaded(site: Path) -> None:
    page = (site / "articles/a/index.html").read_text("utf-8")
    assert re.findall(r'(?:src|srcset)="https?:', page) == []
    cards = re.findall(
        r'<a [^>]*class="remote-picture remote-card"[^>]*>(.*?)</a>|<a class="remote-picture remote-card" href="[^"]*">(.*?)</a>',
        page,
    )
    cards = [one or other for one, other in cards]
    assert cards == [
        "<small>外站图片</small><b>江面</b><small>在 img.example.net 上，打开后才会载入</small>",
        "<small>外站图片</small><small>在 img.example.net 上，打开后才会载入</small>",
    ]
    assert '<span class="remote-picture">链接里的</span>' in page, "a link within a link is none"
    english = (site / "en/articles/a/index.html").read_text("utf-8")
    assert "<b>The river</b><small>at img.example.net, loaded only when you open it</small>" in english
