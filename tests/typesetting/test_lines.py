"""Lines as a typesetter would measure them: their ends, their gaps, the marks that were drawn
in. Specimens, and the sample report."""

from __future__ import annotations

import datetime as time
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as some

from huikan import library, markup, source, typesetting
from huikan.outputs.print import screen
from huikan.outputs.print.book import compose, read_theme, write_html
from huikan.publication import numbered
from huikan.settings import Settings
from huikan.tasks import FileRef
from huikan.typesetting.chinese import justification, line_adjustment, push_in, rules
from lines import Line, lines

ROOT = Path(__file__).parents[2]
PRINT = ROOT / "theme" / "print"
CASES = Path(__file__).parents[1] / "cases" / "pdf"
SPECIMEN = (CASES / "specimen.zh.html").read_text("utf-8")
# The most that a line of a whole book is opened, in em: between Chinese
# characters, between English words
OPENED = MappingProxyType({"zh": 0.125, "en": 0.3})


def job(
    body: str, lang: str = "zh-CN", files: Mapping[str, FileRef] | None = None, style: str = ""
) -> typesetting.TypesetRequest:
    css = read_theme(PRINT).styles["page.css"]
    html = f'<html lang="{lang}"><head><title>t</title><style>{css}{style}</style></head><body><main>{body}</main></body></html>'
    return typesetting.TypesetRequest(html, "specimen", "t", "https://example.org/", "图", files or {})


def column(points: int) -> str:
    return f"@page{{size:210mm 297mm;margin:20mm}}main{{width:{points}pt}}"


def faults(found: list[Line]) -> dict[str, list[Line]]:
    """What no line may be: short of the edge, beyond it, starting or ending
    with what may not stand there."""
    return {
        "ragged": [line for line in found if not line.final and line.short > 0.5],
        "over": [line for line in found if line.short < -0.5],
        "prohibited": [line for line in found if line.prohibited],
    }


NONE: dict[str, list[Line]] = {"ragged": [], "over": [], "prohibited": []}


@pytest.mark.parametrize("measure", [233, 301, 367, 420])
def test_chinese_lines_end_at_the_edge(measure: int) -> None:
    """Measures in points: narrow columns, odd widths, the full A4 text."""
    found = lines(job(SPECIMEN, style=column(measure)), read_theme(PRINT).fonts)
    assert sum(not line.final for line in found) > 20
    assert faults(found) == NONE
    assert max(line.gap for line in found) <= justification.LARGEST_GAP
    assert max(line.drawn for line in found) <= 1


def test_a_line_is_drawn_in_where_that_changes_it_less() -> None:
    """21 characters a line: the twenty-second with its stop comes in where three commas
    give a sixth of a square each."""
    text = "测量，计算，" + "校" * 6 + "核，" + "对" * 5 + "准确" + "。后面的话" * 4
    style = column(220) + "main p{text-indent:0}"
    wide = lines(job(f"<p>{text}</p>", style=style), read_theme(PRINT).fonts)
    assert wide[0].text.endswith("确。")
    assert 0 < wide[0].drawn < 0.5
    assert abs(wide[0].short) < 0.1


def test_a_line_without_marks_is_never_drawn_in() -> None:
    found = lines(job(f"<p>{'地下空间开发利用' * 30}</p>", style=column(250)), read_theme(PRINT).fonts)
    assert {line.drawn for line in found} == {0.0}
    assert faults(found) == NONE


def test_what_is_copied_is_what_was_written(tmp_path: Path) -> None:
    """Marks that were drawn in and gaps that were opened are places of letters, never letters."""
    path = tmp_path / "specimen.pdf"
    text = "".join(re.findall(r"<p>(?!注音)(.*?)</p>", SPECIMEN, re.DOTALL)[:4])
    path.write_bytes(screen.print_pdf(job(f"<p>{text}</p>", style=column(233)), read_theme(PRINT).fonts))
    copied = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    unseen = re.compile(f"[\\s{rules.UNSEEN}{rules.THIN}]")
    assert unseen.sub("", copied) == unseen.sub("", text)


