"""The book: what is numbered, what leads where, and on which page it lies; laid out for real."""

from __future__ import annotations

import datetime as time
import io
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from huikan import interface, markup, publication
from huikan.markup.tree import parse, serialise
from huikan.model import Chapter, Document, Library, Meta, Notice, Report, Work
from huikan.outputs import print as pdf
from huikan.outputs.print.book import Book, author_index, compose, numbering, read_theme, tables, write_html
from huikan.outputs.print.screen import finishing
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.typesetting import PageInfo

PRINT = Path(__file__).parents[3] / "theme" / "print"
DAY = time.date(2025, 6, 18)
WIDE = "| " + " | ".join("abcdefghijkl") + " |\n|" + "--|" * 12 + "\n| " + " | ".join("1" * 12) + " |\n"
LONG = "| 市 | 面积 |\n|---|---:|\n" + "".join(f"| 城{number} | {number},000 |\n" for number in range(70))
ZH = {
    "00-foreword": (Chapter(title="前言", matter="front"), "## 缘起\n\n前言不编号。\n"),
    "01-overview": (
        Chapter(title="总论", authors=({"name": "何静姝"},)),
        "## 口径\n\n### 四类用途\n\n#### 车库\n\n见[表](#areas)、[图](02-plan.md#map)、[节](02-plan.md#layers)和[规划](02-plan.md)。\n\n"
        f"## 24 小时\n\n表：各市面积 {{#areas}}\n\n{LONG}\n",
    ),
    "02-plan": (
        Chapter(title="规划", authors=({"name": "安平"}, {"name": "何静姝"})),
        f'## 分层 {{#layers}}\n\n![示意](a.svg "各市位置"){{#map}}\n\n表：分层\n\n{WIDE}\n表：再分\n\n{WIDE}\n后文。\n\n[章](01-overview.md)，[节](#layers)。\n',
    ),
    "03-hand": (Chapter(title="第三章 手写"), '## 一、现状\n\n![示意](a.svg "图3-1 手写的题目")\n\n## 二、问题\n'),
    "90-survey": (Chapter(title="附录　问卷", matter="back"), "## 题目\n\n表：份数\n\n| 市 | 份 |\n|---|---|\n| 云 | 1 |\n"),
    "91-refs": (Chapter(title="参考文献", matter="back"), "## 标准\n"),
}
EN = {
    "01-overview": (Chapter(title="Overview"), "## Definitions\n\n### Uses\n\nSee [figure](02-plan.md#map), [section](#uses), [plans](02-plan.md).\n"),
    "02-plan": (Chapter(title="Plans"), '![Sketch](a.svg "The cities"){#map}\n'),
    "90-survey": (Chapter(title="Appendix A: Questions", matter="back"), "## Items\n"),
}  # fmt: skip


def report(
    texts: Mapping[str, tuple[Meta, str]], lang: str, root: Path
) -> tuple[Library, Mapping[tuple[str, str], markup.Fragment]]:
    folder = "reports/r"
    parts = tuple(
        Work(
            f"{folder}/{name}",
            "chapter",
            {lang: document(f"{folder}/{name}.md", lang, meta.model_copy(update={"date": DAY}), body)},
        )
        for name, (meta, body) in texts.items()
    )
    own = document(f"{folder}/index.md", lang, Report(title="示例报告", date=DAY), "本册说明。")
    everything = Library((lang,), (Work(folder, "report", {lang: own}, parts),))
    written = {
        (doc.key, lang): markup.render(doc.path, doc.body, lang, 1)
        for work, _ in everything.walk()
        for doc in work.documents.values()
    }
    return everything, publication.numbered(everything, written)


def document(path: str, lang: str, meta: Meta, body: str) -> Document:
    return Document(path, path.removesuffix(".md").removesuffix("/index"), lang, meta, body)


