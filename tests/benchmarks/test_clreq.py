"""The measures of set chapters find the faults that are planted in pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import clreq
from pdf_glyphs import Glyph, glyphs
from printed_pdf import pdf
from set_lines import blocks, broken_cells, found

SIZE, PITCH = 10.0, 20.0
TEXT = "地下空间的开发利用要先规划后建设，平战结合，综合利用。"
HEAD = "---\ntitle: 章\n---\n\n"


def page(*lines: str, gap: float = 0.0) -> list[Glyph]:
    """Lines of squares from the head of a page; Latin letters half as wide."""
    shown = []
    for place, line in enumerate(lines):
        x = 50.0
        for char in line:
            width = SIZE if ord(char) > 255 else SIZE / 2
            shown.append(Glyph(char, x, 700 - place * PITCH, width, SIZE))
            x += width + gap
    return shown


def measured(text: str, *pages: list[Glyph]) -> dict[str, float]:
    return clreq.counts(found(pages, blocks(HEAD + text)), pages, PITCH)


def test_a_sound_paragraph_has_no_fault() -> None:
    counts = measured(TEXT, page("地下空间的开发利用要先规划后", "建设，平战结合，综合利用。"))
    faults = "starts ends short beyond one parted single torn blown tight missing off the grid"
    assert counts["lines"] == 2 and all(counts[name] == 0 for name in (*faults.split()[:-3], "off the grid"))


@pytest.mark.parametrize(
    ("measure", "text", "lines"),
    [
        ("starts", TEXT, ("地下空间的开发利用要先规划后建设", "，平战结合，综合利用。")),
        ("ends", "地下空间的开发利用《规划》与建设并行。", ("地下空间的开发利用《", "规划》与建设并行。")),
        ("one", TEXT, ("地下空间的开发利用要先规划后建设，平战结合，综合利", "用。")),
        ("parted", "每天开放的时间合计 12 h，全年如此安排。", ("每天开放的时间合计 12", "h，全年如此安排。")),
        ("wide pairs", "地下空间（含通道）、车库与管廊一并计算在内。", ("地下空间（含通道）、车库与管", "廊一并计算在内。")),
        ("without space", "截至今年全省建成面积18603万平方米以上。", ("截至今年全省建成面积18603", "万平方米以上。")),
        (
            "short",
            TEXT * 2,
            (
                "地下空间的开发利用要先规划后",
                "建设，平战结合，综合利用。地下",
                "空间的开发利用要先规划",
                "后建设，平战结合，综合利用。",
            ),
        ),
    ],
)
def test_a_fault_of_lines_is_found(measure: str, text: str, lines: tuple[str, ...]) -> None:
    assert measured(text, page(*lines))[measure] >= 1


def test_torn_lines_and_single_lines_are_found() -> None:
    assert measured(TEXT, page("地下空间的开发利用要先规划后", "建设，平战结合，综合利用。", gap=2.0))["torn"] == 1
    assert measured(TEXT, page("地下空间的开发利用要先规划后"), page("建设，平战结合，综合利用。"))["single"] == 2


def test_headings_captions_and_cells_are_found() -> None:
    text = "## 公共地下空间\n\n" + TEXT + "\n\n表：连通口的管理分工\n\n| 联系人 | 单位 |\n| --- | --- |\n| 王小明 | 商场 |\n"
    first, second = page("公共地下空间"), page(TEXT, "表 1 连通口的管理分工")
    third = page("联系人", "单位", "王小", "明", "商场")
    texts = found([first, second, third], blocks(HEAD + text))
    counts = clreq.counts(texts, [first, second, third], PITCH)
    assert counts["headings alone"] == counts["captions apart"] == 1
    assert broken_cells([first, second, third], texts) == ["王小明"]


def test_glyphs_stand_where_the_file_sets_them(tmp_path: Path) -> None:
    (shown,) = glyphs(pdf(tmp_path / "a.pdf", "地下a"))
    assert [(glyph.text, glyph.x, glyph.y, glyph.size) for glyph in shown] == [
        ("地", 20, 300, 10),
        ("下", 30, 300, 10),
        ("a", 40, 300, 10),
    ]
