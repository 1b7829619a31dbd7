"""`chart` blocks: what they draw, in which words, and what is said of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from huikan import tasks
from huikan.charts.shape import fitted
from huikan.data_blocks import DataFile, Made, Place, loads, make
from huikan.data_blocks.making import TILES
from huikan.data_blocks.provinces import PLACES, short_name
from huikan.data_blocks.reading import read_block
from huikan.markup.data_blocks import Block, shown
from huikan.markup.nodes import Node, write_html

LANGUAGES = ("zh", "en")
FLOODS = "年份,车库,车站\n2021,33,9\n2022,22,\n2023,37,9\n2025,19,4\n"
LONG = "年份,部位,起数\n2024,车库,28\n2024,车站,7\n2025,车库,19\n2025,车站,4\n"


def made(text: str, tmp: Path, data: str = FLOODS, lang: str = "zh", earlier: dict[str, str] | None = None) -> Made:
    read = read_block("a/b.md", Block("chart", "fig:x", "", text, 5), LANGUAGES)
    assert read.spec is not None, read.diagnostics
    files = []
    for edition, content in {"2025": data, **(earlier or {})}.items():
        place = tmp / f"{edition}.csv"
        place.write_text(content, "utf-8")
        files.append(DataFile(f"r/{edition}/x.csv", tasks.FileRef.of(place), len(content), edition))
    where = Place(lang, LANGUAGES, "fig:x", "", "作者，2025．书")
    return loads(make("chart", read.spec.model_dump_json(), where, tuple(files)), 5)


def page(result: Made, medium: str = "web") -> str:
    assert result.nodes is not None, result.problems
    nodes = tuple(node for node in result.nodes if isinstance(node, Node))
    return write_html(shown(Node("", {}, nodes), medium))  # type: ignore[arg-type]


def values(html: str) -> list[str]:
    """The numbers of the wide drawing."""
    wide = html[html.index('class="wide"') : html.index('class="narrow"')]
    return re.findall(r'data-value="([^"]*)"', wide)


def test_all_columns_of_numbers_are_drawn_over_the_first(tmp_path: Path) -> None:
    html = page(made("type: line\ndata: x.csv\ntitle: 进水\nunit: 起", tmp_path))
    assert sorted(values(html)) == sorted(["33", "22", "37", "19", "9", "9", "4"])
    assert re.search(r"<figcaption>进水</figcaption>", html)
    assert "单位：起" in html


def test_the_data_stand_beside_it_with_the_file_and_how_to_cite_it(tmp_path: Path) -> None:
    html = page(made("type: grouped\ndata: x.csv", tmp_path))
    details = html[html.index("<details") :]
    assert re.findall(r"<t[hd](?: [^>]*)?>([^<]*)", details)[:9] == ["年份", "车库", "车站", "2021", "33", "9", "2022", "22", "—"]
    assert 'href="asset:r/2025/x.csv" download' in details
    assert '作者，2025．书，<a href="#fig:x">' in details


def test_rows_that_say_their_series_are_drawn_as_series(tmp_path: Path) -> None:
    html = page(made("type: stacked\ndata: x.csv\nx: 年份\ny: 起数\nseries: 部位", tmp_path, LONG))
    assert sorted(values(html)) == ["19", "28", "4", "7"]
    assert re.findall(r"<title>([^<]*)</title>", html)[:2] == ["2024 · 车库: 28", "2024 · 车站: 7"]


def test_words_in_both_languages_come_from_one_block(tmp_path: Path) -> None:
    text = (
        "type: line\ndata: x.csv\ntitle: {zh: 进水, en: Floodings}\nunit: {zh: 起, en: cases}\nsource: {zh: 普查, en: Census}\n"
        "names: {年份: Year, 车库: {en: Car parks}, 车站: Stations}"
    )
    html = page(made(text, tmp_path, lang="en"))
    for words in ("Floodings", "Unit: cases", "Source: Census", "Car parks", "Stations", "Year"):
        assert words in html
    assert "车库" not in html


def test_feeds_get_the_numbers_and_paper_the_drawing(tmp_path: Path) -> None:
    result = made("type: line\ndata: x.csv", tmp_path)
    feed, paper = page(result, "feed"), page(result, "print")
    assert "<svg" not in feed and "<td" in feed and "<summary" not in feed
    assert paper.count("<svg") == 1 and "<td" not in paper and "data-value" not in paper


def test_a_chart_without_words_is_told_by_its_data(tmp_path: Path) -> None:
    result = made("type: line\ndata: x.csv\ntitle: 进水\ny: 车库", tmp_path)
    assert 'aria-label="折线图“进水”：2021 33，2025 19。"' in page(result)
    assert [problem.code for problem in result.problems] == ["chart-without-alt"]
    own = made("type: line\ndata: x.csv\nalt: 起数在减少。\ny: 车库", tmp_path)
    assert 'aria-label="起数在减少。"' in page(own) and own.problems == ()


def test_editions_are_the_axis_of_a_line(tmp_path: Path) -> None:
    now, before = "城市,面积\n甲,3\n乙,4\n", "城市,面积\n甲,1\n乙,2\n"
    html = page(made("type: line\ndata: x.csv\ny: 面积\neditions: true\nalt: 略", tmp_path, now, earlier={"2024": before}))
    assert sorted(values(html)) == ["1", "2", "3", "4"]
    assert re.findall(r"<title>([^<]*)</title>", html)[:4] == ["2024 · 甲: 1", "2025 · 甲: 3", "2024 · 乙: 2", "2025 · 乙: 4"]


def test_tiles_lie_where_a_file_says(tmp_path: Path) -> None:
    block = Block("chart", "", "", "type: tiles\ndata: x.csv\ntiles: t.csv\nalt: 略", 1)
    read = read_block("a.md", block, LANGUAGES)
    assert read.spec is not None
    files = []
    for name, content in {"x": "城市,数\n甲,1\n乙,2\n丙,3\n", "t": "名,列,行\n甲,1,1\n乙,2,1\n"}.items():
        place = tmp_path / f"{name}.csv"
        place.write_text(content, "utf-8")
        files.append(DataFile(f"{name}.csv", tasks.FileRef.of(place), 1, TILES if name == "t" else ""))
    result = loads(make("chart", read.spec.model_dump_json(), Place("zh", LANGUAGES, "", "", ""), tuple(files)), 1)
    assert sorted(values(page(result))) == ["1", "2"]
    assert [(problem.code, problem.values["name"]) for problem in result.problems] == [("tile-without-place", "丙")]


def test_all_divisions_have_a_tile_of_their_own() -> None:
    assert len(PLACES) == len(set(PLACES.values())) == 34
    assert short_name("广西壮族自治区") == "广西" and short_name("陕西省") == "陕西" and short_name("示例省") == ""


FAULTS = {
    "type: map\ndata: x.csv": "map-boundaries",
    "type: line\ndata: x.csv\ny: 车厍": "unknown-column-similar",
    "type: line\ndata: x.csv\nx: 年": "unknown-column-similar",
    "type: pyramid\ndata: x.csv\ny: 车库": "pyramid-sides",
    "type: bar\ndata: x.csv\nwhere: {年份: 1999}": "no-such-rows",
    "type: 地图\ndata: x.csv": "map-boundaries",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, text: str) -> None:
    assert FAULTS[text] in [problem.code for problem in made(text, tmp_path).problems]


def test_what_is_hard_to_read_is_said(tmp_path: Path) -> None:
    assert "pie-negative" in [
        problem.code for problem in made("type: pie\ndata: x.csv\ny: 数", tmp_path, "名,数\n甲,-1\n乙,2\n").problems
    ]
    assert "chart-repeated" in [
        problem.code
        for problem in made("type: bar\ndata: x.csv\nx: 年份\ny: 起数\nseries: 部位", tmp_path, LONG + "2025,车站,5\n").problems
    ]
    many = "名,数\n" + "".join(f"甲{number},1\n" for number in range(9))
    assert "chart-crowded" in [problem.code for problem in made("type: pie\ndata: x.csv", tmp_path, many).problems]
    assert "area-with-gaps" in [problem.code for problem in made("type: area\ndata: x.csv", tmp_path).problems]
    large = "名,数\n" + "".join(f"甲{number},1\n" for number in range(2001))
    assert made("type: bar\ndata: x.csv", tmp_path, large).nodes is None


@pytest.mark.parametrize(("written", "meant"), [("折线图", "line"), ("柱状图", "bar"), ("Tile Map", "tiles"), ("PIE", "pie")])
def test_types_have_the_names_that_editors_give_them(written: str, meant: str) -> None:
    read = read_block("a.md", Block("chart", "", "", f"data: x.csv\ntype: {written}", 1), LANGUAGES)
    assert read.spec is not None and read.spec.type == meant  # type: ignore[union-attr]


def test_an_unknown_type_is_said_with_those_that_there_are() -> None:
    read = read_block("a.md", Block("chart", "", "", "data: x.csv\ntype: sankey", 3), LANGUAGES)
    assert read.spec is None
    (finding,) = read.diagnostics
    assert (finding.code, finding.line) == ("bad-choice", 4) and "stacked" in finding.values["choices"]


def test_words_in_another_language_alone_are_said(tmp_path: Path) -> None:
    result = made("type: line\ndata: x.csv\ny: 车库\ntitle: {zh: 进水}\nalt: {zh: 在减少。}\nsource: 普查", tmp_path, lang="en")
    assert [(problem.code, problem.where) for problem in result.problems] == [
        ("block-untranslated", "title"),
        ("chart-without-alt", ""),
    ]
    assert 'aria-label="Line chart' in page(result)


def test_what_a_division_leaves_is_not_shown_and_is_kept(tmp_path: Path) -> None:
    html = page(made("type: bar\ndata: x.csv", tmp_path, "点,温度\n甲,16.333333333333332\n乙,15.25\n"))
    assert "16.3333" in html and ">16.333333333333332<" not in html
    assert "16.333333333333332" in values(html)


def test_of_equal_numbers_none_is_the_highest(tmp_path: Path) -> None:
    one = made("type: bar\ndata: x.csv", tmp_path, "点,数\n甲,5\n")
    same = made("type: bar\ndata: x.csv", tmp_path, "点,数\n甲,0\n乙,0\n")
    assert [problem.values["alt"] for problem in (*one.problems, *same.problems)] == ["柱状图：甲 5。", "柱状图：2 项，都是 0。"]


def test_long_names_beside_bars_stay_within_the_drawing(tmp_path: Path) -> None:
    name = "城市地下综合管廊规划建设与运营管理标准化技术委员会"
    html = page(made("type: bar\ndata: x.csv", tmp_path, f"会,数\n{name},5\n短,3\n"))
    narrow = html[html.index('class="narrow"') :]
    lines = re.findall(r"<text[^>]*>([^<]*[\u4e00-\u9fff…][^<]*)</text>", narrow)
    assert "".join(lines).startswith(name[:20])
    assert fitted("甲乙丙丁", 10, 31) == "甲乙…"


@pytest.mark.parametrize(
    ("word", "kind"), [("环形图", "pie"), ("Bar chart", "bar"), ("曲线图", "line"), ("clustered", "grouped")]
)
def test_types_as_other_programs_call_them(word: str, kind: str) -> None:
    read = read_block("a/b.md", Block("chart", "fig:x", "", f"type: {word}\ndata: x.csv", 5), LANGUAGES)
    assert read.spec is not None and read.spec.type == kind  # type: ignore[union-attr]
