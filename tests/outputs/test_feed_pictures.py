"""Formulas and charts in feeds: pictures with words, as files of the site, none that no feed
shows."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content_from_text import lay
from huikan import media
from huikan.formulas.typeset import typeset
from huikan.markup import Fragment, adapt, render
from huikan.markup.feed_pictures import MOST, feed_drawings
from huikan.markup.formulas import sources, with_formulas
from huikan.outputs.feeds.validation import html_problems
from inline_build import build

HIGH = r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}"
TREE = f"""\
=== data/society.yml
name: {{zh: 示例学会, en: Example Society}}
=== articles/a/index.md
---
title: 甲
date: 2025-06-03
authors: [王五]
---
面积 $E = mc^2$，矩阵 ${HIGH}$ 在行内。

$$
\\sum_{{i=1}}^{{n}} x_i = 1
$$ {{#eq:sum}}

见[](#eq:sum)[^1]。

``` chart
type: line
data: x.csv
title: 进水
alt: 起数在减少。
```

[^1]: 注。
=== articles/a/x.csv
年份,车库
2021,33
2022,22
=== articles/a/index.en.md
---
title: A
authors: [Wang Wu]
---
The same formula: $$\\sum_{{i=1}}^{{n}} x_i = 1$$
=== articles/b.md
---
title: 乙
date: 2025-06-02
authors: [王五]
ai: {{text: generated, service: 某模型}}
---
$$\\sum_{{i=1}}^{{n}} x_i = 1$$
=== articles/c.md
---
title: 丙
date: 2025-06-01
authors: [王五]
---
$$\\sum_{{i=1}}^{{n}} x_i = 1$$

$$\\text{{OLD}} = 2$$
=== articles/d.md
---
title: 丁
date: 2025-06-01
status: draft
---
$$\\text{{DRAFT}} = 3$$
"""
IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)" width="(\d+)" height="(\d+)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("feed-pictures")
    result = build(lay(TREE, root / "content"), root, "--no-pdf")
    assert result.exit_code == 0, result.output
    return root / "site"


def texts(site: Path, lang: str = "") -> dict[str, str]:
    """The text of each article in the feed of everything, by its title."""
    feed = json.loads((site / lang / "feeds/all.json").read_text("utf-8"))
    return {item["title"]: item["content_html"] for item in feed["items"]}


def pictures(text: str) -> list[tuple[str, str, int, int]]:
    """(file, words, width, height in CSS pixels) of the pictures in a text of a feed."""
    found = [(url, words, int(wide), int(high)) for url, words, wide, high in IMAGE.findall(text)]
    assert len(found) == text.count("<img")
    return [(f"feeds/pictures/{url.rpartition('feeds/pictures/')[2]}", unescape(words), *size) for url, words, *size in found]  # type: ignore[misc]


def test_formulas_and_charts_are_pictures_with_words(site: Path) -> None:
    text = texts(site)["甲"]
    assert "面积 E = mc²，" in text.replace("\u2005", " ").replace("\u2004", " ")  # one that has room in its line is words
    matrix, total, chart = pictures(text)
    assert "E" not in matrix[1] and "a" in matrix[1] and "<span><img" not in text
    assert "i" in total[1] and chart[1] == "起数在减少。"
    for name, _, wide, high in (matrix, total, chart):
        with Image.open(site / name) as picture:
            assert picture.format == "PNG" and picture.width >= 2 * wide
            assert picture.height / picture.width == pytest.approx(high / wide, rel=0.1)
            light, dark = max(picture.convert("L").getextrema()), min(picture.convert("L").getextrema())
            assert (light, dark < 120) == (255, True)  # on white, with something to see
    assert "</p>\n<p>" in text and "\u2003（1）</p>" in text and "<td" in text  # its number, and the numbers of the chart
    assert html_problems(text) == []


def test_no_name_is_there_twice_and_notes_lead_to_the_page(site: Path) -> None:
    """Programs that show many entries on one page would have each name as often."""
    for text in (*texts(site).values(), *texts(site, "en").values()):
        assert " id=" not in text
    (href,) = re.findall(r'<sup><a href="([^"]*)">1</a></sup>', texts(site)["甲"])
    assert href.endswith("/articles/a/#fn-1")
    assert 'id="fn-1"' in (site / "articles/a/index.html").read_text("utf-8")


def test_one_picture_is_one_file_and_one_with_a_mark_another(site: Path) -> None:
    plain = {pictures(texts(site)["甲"])[1][0], pictures(texts(site, "en")["A"])[0][0], pictures(texts(site)["丙"])[0][0]}
    (marked,) = pictures(texts(site)["乙"])
    assert len(plain) == 1 and marked[0] not in plain
    (name,) = plain
    assert media.ai_mark((site / name).read_bytes()) == ""
    assert json.loads(media.ai_mark((site / marked[0]).read_bytes()))["ContentProducer"] == "某模型"


def test_there_is_no_picture_that_no_feed_shows(site: Path) -> None:
    shown = {name for lang in ("", "en") for text in texts(site, lang).values() for name, *_ in pictures(text)}
    assert {path.relative_to(site).as_posix() for path in (site / "feeds/pictures").iterdir()} == shown
    assert len(shown) == 5  # a matrix, a sum with and without a mark, a chart, a formula of the oldest


def formula_text(count: int) -> Fragment:
    fragment = render("a.md", "\n\n".join(f"$$x_{{{n}}}$$" for n in range(count)), "zh")
    return with_formulas(fragment, [typeset(source.tex, source.display) for source in sources(fragment)], "zh")


def test_a_text_of_very_many_formulas_has_words_in_the_end() -> None:
    fragment = formula_text(MOST + 3)
    drawings = feed_drawings(fragment)
    assert len(drawings) == MOST
    text = adapt(fragment, "feed", {}, drawn={drawing.name: f"https://e.example/{drawing.name}.png" for drawing in drawings})
    assert (text.count("<img"), text.count("<p>")) == (MOST, MOST + 3)


@given(
    st.lists(
        st.sampled_from([r"$$\frac{a}{b}$$", f"${HIGH}$", "$x$", "$$\\bad$$", "$$ $$", "甲", "[^1]\n\n[^1]: $$y$$"]),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_stays_sound(pieces: list[str]) -> None:
    fragment = render("a.md", "\n\n".join(pieces), "zh")
    fragment = with_formulas(fragment, [typeset(source.tex, source.display) for source in sources(fragment)], "zh")
    drawings = feed_drawings(fragment)
    drawn = {drawing.name: f"https://e.example/{drawing.name}.png" for drawing in drawings}
    text = adapt(fragment, "feed", {"#": "https://e.example/"}, drawn=drawn)
    assert html_problems(text) == [] and "<svg" not in text and "<math" not in text
    assert {name for name in drawn if name in text} == set(drawn)
    assert all(words for _, words, *_ in pictures(text))
    assert "<img" not in adapt(fragment, "feed", {"#": "https://e.example/"})
