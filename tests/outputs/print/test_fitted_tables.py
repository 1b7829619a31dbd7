"""Tables fit their page: by content, smaller, turned, divided; nothing of them leaves the text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cells import broken_cells
from content_from_text import NOON, lay
from huikan import library, markup, source
from huikan.interface import words
from huikan.markup.nodes import Node, Text, pack
from huikan.markup.tree import Element, parse, serialise
from huikan.model import Article, Document, Library, Work
from huikan.outputs.print import check, screen
from huikan.outputs.print.book import Book, compose, read_theme, tables, write_html
from huikan.outputs.print.book.tables import decimals, phrases
from huikan.outputs.print.book.tables.fitting import fitted
from huikan.outputs.print.book.tables.grid import Cell, grid
from huikan.publication import numbered
from huikan.settings import Settings
from huikan.typesetting import CutOffError, TypesetRequest, line_pieces, text_width
from huikan.typesetting.chinese import overflow_wrap
from overflow import overflowing

PRINT = Path(__file__).parents[3] / "theme/print"
SAY = words("zh")
LONG = "地下空间的开发利用要先查清家底，再谈规划；先管住安全，再谈效益。各市普查的口径并不相同，汇总之前需要逐项核对，核对不了的要注明原因。"
NAMES = f"""
| 序号 | 单位名称 | 联系人 | 占比／% | 面积／m² | 主要工作内容与说明 |
|---|---|---|---|---:|---|
| 1 | 云川市住房和城乡建设局 | 王小明 | 12.5 | 1,096.5 | {LONG} |
| 2 | 澄州市人防办 | 欧阳修文 | 7 | 12 | 短 |
"""
ADDRESS = (
    "http://mp.weixin.qq.com/s?__biz=Mzg4NDgyMTgwMg==&mid=2247567632&idx=1&sn=d1ff312b6e45b558b8c716103bb64b1c&chksm=cfb1d355f8c6"
)
ADDRESSES = f"\n| 名称 | 网址 | 说明 |\n|---|---|---|\n| 学会主页 | {ADDRESS} | 说明 |\n"


WIDE = '<td colspan="2">很长的名称在这里</td>'
STAGGERED = f"<tr>{WIDE * 60}</tr><tr><td>甲</td>{WIDE * 59}<td>乙</td></tr>"  # no column ends in both rows


def columns(count: int, head: str, cell: str, rows: int = 3) -> str:
    """A table of so many like columns."""
    lines = [
        [head.format(n) for n in range(count)],
        ["---"] * count,
        *([cell.format(n) for n in range(count)] for _ in range(rows)),
    ]
    return "\n表：宽表\n\n" + "\n".join(f"|{'|'.join(line)}|" for line in lines) + "\n"


HARD = {
    "names": NAMES,
    "addresses": ADDRESSES,
    "twelve": columns(12, "指标{}（10⁴ m²）", "1,0{}6"),
    "sequences": columns(9, "Column_{}_identifier", "MKTAYIAKQRQISFVKSHFSRQ"),
    "thirty": columns(30, "栏{}", "{}"),
    "sixty": columns(60, "第{}栏", "12.{}"),
    "dates": columns(8, "日期{}", "2026-05-1{} 至 2026-06-30"),
    "sentences": columns(7, "第{}项说明", LONG[:40]),
    "code": columns(5, "`argument_{}`", "`huikan.typesetting.pagination.page_references_{}`"),
    "list": f"\n- 甲\n    - 乙\n{NAMES.replace(chr(10), chr(10) + '        ')}\n",
    "quoted": "\n" + "\n".join(f"> {line}" for line in NAMES.strip().splitlines()) + "\n",
    "html": "<table><tr><th>事项</th><th colspan='3'>要求</th></tr><tr><td rowspan='2'>材料</td><td><ol><li>申请表一份<ul>"
    f"<li>原件</li></ul></li></ol></td><td>{LONG}</td><td>12.5 kg</td></tr><tr><td>无</td><td>{LONG}</td><td>3～5 m</td></tr></table>\n",
}


def books(body: str, root: Path, paper: str) -> list[Book]:
    """The text as an article, a report's first chapter, an item of a newsletter and a notice."""
    tree = {
        "articles/a.md": f"---\ntitle: 表\ndate: 2025-03-01\nauthors: [甲]\n---\n{body}",
        "reports/r/index.md": "---\ntitle: 书\ndate: 2025-03-01\nyear: 2025\nregion: 某省\n---\n",
        "reports/r/01.md": f"---\ntitle: 章\n---\n{body}",
        "newsletters/n/index.md": "---\ntitle: 报\ndate: 2025-03-01\nnumber: 1\nyear: 2025\n---\n",
        "newsletters/n/01.md": f"---\ntitle: 条\n---\n{LONG * 8}\n{body}\n{LONG * 8}",
        "notices/t.md": f"---\ntitle: 关于表的通知\ndate: 2025-03-01\ndocument_number: 某发〔2025〕2 号\n---\n{body}",
    }
    documents, data, _ = source.read(lay(tree, root), ("zh",))
    found = library.assemble(documents, data, ("zh",), NOON).library
    texts = [each for work, _ in found.walk() for each in work.documents.values()]
    fragments = {(text.key, text.lang): markup.render(text.path, text.body, text.lang, 1) for text in texts}
    kinds = ("article", "report", "issue", "notice")
    settings = replace(Settings(), paper=paper, papers=dict.fromkeys(kinds, paper))
    return list(compose(found, numbered(found, fragments), settings, root))


