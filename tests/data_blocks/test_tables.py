"""`table` blocks: what stands in their place, in which words, and what is said of them."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from huikan import tasks
from huikan.data_blocks import DataFile, Made, Place, loads, make
from huikan.data_blocks.formats import Format, is_numeric, number_text, read_format
from huikan.data_blocks.reading import ReadBlock, read_block
from huikan.datasets import number
from huikan.markup.data_blocks import Block
from huikan.markup.nodes import Node, write_html

LANGUAGES = ("zh", "en")
CITIES = "城市,城市_en,面积,占比,日期\n云川市,Yunchuan,12345.5,0.5,2025-03-01\n澄州市,Chengzhou,1023,0.333,2025-03-02\n南屿市,Nanyu,-7,,\n"


def spec(text: str, kind: str = "table") -> ReadBlock:
    return read_block("a/b.md", Block(kind, "tbl:x", "", text, 5), LANGUAGES)


def made(text: str, data: str = CITIES, lang: str = "zh", earlier: dict[str, str] | None = None, tmp: Path | None = None) -> Made:
    """What becomes of a block over a file; `earlier` are files of earlier editions by year."""
    assert tmp is not None
    read = spec(text)
    assert read.spec is not None, read.diagnostics
    files = []
    for edition, content in {"2025": data, **(earlier or {})}.items():
        place = tmp / f"{edition}.csv"
        place.write_text(content, "utf-8")
        files.append(DataFile(f"r/{edition}/x.csv", tasks.FileRef.of(place), len(content), edition))
    where = Place(lang, LANGUAGES, "tbl:x", "", "")
    return loads(make("table", read.spec.model_dump_json(), where, tuple(files)), 5)


def table(result: Made) -> Node:
    assert result.nodes is not None, result.problems
    first = result.nodes[0]
    assert isinstance(first, Node)
    return first


def cells(result: Made) -> list[list[str]]:
    """The words of each row."""
    return [
        ["".join(run.value for run in cell.texts()) for cell in row.children if isinstance(cell, Node)]
        for row in table(result).nodes()
        if row.tag == "tr"
    ]


def test_every_column_is_shown_where_none_is_named_but_for_those_of_translations(tmp_path: Path) -> None:
    assert cells(made("data: x.csv", tmp=tmp_path)) == [
        ["城市", "面积", "占比", "日期"],
        ["云川市", "12,345.5", "0.5", "2025-03-01"],
        ["澄州市", "1,023", "0.333", "2025-03-02"],
        ["南屿市", "−7", "—", "—"],
    ]


def test_a_translation_has_its_own_words(tmp_path: Path) -> None:
    text = "data: x.csv\ncolumns: [城市, 面积]\nnames: {城市: City, 面积: {en: Area}}\nunits: {面积: {zh: 万 m², en: ha}}\ntotal: true"
    assert cells(made(text, lang="en", tmp=tmp_path)) == [
        ["City", "Area (ha)"],
        ["Yunchuan", "12,345.5"],
        ["Chengzhou", "1,023"],
        ["Nanyu", "−7"],
        ["Total", "13,361.5"],
    ]
    assert cells(made(text, tmp=tmp_path))[0] == ["城市", "面积（万 m²）"]


def test_numbers_stand_on_their_points(tmp_path: Path) -> None:
    html = write_html(table(made("data: x.csv\ncolumns: [城市, 面积]", tmp=tmp_path)))
    assert '<td align="right">12,345.5</td>' in html
    assert '<td align="right" class="lacks-1 pointless">1,023</td>' in html


def test_formats(tmp_path: Path) -> None:
    text = "data: x.csv\ncolumns: [城市, 面积, 占比]\nformats: {面积: '0', 占比: 0.0%}"
    assert cells(made(text, tmp=tmp_path))[1:3] == [["云川市", "12,346", "50.0%"], ["澄州市", "1,023", "33.3%"]]


@pytest.mark.parametrize(
    ("pattern", "value", "written"),
    [
        ("1", "2.25", "2.3"),
        ("1", "-2.25", "−2.3"),
        ("0", "-0.4", "0"),
        ("#,##0.00", "1234.5", "1,234.50"),
        ("0.0%", "0.12345", "12.3%"),
        ("%", "0.126", "13%"),
    ],
)
def test_numbers_are_rounded_half_away_from_zero(pattern: str, value: str, written: str) -> None:
    form, exact = read_format(pattern), number(value)
    assert form is not None and exact is not None
    assert number_text(exact, form, bool(form.parted)) == written


def test_what_is_no_format_is_none() -> None:
    assert [read_format(pattern) for pattern in ("0.0.0", "一位", "9", "")] == [None] * 4
    assert read_format("text") == Format(plain=True)


def test_heads_of_two_levels(tmp_path: Path) -> None:
    text = "data: x.csv\ncolumns:\n  - 城市\n  - title: 指标\n    columns: [面积, {column: 占比, title: 份额}]\n"
    html = write_html(table(made(text, tmp=tmp_path)))
    head = html[: html.index("</thead>")]
    assert re.findall(r"<th ([^>]*)>([^<]*)", head) == [
        ('scope="col" rowspan="2"', "城市"),
        ('scope="colgroup" colspan="2" align="center"', "指标"),
        ('scope="col" align="right"', "面积"),
        ('scope="col" align="right"', "份额"),
    ]


def test_heads_of_two_rows_of_the_file(tmp_path: Path) -> None:
    data = "城市,面积,\n,2024,2025\n甲,1,2\n"
    result = made("data: x.csv\nhead: 2\ncolumns: [城市#1, 面积/2025]", data.replace("\n,2024", "\n城市#1,2024"), tmp=tmp_path)
    assert cells(result)[-1] == ["甲", "2"]


def test_one_unit_of_all_numbers_stands_above_the_table(tmp_path: Path) -> None:
    text = "data: x.csv\ncolumns: [城市, 面积, 占比]\nunits: {面积: 万 m², 占比: 万 m²}"
    assert cells(made(text, tmp=tmp_path))[:2] == [["单位：万 m²"], ["城市", "面积", "占比"]]
    assert cells(made("data: x.csv\nunit: {zh: 亿元, en: CNY}", lang="en", tmp=tmp_path))[0] == ["Unit: CNY"]


def test_rows_are_chosen_and_sorted(tmp_path: Path) -> None:
    names = [row[0] for row in cells(made("data: x.csv\nsort: 面积", tmp=tmp_path))[1:]]
    assert names == ["南屿市", "澄州市", "云川市"]
    names = [row[0] for row in cells(made("data: x.csv\nsort: -占比\nfirst: 2", tmp=tmp_path))[1:]]
    assert names == ["云川市", "澄州市"]
    names = [row[0] for row in cells(made("data: x.csv\nwhere: {城市: [南屿市, 云川市]}", tmp=tmp_path))[1:]]
    assert names == ["云川市", "南屿市"]


def test_the_same_numbers_of_earlier_editions_line_up_by_their_key(tmp_path: Path) -> None:
    earlier = {"2023": "城市,面积\n南屿市,1\n云川市,2\n", "2024": "城市,面积\n云川市,3\n澄州,4\n"}
    result = made("data: x.csv\ncolumns: [城市, 面积]\neditions: [面积]\nunits: {面积: ha}", earlier=earlier, tmp=tmp_path)
    assert cells(result) == [
        ["城市", "面积（ha）"],
        ["2023", "2024", "2025"],
        ["云川市", "2", "3", "12,345.5"],
        ["澄州市", "—", "—", "1,023"],
        ["南屿市", "1", "—", "−7"],
    ]
    assert [(problem.code, problem.values["similar"]) for problem in result.problems] == [("edition-key-differs", "澄州")]


def test_the_last_row_of_a_file_is_proved_as_a_total(tmp_path: Path) -> None:
    data = "城市,甲,乙\n一,1.25,10\n二,2.25,23\n合计,3.5,34\n"
    assert made("data: x.csv\ntotal: last", data, tmp=tmp_path).problems == ()
    result = made("data: x.csv\ntotal: last", data.replace("34", "43"), tmp=tmp_path)
    assert [(problem.code, problem.line, problem.values["sum"]) for problem in result.problems] == [("total-differs", 4, "33")]
    assert 'class="total"' in write_html(table(result))


FAULTS = {
    "data: x.csv\ncolumns: [面级]": ("unknown-column-similar", "columns", "面积"),
    "data: x.csv\nwhere: {城市: 云川}": ("no-such-rows-similar", "where.城市", "云川市"),
    "data: x.csv\nsort: -面": ("unknown-column-similar", "sort", "面积"),
    "data: x.csv\nformats: {面积: 两位}": ("unknown-format", "formats.面积", ""),
    "data: x.csv\nalign: {面积: rigth}": ("unknown-align-similar", "align.面积", "right"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_a_block_names_and_the_file_does_not_have_is_said(tmp_path: Path, text: str) -> None:
    code, where, similar = FAULTS[text]
    (problem,) = made(text, tmp=tmp_path).problems
    assert (problem.code, problem.where, problem.values.get("similar", "")) == (code, where, similar)


def test_a_cell_that_is_no_number_is_said_at_its_line_of_the_file(tmp_path: Path) -> None:
    data = "城市,面积\n" + "".join(f"市{count},{count}\n" for count in range(8)) + "九,约 3\n"
    (problem,) = made("data: x.csv", data, tmp=tmp_path).problems
    assert (problem.code, problem.path, problem.line, problem.excerpt) == ("not-a-number", "r/2025/x.csv", 10, "九,约 3")


def test_a_table_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    result = made("data: x.csv", "甲,乙\n" + "1,2\n" * 2001, tmp=tmp_path)
    assert result.nodes is None
    assert [problem.code for problem in result.problems] == ["table-too-long"]


def test_cells_are_text(tmp_path: Path) -> None:
    html = write_html(table(made("data: x.csv", "甲,乙\n<script>alert(1)</script>,**粗**\n", tmp=tmp_path)))
    assert "&lt;script&gt;" in html and "**粗**" in html


def test_fields_that_a_block_does_not_have_are_said_with_their_place() -> None:
    (finding,) = spec("data: x.csv\ncolums: [a]").diagnostics
    assert (finding.code, finding.path, finding.line, finding.values["suggestion"]) == (
        "unknown-field-meant",
        "a/b.md",
        6,
        "columns",
    )


@pytest.mark.parametrize("field", ["names", "units", "where", "formats", "align"])
def test_fields_by_name_are_asked_for_as_such(field: str) -> None:
    (finding,) = spec(f"data: x.csv\n{field}: 面积").diagnostics
    assert (finding.code, finding.line) == ("expects-mapping", 6)


def _cost(data: str, folder: Path) -> float:
    began = time.process_time()
    made("data: x.csv\ntotal: true", data, tmp=folder)
    return time.process_time() - began


def test_a_table_costs_what_it_shows(tmp_path: Path) -> None:
    """Twice the rows take about twice the time, not four times."""
    seconds = []
    for rows in (500, 2000):
        data = "名,a,b,c\n" + "".join(f"名{row},{row}.5,{row},词{row}\n" for row in range(rows))
        seconds.append(min(_cost(data, tmp_path) for _ in range(3)))  # one may have the garbage of other tests to collect
    assert seconds[1] < 10 * seconds[0] + 0.2


def test_numbers_in_brackets_are_labels_where_a_column_has_no_others() -> None:
    assert is_numeric(("(1)", "(2)", "（3）")) is False
    assert is_numeric(("12", "(3)", "—")) is True
