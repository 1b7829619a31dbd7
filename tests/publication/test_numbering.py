"""Numbers of chapters, figures and tables: one rule, one count for all languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, SETTINGS, documents
from huikan import markup
from huikan.interface.numerals import numeral, value
from huikan.library import assemble
from huikan.model import Library, Work
from huikan.publication import numbered, part_numbers
from huikan.publication.chapters import chapter_label
from huikan.publication.citations import cited
from huikan.publication.title_numbers import title_number
from huikan.source import Data


@pytest.mark.parametrize(
    ("title", "mark", "counts", "words"),
    [
        ("第一篇 总论", "第一篇", 1, "总论"),
        ("第二十一章　水", "第二十一章", 21, "水"),
        ("第3章 水", "第3章", 3, "水"),
        ("第１２部分：结论", "第12部分", 12, "结论"),
        ("第一节 热量", "第一节", 1, "热量"),
        ("3. 卷首语", "3.", 3, "卷首语"),
        ("3、卷首语", "3、", 3, "卷首语"),
        ("三、卷首语", "三、", 3, "卷首语"),
        ("（一）现状", "（一）", 1, "现状"),
        ("1 Introduction", "1", 1, "Introduction"),
        ("1 大气环境", "1", 1, "大气环境"),
        ("Chapter Three: Soil", "Chapter Three", 3, "Soil"),
        ("Part IV", "Part IV", 4, ""),
        ("II. Results", "II.", 2, "Results"),
        ("1.2 方法", "1.2", 0, "方法"),
        ("2.5 大模型开源", "2.5", 0, "大模型开源"),
        ("3.1.1 年龄、性别", "3.1.1", 0, "年龄、性别"),
        ("3.3.2 Ways of Contributing", "3.3.2", 0, "Ways of Contributing"),
        ("附录A 数据", "附录A", 0, "数据"),
        ("附录　问卷", "附录", 0, "问卷"),
        ("Appendix B: Questions", "Appendix B", 0, "Questions"),
    ],
)
def test_titles_that_carry_a_number(title: str, mark: str, counts: int, words: str) -> None:
    number = title_number(title)
    assert number is not None
    assert (number.mark, number.value, number.words) == (mark, counts, words)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "2030 年展望",
            "5G 与城市",
            "24 小时",
            "10 大亮点",
            "30 年回顾",
            "3.5 亿人的选择",
            "1.5 度",
            "2025",
            "3.0.0",
            "3.5 GW",
            "100 个问题",
        ),
        *("10 Years of Soil", "5 km below", "Part of the Solution", "Chapters of History", "I am a Well", "Annexation"),
        *("第一部国产电影", "第十二届年会", "一带一路", "三农问题", "百年大计", "章程", "", "Appendices"),
    ],
)
def test_titles_that_are_only_words(title: str) -> None:
    assert title_number(title) is None


@given(st.integers(0, 999))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert value(numeral(number)) == number
    assert value(str(number)) == number


@given(st.text(alphabet="第一二十百〇章节篇1２3. 、（）年个Chapter附录A§xIV\u3000", max_size=12))
def test_no_title_breaks_the_rule(title: str) -> None:
    number = title_number(title)
    assert number is None or (number.mark and number.value >= 0)
    assert not number or not number.value or chapter_label(str(number.value), "zh").startswith("第")


def test_very_high_numbers_are_in_figures() -> None:
    assert labels(report("第九九九九章 甲", "乙", "丙")) == ["", "第二章", "第三章"]
    assert [number.called for number in part_numbers(report("第九九九九章 甲", "乙", "丙").works[0], "zh").values()] == [
        "第9999章",
        "第二章",
        "第三章",
    ]


def report(*titles: str, extra: str = "") -> Library:
    chapters = "".join(
        f"=== reports/r/{place:02}-x.md\n---\ntitle: {title}\n---\n文。\n" for place, title in enumerate(titles, 1)
    )
    tree = f"=== reports/r/index.md\n---\ntitle: 书\ndate: 2025-03-01\n---\n{chapters}{extra}"
    return assemble(documents(tree), Data(None, {}, {}), LANGUAGES, NOW).library


def labels(library: Library, lang: str = "zh") -> list[str]:
    return [number.label for number in part_numbers(library.works[0], lang).values()]


def test_a_missing_translation_shifts_no_number() -> None:
    english = "".join(
        f"=== reports/r/{name}.en.md\n---\ntitle: {title}\n---\nText.\n" for name, title in (("02-x", "Soil"), ("03-x", "Water"))
    )
    library = report("气候", "土壤", "水", extra=english)
    assert labels(library, "zh") == ["第一章", "第二章", "第三章"]
    assert labels(library, "en") == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_one_title_with_a_number_keeps_it_and_takes_its_place() -> None:
    assert labels(report("第一篇 总论", "气候", "2030 年展望", "水")) == ["", "第二章", "第三章", "第四章"]
    assert labels(report("3. 卷首语", "问卷篇", "商业化篇")) == ["", "第二章", "第三章"]


def test_books_that_are_numbered_by_hand_get_no_numbers() -> None:
    library = report("1 总论", "2 气候", "余论")
    assert labels(library) == ["", "", ""]
    assert [number.mark for number in part_numbers(library.works[0], "zh").values()] == ["1", "2", ""]


def test_a_number_in_one_language_alone_is_the_number_in_all() -> None:
    english = (
        "=== reports/r/01-x.en.md\n---\ntitle: Climate\n---\nText.\n=== reports/r/02-x.en.md\n---\ntitle: 2 Soil\n---\nText.\n"
    )
    library = report("第一章 气候", "第二章 土壤", extra=english)
    assert labels(library, "en") == ["Chapter 1", ""]


def test_appendices_bear_letters() -> None:
    back = "".join(
        f"=== reports/r/9{place}-x.md\n---\ntitle: {title}\nmatter: back\n---\n文。\n"
        for place, title in enumerate(("附录　问卷", "附录D 数据", "附录：名单", "参考文献"))
    )
    english = "=== reports/r/90-x.en.md\n---\ntitle: Questions\n---\nText.\n"
    library = report("气候", extra=back + english)
    numbers = list(part_numbers(library.works[0], "zh").values())[1:]
    assert [(number.label, number.words) for number in numbers] == [
        ("附录A", "问卷"),
        ("附录D", "数据"),
        ("附录E", "名单"),
        ("", "参考文献"),
    ]
    assert next(number for number in part_numbers(library.works[0], "en").values() if number.mark == "A").label == "Appendix A"


FIGURE = '![雨](a.png "{caption}"){{#{name}}}\n\n'
TABLE = "表：{caption} {{#{name}}}\n\n| 甲 |\n|---|\n| 1 |\n\n"


def texts(bodies: dict[str, str], lang: str = "zh") -> dict[str, markup.Fragment]:
    """The numbered fragments of a report's chapters, by the last piece of their keys."""
    suffix = "" if lang == "zh" else f".{lang}"
    tree = f"=== reports/r/index{suffix}.md\n---\ntitle: 书\ndate: 2025-03-01\n---\n"
    for name, body in bodies.items():
        head = (
            "title: 附录 数据\nmatter: back"
            if name.startswith("9")
            else "title: 前言\nmatter: front"
            if name == "00"
            else f"title: 甲{name}"
        )
        tree += f"=== reports/r/{name}{suffix}.md\n---\n{head}\n---\n{body}\n"
    tree += f"=== articles/a{suffix}.md\n---\ntitle: 文\ndate: 2025-01-01\n---\n{FIGURE.format(caption='井', name='well')}见[图](#well)、[](#well)、[](../reports/r/01.md#rain)、[图](../reports/r/01.md#rain)、[](../reports/r/01.md)。\n"
    library = assemble(documents(tree), Data(None, {}, {}), LANGUAGES, NOW).library
    written = {
        (doc.key, doc.lang): markup.render(doc.path, doc.body, doc.lang)
        for work in walk(library)
        for doc in work.documents.values()
    }
    found = numbered(library, written)
    assert numbered(library, found) == found  # numbers are written once
    return {key.rpartition("/")[2]: fragment for (key, _), fragment in found.items()}