def job(book: Book) -> TypesetRequest:
    return TypesetRequest(write_html(book, read_theme(PRINT)), book.key, "书", "https://example.org/", "图", {})


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_no_table_leaves_the_text_in_any_kind_on_any_paper(paper: str, tmp_path: Path) -> None:
    faces = read_theme(PRINT).fonts
    for book in books("\n\n段落。\n\n".join(HARD.values()), tmp_path, paper):
        assert overflowing(job(book), faces) == [], book.key


def test_short_cells_numbers_and_words_are_whole(tmp_path: Path) -> None:
    faces = read_theme(PRINT).fonts
    texts = (NAMES, ADDRESSES, HARD["dates"], HARD["twelve"], HARD["html"])
    for book in books("\n\n段落。\n\n".join(texts), tmp_path, "A4"):
        assert broken_cells(job(book), faces) == [], book.key


def fit(html: str, room: tables.Room, chinese: bool = True) -> Element:
    root = parse(html)
    tables.prepare(root, SAY, room, chinese)
    return root


def table(*rows: str, tag: str = "td", more: str = "") -> str:
    lines = "".join("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<table{more}>{lines}</table>"


def test_a_long_column_gives_way_to_short_ones() -> None:
    root = fit(table(f"1|云川市住房和城乡建设局|王小明|{LONG}"), tables.Room(148))
    shares = [float(share) for share in re.findall(r"width:([\d.]+)%", serialise(root))]
    assert sum(shares) == pytest.approx(100, abs=0.5)
    assert shares[3] > 40 > shares[1] > shares[2] > shares[0]
    assert [cell.classes() for cell in root.elements() if cell.tag == "td"] == [["whole"], ["whole"], ["whole"], []]


@pytest.mark.parametrize(("width", "whole"), [(13, 3), (20, 3), (17, 0), (11, 0)])
def test_phrases_stay_whole_where_that_takes_no_line_more(width: float, whole: int) -> None:
    """Twelve, seven and twelve characters: on lines of 13 each phrase has one of the three lines
    that the text takes anyway, on lines of 17 there would be a line more."""
    text = "汛期开站之前先试关一次，记录动作时间；并且在门侧张贴绕行说明。"
    element = Element("td", {}, [text])
    phrases.keep(Cell(element, 0, 0, 1, len(text), (1.0,), is_number=False), width)
    assert serialise(element).count('<span class="whole">') == whole


def test_a_table_that_fits_on_one_line_is_left_to_the_style_sheet() -> None:
    assert "colgroup" not in serialise(fit(table("甲|乙", "1|2"), tables.Room(148)))
    assert "font-size" not in serialise(fit(table("甲|乙", "1|2"), tables.Room(148)))


def test_a_span_wider_than_the_table_makes_no_columns() -> None:
    rows = '<tr><td colspan="99">全部</td></tr><tr><td>甲</td><td>乙</td></tr>'
    root = fit(f"<table>{rows}</table>", tables.Room(148))
    (cells,) = (grid(element, True) for element in root.elements() if element.tag == "table")
    assert [cell.span for cell in cells.cells] == [3, 1, 1] and cells.columns == 3
    kept = fit(
        '<table><tr><td colspan="2">甲</td><td>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>', tables.Room(148)
    )
    assert 'colspan="2"' in serialise(kept)


def test_type_becomes_smaller_before_short_cells_break_but_never_too_small() -> None:
    wide = table("|".join(["云川市住房局"] * 8))
    sizes = re.findall(r"font-size:([\d.]+)pt", serialise(fit(wide, tables.Room(148))))
    assert sizes and 6.2 <= float(sizes[0]) < 9
    for width in range(40, 200, 7):
        found = fitted(grid(parse(wide).children[0], True), width, 9, last=True)  # type: ignore[arg-type]
        assert found is None or found.size >= 6.2


@pytest.mark.parametrize(("count", "turned", "expected"), [(12, 235, "landscape"), (12, 0, "fitted"), (4, 235, "fitted")])
def test_wide_tables_are_turned_where_pages_can_be(count: int, turned: int, expected: str) -> None:
    html = serialise(fit(table("|".join("1" * count)), tables.Room(148, turned=turned)))
    assert ("landscape" in html) == (expected == "landscape")
    assert "fitted" in html


def test_what_no_page_holds_is_divided_and_every_piece_says_whose_rows_it_has() -> None:
    names = "|".join(f"第{n}栏的名称" for n in range(40))
    html = f'<table id="t" data-number="表3-1"><caption>表3-1 宽</caption><tr>{"".join(f"<td>{cell}</td>" for cell in names.split("|"))}</tr></table>'
    root = fit(html, tables.Room(148, turned=235))
    pieces = [element for element in root.elements() if element.tag == "table"]
    assert len(pieces) > 1
    texts = [[cell.text() for cell in piece.elements() if cell.tag == "td"] for piece in pieces]
    assert all(piece[0] == "第0栏的名称" for piece in texts)
    assert [cell for piece in texts for cell in piece[1:]] == names.split("|")[1:], "every column once, in order"
    captions = [element.text() for element in root.elements() if element.tag == "caption"]
    assert captions == ["表3-1 宽", *["续表3-1"] * (len(pieces) - 1)]
    assert serialise(root).count('id="t"') == 1


def test_a_table_that_cannot_be_divided_is_an_error_that_names_it() -> None:
    with pytest.raises(tables.TooWideTableError, match=r"120 columns.*很长的名称在这里"):
        fit(f"<table>{STAGGERED}</table>", tables.Room(148, turned=235))


def test_points_stand_below_each_other() -> None:
    cells = [
        f'<tr><td>{name}</td><td align="right">{number}</td></tr>'
        for name, number in (("甲", "1,234.5"), ("乙", "12.25"), ("丙", "−3"), ("丁", "—"))
    ]
    root = parse(f"<table>{''.join(cells)}</table>")
    decimals.align(next(element for element in root.elements() if element.tag == "table"))
    assert [cell.classes() for cell in root.elements() if cell.attributes.get("align")] == [
        ["lacks-1"],
        [],
        ["lacks-2", "pointless"],
        [],
    ]


@pytest.mark.parametrize("column", [("甲", "1.5", "2"), ("2.5 万", "1", "2")])
def test_columns_of_other_words_are_left_alone(column: tuple[str, ...]) -> None:
    root = parse("<table>" + "".join(f'<tr><td align="right">{cell}</td></tr>' for cell in column) + "</table>")
    decimals.align(next(element for element in root.elements() if element.tag == "table"))
    assert "lacks" not in serialise(root)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("指标0（10⁴ m²）", ["指", "标", "0", "（10⁴\u00a0m²）"]),
        ("10～30 m 深", ["10\u2060～\u206030\u00a0m", "深"]),
        ("标准号 GB/T 9704", ["标", "准", "号", "GB/\u2060T", "9704"]),
        ("王小明。", ["王", "小", "明。"]),
        ("共8/（3）例", ["共", "8/\u2060（3）", "例"]),
        ("效率η = 1.35", ["效", "率", "η\u00a0=\u00a01.35"]),
    ],
)
def test_lines_are_parted_as_the_typesetting_does(text: str, pieces: list[str]) -> None:
    assert list(line_pieces(text, chinese=True)) == pieces


