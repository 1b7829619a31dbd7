"""What helps to read a text on its page: contents, progress, large pictures, sorted tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content_from_text import lay
from huikan import theme_scripts
from inline_build import build
from loopback import open_browser, served

ROOT = Path(__file__).parents[2]
ORDER = {"order.js": (ROOT / "theme/scripts/reading/order.js").read_text("utf-8")}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h9v9z"/></svg>'
SECTIONS = "\n\n".join(f"## 第{number}节\n\n" + "文字。" * 900 for number in ("甲", "乙", "丙"))
TREE = f"""\
=== articles/a.md
---
title: 甲
date: 2025-01-01
---
![三角形](a.svg "一个三角")

![另一个](a.svg "又一个")

| 城市 | 面积／km² | 变化 |
| --- | ---: | ---: |
| 云川 | 1,203 | ＋4.1% |
| 八里 | 98 | －0.3% |
| 鹿津 | — | 0 |
| 合计 | 1,301 | ＋3.8% |

脚注[^1]。

[^1]: 注文。

{SECTIONS}
=== articles/a.svg
{SVG}
"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("aids")
    build(lay(TREE, root / "content"), root, "--no-pdf")
    with served(root / "site") as address:
        yield f"{address}articles/a/"


@pytest.fixture
def page(origin: str) -> Iterator[Any]:
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto(origin)
        yield page
        assert errors == []


def column(page: Any, number: int) -> list[str]:
    texts: list[str] = page.locator(f".prose tbody tr > :nth-child({number})").all_inner_texts()
    return texts


def test_tables_are_sorted_by_numbers_pinyin_and_strokes(page: Any) -> None:
    heads = page.locator(".prose thead th")
    heads.nth(1).locator("button").press("Enter")
    assert column(page, 2) == ["98", "1,203", "—", "1,301"]  # what says nothing last, the total below all
    assert heads.nth(1).get_attribute("aria-sort") == "ascending"
    heads.nth(1).locator("button").press("Enter")
    assert column(page, 2) == ["1,203", "98", "—", "1,301"]
    heads.nth(2).locator("button").click()
    assert column(page, 3) == ["－0.3%", "0", "＋4.1%", "＋3.8%"]
    assert heads.nth(1).get_attribute("aria-sort") is None
    name = heads.nth(0).locator("button")
    name.click()
    assert column(page, 1) == ["八里", "鹿津", "云川", "合计"]
    assert page.locator("[role=status]").inner_text() == "已按“城市”拼音升序排列"
    name.click()
    name.click()
    assert column(page, 1) == ["八里", "云川", "鹿津", "合计"]
    assert page.locator("[role=status]").inner_text() == "已按“城市”笔画升序排列"
    name.click()
    assert column(page, 1) == ["云川", "八里", "鹿津", "合计"]
    assert heads.nth(0).get_attribute("aria-sort") is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,203.5", 1203.5),
        ("＋２.９ 个百分点", 2.9),
        ("−15", -15),
        ("17 870 km", 17870),
        ("¥ 3", 3),
        ("40%", 40),
        ("2025-11-28", None),
        ("3/4", None),
        ("第 3 期", 3),
        ("1-2", None),
        ("", None),
    ],
)
def test_what_a_cell_says_as_a_number(page: Any, text: str, amount: float | None) -> None:
    script = theme_scripts.join(ORDER, "order.js").replace("})();\n})();", "})();\nwindow.order = $order;\n})();")
    page.evaluate(script)
    value = page.evaluate(f"(value => Number.isNaN(value) ? null : value)(order.amount({json.dumps(text)}))")
    assert value == amount


def test_a_figure_opens_large_and_gives_the_focus_back(page: Any) -> None:
    link = page.locator("a.enlarge").first
    link.press("Enter")
    dialog = page.locator("dialog.large-picture")
    assert dialog.is_visible()
    assert "一个三角" in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "关闭"
    for _ in range(8):  # the focus stays inside, or is the browser's own
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("ArrowRight")
    assert "又一个" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement === document.querySelectorAll('a.enlarge')[1]")


def test_the_section_that_is_read_is_marked_and_progress_grows(page: Any) -> None:
    current = page.locator(".rail [aria-current]")
    assert current.count() == 0
    page.evaluate("document.querySelectorAll('.prose h2')[1].scrollIntoView({behavior: 'instant'})")
    page.locator(".rail [aria-current]", has_text="第乙节").wait_for()
    middle = page.evaluate("document.querySelector('.reading-progress').value")
    page.evaluate("window.scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    page.locator(".rail [aria-current]", has_text="第丙节").wait_for()
    assert 0 < middle < page.evaluate("document.querySelector('.reading-progress').value") == 1
    assert page.locator(".left-to-read").inner_text() == "已读完"


def test_on_a_phone_a_touch_opens_a_note_and_the_contents_stay_at_hand(origin: str) -> None:
    with open_browser() as browser:
        page = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
        page.goto(origin)
        page.locator(".footnote-ref a").tap()
        peek = page.locator("#hk-peek")
        peek.wait_for(state="visible")
        assert page.url == origin
        peek.locator("button").tap()
        assert not peek.is_visible()
        page.evaluate("document.querySelectorAll('.prose h2')[1].scrollIntoView({behavior: 'instant'})")
        page.locator(".fold .reading", has_text="第乙节").wait_for()
        assert page.locator(".fold").bounding_box()["y"] == 0
        page.locator(".fold summary").first.tap()
        page.locator(".fold ol a").last.tap()
        assert not page.locator(".fold ol a").last.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_a_figure_leads_to_its_file(origin: str) -> None:
    with open_browser() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(origin)
        page.locator("a.enlarge").first.click()
        assert page.url.endswith(".svg")
        page.go_back()
        assert page.locator(".prose th button, progress, dialog").count() == 0
