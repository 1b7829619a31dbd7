"""Captions that are lines of their own, sub-figures, and lines below figures and tables."""

from __future__ import annotations

import pytest

from huikan.markup import render

PICTURE = "![画](a.png)"
TABLE = "| a | b |\n| - | - |\n| 1 | 2 |"


def html(text: str) -> str:
    return render("a/b.md", f"{text}\n\n正文。\n", "zh").html


FIGURES = {
    "centred below": f"{PICTURE}\n\n<center>图 7.17 增长 </center>\n<br>",
    "centred on the next line": f"{PICTURE}\n<center>图 7.17 增长</center>",
    "over two lines": f"{PICTURE}\n\n<center>图 7.17 增长\n</center>",
    "strong": f"{PICTURE}\n\n**图 7.17 增长**",
    "emphasised in the same paragraph": f"{PICTURE}\n*图 7.17 增长*",
    "a plain line": f"{PICTURE}\n\n图 7.17 增长",
    "centred by an attribute": f'{PICTURE}\n\n<p align="center">图 7.17 增长</p>',
    "a centred picture": "<center><img src='a.png' alt='画'></center>\n<center>图 7.17 增长</center>",
    "a picture in no paragraph": "<img src='a.png' alt='画'>\n\n<center>图 7.17 增长</center>",
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_caption_by_hand_belongs_to_its_picture(name: str) -> None:
    result = html(FIGURES[name])
    assert "<figcaption>图 7.17 增长</figcaption>" in result
    assert result.count("增长") == 1 and "<center>" not in result and "<br>" not in result
    assert "<p>正文。</p>" in result


WORDS = {
    "a sentence": f"{PICTURE}\n\n图 7.17 显示，面积增加了一倍。",
    "a reference": f"{PICTURE}\n\n图 7.17 和图 7.18 说明",
    "a verb": f"{PICTURE}\n\n图 7 是去年画的",
    "far away": f"{PICTURE}\n\n一段话\n\n<center>图 7.17 增长</center>",
    "a table's": f"{PICTURE}\n\n**表 1 增长**",
    "text beside the picture": f"前文 {PICTURE}\n\n<center>图 7.17 增长</center>",
    "long": f"{PICTURE}\n\n图 7.17 {'很长' * 80}",
}


@pytest.mark.parametrize("name", WORDS)
def test_what_is_no_caption_stays_text(name: str) -> None:
    assert "figcaption" not in html(WORDS[name])


def test_a_caption_by_hand_may_have_a_label_instead_of_a_number() -> None:
    result = html(f"{PICTURE}\n\n图：增长 {{#fig:growth}}")
    assert '<figure id="fig:growth">' in result and "<figcaption>增长</figcaption>" in result


def test_a_picture_with_a_title_keeps_it() -> None:
    result = html('![画](a.png "增长")\n\n后文')
    assert "<figcaption>增长</figcaption>" in result


@pytest.mark.parametrize(
    "text",
    [f"**表 1 增长**\n\n{TABLE}", f"<center>表 1 增长</center>\n<br>\n\n{TABLE}", f"{TABLE}\n\n<center>表 1 增长</center>"],
)
def test_a_caption_by_hand_belongs_to_its_table(text: str) -> None:
    result = html(text)
    assert "<caption>表 1 增长</caption>" in result and result.count("增长") == 1 and "<br>" not in result


def test_a_table_by_hand_may_have_a_label_instead_of_a_number() -> None:
    result = html(f"**表：增长 {{#tbl:growth}}**\n\n{TABLE}")
    assert '<table id="tbl:growth">' in result and "<caption>增长</caption>" in result


def test_several_pictures_above_a_caption_are_sub_figures() -> None:
    result = html('![甲图](a.png "(a) 甲"){#fig:a} ![乙图](b.png "乙"){#fig:b}\n\n图：两种断面 {#fig:both}')
    assert '<figure id="fig:both" class="subfigures">' in result
    assert '<div class="subfigure" id="fig:a">' in result
    assert result.count("figcaption>") == 2
    assert '<span class="part">(a)</span> 甲</p>' in result and '<span class="part">(b)</span> 乙</p>' in result


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("资料来源：统计局。", "data-source"),
        ("数据来源: 普查", "data-source"),
        ("Source: census", "data-source"),
        ("注：略", "data-note"),
        ("Notes: none", "data-note"),
    ],
)
def test_lines_below_belong_to_what_is_above(line: str, kind: str) -> None:
    figure = html(f'![画](a.png "增长")\n\n{line}')
    assert f'<p class="below {kind}">{line}</p>' in figure[figure.index("<figure") : figure.index("</figure>")]
    assert f'</table>\n<p class="below {kind}">{line}</p>' in html(f"{TABLE}\n\n{line}")
    assert "below" not in html(f"一段话\n\n{line}")


def test_words_of_a_caption_know_their_place() -> None:
    root = render("a/b.md", f"{PICTURE}\n\n<center>图 7.17 增长</center>\n\n资料来源：统计局\n", "zh", first_line=5).root
    places = {run.value.strip(): (run.line, run.column) for run in root.texts()}
    assert places["图 7.17 增长"] == (7, 9)
    assert places["资料来源：统计局"] == (9, 1)