def test_widths_are_never_less_than_those_of_the_fonts() -> None:
    from fontTools.ttLib import TTFont

    text = "Column_0_identifier MKTAYIAKQRQISFVKSHFSRQ 1,234.56 % (a–b) Württemberg & Co."
    for name in ("SourceSerif4_400Regular", "SourceSans3_700Bold", "SourceSerif4_700Bold"):
        with TTFont(PRINT / "fonts" / f"{name}.ttf") as font:
            glyphs, advances = font.getBestCmap(), font["hmtx"]
            width = sum(advances[glyphs[ord(char)]][0] for char in text) / font["head"].unitsPerEm
        assert width <= text_width(text, bold="Bold" in name) * 1.02 <= width * 1.35


def test_the_check_names_the_line_of_a_table_that_no_page_holds(tmp_path: Path) -> None:
    tree = {"articles/a.md": f"---\ntitle: 表\ndate: 2025-03-01\nauthors: [甲]\n---\n一段。\n\n<table>{STAGGERED}</table>\n"}
    documents, data, _ = source.read(lay(tree, tmp_path), ("zh",))
    found = library.assemble(documents, data, ("zh",), NOON).library
    (text,) = (each for work, _ in found.walk() for each in work.documents.values())
    fragments = {(text.key, text.lang): markup.render(text.path, text.body, text.lang, text.body_line)}
    (finding,) = check(found, fragments, PRINT, Settings())
    assert (finding.code, finding.path, finding.line) == ("table-too-wide", "articles/a.md", 8)


