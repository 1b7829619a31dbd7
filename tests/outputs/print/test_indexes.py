"""Indexes and notes of a book: what stands in them, in which order, on which
pages; the back and the blank pages."""

from __future__ import annotations

import datetime as time
import io
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, SETTINGS, documents
from huikan import check, interface, markup
from huikan.library import assemble
from huikan.markup import render
from huikan.markup.tree import parse, serialise
from huikan.model import Chapter, Document, Entry, Issue, Item, Library, Meta, Proceedings, Record, Report, Work
from huikan.outputs import print as pdf
from huikan.outputs.print import press
from huikan.outputs.print.book import Book, author_index, back_cover, numbering, subject_index, tables
from huikan.outputs.print.book import compose as compose_books
from huikan.outputs.stage import Site
from huikan.publication import alphabet, numbered
from huikan.settings import Settings
from huikan.source import Data
from huikan.typesetting.chinese import rules
from huikan.typesetting.pagination import index_page_numbers
from huikan.typesetting.pagination.index_page_numbers import roman

PRINT = Path(__file__).parents[3] / "theme" / "print"
DAY = time.date(2025, 6, 18)
KINDS = {"report": Chapter, "issue": Item, "proceedings": None}


def library(
    own: Meta, parts: Sequence[tuple[Meta, str]], lang: str = "zh"
) -> tuple[Library, Mapping[tuple[str, str], markup.Fragment]]:
    """A publication with a text of its own and its parts."""
    texts = [
        ("r/index.md", own, "卷首说连通率。\n"),
        *((f"r/{number:02}.md", meta, body) for number, (meta, body) in enumerate(parts, 1)),
    ]
    documents = [
        Document(path, path.removesuffix(".md").removesuffix("/index"), lang, meta.model_copy(update={"date": DAY}), body)
        for path, meta, body in texts
    ]
    works = [Work(document.key, document.kind, {lang: document}) for document in documents]
    whole = Library((lang,), (Work("r", own.kind, works[0].documents, tuple(works[1:])),))
    written = {(document.key, lang): markup.render(document.path, document.body, lang, 1) for document in documents}
    return whole, numbered(whole, written)


def composed(own: Meta, parts: Sequence[tuple[Meta, str]], lang: str = "zh") -> Book:
    (book,) = compose_books(*library(own, parts, lang), Settings(), Path())
    return book


def made(own: Meta, parts: Sequence[tuple[Meta, str]], lang: str, folder: Path) -> Path:
    (task,) = pdf.plan(Site(*library(own, parts, lang), Settings(), folder, PRINT.parent), {})
    path = folder / "book.pdf"
    path.write_bytes(task.make(*task.args))
    return path


def words_on(path: Path, page: int, order: str = "-layout") -> str:
    asked = ["pdftotext", order, "-f", str(page), "-l", str(page), str(path), "-"]
    return re.sub(r"[\u2009\u2060\u200b]", "", subprocess.run(asked, capture_output=True, check=True).stdout.decode())


# --- the alphabet


def test_chinese_words_stand_by_pinyin_among_latin_ones() -> None:
    words = "双碳 地下空间 地铁 TOD 3D打印 连通率 连通口 绿地 路网 啊 BIM 八 地下 陳 𬭚 驼峰 土 ，".split()
    assert sorted(words, key=alphabet.key) == (
        "3D打印 ， 啊 BIM 八 陳 𬭚 地铁 地下 地下空间 连通口 连通率 路网 绿地 双碳 TOD 土 驼峰".split()
    )
    assert [alphabet.initial(word) for word in ("地铁", "bim", "Étage", "3D", "《山》", "한")] == [
        "D",
        "B",
        "E",
        "#",
        "S",
        "其他",
    ]


def test_a_reading_moves_a_word() -> None:
    assert alphabet.initial("重庆") == "Z"
    assert alphabet.initial("重庆", "chong2 qing4") == "C"
    readings = {"重庆": "chong2 qing4"}
    assert sorted(["充电", "宠物", "重庆"], key=lambda word: alphabet.key(word, readings.get(word, ""))) == [
        "充电",
        "重庆",
        "宠物",
    ]
    assert alphabet.key("绿", "lü4")[3] == (("lv", 4, 0),)


