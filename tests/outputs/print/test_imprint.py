"""The imprint of books (GB/T 12450): what is said is printed in the order of the standard, what is
not is counted; of internal publications all in one place."""

from __future__ import annotations

import datetime as time
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from huikan import markup
from huikan.interface import words as words_of
from huikan.model import Chapter, Document, Issue, Lang, Library, Meta, Price, Report, Work, price_of, word_count_of
from huikan.outputs import print as pdf
from huikan.outputs.print.book import imprint
from huikan.outputs.stage import Site
from huikan.settings import Settings

DAY = time.date(2026, 5, 1)
THEME = Path(__file__).parents[3] / "theme"
CIP = """图书在版编目（CIP）数据

测试 / 测试学会编著. -- 测试：测试出版社，2026.5
ISBN 978-7-0000-0000-1
Ⅰ. ①测… Ⅱ. ①测… Ⅲ. ①测试 Ⅳ. ①TU9
中国国家版本馆CIP数据核字（2026）第000000号"""


def printed(folder: Path, meta: Meta, text: str = "文字。", lang: Lang = "zh", paper: str = "A4") -> tuple[str, int]:
    """The words of a publication's PDF without spaces, and how many pages that has."""
    key = f"{meta.profile.folder}/a"
    doc = Document(f"{key}/index.md", key, lang, meta, "说明。")
    part = Document(f"{key}/01.md", f"{key}/01", lang, Chapter(title="章", date=DAY), text)
    parts = (Work(part.key, "chapter", {lang: part}),) if meta.kind == "report" else ()
    library = Library((lang,), (Work(key, meta.kind, {lang: doc}, parts),))
    fragments = {(one.key, lang): markup.render(one.path, one.body, lang, 1) for one in (doc, part)}
    (task,) = pdf.plan(Site(library, fragments, Settings(paper=paper), folder, THEME), {})
    path = folder / "n.pdf"
    path.write_bytes(task.make(*task.args))
    words = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True).stdout
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, text=True).stdout
    found = re.search(r"Pages: +(\d+)", info)
    assert found
    return re.sub(r"\s", "", words), int(found[1])


FULL = Report(
    title="报告",
    date=DAY,
    publisher="测试出版社",
    publisher_address="测试市 1 号",
    responsible_editors=("甲某", "乙某"),
    cover_designers=("丙某",),
    printer="测试印刷厂",
    printed=time.date(2026, 6, 1),
    copies=1000,
    edition_statement="1",
    impression="2",
    price="68.00 元",
    isbn="978-7-0000-0000-1",
    cip=CIP,
)


def test_all_that_a_book_says_is_printed(tmp_path: Path) -> None:
    words, pages = printed(tmp_path, FULL, "地下空间" * 500)
    rows = ["出版测试出版社，测试市1号", "责任编辑甲某、乙某", "封面设计丙某", "印刷测试印刷厂", "开本890mm×1240mm1/16"]
    rows += ["版次2026年5月第1版", "印次2026年6月第2次印刷", "印数1000", "ISBN978-7-0000-0000-1", "定价68.00元"]
    colophon = words[words.index("日期2026年5月1日") :]
    places = [colophon.index(row) for row in rows]
    assert places == sorted(places), "in the order of the standard"
    assert words.count("图书在版编目（CIP）数据") == 1
    assert "Ⅳ.①TU9" in words
    counted = re.search(r"印张([\d.]+)字数(\d+)千字", words)
    assert counted
    assert counted[2] == "2"
    inner = float(counted[1]) * 16
    assert inner % 4 == 0, "as many pages as the press folds"
    assert inner >= pages - 2, "all but the covers"
    assert words.index("图书在版编目") < words.index("责任编辑")


@pytest.mark.parametrize(("paper", "format_", "per_sheet"), [("A5", "890mm×1240mm1/32", 32), ("16开", "787mm×1092mm1/16", 16)])
def test_sheets_are_counted_on_the_paper(paper: str, format_: str, per_sheet: int, tmp_path: Path) -> None:
    words, pages = printed(tmp_path, FULL, "地下空间" * 2000, paper=paper)
    assert f"开本{format_}" in words
    counted = re.search(r"印张([\d.]+)字数", words)
    assert counted
    assert 0 <= float(counted[1]) * per_sheet - (pages - 2) <= 8