def test_a_formula_in_a_cell_is_no_wider_than_its_column() -> None:
    drawing = '<svg style="width: 90em; height: 2em; vertical-align: -0.5em"></svg>'
    html = serialise(fit(table(f"{drawing}|说明"), tables.Room(108)))
    width, height, depth = (float(length) for length in re.findall(r"(-?[\d.]+)em", html))
    share = float(re.findall(r"width:([\d.]+)%", html)[0])
    assert width * 9 * 25.4 / 72 < 108 * share / 100
    assert (height / width, depth / width) == pytest.approx((2 / 90, -0.5 / 90), rel=0.01)


def test_text_that_would_be_cut_off_stops_the_pdf_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overflow_wrap.LongWords, "filling", lambda self, original: original)
    (book, *_) = books(f"x<sup>{'MKTAYIAKQRQISFVKSHFSRQ' * 6}</sup>\n", tmp_path, "A5")
    with pytest.raises(CutOffError, match=r"MKTAYIAK.* mm beyond the edge of the paper"):
        screen.make(book, read_theme(PRINT))


def test_the_check_names_formulas_that_become_too_small(tmp_path: Path) -> None:
    size = "60 2 0.5"
    formula = Node("span", {"data-formula": "inline", "data-size": size}, (Text("a+b", 7, 3),), 7)
    structure, places = pack(Node("", {}, (Node("p", {}, (formula,)),)))
    fragment = replace(markup.render("a.md", "文", "zh", 1), structure=structure, places=places)
    meta = Article(title="式", date=NOON.date(), authors=[])
    document = Document("articles/a.md", "articles/a", "zh", meta, "文")
    found = Library(("zh",), (Work("articles/a", "article", {"zh": document}),))
    for paper, expected in (("A5", ["formula-too-wide"]), ("A4", [])):
        settings = replace(Settings(), papers={"article": paper})
        assert [one.code for one in check(found, {("articles/a", "zh"): fragment}, PRINT, settings)] == expected