@given(st.lists(st.text(max_size=8), max_size=8), st.randoms())
def test_any_words_have_one_order(words: list[str], dice: Any) -> None:
    """Whatever came first; and the words of an initial stand together."""
    ordered = sorted(words, key=alphabet.key)
    dice.shuffle(words)
    assert sorted(words, key=alphabet.key) == ordered
    initials = [alphabet.initial(word) for word in ordered]
    assert sorted(set(initials), key=initials.index) == [
        letter for place, letter in enumerate(initials) if letter not in initials[:place]
    ]
    assert all(
        initials[place] == initials[place - 1] or initials[place] not in initials[:place] for place in range(1, len(initials))
    )


# --- the terms


def rows(html: str, *listed: Entry, front: str = "") -> tuple[list[subject_index.Row], str]:
    roots = {"p1": parse(html)}
    found = subject_index.index(roots, listed, {front})
    return [row for _, group in found for row in group], serialise(roots["p1"])


def test_listed_terms_are_found_wherever_they_are_written() -> None:
    found, html = rows(
        "<h2>地下空间</h2><p>地下空间规划与地<b>下</b>空间，<code>地下空间</code>。</p>",
        Entry(term="地下空间"),
        Entry(term="地下空间规划"),
        Entry(term="无人写过"),
        Entry(term="地下", see="地下空间"),
    )
    assert [(row.text, len(row.targets), row.see) for row in found] == [
        ("地下", 0, (("地下空间", "index-2"),)),
        ("地下空间", 1, ()),
        ("地下空间规划", 1, ()),
    ]
    assert html.count('class="term"') == 2
    assert "<code>地下空间</code>" in html


def test_english_terms_are_whole_words_in_either_number() -> None:
    found, html = rows(
        "<p>Linked shares; a linked\nshare, unlinked share, the shelter and SHELTERS.</p>",
        Entry(term="linked share"),
        Entry(term="refuge", also=("shelter",), see_also=("linked share", "nothing")),
    )
    assert [(row.text, len(row.targets)) for row in found] == [("linked share", 2), ("refuge", 2)]
    assert found[1].see_also == (("linked share", "index-1"),)
    assert "unlinked share" in html


def test_marked_terms_stand_at_their_marks_alone() -> None:
    fragment = markup.render(
        "a.md", '# 一\n\n双碳，[双碳]{.term}，[这一目标]{.term index=双碳}，[重庆]{.term sort="chong2 qing4"}。\n', "zh", 1
    )
    found, html = rows(fragment.html, Entry(term="双碳"))
    assert [(row.text, len(row.targets)) for row in found] == [("重庆", 1), ("双碳", 2)]
    assert all(f'id="{target}"' in html for row in found for target in row.targets)
    assert "data-" not in html


def test_places_before_the_text_are_told_apart() -> None:
    (row,), _ = (
        rows('<p>连通率<span class="term" id="p1-x" data-index="站域">站</span></p>', Entry(term="连通率"), front="p1")[0][:1],
        "",
    )
    assert (row.targets, row.front) == ((), ("p1.t1",))


def test_pages_that_follow_each_other_are_a_range() -> None:
    where = ElementTree.fromstring('<html lang="zh-CN"><li data-places="e a b c x d" data-front="f g"/></html>')
    pages = {"a": 7, "b": 8, "c": 7, "d": 9, "e": 12, "f": 3, "g": 5}
    assert index_page_numbers.write(where, pages)
    assert "".join(where.itertext()) == "iii, v, 7–9, 12"
    assert [link.get("href") for link in where.iter("a")] == ["#f", "#g", "#a", "#e"]
    assert not index_page_numbers.write(where, pages), "nothing has changed"
    assert index_page_numbers.write(where, pages | {"e": 10})
    assert "".join(where.itertext()) == "iii, v, 7–10"


