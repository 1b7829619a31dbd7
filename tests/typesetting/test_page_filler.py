"""Feet of pages: figures go to the head of the next page, pictures give, tables and columns are
divided; nothing is lost or passed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from huikan import preflight, typesetting
from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme
from huikan.typesetting.pagination import last_page, page_whitespace

PRINT = Path(__file__).parents[2] / "theme" / "print"
STYLE = "@page{size:100mm 100mm;margin:10mm}@page landscape{size:100mm 100mm}*{margin:0;padding:0}p,h1,h2,h3,li{font-size:8pt;line-height:5mm}"
LINE = "一二三四五六七八九十"
ROOM = 16  # lines of a page
INVISIBLE = re.compile("[\u2009\u200b\u2060]")


def picture(millimetres: int) -> str:
    return f'<svg viewBox="0 0 40 {millimetres}" style="width:40mm;height:{millimetres}mm"><title>图</title><rect width="9" height="9"/></svg>'


def figure(name: str, millimetres: int) -> str:
    return f'<figure id="{name}">{picture(millimetres)}<figcaption>图{name}</figcaption></figure>'


def text(lines: int, name: str = "") -> str:
    return "".join(f"<p>{name}{number}{LINE}</p>" for number in range(1, lines + 1))


def table(rows: int, caption: str = "") -> str:
    body = "".join(f"<tr><td>行{number}</td></tr>" for number in range(rows))
    return f"<table><thead><tr><th>头</th></tr></thead><tbody>{body}</tbody></table>" if not caption else (
        f'<table><caption>{caption}</caption><tbody>{body}</tbody></table>'
    )  # fmt: skip


def pages(body: str, style: str = "") -> list[str]:
    """What stands on each page of a section, in order, as the words of its
    paragraphs, titles and captions."""
    with typesetting.laid_out(job(body, style), read_theme(PRINT).fonts, {"cache": {}}) as document:
        return [" ".join(words(page._page_box)) for page in document.pages]


def job(body: str, style: str = "") -> typesetting.TypesetRequest:
    css = read_theme(PRINT).styles["page.css"] + STYLE + style
    html = f'<html lang="zh-CN"><head><title>t</title><style>{css}</style></head><body><main><section>{body}</section></main></body></html>'
    return typesetting.TypesetRequest(html, "t", "t", "https://example.org/", "图", {})


def words(page: Any) -> list[str]:
    """The first letters of each line, in the order in which they are drawn."""
    lines = [
        box
        for box in page.children[0].descendants()
        if isinstance(box, page_whitespace.boxes.LineBox) and page_whitespace.is_seen(box)
    ]
    texts = ["".join(one.text for one in line.descendants() if isinstance(one, page_whitespace.boxes.TextBox)) for line in lines]
    return [INVISIBLE.sub("", text).split("一二")[0] or "…" for text in texts]


def test_text_fills_the_page_before_a_figure_that_does_not_fit() -> None:
    first, second = pages(text(10, "前") + figure("1", 50) + text(9, "后"))
    assert first.startswith("前1") and first.endswith("后6"), "the page is full"
    assert second.startswith("图1 后7"), "the figure stands at the head of the next one"


def test_a_paragraph_goes_on_below_the_figure() -> None:
    long = f"<p>后{LINE * 24}</p>"
    first, second = pages(text(10, "前") + figure("1", 50) + long, "p{widows:1;orphans:1}")
    assert len(first.split()) == ROOM
    assert second.startswith("图1 ")


def test_a_figure_passes_no_heading_of_its_rank_and_no_figure() -> None:
    first, second = pages("<h2>甲</h2>" + text(7, "前") + figure("1", 50) + text(3, "后") + "<h2>乙</h2>" + text(3, "乙"))[:2]
    assert first.endswith("后3"), "the text of its section goes first"
    assert second.startswith("图1"), "and the next section comes behind it"
    first, second, third = pages(text(10, "前") + figure("1", 40) + text(3, "间") + figure("2", 30) + text(6, "后"))
    assert first.endswith("间2"), "the line above the second figure stays there"
    assert [word for word in f"{second} {third}".split() if word.startswith("图")] == ["图1", "图2"]


def test_a_figure_passes_a_lower_heading_rather_than_leave_a_foot_white() -> None:
    first, second = pages("<h2>甲</h2><h3>一</h3>" + text(6, "前") + figure("1", 50) + "<h3>二</h3>" + text(7, "后"))[:2]
    assert "二" in first and "后" in first
    assert second.startswith("图1 ")


def test_what_a_line_announces_stays_below_it() -> None:
    announced = text(9, "前") + "<p>如下图所示：</p>" + figure("1", 50) + text(12, "后")
    assert pages(announced)[0].endswith("前9"), "the line goes with the figure"
    assert pages(announced.replace("如下图所示：", "见图1："))[1].startswith("图1") is False


def test_a_figure_at_the_end_of_its_text_is_not_lost() -> None:
    assert " ".join(pages(text(10, "前") + figure("1", 50))).count("图1") == 1
    first, second = pages(text(10, "前") + figure("1", 50) + text(2, "后"))
    assert first.endswith("后2") and second == "图1"


def test_a_picture_without_a_caption_becomes_a_little_smaller() -> None:
    fits = text(10, "前") + f'<p class="picture">{picture(32)}</p>' + text(4, "后")
    with typesetting.laid_out(job(fits), read_theme(PRINT).fonts, {"cache": {}}) as document:
        shown = [box for box in document.pages[0]._page_box.descendants() if isinstance(box, page_whitespace.boxes.ReplacedBox)]
        assert shown and shown[0].height / 96 * 25.4 == pytest.approx(27, abs=1.4)
        assert shown[0].width / shown[0].height == pytest.approx(40 / 32)
    far = text(10, "前") + f'<p class="picture">{picture(60)}</p>' + text(4, "后")
    assert pages(far)[0].endswith("前10"), "a picture is not made illegible"


def test_a_table_without_a_caption_and_columns_are_divided() -> None:
    style = "table{break-inside:avoid}td,th{font-size:8pt;line-height:5mm;padding:0}"
    first, second = pages(text(9, "前") + table(10), style)
    assert first.count("行") >= 2 and second.count("行") >= 2
    assert second.startswith("头"), "its head is repeated"
    columns = f'<div class="columns together" style="columns:2;break-inside:avoid">{text(20, "栏")}</div>'
    assert "栏1" in pages(text(9, "前") + columns)[0]


def test_columns_that_a_figure_divided_are_one_stretch() -> None:
    def stretch(name: str) -> str:
        lines = "".join(f"<p>{name}{number}</p>" for number in range(1, 9))
        return f'<div class="columns" style="columns:2">{lines}</div>'

    first, second = pages(text(6, "前") + stretch("甲") + figure("1", 50) + stretch("乙"))
    assert first.split()[6:] == [f"甲{n}" for n in range(1, 9)] + [f"乙{n}" for n in range(1, 9)]
    assert second == "图1"


def test_text_fills_the_page_before_a_turned_one() -> None:
    plate = f'<div class="landscape" style="page:landscape">{table(5, "表1")}</div>'
    first, second, third = pages(text(6, "前") + plate + text(20, "后"), "main{page:opening}")
    assert first.startswith("前1") and first.endswith("后10")
    assert second.startswith("表1 行0") and "后" not in second
    assert third.split()[0] == "后11" and third.split()[-1] == "后20"


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate], deadline=None)
@given(some.lists(some.tuples(some.sampled_from("pfgth"), some.integers(1, 9)), min_size=4, max_size=14))
def test_nothing_is_lost_or_twice_and_figures_keep_their_order(blocks: list[tuple[str, int]]) -> None:
    body, wanted = "", []
    for number, (kind, size) in enumerate(blocks):
        name = f"{kind}{number}"
        wanted.append(name)
        body += {
            "p": f"<p>{name}{LINE * size}</p>",
            "f": f"<figure>{picture(size * 7)}<figcaption>{name}</figcaption></figure>",
            "g": f'<p class="picture">{name}{picture(size * 7)}</p>',
            "t": f"<table class=short><caption>{name}</caption><tbody>{'<tr><td>·</td></tr>' * size}</tbody></table>",
            "h": f"<h2>{name}</h2>",
        }[kind]
    found = [word for page in pages(body) for word in page.split() if word in wanted]
    assert sorted(found) == sorted(wanted)
    for kind in "fthpg":
        assert [word for word in found if word[0] == kind] == [word for word in wanted if word[0] == kind]


def test_the_screen_file_is_sound_and_the_same_again() -> None:
    body = "<h1>题</h1>" + text(9, "前") + figure("1", 50) + text(12, "后") + '<p><a href="#1">图1</a></p>'
    faces = read_theme(PRINT).fonts
    content = screen.print_pdf(job(body), faces)
    assert content == screen.print_pdf(job(body), faces)
    assert [finding.code for finding in preflight.examine_screen("t.pdf", content)[1]] == []


def test_a_chapter_that_ends_with_a_few_lines_is_drawn_in_and_left_where_that_is_in_vain() -> None:
    css = "h2{margin:2.5mm 0 0}section.drawn h2{margin:0}"
    wrapped = '</section><section class="part">{}</section><section>'
    near = "".join(f"<h2>节{n}</h2>{text(3)}" for n in range(3)) + text(4, "末")
    assert len([page for page in pages(wrapped.format(near), css) if "末" in page or "节" in page]) == 1
    far = text(ROOM + 2, "末")
    assert len([page for page in pages(wrapped.format(far), css) if "末" in page]) == 2
    assert last_page.FEW["part"] > 2
