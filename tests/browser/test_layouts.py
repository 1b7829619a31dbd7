"""How lists, drawings and wide tables lie on their pages, measured in a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from content_from_text import lay
from inline_build import build
from loopback import open_browser, served

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
ARTICLE = "=== articles/{name}.md\n---\ntitle: 文章{name}\ndate: {year}-0{month}-01\n---\n正文。\n"
SOCIETY = "=== data/society.yml\nname: {zh: 示例学会}\ncorrections: office@example.org\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 400" font-size="14"><rect width="1000" height="400" fill="#fff"/>%s</svg>'
# The smallest letters that are shown of a drawing, in CSS pixels, and what of it is seen
LETTERS = """async () => {
  const sizes = [];
  const measure = (svg, where) => {
    for (const text of svg.querySelectorAll("text, tspan"))
      if ([...text.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        sizes.push([parseFloat(getComputedStyle(text).fontSize) * Math.sqrt(Math.abs(text.getScreenCTM().a * text.getScreenCTM().d - text.getScreenCTM().b * text.getScreenCTM().c)), where]);
  };
  for (const svg of document.querySelectorAll(".chart svg")) if (svg.checkVisibility()) measure(svg, "chart");
  for (const image of document.querySelectorAll(".prose img[src$='.svg']")) {
    const box = document.createElement("div");
    box.style.cssText = `position: absolute; left: 0; top: 0; width: ${image.getBoundingClientRect().width}px`;
    box.innerHTML = await (await fetch(image.src)).text();
    const svg = box.querySelector("svg");
    svg.setAttribute("width", "100%"), svg.removeAttribute("height");
    document.body.append(box);
    measure(svg, image.src);
    box.remove();
  }
  return sizes.filter(([size]) => size < 11);
}"""
LANDSCAPE = """() => [...document.querySelectorAll(".cards > *")].map(card => {
  const box = card.getBoundingClientRect(), image = card.querySelector("img").getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top), Math.round(box.width), image.right < card.querySelector("h3").getBoundingClientRect().left];
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_a_shelf_of_any_length_fills_its_rows(browser: Any, tmp_path: Path, count: int) -> None:
    text = "".join(ARTICLE.format(name=number, year=2026, month=number + 1) for number in range(count))
    build(lay(SOCIETY + text, tmp_path / "content"), tmp_path, "--no-pdf")
    with served(tmp_path / "site") as origin:
        for address, across in (("articles/", 3), ("", 4)):
            page = browser.new_page(viewport=DESK)
            page.goto(origin + address)
            cards: list[tuple[int, int, int, bool]] = [tuple(card) for card in page.evaluate(LANDSCAPE)]
            _check_rows(cards, across)
            page.set_viewport_size({"width": 800, "height": 800})
            _check_rows([tuple(card) for card in page.evaluate(LANDSCAPE)], 2)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.close()


def _check_rows(cards: list[tuple[int, int, int, bool]], across: int) -> None:
    """No row has one narrow card alone; one that has the row for itself lies beside its words."""
    rows: dict[int, list[tuple[int, int, int, bool]]] = {}
    for card in cards:
        rows.setdefault(card[1], []).append(card)
    widest = max(card[2] for card in cards)
    for row in rows.values():
        assert len(row) <= across
        if len(row) == 1:
            (left, _, width, is_lying) = row[0]
            assert is_lying and left == min(card[0] for card in cards) and width == widest
    assert len({len(row) for row in rows.values() if len(row) > 1}) <= 2


@pytest.mark.parametrize("issues", [1, 2])
@pytest.mark.parametrize("items", [0, 1])
def test_the_head_of_the_home_page_has_no_hole(browser: Any, tmp_path: Path, issues: int, items: int) -> None:
    text = SOCIETY
    for number in range(1, issues + 1):
        head = f"title: 第 {number} 期\ndate: 2026-0{number}-01\nyear: 2026\nnumber: {number}"
        text += f"=== newsletters/2026-0{number}/index.md\n---\n{head}\n---\n正文。\n"
        text += f"=== newsletters/2026-0{number}/01-a.md\n---\ntitle: 条目\n---\n正文。\n" * items
    build(lay(text, tmp_path / "content"), tmp_path, "--no-pdf")
    with served(tmp_path / "site") as origin:
        page = browser.new_page(viewport=DESK)
        page.goto(origin)
        boxes = page.evaluate(
            "[...document.querySelectorAll('.lead > *')].map(e => [e.getBoundingClientRect().width, e.innerText.trim() + e.querySelectorAll('img').length])"
        )
        assert len(boxes) == (2 if issues == 1 and not items else 3)
        assert all(width > 100 and words != "0" for width, words in boxes)
        page.close()


def test_words_of_a_drawing_can_be_read_on_a_phone_and_its_rest_is_reached(browser: Any, tmp_path: Path) -> None:
    text = SOCIETY + ARTICLE.format(name="a", year=2026, month=1) + '\n![断面](a.svg "断面图")\n\n![另一个](a.svg)\n'
    text += "=== articles/a.svg\n" + DRAWING % "<text x='990' y='50' text-anchor='end'>右端</text>"
    build(lay(text, tmp_path / "content"), tmp_path, "--no-pdf")
    with served(tmp_path / "site") as origin:
        context = browser.new_context(viewport=PHONE, bypass_csp=True)
        page = context.new_page()
        page.goto(origin + "articles/a/")
        assert page.evaluate(LETTERS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        pan = page.locator(".pan").first
        right = pan.evaluate(
            "e => { e.scrollLeft = 9999; const i = e.querySelector('img').getBoundingClientRect(); return [i.right, e.getBoundingClientRect().right]; }"
        )
        assert right[0] <= 371 and abs(right[1] - 390) <= 1, "its end stands clear of the edge, which it reaches before"
        context.close()


PAGES = ("articles/why-warm-ten-metres-down/", "newsletters/2026-03/04-streets-given-back/", "reports/2025-province/03-transit/")


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("address", PAGES)
def test_letters_of_the_samples_drawings_and_charts_on_a_phone(browser: Any, sample_site: Path, address: str, lang: str) -> None:
    with served(sample_site) as origin:
        context = browser.new_context(viewport=PHONE, bypass_csp=True)
        page = context.new_page()
        page.goto(origin + lang + address)
        assert page.locator(".prose figure").count()
        assert page.evaluate(LETTERS) == []
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_of_the_sample_is_wider_than_its_window(browser: Any, sample_site: Path, width: int) -> None:
    wide, small = [], []
    with served(sample_site) as origin:
        context = browser.new_context(viewport={"width": width, "height": 844}, bypass_csp=True)
        page = context.new_page()
        for file in sorted(sample_site.rglob("*.html")):
            address = os.path.relpath(file, sample_site).removesuffix("index.html")
            page.goto(origin + address)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(address)
            if width == 390:
                small += [(address, *each) for each in page.evaluate(LETTERS)]
        context.close()
    assert (wide, small) == ([], [])
