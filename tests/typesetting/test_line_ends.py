"""What no line may part, and no last line may show alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from unittest import mock

import pytest

from huikan import typesetting
from huikan.outputs.print.book import read_theme
from huikan.typesetting.chinese import rules
from line_faults import LineFault, line_faults

THEME = read_theme(Path(__file__).parents[2] / "theme" / "print")
WIDTHS = range(150, 250, 7)  # points


def faults(body: str, width: int, lang: str = "zh-CN") -> list[LineFault]:
    style = f"{THEME.styles['page.css']}@page{{size:210mm 297mm;margin:20mm}}main{{width:{width}pt}}main p{{text-indent:0}}"
    html = f'<html lang="{lang}"><head><title>t</title><style>{style}</style></head><body><main>{body}</main></body></html>'
    request = typesetting.TypesetRequest(html, "lines", "t", "https://example.org/", "图", {})
    with typesetting.laid_out(request, THEME.fonts, {"cache": {}}) as document:
        return list(line_faults([page._page_box for page in document.pages]))


@pytest.mark.parametrize(
    "body",
    [
        "<p>那不是错觉，是一串压力波。后面还有几句话，说的是风从哪里来，又往哪里去。</p>",
        "<p>角砾的漏判由 12 段降到 2 段，其余各段与人工判读一致。漏判再降到 3 段。</p>",
        "<p>取走余热，既暖了体育馆，也给隧道降了温，<strong>可以说是一举两<em>得</em>。</strong></p>",
        "<p>地下空间的开发利用，见有关的<a href='#a'>各章</a><a href='#b'>节</a>。</p>",
        "<h2>关于推荐学会科学技术奖和优秀科技工作者候选人的通知</h2>",
        "<ul><li>优先利用既有的地下空间，先浅后深，先易后难，平战结合，综合开发</li></ul>",
        "<figure><figcaption>图 1 三条街道在春天里的样子与秋天里的样子，以及冬天的样子</figcaption></figure>",
        "<p>流入仅约 0.01 m³/s，比设计值小得多，所以水泵并没有启动，值班员也没有发现这件事。流入 1 m³/s。</p>",
    ],
)
def test_no_last_line_has_one_character(body: str) -> None:
    found = [fault for width in WIDTHS for fault in faults(body, width) if fault.kind == "one"]
    assert found == []


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("拟合得 η = 1.35，标准差", "zh-CN"),
        ("深度为 10～30 m，共有 8/（3）例", "zh-CN"),
        ("应当符合 T/SLDX 003—2024 的规定", "zh-CN"),
        ("shallow ground (10–30 m) and deep ground", "en"),
        ("of an area <em>A</em> = 32.6 m² that", "en"),
        ("in 2024 after T/SLDX 003—2024 had come", "en"),
    ],
)
def test_numbers_stay_with_what_belongs_to_them(words: str, lang: str) -> None:
    text = (words + ("，" if lang != "en" else ", ")) * 6
    found = Counter(fault.kind for width in WIDTHS for fault in faults(f"<p>{text}</p>", width, lang))
    assert found["parted"] == 0


def test_the_type_of_a_reference_never_stands_alone() -> None:
    item = "示例省地下空间学会，2026．地铁车站与周边地下空间连通设计导则（征求意见稿）［S］．"
    found = [fault for width in range(150, 460, 4) for fault in faults(f"<ol class='references'><li>{item}</li></ol>", width)]
    assert [fault for fault in found if fault.kind == "sign"] == []


def test_the_marks_of_a_reference_are_squeezed() -> None:
    """`［S］．` takes half a square for each mark: the opening one beside a letter, the closing one
    beside the stop, and the stop at the line's end."""
    style = f"{THEME.styles['page.css']}@page{{size:210mm 297mm;margin:20mm}}main p{{text-indent:0;text-align:left}}"
    body = "<p><span>导则［S］．北京</span></p><p><span>导则［某］。北京</span></p>"
    html = f'<html lang="zh-CN"><head><title>t</title><style>{style}</style></head><body><main>{body}</main></body></html>'
    request = typesetting.TypesetRequest(html, "lines", "t", "https://example.org/", "图", {})
    with typesetting.laid_out(request, THEME.fonts, {"cache": {}}) as document:
        boxes = [box for box in document.pages[0]._page_box.descendants() if box.element_tag == "span"]
        widths = {"".join(inner.text for inner in box.children): box.width for box in boxes if box.children}
    em = 14.0  # px
    squeezed, plain = (next(width for text, width in widths.items() if sign in text) for sign in "S某")
    letter = 0.57 * em  # an S in place of a Han character
    assert plain - squeezed == pytest.approx(em / 2 + em - letter, abs=0.15 * em)


def test_a_long_piece_of_a_name_does_not_tear_its_line() -> None:
    """It is divided behind a syllable, without a hyphen, which would be read as one of the name."""
    body = "<p>原始数据放在公开的目录里，字段说明见同一目录下的 README-connectivity-survey-2025.txt 一份文件。</p>"

    def torn() -> int:
        return sum(fault.kind == "torn" for width in range(240, 440, 10) for fault in faults(body, width))

    with mock.patch.object(rules, "LONG_PIECE", re.compile("(?!)")):
        before = torn()
    assert torn() < before
    assert rules.spaced("README-connectivity.txt") == "README-\u200bconnecti\u200bvity.\u200btxt"
    assert rules.spaced("telecommunications") == "telecommunications", "a word of its own stays whole"