def numbered(texts: Mapping[str, tuple[Meta, str]], lang: str, root: Path) -> tuple[Book, numbering.Numbered]:
    (book,) = compose(*report(texts, lang, root), Settings(), root)
    return book, numbering.number(book, interface.words(lang), tables.Room(148, 235))


def test_chinese_reports_are_numbered_through(tmp_path: Path) -> None:
    _, found = numbered(ZH, "zh", tmp_path)
    assert [(title.label, title.words) for title in found.titles.values()][1:] == [
        ("", "前言"),
        ("第一章", "总论"),
        ("第二章", "规划"),
        ("", "第三章 手写"),
        ("附录A", "问卷"),
        ("", "参考文献"),
    ]
    assert [[(entry.rank, entry.number) for entry in sections] for sections in found.sections.values()][1:] == [
        [(1, "")],
        [(1, "第一节"), (2, "一、"), (3, "（一）"), (1, "第二节")],
        [(1, "第一节")],
        [(1, ""), (1, "")],
        [(1, "A.1")],
        [(1, "")],
    ]
    assert [figure.number for figure in found.figures] == ["图2-1", "图3-1"]
    assert found.figures[1].text == "手写的题目"
    assert [table.number for table in found.tables] == ["表1-1", "表2-1", "表2-2", "表A-1"]


def test_english_reports_are_numbered_through(tmp_path: Path) -> None:
    _, found = numbered(EN, "en", tmp_path)
    assert [title.label for title in found.titles.values()][1:] == ["Chapter 1", "Chapter 2", "Appendix A"]
    assert found.titles["p3"].words == "Questions"
    assert [entry.number for sections in found.sections.values() for entry in sections] == ["1.1", "1.1.1", "A.1"]
    assert [figure.number for figure in found.figures] == ["Figure 2.1"]
    assert ">Figure 2.1</a>, " in found.html["p1"]
    assert ">Section 1.1.1</a>, " in found.html["p1"]


def test_links_show_a_number_or_a_page(tmp_path: Path) -> None:
    _, found = numbered(ZH, "zh", tmp_path)
    links = dict(re.findall(r"<a ([^>]*)>([^<]*)</a>", found.html["p2"]))
    assert list(links.items()) == [
        ('href="#p2-areas" class="reference"', "表1-1"),
        ('href="#p3-map" class="reference"', "图2-1"),
        ('href="#p3-layers"', "第二章第一节"),
        ('href="#p3" class="to-page"', "规划"),
    ]
    assert ">第一章</a>，" in found.html["p3"]
    assert ">第一节</a>。" in found.html["p3"]


