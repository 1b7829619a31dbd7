"""CSV and XLSX as data: what is read, what is said, and that nothing raises or unfolds."""

from __future__ import annotations

import csv
import datetime as time
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikan.datasets import MOST_COLUMNS, Dataset, Fault, is_formula, number, read
from huikan.datasets.dataset import MOST_ROWS
from support.workbook import workbook

CITIES = "城市,面积\n云川市,812\n澄州市,604.5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_file_is_read_in_whatever_encoding_it_is(encoding: str) -> None:
    data = read("csv", CITIES.encode(encoding))
    assert data.names == ("城市", "面积")
    assert data.rows == (("云川市", "812"), ("澄州市", "604.5"))
    assert data.faults == ()


@pytest.mark.parametrize(("suffix", "sign"), [("csv", ","), ("csv", ";"), ("csv", "\t"), ("tsv", "\t")])
def test_cells_are_parted_by_what_parts_the_head(suffix: str, sign: str) -> None:
    assert read(suffix, CITIES.replace(",", sign).encode()).rows[1] == ("澄州市", "604.5")


def test_cells_in_quotation_marks_may_have_commas_and_lines() -> None:
    data = read("csv", '名,注\n甲,"一,二\n三"\n\n乙,四\n'.encode())
    assert data.rows == (("甲", "一,二\n三"), ("乙", "四"))
    assert data.lines == (2, 5)


CSV_FAULTS = {
    "甲,乙\n1,2,3\n4\n": [Fault("data-ragged", 2, "3 / 2"), Fault("data-ragged", 3, "1 / 2")],
    "甲,甲\n1,2\n": [Fault("data-repeated-column", 1, "甲")],
    "甲,乙\n=cmd|'/c calc'!A1,2\n": [Fault("data-formula", 2, "=cmd|'/c calc'!A1")],
    "甲,乙\n+SUM(1),2\n": [Fault("data-formula", 2, "+SUM(1)")],
    "甲,乙\n": [Fault("data-empty", 1)],
    "": [Fault("data-empty", 0)],
    "甲,乙\n-5,+3.1\n-,@人\n": [],
}


@pytest.mark.parametrize("text", CSV_FAULTS)
def test_what_is_wrong_with_a_file_is_said_by_its_line(text: str) -> None:
    assert list(read("csv", text.encode()).faults) == CSV_FAULTS[text]


def test_a_file_of_no_known_encoding_is_said() -> None:
    assert read("csv", b"a,b\n\xff\x81,\x80\xfe\xff").faults == (Fault("data-encoding", 1),)


@pytest.mark.parametrize(
    "content",
    [b"a\n" + b"1\n" * (MOST_ROWS + 1), b",".join([b"a"] * (MOST_COLUMNS + 1)) + b"\n1\n", b"x" * 10_000_001],
    ids=["rows", "columns", "bytes"],
)
def test_a_file_beyond_the_limits_is_not_read(content: bytes) -> None:
    data = read("csv", content)
    assert [fault.code for fault in data.faults][-1] == "data-too-large"
    assert data.rows == ()


@given(st.binary(max_size=400), st.sampled_from(["csv", "tsv", "xlsx"]), st.integers(1, 3))
def test_no_bytes_raise(content: bytes, suffix: str, heads: int) -> None:
    data = read(suffix, content, "", heads)
    assert all(len(row) == len(data.names) for row in data.rows)
    assert data.rows or data.faults


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn")), min_size=1, max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_what_is_written_as_csv_is_read_back(rows: list[tuple[str, str]]) -> None:
    target = StringIO()
    csv.writer(target).writerows([("名", "值"), *rows])
    data = read("csv", target.getvalue().encode())
    assert data.rows == tuple((left.strip(), right.strip()) for left, right in rows)


NUMBERS = {
    "12": "12",
    "1,234,567.8": "1234567.8",
    "－3.5": "-3.5",
    "\u22120.25": "-0.25",
    "１２": "12",
    "12.5%": "12.5",
    " 7 ": "7",
    "1e3": "1E+3",
    "1,2": None,
    "12 km": None,
    "": None,
    "—": None,
    "2025年": None,
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_read_as_people_write_them(text: str) -> None:
    expected = NUMBERS[text]
    assert number(text) == (None if expected is None else Decimal(expected))


def test_only_what_a_spreadsheet_would_run_is_a_formula() -> None:
    assert all(map(is_formula, ("=1+1", " =A1", "@SUM(A1)", "-2+cmd|' /C calc'!A0")))
    assert not any(map(is_formula, ("-5", "+3", "-", "@学会", "A=B", "—（无）")))


SHEET = (
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>日</t></r>'
    '<r><t>期</t></r></is></c><c r="D1" t="s"><v>2</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="C3" s="1"><v>45717</v></c>'
    '<c r="D3" s="2"><v>0.1234</v></c></row>'
    '<row r="4"><c r="B4" t="str"><f>A1</f><v>字</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="e"><v>#DIV/0!</v></c></row></sheetData>'
    '<mergeCells><mergeCell ref="A3:A4"/></mergeCells>'
)


def test_a_sheet_is_read_as_it_is_shown() -> None:
    data = read("xlsx", workbook({"数据": SHEET}, ("城市", "值", "率", "云川"), ("yyyy年m月d日", "0.0%")))
    assert data.names == ("城市", "值", "日期", "率")
    assert data.rows == (
        ("云川", Decimal("0.3"), time.date(2025, 3, 1), "12.3%"),
        ("云川", "字", "TRUE", None),
    )
    assert data.lines == (3, 4)
    assert data.faults == (Fault("data-cell-error", 4, "D4 #DIV/0!"),)


def test_a_head_over_several_columns_belongs_to_each_of_them() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>2024</v></c><c r="C2"><v>2025</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>1</v></c><c r="C3"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    )
    data = read("xlsx", workbook({"a": sheet}, ("城市", "面积", "云川")), heads=2)
    assert data.heads == (("城市", "面积", "面积"),)
    assert data.names == ("城市", "2024", "2025")