@given(st.sets(st.integers(1, 400)))
def test_ranges_hold_every_page_once(pages: set[int]) -> None:
    found = list(index_page_numbers.runs(sorted(pages)))
    assert [page for start, end in found for page in range(start, end + 1)] == sorted(pages)
    assert all(start > end + 1 for (_, end), (start, _) in pairwise(found)), "as few as there can be"


def test_roman_figures() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]


# --- the notes

NOTED = "甲[^a]，乙[^b]，又甲[^a]。\n\n[^a]: 注甲，见[下章](02.md)。\n\n[^b]: 注乙。\n"


@pytest.mark.parametrize("kind", ["chapter", "book"])
def test_endnotes_are_numbered_by_chapter_and_lead_back(kind: str) -> None:
    book = composed(
        Report(title="书", notes=kind), [(Chapter(title="一"), NOTED), (Chapter(title="二"), "丙[^c]。\n\n[^c]: 注丙。\n")]
    )
    found = numbering.number(book, interface.words("zh"), tables.Room(148))
    assert re.findall(r"[①②③]|\[\d\]", found.html["p1"] + found.html["p2"]) == ["①", "②", "①", "①"]
    assert re.findall(r'href="#(p\d-fn-\d)"', found.html["p1"]) == ["p1-fn-1", "p1-fn-2", "p1-fn-1"]
    assert re.findall(r'<li id="(p1-fn-\d)"[^>]*><p><a class="note-number" href="#(p1-fnref-\d)">', found.notes["p1"]) == [
        ("p1-fn-1", "p1-fnref-1"),
        ("p1-fn-2", "p1-fnref-2"),
    ]
    assert "↩" not in found.notes["p1"]
    assert 'class="to-page"' in found.notes["p1"], "a link in a note shows its page"
    assert "注甲" not in found.html["p1"]


def test_notes_stand_at_the_foot_of_the_page_unless_asked_for_elsewhere() -> None:
    found = numbering.number(
        composed(Report(title="书"), [(Chapter(title="一"), NOTED)]), interface.words("zh"), tables.Room(148)
    )
    assert found.notes == {}
    assert found.html["p1"].count('class="footnote"') == 2


def test_volumes_keep_notes_with_their_papers() -> None:
    with pytest.raises(ValueError, match="notes"):
        Proceedings(title="集", notes="book")


def test_a_character_behind_a_line_end_is_not_lost() -> None:
    assert rules.spaced("参见", "\n").endswith("参见")


# --- numbers and lists of much


def test_two_hundred_figures_and_a_table_of_five_thousand_rows_keep_their_numbers() -> None:
    figures = "".join(f'![图](a{number}.svg "第{number}幅"){{#f{number}}}\n\n' for number in range(1, 201))
    table = "表：各处 {#all}\n\n| 处 | 值 |\n|---|---|\n" + "".join(f"| 处{row} | {row} |\n" for row in range(5000))
    parts = [
        (Chapter(title="甲"), f"{figures}\n{table}\n\n表：后一个\n\n| 一 |\n|---|\n| 1 |\n"),
        (Chapter(title="乙"), "见[图](01.md#f200)、[表](01.md#all)。\n"),
    ]
    found = numbering.number(composed(Report(title="书"), parts), interface.words("zh"), tables.Room(148))
    assert [(figure.number, figure.text) for figure in found.figures] == [
        (f"图1-{number}", f"第{number}幅") for number in range(1, 201)
    ]
    assert [table.number for table in found.tables] == ["表1-1", "表1-2"]
    assert ">图1-200</a>、" in found.html["p2"]
    assert ">表1-1</a>。" in found.html["p2"]
    assert found.html["p1"].count("续表1-1") == 1


# --- the whole book

LISTED = ({"term": "连通率", "see_also": ["站域"]}, "站域")