def test_lines_end_at_the_edge_in_the_file_itself(tmp_path: Path) -> None:
    """As another program reads the finished PDF: the right edges of its lines, marks at a line's
    end reaching half a square out."""
    path = tmp_path / "specimen.pdf"
    paragraphs = re.findall(r"<p>(.*?)</p>", SPECIMEN, re.DOTALL)
    text = "".join((*paragraphs[:4], paragraphs[0]))
    path.write_bytes(screen.print_pdf(job(f"<p>{text}</p>", style=column(367)), read_theme(PRINT).fonts))
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True).stdout.decode()
    ends: dict[int, float] = {}
    for right, bottom in re.findall(r'<word .*?xMax="([\d.]+)" yMax="([\d.]+)"', boxes):
        place = round(float(bottom) / 18)  # lines are 18.4 points apart
        ends[place] = max(ends.get(place, 0.0), float(right))
    edge, half = 20 / 25.4 * 72 + 367, 10.5 / 2
    inner = [end for _, end in sorted(ends.items())][:-1]
    assert len(inner) > 15
    assert [end for end in inner if min(abs(end - edge), abs(end - edge - half)) > 0.2] == []


@pytest.mark.parametrize(
    "text",
    [
        "The survey was carried out between March and September; interviews were held with “officials” — all of them. " * 9,
        "Wanglan, Yunchuan, Tanglin, Wanglan and Yunlu, Yanbu; " * 9,  # letters that kern with the space between them
    ],
)
def test_english_lines_end_at_the_edge(text: str) -> None:
    found = lines(job(f"<p>{text}</p>", "en"), read_theme(PRINT).fonts)
    assert [line for line in found if not line.final and abs(line.short) > 0.5] == []


def test_a_text_that_fits_but_for_its_last_space_stays_whole() -> None:
    """At some of these widths `ditions` was a line of its own: WeasyPrint
    counts the space before the link."""
    text = "<p>levels were not in the conditions of sale. Since then they are signed, after the <a>cards</a> of the city.</p>"
    for measure in range(336, 348, 2):
        found = lines(job(text, "en", style=column(measure)), read_theme(PRINT).fonts)
        assert [line.text for line in found if not line.final and line.short > 0.5] == []


def test_emphasis_dots_stand_below_their_characters_and_readings_above() -> None:
    """Each dot belongs to the box of one character, which is as wide as the
    character, wherever it was moved."""
    asked = job(SPECIMEN, style="@page{size:210mm 297mm;margin:20mm}main{width:301pt}")
    with typesetting.laid_out(asked, read_theme(PRINT).fonts, {"cache": {}}) as pages:
        boxes = [box for page in pages.pages for box in page._page_box.descendants() if box.element is not None]
        dotted = [box for box in boxes if box.element_tag == "span" and box.element.get("class") == "dotted"]
        marked = [(box.position_x, box.children[0].position_x, box.width) for box in dotted if getattr(box, "children", ())]
        bases = [box for box in boxes if box.element_tag == "ruby" and type(box).__name__ == "InlineBlockBox"]
        readings = [base.children[0].children[1] for base in bases]
    assert len(marked) > 20
    assert [mark for mark in marked if mark[0] != mark[1] or abs(mark[2] - 14) > 0.1] == []
    assert len(bases) == len(readings) == 3
    for base, reading in zip(bases, readings, strict=True):
        middle = base.position_x + base.width / 2
        assert reading.position_x + reading.margin_width() / 2 == pytest.approx(middle, abs=0.5)
        assert reading.position_y < base.position_y + base.height / 2


def test_names_and_titles_are_underlined_apart_from_each_other() -> None:
    """专名号 a straight line, 书名号甲式 a wavy one, drawn as wide as the text;
    foreign titles are slanted instead."""
    asked = job("<p><u>司马光</u><u>吕公著</u>，<cite>资治通鉴</cite>与<cite>Soil Mechanics</cite>。</p>")
    with typesetting.laid_out(asked, read_theme(PRINT).fonts, {"cache": {}}) as pages:
        boxes = [box for page in pages.pages for box in page._page_box.descendants() if type(box).__name__ == "InlineBox"]
        names = list({id(box): box for box in boxes if box.element_tag == "u"}.values())
        titles = list({id(box): box for box in boxes if box.element_tag == "cite"}.values())
    assert [set(box.style["text_decoration_line"]) for box in names] == [{"underline"}] * 2
    first, second = names
    assert second.content_box_x() - first.content_box_x() - first.width == pytest.approx(0.14 * 14, abs=0.1)
    waved = [[kind for kind, _ in box.style["background_image"]] for box in titles]
    assert waved == [["url"], ["none"]]
    assert [box.style["font_style"] for box in titles] == ["normal", "italic"]


