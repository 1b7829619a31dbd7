"""A society's own names, colours, logo, menu and order of its home page, in every output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

import inline_build
from content_from_text import lay
from huikan.interface import words

ROOT = Path(__file__).parents[2]
CONTENT = """\
=== data/society.yml
name: {zh: 甲学会, en: Society A}
sample: {zh: 样例, en: Sample}
colour: "#7a1f2b"
logo: image/logo.svg
kinds: {reports: {zh: 年报, en: Annual reports}, report: {en: Annual report}, newsletters: {zh: 气候公报, en: Climate bulletin}}
menu: [notices, reports, about]
home: [notices, reports, newsletters]
footer: {zh: 页脚一行, en: One more line}
=== index.md
---
title: 首页
---
欢迎。
=== about.md
---
title: 关于
---
正文。
=== articles/a.md
---
title: 文
date: 2025-01-01
---
正文。
=== notices/n.md
---
title: 通知一
date: 2025-01-01
---
正文。
=== reports/r/index.md
---
title: 二〇二五
date: 2025-01-01
year: 2025
---
正文。
=== reports/r/index.en.md
---
title: The year
---
Text.
=== reports/r/01-a.md
---
title: 甲章
---
正文。
=== newsletters/i/index.md
---
title: 第一期
date: 2025-01-01
year: 2025
number: 1
---
正文。
=== newsletters/i/01-a.md
---
title: 一则
---
正文。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("identity")
    content = lay(CONTENT, root / "content")
    (content / "data/image").mkdir()
    (content / "data/image/logo.svg").write_bytes((ROOT / "theme/web/mark.svg").read_bytes())
    (root / "mkdocs.yml").write_text("site_url: https://a.org.cn/\n", "utf-8")
    result = inline_build.build(content, root, "--no-pdf", "--config", str(root / "mkdocs.yml"))
    assert result.exit_code == 0, result.output
    return root / "site"


def page(site: Path, name: str) -> html.HtmlElement:
    return html.fromstring((site / name / "index.html").read_bytes())


def test_the_own_names_of_kinds_stand_everywhere(site: Path) -> None:
    home, english = page(site, ""), page(site, "en")
    assert "年报" in home.text_content() and "Annual reports" in english.text_content()
    assert page(site, "reports").xpath("//h1")[0].text_content() == "年报"
    texts = {
        path: path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".html", ".rss", ".atom", ".json", ".svg")
    }
    usual = "|".join(words("zh")[name] for name in ("newsletters", "reports")) + "|Blue book|Newsletter"
    assert {str(path) for path, text in texts.items() if re.search(usual, text)} == set()
    assert "甲学会" in texts[site / "feeds/reports.rss"] and "年报" in texts[site / "feeds/reports.rss"]
    assert "Annual report" in texts[site / "covers/reports/r.en.svg"]


def test_the_menu_and_the_home_page_are_in_the_order_asked_for(site: Path) -> None:
    home = page(site, "")
    assert home.xpath("//nav[contains(@class, 'nav')]//li/a/text()") == ["通知", "年报", "关于"]
    assert home.xpath("//main//section//h2[not(@id)]/text()")[:2] == ["通知", "年报"]
    assert len(home.xpath("//h1")) == 1 and not home.xpath("//main//a[contains(@href, 'articles/a')]")
    order = [home.text_content().index(text) for text in ("通知一", "二〇二五", "第一期")]
    assert order == sorted(order)


def test_the_logo_the_colour_and_the_footer_are_the_society_s(site: Path) -> None:
    for name in ("", "en", "reports/r"):
        tree = page(site, name)
        (logo,) = tree.xpath("//a[@class='brand']/img/@src")
        (icon,) = tree.xpath("//link[@rel='icon']/@href")
        assert (site / name / logo).resolve().read_bytes() == (site / name / icon).resolve().read_bytes()
        assert tree.xpath("//meta[@name='theme-color']/@content") == ["#7a1f2b"]
        (colours,) = [href for href in tree.xpath("//link[@rel='stylesheet']/@href") if "colours.css" in href]
        assert "--accent: #7a1f2b" in (site / name / colours.partition("?")[0]).resolve().read_text("utf-8")
        assert ("One more line" if name == "en" else "页脚一行") in tree.xpath("//footer")[0].text_content()