def _one(name: str) -> str:
    return f'<sheetData><row><c t="inlineStr"><is><t>{name}</t></is></c></row><row><c><v>1</v></c></row></sheetData>'


def test_a_sheet_is_taken_by_name_or_number_and_else_the_first_that_is_shown() -> None:
    content = workbook({"藏": _one("藏"), "甲": _one("甲"), "乙": _one("乙")}, hidden=("藏",))
    assert read("xlsx", content).names == ("甲",)
    assert read("xlsx", content, "乙").names == ("乙",)
    assert read("xlsx", content, "1").names == ("藏",)
    assert read("xlsx", content, "丙").faults == (Fault("data-no-sheet", 0, "藏, 甲, 乙"),)


def test_a_formula_that_was_never_computed_is_said() -> None:
    sheet = '<sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><v>1</v></c></row></sheetData>'
    assert Fault("data-not-computed", 2, "A2") in read("xlsx", workbook({"a": sheet})).faults


HOSTILE = {
    "entities": {"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><worksheet>&y;</worksheet>'},
    "a part that unfolds": {"xl/worksheets/sheet1.xml": "<worksheet>" + " " * 60_000_001},
    "a far cell": {
        "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    },
    "no sheet": {"xl/_rels/workbook.xml.rels": "<Relationships/>"},
    "no XML": {"xl/workbook.xml": "PK"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused(name: str) -> None:
    data = read("xlsx", workbook({"a": _one("a")}, more=HOSTILE[name]))
    assert data.rows == ()
    assert {fault.code for fault in data.faults} <= {"data-unreadable", "data-too-large"}
    assert data.faults


def test_a_dataset_gives_its_columns() -> None:
    data = Dataset(("a", "b"), (("1", "2"), ("3", "4")), (2, 3))
    assert data.column("b") == ("2", "4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(1,234)", "-1234"), ("（1,234.5）", "-1234.5"), ("1 234 567", "1234567"), ("1\u00a0234", "1234"), ("12 34", None)],
)
def test_numbers_as_accounts_write_them(text: str, expected: str | None) -> None:
    assert number(text) == (None if expected is None else Decimal(expected))


def test_files_as_spreadsheets_of_other_places_write_them() -> None:
    european = read("csv", b"sep=;\nStadt;Wert\nA;1.234,5\nB;-0,25\n")
    assert (european.names, european.rows, european.lines) == (("Stadt", "Wert"), (("A", "1234.5"), ("B", "-0.25")), (3, 4))
    assert read("csv", b"a;b\n1,234;2.5\n").rows == (("1,234", "2.5"),)
    assert read("csv", "城市，面积\n云川，8\n".encode()).names == ("城市", "面积")


def test_a_title_above_the_names_is_left_out_and_said() -> None:
    data = read("csv", "表1 面积,,\n城市,面积,人口\n云川,8,9\n".encode())
    assert data.names == ("城市", "面积", "人口")
    assert data.faults == (Fault("data-title-row", 1, "表1 面积"),)
    assert read("csv", "年,,\n城,面积,人口\n云川,8,9\n".encode(), heads=2).heads == (("年", "年", "年"),)


def test_a_quotation_mark_that_does_not_end_is_said_where_it_begins() -> None:
    data = read("csv", b'a,b\n1,2\n"x,2\ny,3\n')
    assert Fault("data-quote", 3) in data.faults
    assert not read("csv", b'a,b\n5" tall,2\n').faults


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("45717", "yyyy-mm-dd", time.date(2025, 3, 1)),
        ("45717.5", "yyyy-mm-dd hh:mm", "2025-03-01 12:00"),
        ("45717", "yyyy-mm-dd hh:mm", time.date(2025, 3, 1)),
        ("0.25", "h:mm", "06:00"),
        ("45717", 'yyyy"年"m"月"', "2025-03"),
        ("45717", "yyyy", "2025"),
        ("3.14159", "0.00", Decimal("3.14")),
        ("2.5", "0", Decimal(3)),
        ("1234567.891", "#,##0.0", Decimal("1234567.9")),
        ("3.14159", "General", Decimal("3.14159")),
    ],
)
def test_a_cell_is_what_its_format_shows(value: str, code: str, expected: object) -> None:
    sheet = f'<sheetData><row><c><v>1</v></c></row><row><c s="1"><v>{value}</v></c></row></sheetData>'
    assert read("xlsx", workbook({"a": sheet}, (), (code.replace('"', "&quot;"),))).rows == ((expected,),)