def test_wide_tables_behind_each_other_share_a_turned_page(tmp_path: Path) -> None:
    _, found = numbered(ZH, "zh", tmp_path)
    assert found.html["p3"].count('<div class="landscape">') == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The Chinese and the English report as files."""
    root = tmp_path_factory.mktemp("book")
    for texts, lang in ((ZH, "zh"), (EN, "en")):
        for task in pdf.plan(Site(*report(texts, lang, root), Settings(), root, PRINT.parent), {}):
            (root / f"{lang}.pdf").write_bytes(task.make(*task.args))
    return root / "zh.pdf", root / "en.pdf"


def words_on(path: Path, page: int) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(path), "-"], capture_output=True, check=True
    )
    return re.sub(r"[\u2009\u2060\u200b ]", "", done.stdout.decode())


def labels(book: Any) -> list[str]:
    """What a viewer calls the pages."""
    return [str(page.label) for page in book.pages]


def test_bookmarks_bear_the_numbers(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book, book.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            "编辑说明", "前言", "目录", "表格目录", "第一章 总论", "第二章 规划", "第三章 手写", "附录A 问卷", "参考文献", "作者索引",
        ]  # fmt: skip
        assert [entry.title for entry in outline.root[4].children] == ["第一节 口径", "第二节 24 小时"]
        assert [entry.title for entry in outline.root[4].children[0].children] == ["一、四类用途"]


def test_the_viewer_calls_pages_as_they_are_printed(made: tuple[Path, Path]) -> None:
    """Chapters begin on odd pages; the blank ones before them are not in the file,
    and their numbers are left out."""
    with pikepdf.open(made[0]) as book:
        found = labels(book)
        assert found[:8] == ["–", "i", "ii", "iii", "v", "vii", "viii", "1"], (
            "cover, title page, colophon, note, foreword, contents, tables"
        )
        places = [place for place, label in enumerate(found) if label.isdigit()]
        printed = [re.findall(r"\d+", words_on(made[0], place + 1))[-1] for place in places]
        assert [found[place] for place in places] == printed
        starts = {
            name: found[place]
            for place in places
            for name in ("第一章", "第二章", "附录A")
            if words_on(made[0], place + 1).lstrip().startswith(name)
        }
    assert set(starts) == {"第一章", "第二章", "附录A"}
    assert all(int(label) % 2 for label in starts.values())
    numbers = [int(label) for label in found if label.isdigit()]
    assert numbers == sorted(numbers)
    assert len(numbers) < numbers[-1]


def test_running_heads_tell_the_book_left_and_the_chapter_right(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        found = labels(book)
    heads = {label: words_on(made[0], found.index(label) + 1).strip().splitlines()[0] for label in ("1", "2", "3")}
    assert heads == {"1": "第一章", "2": "示例报告", "3": "第一章总论"}, "an opening page has no head"


def test_a_long_table_says_that_it_goes_on(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        texts = [words_on(made[0], page) for page in range(1, len(book.pages) + 1)]
    first = next(place for place, text in enumerate(texts) if "表1-1各市面积" in text and "城3" in text)
    assert "续表" not in texts[first]
    following = [text for text in texts[first + 1 :] if "续表1-1" in text]
    assert following
    assert all("市面积" in text for text in following), "the head is repeated"


def test_a_wide_table_lies_on_a_turned_page(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        turned = [place for place, page in enumerate(book.pages) if page.mediabox[2] > page.mediabox[3]]
        assert len(turned) == 1
        text = words_on(made[0], turned[0] + 1)
        assert "表2-1" in text
        assert "表2-2" in text
        assert labels(book)[turned[0]] == re.findall(r"\d+", text)[-1], "the count goes on"


def test_links_show_their_page(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        found = labels(book)
        place = next(place for place, _ in enumerate(found) if words_on(made[0], place + 1).lstrip().startswith("第二章"))
    text = "".join(words_on(made[0], page + 1) for page, label in enumerate(found) if label.isdigit())
    assert f"和规划（第{found[place]}页）。" in text.replace("\n", "")


def test_what_stands_below_a_wide_table_lies_on_its_page() -> None:
    wide = "<table>" + "<tr>" + "<td>1</td>" * 11 + "</tr></table>"
    root = parse(f'<p>前</p>{wide}<p class="below data-source">资料来源：普查</p><p class="below data-note">注：略</p><p>后</p>')
    tables.prepare(root, {"print_continued": "续{label}"}, tables.Room(148, turned=235))
    html = serialise(root)
    assert html.index("landscape") < html.index("资料来源") < html.index("注：略") < html.index("</div>") < html.index("<p>后")


def test_contents_have_three_levels_and_an_index_names_the_authors(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        last = words_on(made[0], len(book.pages) - 1)  # the back is the last page
        contents = words_on(made[0], labels(book).index("vii") + 1)
    assert re.search(r"前言\.*v\n", contents), "in roman numbers, as on its page"
    for line in ("第一章总论", "第一节口径", "一、四类用途", "附录A问卷", "A.1题目"):
        assert line in contents
    assert "（一）" not in contents
    index = last[last.index("作者索引") :]
    assert index.index("安平") < index.index("何静姝"), "in the order of pinyin"
    assert re.search(r"何静姝\d+,\d+", index)


def test_an_index_needs_two_people(tmp_path: Path) -> None:
    book, _ = numbered(ZH, "zh", tmp_path)
    assert [person.name for person in author_index.people(book)] == ["安平", "何静姝"]
    alone = replace(book, parts=book.parts[:2])
    html = write_html(alone, read_theme(PRINT))
    assert 'id="index"' not in html
    assert 'href="#index"' not in html, "nor do the contents name it"


def test_dots_lead_up_to_the_numbers(made: tuple[Path, Path]) -> None:
    with pikepdf.open(made[0]) as book:
        page = str(labels(book).index("vii") + 1)
    done = subprocess.run(["pdftotext", "-bbox", "-f", page, "-l", page, str(made[0]), "-"], capture_output=True, check=True)
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)"[^>]*>[^<]*\.{9}</word>', done.stdout.decode())]
    assert len(ends) > 9
    assert max(ends) - min(ends) < 1, "points: whatever a line's size, its last dot stands over that of the next line"


def test_folios_count_anew() -> None:
    numbers = {"cover": (1,), "title": (1, 2), "front": (3,), "opening": (1,), "landscape": (2,)}
    leaves = [PageInfo(kind, number, blank=False) for kind, listed in numbers.items() for number in listed]
    assert [(folio.number, folio.front) for folio in finishing.folios(leaves)] == [
        (0, True), (1, True), (2, True), (3, True), (1, False), (2, False),
    ]  # fmt: skip


def test_the_same_report_gives_the_same_bytes(made: tuple[Path, Path], tmp_path: Path) -> None:
    (task,) = pdf.plan(Site(*report(EN, "en", tmp_path), Settings(), tmp_path, PRINT.parent), {})
    content = task.make(*task.args)
    assert content == made[1].read_bytes()
    with pikepdf.open(io.BytesIO(content)) as book:
        assert len(book.pages) >= 6


def test_a_notice_keeps_the_grid_of_the_standard(tmp_path: Path) -> None:
    """GB/T 9704: 22 lines of 28 characters, 156 × 225 mm, 28 mm from the fold,
    folios outside between dashes."""
    notice = Notice(title="关于开会的通知", date=DAY, document_number="示地空学〔2025〕1号", addressees=("各会员",))
    doc = document("notices/n.md", "zh", notice, "地下空间开发利用" * 250)
    one = Library(("zh",), (Work("notices/n", "notice", {"zh": doc}),))
    (task,) = pdf.plan(
        Site(one, {("notices/n", "zh"): markup.render(doc.path, doc.body, "zh", 1)}, Settings(), tmp_path, PRINT.parent), {}
    )
    path = tmp_path / "n.pdf"
    path.write_bytes(task.make(*task.args))
    for page, left in ((2, 26), (3, 28)):
        lines = words_on(path, page).split()
        assert [len(line) for line in lines[:-1]] == [28] * 22
        assert lines[-1] == f"—{page}—"
        found = boxes_on(path, page)
        text, folio = found[:-1], found[-1]
        assert min(box[0] for box in text) == pytest.approx(left, abs=0.5)
        assert max(box[2] for box in text) == pytest.approx(left + 156, abs=0.5)
        assert text[0][1] >= 37
        assert text[-1][3] <= 37 + 225
        assert text[21][1] - text[0][1] == pytest.approx(21 * 225 / 22, abs=0.5)
        assert (folio[2] < 105) == (page == 2), "left on a left page"


def boxes_on(path: Path, page: int) -> list[list[float]]:
    """The lines of a page from above: left, top, right, bottom in mm."""
    asked = ["pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), str(path), "-"]
    text = subprocess.run(asked, capture_output=True, check=True).stdout.decode()
    found = re.findall(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', text)
    return sorted(([float(side) / 72 * 25.4 for side in box] for box in found), key=lambda box: box[1])