def test_what_is_said_is_not_counted(tmp_path: Path) -> None:
    words, _ = printed(tmp_path, FULL.model_copy(update={"sheets": "12.5", "words": "20 万字", "format": "16 开"}))
    assert "开本16开印张12.5字数200千字" in words


def test_an_imprint_in_english(tmp_path: Path) -> None:
    words, _ = printed(tmp_path, FULL, "word " * 3000, lang="en")
    for row in ("Length3,000words", "PriceCNY68.00", "EditionNo.1,May2026", "ImpressionNo.2,June2026", "图书在版编目（CIP）数据"):
        assert row in words


def test_without_an_imprint_nothing_is_counted(tmp_path: Path) -> None:
    words, _ = printed(tmp_path, Report(title="报告", date=DAY, publisher="测试出版社"))
    assert "出版测试出版社" in words
    assert not re.search("开本|印张|字数|定价|图书在版编目", words)


def test_an_internal_publication_says_all_in_one_place(tmp_path: Path) -> None:
    """Permit, who makes it, for whom, printer, day, copies; no price, no bar code."""
    meta = Issue(
        title="内部",
        publisher="编印者",
        date=DAY,
        permit="（测）内资准字第 1 号",
        recipients="会员",
        printer="印刷厂",
        printed=DAY,
        copies=300,
        price="5",
        issn="0000-0019",
    )
    words, _ = printed(tmp_path, meta)
    assert "准印证号（测）内资准字第1号编印单位编印者发送对象会员印刷印刷厂印刷日期2026年5月1日印数300" in words
    assert "定价" not in words
    assert words.count("内部资料免费交流") >= 2


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("68.00 元", Price(Decimal("68.00"), "CNY")),
        ("80", Price(Decimal(80), "CNY")),
        ("¥1,280", Price(Decimal(1280), "CNY")),
        ("人民币 68 元", Price(Decimal(68), "CNY")),
        ("USD 20", Price(Decimal(20), "USD")),
        ("20 美元", Price(Decimal(20), "USD")),
        ("免费", None),
        ("68 元/册", None),
        ("68.00.00", None),
        ("", None),
    ],
)
def test_a_price(text: str, price: Price | None) -> None:
    assert price_of(text) == price


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("200 千字", 200_000),
        ("20万字", 200_000),
        ("200,000 字", 200_000),
        ("200", 200_000),
        ("200000", 200_000),
        ("很多", 0),
        ("", 0),
    ],
)
def test_a_number_of_words(text: str, count: int) -> None:
    assert word_count_of(text) == count


def test_a_price_is_printed_in_each_language() -> None:
    assert imprint.price("80", words_of("zh")) == "80.00 元"
    assert imprint.price("80", words_of("en")) == "CNY 80.00"
    assert imprint.price("面议", words_of("zh")) == "面议"
    assert imprint.price("20 美元", words_of("zh")) == "USD 20.00"


def test_the_covers_of_an_issue_are_of_its_sheets(tmp_path: Path) -> None:
    """It is stapled: nothing of it is printed by itself."""
    words, pages = printed(tmp_path, Issue(title="资讯", date=DAY, price="5"))
    counted = re.search(r"印张([\d.]+)", words)
    assert counted
    assert 0 <= float(counted[1]) * 16 - pages < 4


LONG = "很长的名称" * 24


def test_very_long_fields_stay_on_their_pages(tmp_path: Path) -> None:
    """What would be cut off at the edge of the paper stops a PDF: here nothing is."""
    fields = dict.fromkeys(("publisher", "printer", "edition_statement", "price"), LONG)
    meta = FULL.model_copy(update={**fields, "responsible_editors": (LONG,), "cip": LONG, "format": "x" * 120})
    words, _ = printed(tmp_path, meta, paper="A5")
    assert words.count(LONG) >= 6