@pytest.mark.parametrize(
    ("text", "lang", "families"),
    [
        ("他说：“对——对。”", "zh-CN", {"Noto"}),
        ("“So” — they said", "en", {"Source"}),
        ("依Moore’s的说法，“对”", "zh-CN", {"Noto", "Source"}),  # the apostrophe and the thin spaces are Latin
    ],
)
def test_quotes_and_dashes_come_from_the_font_of_their_language(text: str, lang: str, families: set[str], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(screen.print_pdf(job(f"<p>{text}</p>", lang), read_theme(PRINT).fonts))
    with pikepdf.open(path) as book:
        found = [str(thing.FontName) for thing in book.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]
    assert {name.partition("+")[2][:4] for name in found} == {family[:4] for family in families}


def test_marks_of_a_latin_font_take_no_square() -> None:
    """In foreign words and code inside Chinese text nothing is trimmed: their
    quotation marks have no empty half."""
    words = "".join(f"见<code>“{number}”</code>与<em>Moore’s “law”</em>，" for number in range(30))
    found = lines(job(f"<p>{words}</p>", style=column(301)), read_theme(PRINT).fonts)
    assert faults(found) == NONE


@pytest.mark.parametrize("width", range(90, 130, 4))
def test_a_figure_stays_with_its_unit(width: int) -> None:
    found = lines(
        job("<p>风机转速提高到了每秒12 m/s，埋深824 m，间距30 mm，水温0.9 ℃。</p>", style=column(width)), read_theme(PRINT).fonts
    )
    assert [line.text for line in found if re.match(r"[ \u00a0]?(m/s|m，|mm|℃)", line.text)] == []
    assert [line.text for line in found if rules.THIN in (line.text[:1], line.text[-1:])] == []


def test_headings_stay_with_their_text_and_no_line_stands_alone() -> None:
    """However far down the page a heading begins; three lines of a
    paragraph have no place to be divided."""
    for filled in range(18, 23):
        body = f'<div style="height:{filled * 10}pt"></div><h2>小节</h2><p>{"地下空间开发利用。" * 14}</p>'
        asked = job(body, style="@page{size:120mm 105mm;margin:10mm}main p{text-indent:0}")
        with typesetting.laid_out(asked, read_theme(PRINT).fonts, {"cache": {}}) as pages:
            shown = [_blocks(page._page_box) for page in pages.pages]
        assert [tags for tags in shown if tags and tags[-1][0] == "h2"] == [], filled
        assert all(count >= 2 for tags in shown for tag, count in tags if tag == "p"), filled


def _blocks(page: Any) -> list[tuple[str, int]]:
    """The headings and paragraphs of a page with the number of their lines on it."""
    from weasyprint.formatting_structure import boxes

    found = [box for box in page.descendants() if isinstance(box, boxes.BlockBox) and box.element_tag in ("h2", "p")]
    return [(box.element_tag, sum(isinstance(line, boxes.LineBox) for line in box.children)) for box in found]


PIECES = some.lists(
    some.builds(
        line_adjustment.Piece,
        some.text("地下空间，。“”（）、A1 \u2009—·", min_size=1, max_size=30),
        some.sampled_from([12.0, 14.0]),
        some.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@given(PIECES, some.floats(0, 200))
def test_what_is_shared_out_adds_up(pieces: list[line_adjustment.Piece], amount: float) -> None:
    slots = line_adjustment.gaps(pieces)
    weight = sum(slot.weight for slot in slots)
    changes = line_adjustment.shared(pieces, slots, [slot.weight / weight * amount for slot in slots]) if weight else []
    given_out = sum(change.steps * pieces[change.slot.piece].em / line_adjustment.STEP for change in changes)
    assert not weight or abs(given_out - amount) <= 14 / line_adjustment.STEP


@given(PIECES)
def test_no_mark_gives_more_than_its_empty_half(pieces: list[line_adjustment.Piece]) -> None:
    trimmed = line_adjustment.trims(pieces, True, True)
    giving = line_adjustment.giving(pieces)
    places = [(slot.piece, slot.place) for slot in (*trimmed, *giving)]
    assert len(places) == len(set(places)), "no mark gives twice"
    for slot in (*trimmed, *giving):
        piece = pieces[slot.piece]
        halved = slot.place in set(rules.squeezed(piece.text))
        assert slot.room <= line_adjustment.HALF * piece.em
        assert not (piece.chinese and halved)


def test_a_fit_looks_worse_the_more_it_changes() -> None:
    fits = [push_in.Fit(left, 40.0, 10.0, 14.0, True).change for left in (0.0, 5.0, 20.0)]
    assert fits == sorted(fits)
    assert push_in.Fit(-5.0, 40.0, 10.0, 14.0, True).change == 0.5
    assert push_in.Fit(-5.0, 40.0, 0.0, 14.0, True).change == float("inf")


def test_the_letters_of_a_narrow_english_column_help_its_spaces() -> None:
    found = lines(
        job("<p>" + "Large environmental considerations notwithstanding. " * 9 + "</p>", "en", style=column(130)),
        read_theme(PRINT).fonts,
    )
    assert [line for line in found if not line.final and abs(line.short) > 0.5] == []
    words = [line_adjustment.Piece("Large environmental", 14.0, False, False)]
    slots, amounts = justification._spread_words(words, 14.0, 10.0)
    assert sum(amounts) == pytest.approx(10.0)
    assert amounts[0] == pytest.approx(justification.LARGEST_SPACE * 14)
    assert 0 < max(amounts[1:]) <= justification.LARGEST_STEP * 14
    assert len(slots) == 1 + 4 + 12


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_of_the_sample_report(lang: str) -> None:
    found = lines(report(lang), read_theme(PRINT).fonts)
    assert len(found) > 900
    assert faults(found) == NONE
    assert max(line.gap for line in found) <= OPENED[lang]


def report(lang: str) -> typesetting.TypesetRequest:
    """The report of 2025 of the sample content, as it is printed."""
    content, languages = ROOT / "content", ("zh", "en")
    documents, data, _ = source.read(content, languages)
    works = library.assemble(documents, data, languages, time.datetime.now(time.UTC)).library
    texts = [document for work, _ in works.walk() for document in work.documents.values()]
    fragments = {(text.key, text.lang): markup.render(text.path, text.body, text.lang, 1) for text in texts}
    composed = compose(works, numbered(works, fragments), Settings(), content)
    book = next(book for book in composed if (book.key, book.lang) == ("reports/2025-province", lang))
    html = write_html(book, read_theme(PRINT))
    return typesetting.TypesetRequest(html, book.key, book.meta.title, book.site, "图", book.files)


LONG = "近年来，省地下空间学会认真贯彻落实《意见》（国发〔2022〕2号）等文件精神，“四服务”成效显著；全省新增1,284.6万m²，同比增长8.7%。"


@pytest.mark.slow
def test_a_paragraph_of_half_a_million_characters_is_set_whole(tmp_path: Path) -> None:
    """docs/print.md says how long that takes; here, that nothing is
    lost and every line is in order."""
    text = (LONG * (500_000 // len(LONG) + 1))[:500_000]
    path = tmp_path / "long.pdf"
    path.write_bytes(screen.print_pdf(job(f"<p>{text}</p>"), read_theme(PRINT).fonts))
    copied = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    unseen = re.compile(f"[\\s\f{rules.UNSEEN}{rules.THIN}]")
    assert unseen.sub("", copied) == unseen.sub("", text)


@pytest.mark.slow
def test_a_table_of_five_thousand_rows_is_set_whole(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>n{number}</td><td>城市</td><td>{number * 3}</td></tr>" for number in range(5000))
    path = tmp_path / "table.pdf"
    body = f"<table><thead><tr><th>序号</th><th>名称</th><th>面积</th></tr></thead><tbody>{rows}</tbody></table>"
    path.write_bytes(screen.print_pdf(job(body), read_theme(PRINT).fonts))
    copied = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    assert re.findall(r"\bn(\d+)\b", copied) == [str(number) for number in range(5000)]


@pytest.mark.parametrize("run", ["a" * 6_000, "，" * 5_000])
def test_what_cannot_be_broken_is_set_all_the_same(run: str) -> None:
    """Divided into pieces: these took minutes, and their time grew
    with the square of their length."""
    with typesetting.laid_out(job(f"<p>{run}</p>"), read_theme(PRINT).fonts, {"cache": {}}) as pages:
        assert len(pages.pages) > 1
