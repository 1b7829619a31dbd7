"""What was published in a year: gathered, counted, and read back from each of its files."""

from __future__ import annotations

import csv
import datetime as time
import hashlib
import io
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import lay
from huikan.cli import main
from huikan.datasets import Cell, Sheet, is_formula, read, write_xlsx
from inline_build import ROOT, build

TREE = """\
=== data/branches.yml
- key: soil
  name: {zh: 土壤委员会, en: Committee on Soil}
=== notices/n.md
---
title: "=1+1 号通知"
date: 2025-03-01
document_number: 示学〔2025〕1 号
---
文。
=== notices/old.md
---
title: 旧通知
date: 2024-03-01
---
文。
=== proceedings/p/index.md
---
title: 论文集
date: 2025-04-01
editors: 李四
---
=== proceedings/p/01-a.md
---
title: 甲
title_en: Of A
authors: [安平, 何静]
branch: soil
doi: 10.5555/a.1
---
文。
=== articles/later.md
---
title: 未发布
date: 2025-05-01
status: draft
---
文。
"""
NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("evidence")
    build(lay(TREE, root / "content"), root)
    return root


def listed(root: Path, year: int, *more: str) -> tuple[int, str, Path]:
    paths = ["--config", ROOT / "mkdocs.yml", "--content", root / "content", "--site", root / "site", "--cache", root / "cache"]
    words = ["evidence", "--year", str(year), "--to", root / "out", "--now", "2025-08-01", "--lang", "en", *more, *paths]
    result = CliRunner().invoke(main, list(map(str, words)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output, root / "out"


def cells(workbook: bytes, number: int) -> list[list[str]]:
    """The cells of a sheet by its number, read from the file's XML alone."""
    with ZipFile(io.BytesIO(workbook)) as archive:
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in root.iterfind("m:sheetData/m:row", NAMES):
        by_column = {re.sub(r"\d", "", cell.get("r", "")): "".join(cell.itertext()) for cell in row}
        rows.append([by_column.get(chr(65 + place), "") for place in range(15)])
    return rows


def test_a_year_is_listed_with_digests_and_counts(published: Path) -> None:
    code, output, folder = listed(published, 2025)
    assert (code, "3 publications of 2025" in output) == (0, True), output
    rows = list(csv.reader((folder / "evidence-2025.csv").read_text("utf-8-sig").splitlines()))
    assert [row[2] for row in rows[1:]] == ["'=1+1 号通知", "论文集", "甲"]
    paper = dict(zip(rows[0], rows[3], strict=True))
    assert (paper["英文题名 English title"], paper["作者 Authors"], paper["所属出版物 Part of"]) == (
        "Of A",
        "安平、何静",
        "论文集",
    )
    assert paper["分支机构 Committee"] == "土壤委员会 Committee on Soil"
    assert (paper["编号 Number"], paper["页码 Pages"], paper["页数 Extent"]) == ("DOI 10.5555/a.1", "1", "1")
    for row in rows[1:]:
        file = published / "site" / row[13]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == row[14]
    workbook = (folder / "evidence-2025.xlsx").read_bytes()
    sheet = cells(workbook, 1)
    assert [row[2] for row in sheet[1:]] == ["=1+1 号通知", "论文集", "甲"]  # a text, not a formula
    assert [row[14] for row in sheet] == [row[14] for row in rows]
    assert cells(workbook, 3)[-1][:2] == ["合计 Sum", "3"]
    assert [row[:2] for row in cells(workbook, 4)[1:]] == [
        ["未注明 not said", "2"],
        ["土壤委员会 Committee on Soil", "1"],
        ["合计 Sum", "3"],
    ]
    text = subprocess.run(["pdftotext", "-layout", folder / "evidence-2025.pdf", "-"], capture_output=True, check=True).stdout
    assert all(row[14][:40] in text.decode() for row in rows[1:])


def test_the_same_site_gives_the_same_files(published: Path) -> None:
    *_, folder = listed(published, 2025)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    listed(published, 2025)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_nothing_published_and_nothing_of_a_year_are_said(published: Path, tmp_path: Path) -> None:
    assert listed(published, 1999)[:1] == (1,)
    assert "1999" in listed(published, 1999)[1]
    (tmp_path / "content").mkdir()
    code, output, _ = listed(tmp_path, 2025)
    assert (code, str(tmp_path / "site") in output) == (2, True)


def test_a_file_that_was_changed_after_publication_is_no_evidence(tmp_path: Path) -> None:
    build(lay(TREE, tmp_path / "content"), tmp_path, "--no-pdf")
    page = tmp_path / "site/notices/n/index.html"
    page.write_bytes(page.read_bytes() + b" ")
    code, output, folder = listed(tmp_path, 2025)
    assert (code, "notices/n/index.html" in output, folder.exists()) == (1, True, False)


def test_what_is_not_published_yet_is_named(tmp_path: Path) -> None:
    build(lay(TREE, tmp_path / "content"), tmp_path, "--no-pdf")
    new = tmp_path / "content/notices/new.md"
    new.write_text("---\ntitle: 新\ndate: 2025-06-01\n---\n文。\n", "utf-8")
    code, output, _ = listed(tmp_path, 2025)
    assert (code, "notices/new" in output) == (0, True)


CELLS = st.one_of(
    st.none(),
    st.text(min_size=1, max_size=20).filter(lambda text: text == text.strip() and text.isprintable()),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
    st.dates(time.date(1901, 1, 1), time.date(2199, 12, 31)),
)


@given(st.lists(st.tuples(CELLS.filter(lambda cell: cell is not None), CELLS), min_size=1, max_size=6))
def test_a_workbook_reads_back_equal(rows: list[tuple[Cell, Cell]]) -> None:
    workbook = write_xlsx((Sheet("一", ("甲", "乙"), tuple(rows)),))
    result = read("xlsx", workbook)
    assert result.faults == () and result.names == ("甲", "乙")
    assert result.rows == tuple(rows)


def test_a_sheet_without_a_name_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="names of their own"):
        write_xlsx((Sheet("A", ("a",), ()), Sheet("a", ("a",), ())))
    assert is_formula("=1") and write_xlsx((Sheet("a/b", ("=1",), ((Decimal(1),),)),))