@dataclass(frozen=True)
class Made:
    """A report as a file: the words of its pages without spaces, and what a viewer calls them."""

    path: Path
    texts: list[str]
    labels: list[str]

    def page(self, title: str) -> int:
        return next(place for place, text in enumerate(self.texts) if text.startswith(title))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Made:
    own = Report(title="示例报告", index=LISTED, notes="book", isbn="978-7-0000-0000-0")
    parts = [
        (Chapter(title="甲"), f"站域。[^a]\n\n{'连通率逐年提高。' * 400}\n\n[^a]: 注甲。\n"),
        (Chapter(title="乙"), "站域。\n"),
    ]
    path = made(own, parts, "zh", tmp_path_factory.mktemp("report"))
    with pikepdf.open(path) as book:
        labels = [str(page.label) for page in book.pages]
    return Made(path, [re.sub(r"[^\S\n]", "", words_on(path, page + 1)).lstrip() for page in range(len(labels))], labels)


def test_an_index_names_the_pages_of_its_terms(report: Made) -> None:
    place = report.page("主题索引")
    assert int(report.labels[place]) % 2 == 1, "on a right-hand page"
    texts = zip(report.labels[:place], report.texts, strict=False)
    pages = [int(label) for label, text in texts if label.isdigit() and "连通率" in text.replace("\n", "")]
    assert len(pages) > 2
    raw = re.sub(r"[^\S\n]", "", words_on(report.path, place + 1, "-raw"))  # columns share lines
    assert f"连通率iii,{pages[0]}–{pages[-1]}\n" in raw
    assert "参见站域" in report.texts[place]
    contents = report.texts[report.page("目录")]
    assert re.search(rf"主题索引\.*{report.labels[place]}$", contents, re.M)


def test_an_index_leads_to_its_places(report: Made) -> None:
    with pikepdf.open(report.path) as book:
        places = pikepdf.NameTree(book.Root.Names.Dests)
        targets = [str(annotation.get("/Dest") or annotation.A.D) for annotation in book.pages[report.page("主题索引")].Annots]
        numbers = {page.objgen: number for number, page in enumerate(book.pages)}
        led = {report.labels[numbers[places[target][0].objgen]] for target in targets}
    assert {"1", "iii"} <= led


def test_notes_of_the_book_stand_behind_its_chapters(report: Made) -> None:
    assert re.search(r"第一章\s*甲\s*①\s*注甲。", report.texts[report.page("注释")])


def test_the_back_says_who_issues_the_book(report: Made) -> None:
    assert report.labels[-1] == "–"
    assert "ISBN978-7-0000-0000-0" in report.texts[-1]
    assert "https://" in report.texts[-1]


def test_blank_pages_of_the_press_are_blank_and_the_back_is_on_the_cover(tmp_path: Path) -> None:
    own = Report(title="示例报告")
    (work,) = press.jobs(
        *library(own, [(Chapter(title="甲"), "短。\n"), (Chapter(title="乙"), "短。\n")]), Settings(), tmp_path, PRINT
    )
    path = tmp_path / "press.pdf"
    path.write_bytes(press.make(work))
    with pikepdf.open(path) as book:
        texts = [words_on(path, page + 1).strip() for page in range(len(book.pages))]
        empty = [place for place, page in enumerate(book.pages) if not texts[place]]
    starts = [place for place, text in enumerate(texts) if text.startswith(("第一章", "第二章"))]
    assert [place % 2 for place in starts] == [0, 0], "right-hand pages: the first is one"
    assert starts[1] - 1 in empty, "nothing stands on the left-hand page before a chapter"
    assert "https://example.org/r/" not in texts[-1], "the back is no page of the inside"
    assert back_cover.html(work.book, interface.words("zh")).count("<svg") == 1