def walk(library: Library) -> list[Work]:
    return [work for work, _ in library.walk()]


BODIES = {
    "00": FIGURE.format(caption="未编号", name="none"),
    "01": FIGURE.format(caption="雨量", name="rain") + TABLE.format(caption="面积", name="area") + FIGURE.format(caption="河", name="river"),
    "02": FIGURE.format(caption="图9 手写", name="hand") + FIGURE.format(caption="无号", name="bare") + "见[图](01.md#river)、[表](01.md#area)、[这张图](01.md#rain)、[](#hand)、[章](01.md)、[](90.md)、[图](00.md#none)。\n\n## 小节 {#s}\n\n[](#s)、[节](#s)\n",
    "90": TABLE.format(caption="名单", name="names"),
}  # fmt: skip


def test_figures_and_tables_are_counted_by_chapter() -> None:
    found = texts(BODIES)
    assert found["00"].text == "未编号"
    assert found["01"].text == "图1-1 雨量 表1-1 面积 甲 1 图1-2 河"
    assert found["90"].text.startswith("表A-1 名单")
    assert '<figcaption><span class="number">图1-1</span>\u3000雨量</figcaption>' in found["01"].html
    assert "图9 手写 无号" in found["02"].text  # one by hand, all by hand


def test_links_say_numbers() -> None:
    found = texts(BODIES)
    assert "见图1-2、表1-1、这张图、图9、第一章、附录A、图。" in found["02"].text
    assert found["02"].text.endswith("小节、节")
    assert found["a"].text == "井 见图、井、图1-1、图1-1、第一章。"


def test_english_has_points() -> None:
    found = texts(
        {"01": FIGURE.format(caption="Rain", name="rain") + TABLE.format(caption="Area", name="area").replace("表：", "Table: ")},
        "en",
    )
    assert found["01"].text.startswith("Figure 1.1 Rain Table 1.1 Area")
    assert "Figure 1.1、Figure 1.1、Chapter 1" in found["a"].text


def test_pictures_among_several_are_called_by_number_and_letter() -> None:
    text = '见 @fig:a、[图](#fig:b)。\n\n![甲图](a.png "甲"){#fig:a} ![乙图](b.png "乙"){#fig:b}\n\n图：两种断面 {#fig:both}\n'
    tree = f"=== reports/r/index.md\n---\ntitle: 书\ndate: 2025-01-01\n---\n=== reports/r/01-a.md\n---\ntitle: 章\n---\n\n{text}"
    library = assemble(documents(tree), Data(), LANGUAGES, NOW).library
    fragments = {
        (doc.key, "zh"): markup.render(doc.path, doc.body, "zh") for work, _ in library.walk() for doc in work.documents.values()
    }
    words = cited(library, numbered(library, fragments), {}, SETTINGS)["reports/r/01-a", "zh"].text
    assert "见图1-1(a)、图1-1(b)。" in words.replace("\u00a0", "").replace(" ", "")
    assert "图1-1\u3000两种断面" in words or "图1-1 两种断面" in words
