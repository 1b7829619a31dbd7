"""What lists show of works and of people: photographs before drawings, initials, what is newest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from content_from_text import lay
from huikan.markup.fragment import Reference
from huikan.model import Asset
from huikan.outputs.pages.termpages import initials
from huikan.publication import lead_photograph
from inline_build import build

ITEM = "=== newsletters/2026-01/{number}-a.md\n---\ntitle: 第{number}篇\ncolumns: [{column}]\nauthors: [欧阳山, Ann Mary Lee]\ntags: [雪, 冰]\n---\n{text}\n"
TREE = "=== data/society.yml\nname: {zh: 示例学会}\n=== newsletters/2026-01/index.md\n---\ntitle: 第一期\ndate: 2026-01-01\nyear: 2026\nnumber: 1\n---\n正文。\n"
TREE += "".join(
    ITEM.format(
        number=number, column="雪线冰川植物"[number // 3 * 2 :][:2], text="![雪](a.jpg)" if number in (1, 2) else "正文。"
    )
    for number in range(9)
)
TREE += "=== newsletters/2026-02/index.md\n---\ntitle: 长文一期\ndate: 2026-02-01\nyear: 2026\nnumber: 2\n---\n" + "".join(
    f"## 第{number}节\n\n正文。\n\n" for number in "一二三"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lists")
    lay(TREE, root / "content")
    Image.effect_noise((900, 600), 60).convert("RGB").save(root / "content/newsletters/2026-01/a.jpg")
    build(root / "content", root, "--no-pdf")
    return root / "site"


def test_an_issue_shows_the_photographs_of_its_items_the_first_one_large(site: Path) -> None:
    page = (site / "newsletters/2026-01/index.html").read_text("utf-8")
    assert re.findall(r'<li class="([a-z-]+)">\s*<(?:picture|img)', page) == ["lead-line", "thumbed"]
    assert re.findall(r'href="#(hk-rubric-\d)">(\w+)<', page) == [
        ("hk-rubric-1", "雪线"),
        ("hk-rubric-2", "冰川"),
        ("hk-rubric-3", "植物"),
    ]
    assert all(f'id="hk-rubric-{number}"' in page for number in (1, 2, 3))


def test_an_issue_that_is_one_long_text_begins_with_its_headings(site: Path) -> None:
    page = (site / "newsletters/2026-02/index.html").read_text("utf-8")
    places = page.split('class="rail"')[1].split("</aside>")[0]
    assert re.findall(r">(第.节)<", places) == ["第一节", "第二节", "第三节"]
    assert "<details><summary>目录</summary>" in page


def test_indexes_and_pages_of_terms_say_what_is_newest_and_near(site: Path) -> None:
    people = (site / "contributors/index.html").read_text("utf-8")
    assert re.findall(r'<span class="face" aria-hidden="true">(\w+)</span>', people) == ["AL", "欧"]
    columns = (site / "columns/index.html").read_text("utf-8")
    assert columns.count('<ul class="titles">') == 3 and "全部 3 篇" in columns
    assert 'class="section feature"' in (site / "columns/雪线/index.html").read_text("utf-8")
    assert re.search(r'相关标签</span><a href="[^"]*">冰</a>', (site / "tags/雪/index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("沈择端", "沈"),
        ("欧阳山", "欧"),
        ("Shen Zeduan", "SZ"),
        ("Ann Mary Lee", "AL"),
        ("Plato", "P"),
        ("编辑部", "编"),
        ("3M 公司", "公"),
        ("7", "7"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("asset", "is_shown"),
    [
        (Asset("a", "", 1, 900, 600, still="JPEG"), True),
        (Asset("a", "", 1, 900, 600, still="WebP"), True),
        (Asset("a", "", 1, 900, 600, still="PNG"), False),  # a screen or a chart
        (Asset("a", "", 1, 900, 600), False),  # it moves, or is drawn
        (Asset("a", "", 1, 500, 400, still="JPEG"), False),
        (Asset("a", "", 1, 2000, 300, still="JPEG"), False),
        (Asset("a", "", 1, 700, 1400, still="JPEG"), False),
    ],
)
def test_which_picture_stands_for_a_text(asset: Asset, is_shown: bool) -> None:
    link, image = Reference("link", "a", "asset:a", 1), Reference("image", "a", "asset:a", 2)
    assert lead_photograph((link, image), {"a": asset}) == ("a" if is_shown else "")
    assert lead_photograph((link,), {"a": asset}) == "" == lead_photograph((image,), {})