def test_a_newsletter_ends_with_its_back_on_the_last_page_of_the_signature(tmp_path: Path) -> None:
    own = Issue(
        title="资讯", permit="（样）内资准字第 001 号", recipients="会员单位", printer="样例印刷厂", printed=DAY, copies=300
    )
    (work,) = press.jobs(*library(own, [(Item(title="甲"), "短。\n")]), Settings(), tmp_path, PRINT)
    content = press.make(work)
    path = tmp_path / "issue.pdf"
    path.write_bytes(content)
    with pikepdf.open(io.BytesIO(content)) as book:
        count = len(book.pages)
    texts = [re.sub(r"\s", "", words_on(path, page + 1)) for page in range(count)]
    assert count % 4 == 0
    for page in (texts[0], texts[-1]):
        assert "内部资料免费交流" in page, "on the front and on the back"
        assert "准印证号：（样）内资准字第001号" in page
    colophon = next(text for text in texts if "发送对象" in text)
    for words in ("会员单位", "样例印刷厂", "印刷日期2025年6月18日", "印数300", "性质内部资料"):
        assert words in colophon


def test_entries_that_lead_nowhere_are_warned_of() -> None:
    listed = (
        {"term": "站域", "also": ("五百米内",)},
        "无人写过",
        {"term": "连通率", "see_also": ("没有这条",)},
        {"term": "人防", "see": "站域"},
        "双碳",
    )
    whole, fragments = library(
        Report(title="书", index=listed), [(Chapter(title="甲"), "五百米内。[这一目标]{.term index=双碳}\n")]
    )
    found = [(one.code, dict(one.values)) for one in check.check(whole, fragments) if one.code.startswith("index-")]
    assert found == [
        ("index-no-entry", {"term": "连通率", "other": "没有这条"}),
        ("index-not-found", {"term": "无人写过"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "道路大修平均抬高路面6cm，不涉及沿线车库{驼峰}。",
        "{BIM}与{GIS}平台的车库{驼峰}共2025年{驼峰}",
        "“{驼峰}”（{挡水}）的做法{驼峰}……",
    ],
)
def test_marked_words_are_set_as_others(text: str) -> None:
    """The same gaps, and the same places where a line may end."""
    html = '<html lang="zh-CN"><p>{}</p></html>'
    bare = ElementTree.fromstring(html.format(re.sub("[{}]", "", text)))
    marked = ElementTree.fromstring(html.format(text.replace("{", '<span class="term">').replace("}", "</span>")))
    for root in (bare, marked):
        rules.prepare(root)
    assert "".join(marked.itertext()) == "".join(bare.itertext())


def test_words_in_a_drawing_stay_words_of_a_drawing() -> None:
    """An element of HTML among them would end it."""
    drawing = "<svg><title>连通率</title><text>连通率</text></svg>"
    listed, html = rows(f"<figure>{drawing}</figure><p>连通率高。</p>", Entry(term="连通率"))
    assert drawing in html
    assert len(listed) == 1 and 'class="term"' in html


PEOPLE = """\
=== proceedings/p/index.md
---
title: 论文集
date: 2025-01-01
---
=== proceedings/p/01-a.md
---
title: 甲
authors: [{name: 罗一潜, expert: luo, affiliation: 示例大学}, {name: 李明, expert: li-1}, Jan van der Hoeven]
---
=== proceedings/p/02-b.md
---
title: 乙
authors: [{name: 罗潜, expert: luo}, {name: 李明, expert: li-2}, 单雄]
---
"""


def test_the_index_of_authors_knows_people_and_not_names() -> None:
    experts = tuple(
        Record.model_validate(values)
        for values in (
            {"key": "luo", "name": {"zh": "罗潜"}, "former_names": ["罗一潜"]},
            {"key": "li-1", "name": {"zh": "李明"}},
            {"key": "li-2", "name": {"zh": "李明"}},
        )
    )
    library = assemble(documents(PEOPLE), Data(records={"experts": experts}), LANGUAGES, NOW).library
    fragments = {
        (one.key, lang): render(one.path, one.body, one.lang)
        for work, _ in library.walk()
        for lang, one in work.documents.items()
    }
    (book,) = compose_books(library, fragments, SETTINGS, Path("content"))
    assert [(person.name, person.affiliation, person.targets) for person in author_index.people(book)] == [
        ("Jan van der Hoeven", "", ("p1",)),
        ("李明", "", ("p1",)),
        ("李明", "", ("p2",)),
        ("罗潜", "示例大学", ("p1", "p2")),
        ("单雄", "", ("p2",)),
    ]
