"""Notices after GB/T 9704, measured on the printed page: the grid on every paper, the
signature, the record at the end."""

from __future__ import annotations

import datetime as time
import re
import subprocess
from pathlib import Path

import pytest

from huikan import markup
from huikan.model import Document, Library, Notice, Work
from huikan.outputs import print as pdf
from huikan.outputs.print.book import gbt_9704
from huikan.outputs.stage import Site
from huikan.settings import PAPERS, Settings

PRINT = Path(__file__).parents[3] / "theme" / "print"
DAY = time.date(2025, 11, 18)
MM = 25.4 / 72
LINE = 225 / 22
Box = tuple[float, float, float, float, str]


def printed(folder: Path, text: str, paper: str = "A4", lang: str = "zh", **said: object) -> Path:
    """A notice of a society on some paper."""
    meta = Notice(title="关于开会的通知", date=DAY, signed_on=DAY, issuer=("示例省地下空间学会",), copies_to=("甲单位", "乙单位"))
    doc = Document("notices/n.md", "notices/n", lang, meta.model_copy(update=said), text)
    found = Library((lang,), (Work("notices/n", "notice", {lang: doc}),))
    settings = Settings(papers={"notice": paper})
    (task,) = pdf.plan(
        Site(found, {("notices/n", lang): markup.render(doc.path, doc.body, lang, 1)}, settings, folder, PRINT.parent), {}
    )
    path = folder / "n.pdf"
    path.write_bytes(task.make(*task.args))
    return path


def pages(path: Path) -> list[list[Box]]:
    """The lines of each page from above: left, top, right, bottom in mm, and their words."""
    asked = ["pdftotext", "-bbox-layout", str(path), "-"]
    html = subprocess.run(asked, capture_output=True, check=True).stdout.decode()
    return [
        sorted(map(_line, re.findall(r"<line .*?</line>", page, re.DOTALL)), key=lambda box: box[1])
        for page in html.split("<page ")[1:]
    ]


def _line(text: str) -> Box:
    sides = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', text)
    assert sides
    left, top, right, bottom = (float(side) * MM for side in sides.groups())
    return left, top, right, bottom, re.sub(r"<.*?>|\s", "", text.partition(">")[2])


@pytest.mark.parametrize("paper", ["A5", "16开"])
def test_the_grid_shrinks_with_the_paper(paper: str, tmp_path: Path) -> None:
    width, height = PAPERS[paper]
    scale = min(width / 210, height / 297)
    *text, _folio = pages(printed(tmp_path, "地下空间开发利用" * 200, paper))[1]
    assert [len(line[4]) for line in text] == [28] * 22
    assert text[-1][2] - text[-1][0] == pytest.approx(156 * scale, abs=0.5)
    assert text[21][1] - text[0][1] == pytest.approx(21 * LINE * scale, abs=0.5)


@pytest.mark.parametrize(
    ("characters", "text_pages", "last"),
    [(60, 1, 2), (420, 2, 2), (1100, 3, 4)],
    ids=["one page", "room on the second", "three pages"],
)
def test_the_record_ends_the_last_even_page(characters: int, text_pages: int, last: int, tmp_path: Path) -> None:
    """GB/T 9704, 7.4 and 7.5: at the foot of the block; without a number
    where the page before it is empty."""
    found = pages(printed(tmp_path, "地下空间开发利用" * (characters // 8)))
    folios = [line[4] for page in found for line in page if re.fullmatch("—.*—", line[4])]
    record = [line for line in found[-1] if "抄送" in line[4] or "印发" in line[4]]
    assert (record[0][4], record[-1][4]) == ("抄送：甲单位，乙单位。", "2025年11月18日印发")
    assert record[-1][3] == pytest.approx(37 + 225, abs=4)
    assert len(folios) == len(found) == last
    assert any("示例省地下空间学会" in line[4] for line in found[text_pages - 1]), "the signature is on the page of the text"


def test_the_name_is_centred_over_the_date_four_characters_from_the_edge(tmp_path: Path) -> None:
    lines = pages(printed(tmp_path, "请到会。"))[0]
    name = next(line for line in lines[3:] if line[4] == "示例省地下空间学会")
    date = next(line for line in lines if line[4] == "2025年11月18日")
    assert 28 + 156 - date[2] == pytest.approx(4 * 156 / 28, abs=1)
    assert (name[0] + name[2]) / 2 == pytest.approx((date[0] + date[2]) / 2, abs=1)


def test_a_long_name_stays_in_the_block(tmp_path: Path) -> None:
    long = "示例省地下空间学会轨道交通综合开发专业委员会秘书处"
    lines = pages(printed(tmp_path, "请到会。", issuer=(long,)))[0]
    name = next(line for line in lines[3:] if line[4] == long and line[1] > 150)
    assert name[2] <= 28 + 156 + 0.5
    assert gbt_9704.signatures([long], "2025年11月18日").after_date > 4


def test_an_english_notice_has_its_record_on_the_page_where_it_ends(tmp_path: Path) -> None:
    (page,) = pages(printed(tmp_path, "Please come.", lang="en"))
    record = next(line for line in page if line[4].startswith("Posted18November2025"))
    assert record[3] == pytest.approx(37 + 225, abs=4)


@pytest.mark.parametrize("characters", range(640, 800, 8))
def test_no_page_is_empty_before_the_record(characters: int, tmp_path: Path) -> None:
    """7.5 lets there be one; 5.2.3 and 7.3.5.5 let a line or two more or less stand on a page."""
    found = pages(printed(tmp_path, "地下空间开发利用" * (characters // 8)))
    folios = [line[4] for page in found for line in page if re.fullmatch("—.*—", line[4])]
    assert len(folios) == len(found) in (2, 4)
    assert any("印发" in line[4] for line in found[-1])


@pytest.mark.parametrize(
    ("name", "lines"),
    [("测试学会", 1), ("测试省地下空间工程学会", 1), ("测试省" * 6 + "学会", 1), ("测试省地下空间" * 3 + "工程学会", 2)],
)
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_long_names_stand_on_one_line_of_the_red_head(name: str, lines: int, paper: str, tmp_path: Path) -> None:
    first = pages(printed(tmp_path, "请到会。", paper, issuer=(name,)))[0]
    head = [line for line in first if line[4] in name and line[1] < 100]
    assert "".join(line[4] for line in head) == name
    assert len(head) == lines
    assert all(line[0] >= 0 and line[2] <= PAPERS[paper][0] for line in head)
