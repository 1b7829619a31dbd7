"""Drawings from a key: the same bytes everywhere, sound SVG from any
text, nothing outside the sheet."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from huikan import drawing
from huikan.drawing import CoverData, Faces, art, cover
from huikan.drawing.contours import lines_of
from huikan.drawing.glyphs import clean, clusters, ems, units
from huikan.drawing.keyed_random import KeyedRandom
from huikan.drawing.palette import mix
from huikan.drawing.svg import number, path, smooth
from huikan.drawing.titles import of_issue, of_report, pieces
from huikan.model import unmarked

CASES = Path(__file__).parents[1] / "cases/drawing"
SVG = "{http://www.w3.org/2000/svg}"
PAPERS = [(300, 424), (210, 297), (185, 260), (210, 285), (148, 210)]
ISSUE = CoverData(
    "issue", "newsletters/2025-03", "《地下空间》资讯 2025 年第 3 期", "zh", number="3", year=2025, society="示例省地下空间学会",
    motif_set="underground", subtitle="账要算到哪里", caption="封面", label="资讯", count="2025 年第 3 期", total="总第 11 期", order=11, season=2,
)  # fmt: skip
REPORT = CoverData(
    "report", "reports/2025-province", "2025 年度示例省地下空间发展报告（蓝皮书）", "zh", "report/示例省", year=2025, region="示例省",
    society="示例省地下空间学会", motif_set="地下空间", caption="封面", label="蓝皮书",
)  # fmt: skip
VOLUME = CoverData(
    "proceedings", "proceedings/2025", "第三届|地下空间学术大会|优秀论文集", "zh", number="3", year=2025, order=3, motif_set="structures"
)  # fmt: skip
ENGLISH = (
    replace(
        ISSUE, title="Underground Space, No. 3, 2025", lang="en", count="No. 3, 2025", label="Newsletter", motif_set="weather"
    ),
    replace(REPORT, title="Underground Space in Example Province 2025: A Blue Book", lang="en", region="", motif_set="geometry"),
    replace(VOLUME, title="Selected Papers of the Third Conference", lang="en", motif_set="weather"),
)
ALL = (ISSUE, REPORT, VOLUME, *ENGLISH)
SETS = [replace(subject, motif_set=name, order=order) for name in drawing.MOTIF_SETS for subject in ALL for order in range(4)]
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=[]), st.sampled_from("|<>&\"'（）《》“”，。地下空间 ab12\x00\ud800\u202e\u200d👩🏽‍🔬é")
    )
)


@pytest.mark.parametrize(
    "subject", SETS[::3], ids=lambda subject: f"{subject.motif_set}-{subject.kind}-{subject.lang}-{subject.order}"
)
def test_a_drawing_is_one_sound_sheet(subject: CoverData) -> None:
    for svg in (cover(subject), art(subject)):
        root = sound(svg)
        assert root.tag == f"{SVG}svg"
        assert 1_000 <= len(svg.encode()) <= 20_000


def test_the_same_key_gives_the_same_bytes_in_any_process() -> None:
    script = "import sys; sys.path[:0] = ['tests/drawing', 'tests/support']; from test_drawing import digests; print(digests())"
    told = set()
    for seed in ("0", "1", "4242"):
        process = [sys.executable, "-W", "ignore", "-c", script]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        told.add(
            subprocess.run(process, env=environment, cwd=CASES.parents[2], check=True, capture_output=True, text=True).stdout
        )
    assert told == {f"{digests()}\n"}


def test_the_bytes_stay_as_they_are(golden: Callable[[Path, str], None]) -> None:
    """A change here gives every society new covers: renew it only on purpose."""
    golden(CASES / "digests.txt", digests() + "\n")


def digests() -> str:
    """A drawing a line: its sha256, its size, what it is of."""
    named = [(f"cover {subject.motif_set} {subject.kind} {subject.lang}", cover(subject)) for subject in ALL]
    named += [
        (f"art {name} {key}", art(CoverData("article", f"articles/{key}", "", motif_set=name)))
        for name in drawing.MOTIF_SETS
        for key in "abcdef"
    ]
    return "\n".join(f"{sha256(svg.encode()).hexdigest()[:16]} {len(svg):6} {name}" for name, svg in named)


def test_another_key_gives_another_drawing() -> None:
    pictures = {art(CoverData("article", f"articles/{number}", "", motif_set="underground")) for number in range(60)}
    assert len(pictures) == 60
    assert cover(ISSUE) != cover(replace(ISSUE, key="newsletters/2025-04"))


def test_languages_share_a_picture_and_a_region_its_terrain() -> None:
    english = replace(ISSUE, title="Underground Space, No. 3, 2025", lang="en")
    assert art(ISSUE).replace("zh-CN", "en") == art(english)
    this, last = art(REPORT), art(replace(REPORT, key="reports/2024-province", year=2024))
    lines = set(re.findall(r'd="([^"]+)"', this))
    assert this != last
    assert art(replace(REPORT, seed="report/甲市")) != this
    assert len(lines) == 3


@pytest.mark.parametrize("field", ["underground", "地下空间", " 地下空间 ", "Underground"])
def test_a_field_has_its_pack_in_either_language(field: str) -> None:
    assert cover(replace(ISSUE, motif_set=field)) == cover(ISSUE)


def test_an_unknown_field_gets_plain_geometry() -> None:
    for field in ("", "炼金术"):
        assert cover(replace(ISSUE, motif_set=field)) == cover(replace(ISSUE, motif_set="geometry"))


LONG = [
    "长" * 60, "城市地下空间资源评价与三维规划技术研究" * 4, "A rather long title of a report " * 7, "W" * 200, "Donaudampfschifffahrt" * 9,
    "（" * 60, "，" * 60, "2025 BIM " * 20, "👩🏽‍🔬" * 40, "a|" * 60, "长|" * 60, "é" * 90, "", "|", " ", "<script>alert(1)</script>",
]  # fmt: skip


@pytest.mark.parametrize("title", LONG, ids=range(len(LONG)))
@pytest.mark.parametrize("subject", ALL, ids=lambda subject: f"{subject.kind}-{subject.lang}")
def test_no_text_leaves_the_sheet(subject: CoverData, title: str) -> None:
    for other in (
        replace(subject, title=title),
        replace(subject, subtitle=title, society=title, region=title, label=title, number=title),
    ):
        for width, height in PAPERS:
            svg = cover(other, width, height)
            assert len(svg.encode()) <= 32_000
            for left, top, right, bottom in boxes(sound(svg)):
                assert -0.5 <= left <= right <= 300.5, (left, right, other)
                assert -0.5 <= top <= bottom <= 300 * height / width + 0.5, (top, bottom, other)


def boxes(root: etree._Element) -> Iterator[tuple[float, float, float, float]]:
    """Where each line of text stands, as wide as it is estimated: left, top, right, bottom."""
    for line in root.iter(f"{SVG}text"):
        styles = {**(line.getparent().attrib if line.getparent() is not None else {}), **line.attrib}
        size = float(styles["font-size"])
        long = (
            float(styles.get("textLength") or 0)
            or ems(line.text or "", "zh" in (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")) * size
        )
        x, y = float(styles["x"]), float(styles["y"])
        start = {"middle": x - long / 2, "end": x - long}.get(styles.get("text-anchor", ""), x)
        turned = re.fullmatch(r"translate\(([-.\d]+) ([-.\d]+)\) rotate\(90\)", styles.get("transform", ""))
        if turned:
            middle, down = float(turned[1]), float(turned[2])
            yield middle - size * 0.6, down + start, middle + size * 0.6, down + start + long
        else:
            yield start, y - size * 0.9, start + long, y + size * 0.2


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, TEXT, st.sampled_from(ALL))
def test_any_text_gives_sound_svg(title: str, subtitle: str, key: str, subject: CoverData) -> None:
    other = replace(
        subject, title=title, subtitle=subtitle, key=key, seed="", region=title, society=subtitle, number=title, caption=key
    )
    sound(cover(other))


@pytest.mark.parametrize("face", [drawing.SITE, drawing.SITE_LATIN, drawing.PRINT, drawing.PRINT_LATIN, Faces("a", "b")])
def test_faces_are_the_callers_choice(face: Faces) -> None:
    assert {text.get("font-family") for text in sound(cover(ISSUE, faces=face)).iter(f"{SVG}g")} <= {face.serif, face.sans, None}


def sound(svg: str) -> etree._Element:
    """The drawing as a tree: well formed, without scripts, styles,
    filters, or anything from elsewhere."""
    root = etree.fromstring(svg.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "defs", "pattern", "clipPath", "g", "path", "rect", "circle", "text"),
        }
        for name, value in element.attrib.items():
            assert not name.startswith("on") and "href" not in name
            assert "url(" not in value or re.fullmatch(r"url\(#d[0-9a-f]{6}-[a-z]+\)", value)
            assert "nan" not in value and "inf" not in value
    named = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(named) == len(set(named))
    return root


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("《地下空间》资讯 2025 年第 3 期", (("地下空间",), "资讯")),
        ("《地下空间》资讯2025年第3期", (("地下空间",), "资讯")),
        ("《地下空间》2025 年第 4 期", (("地下空间",), "2025 年第 4 期")),
        ("学会通讯|增刊", (("学会通讯",), "增刊")),
        ("2025 年第 3 期", (("2025 年第 3 期",), "")),
        ("", (("",), "")),
    ],
)
def test_a_newsletters_name_and_what_follows_it(title: str, found: tuple[tuple[str, ...], str]) -> None:
    made = of_issue(replace(ISSUE, title=title))
    assert (made.pieces, made.rest) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("2025 年度示例省地下空间发展报告（蓝皮书）", (("地下空间发展报告",), "蓝皮书")),
        ("2024 年度示例省地下空间发展报告", (("2024 年度示例省地下空间发展报告",), "")),
        ("示例省报告", (("示例省报告",), "")),
        ("2025 年度|示例省|地下空间发展报告", (("地下空间发展报告",), "")),
        ("2025 年度示例省|地下空间发展报告|（蓝皮书）", (("地下空间发展报告",), "蓝皮书")),
        ("地下空间|发展报告（蓝皮书）", (("地下空间", "发展报告"), "蓝皮书")),
        ("（征求意见稿）", (("（征求意见稿）",), "")),
    ],
)
def test_a_reports_title_beside_its_year_and_region(title: str, found: tuple[tuple[str, ...], str]) -> None:
    made = of_report(replace(REPORT, title=title))
    assert (made.pieces, made.rest) == found


@pytest.mark.parametrize(
    ("title", "plain", "lines"),
    [
        ("第三届|学术大会", "第三届学术大会", ("第三届", "学术大会")),
        ("Underground Space|in Example Province:|A Blue Book", "Underground Space in Example Province: A Blue Book",
         ("Underground Space", "in Example Province", "A Blue Book")),
        ("科普 | 地下水", "科普 | 地下水", ("科普 | 地下水",)),
        ("C|地质", "C地质", ("C", "地质")),
        ("a||b", "a||b", ("a||b",)),
    ],
)  # fmt: skip
def test_an_editors_breaks(title: str, plain: str, lines: tuple[str, ...]) -> None:
    assert (unmarked(title), pieces(title)) == (plain, lines)


def test_units_keep_marks_with_their_characters() -> None:
    assert units("（甲）乙，丙 BIM 3.0丁") == ("（甲）", "乙，", "丙 ", "BIM ", "3.0", "丁")
    assert list(clusters("é👩🏽‍🔬中")) == ["é", "👩🏽‍🔬", "中"]
    assert clean("a\x00\ud800\u202eb\n c") == "ab c"


@given(TEXT)
def test_clean_text_is_text_that_xml_holds(text: str) -> None:
    etree.fromstring(f"<a>{''.join(f'&#{ord(char)};' for char in clean(text))}</a>".encode())
    assert "".join(clusters(clean(text))) == "".join(units(clean(text))) == clean(text)


def test_dice_are_even_and_keep_to_their_bounds() -> None:
    random = KeyedRandom("key")
    thrown = [random() for _ in range(4000)]
    assert min(thrown) >= 0 and max(thrown) < 1
    assert abs(sum(thrown) / len(thrown) - 0.5) < 0.02
    assert {KeyedRandom(f"{start}").whole(1, 3) for start in range(50)} == {1, 2, 3}
    assert KeyedRandom("key")() != KeyedRandom("yek")()


@given(st.floats(-1e4, 1e4))
def test_numbers_are_short_and_near(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.0501
    assert number(value) not in ("-0", "")


def test_paths() -> None:
    assert path([(0, 0), (1.26, 0), (1.26, -0.5)], closed=True) == "M0 0l1.3 0l0-.5z"
    assert smooth([(0, 0), (10, 0), (10, 10)]) == "M0 0q10 0 10 10"
    assert smooth([(0, 0), (10, 0), (10, 10), (0, 0)]).endswith("z")
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_every_line_of_a_hill_is_closed() -> None:
    lines = lines_of([(150, 150, 40, 1)], 300, 300, 4)
    assert len(lines) == 4
    assert all(line.count("M") == line.count("z") == 1 for line in lines)
