"""Notices after GB/T 9704—2012, measured in mm in the ink of the finished pages: what a clerk with
a ruler would find. The numbers are those of the standard's clauses."""

from __future__ import annotations

import datetime as time
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from huikan import markup
from huikan.model import Attachment, Document, Library, Notice, Work
from huikan.outputs import print as pdf
from huikan.outputs.stage import Site
from huikan.settings import PAPERS, Settings

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is not installed")
THEME = Path(__file__).parents[3] / "theme"
DAY = time.date(2025, 11, 18)
DPI = 254  # ten pixels a millimetre
TOP, FOOT, LINE = 37.0, 262.0, 225 / 22
LEFT = {1: 28.0, 2: 26.0}  # of the block, by odd and even pages
NUMBER = "示地空学〔2025〕4号"
Span = tuple[float, float]


class Sheet:
    """A page of a PDF as ink."""

    def __init__(self, path: Path, number: int) -> None:
        target = path.with_name(f"page-{number}")
        command = ["pdftoppm", "-r", str(DPI), "-f", str(number), "-l", str(number), "-singlefile", "-png"]
        subprocess.run([*command, str(path), str(target)], check=True)
        picture = Image.open(target.with_suffix(".png")).convert("RGB")
        red, green, _ = picture.split()
        self.red = ImageChops.subtract(red, green).point(lambda value: 255 if value > 60 else 0)
        self.ink = picture.convert("L").point(lambda value: 255 if value < 150 else 0)

    def rows(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0, red: bool = False) -> list[Span]:
        """From where to where there is ink in a part of the page, from above, in mm."""
        mask = self.red if red else self.ink
        box = (left, top, right or mask.width / 10, bottom or mask.height / 10)
        mask = mask.crop(tuple(round(side * 10) for side in box))
        rows = [mask.crop((0, row, mask.width, row + 1)).getbbox() is not None for row in range(mask.height)]
        edges = [row for row, (before, now) in enumerate(pairwise([False, *rows, False])) if before != now]
        return [(top + start / 10, top + end / 10) for start, end in zip(edges[::2], edges[1::2], strict=True)]

    def sides(self, top: float, bottom: float, red: bool = False) -> Span:
        """The first and the last ink between two heights, in mm from the left."""
        mask = self.red if red else self.ink
        box = mask.crop((0, round(top * 10), mask.width, round(bottom * 10))).getbbox()
        assert box is not None
        return box[0] / 10, box[2] / 10


def printed(folder: Path, text: str, paper: str = "A4", **fields: object) -> Path:
    """A notice of a society as a PDF."""
    meta = Notice(title="关于开会的通知", date=DAY, signed_on=DAY, issuer=("示例省地下空间学会",), copies_to=("甲单位", "乙单位"))
    doc = Document("notices/n.md", "notices/n", "zh", meta.model_copy(update={"document_number": NUMBER, **fields}), text)
    library = Library(("zh",), (Work("notices/n", "notice", {"zh": doc}),))
    fragments = {("notices/n", "zh"): markup.render(doc.path, doc.body, "zh", 1)}
    (task,) = pdf.plan(Site(library, fragments, Settings(papers={"notice": paper}), folder, THEME), {})
    path = folder / "n.pdf"
    path.write_bytes(task.make(*task.args))
    return path


def on_grid(rows: list[Span]) -> list[float]:
    """The places of lines of 16 pt on the grid, in lines from the top of the block."""
    return [(top - TOP - 2.6) / LINE for top, bottom in rows if 4.4 < bottom - top < 6]


@pytest.mark.parametrize(("paper", "scale"), [("A4", 1.0), ("A5", 148 / 210)])
def test_the_first_page(paper: str, scale: float, tmp_path: Path) -> None:
    """The head 35 mm below the block (7.2.4), the number below it, a rule as wide as the block 4 mm
    below that (7.2.7), the title two lines further down (7.3.1); page number below (7.5)."""
    path = printed(tmp_path, "地下空间开发利用" * 60, paper, addressees=("各单位",))
    sheet = Sheet(path, 1)
    height = PAPERS[paper][1]
    start = TOP * scale
    name, rule = sheet.rows(red=True)
    assert name[0] == pytest.approx(start + 35 * scale, abs=0.4)
    left, right = sheet.sides(*rule, red=True)
    assert right - left == pytest.approx(156 * scale, abs=0.5)
    black = [row for row in sheet.rows() if row[0] > name[1]]
    number, _rule, title, addressees, *_ = black
    assert rule[0] - number[1] == pytest.approx(4 * scale, abs=0.4)
    assert number[0] - name[1] == pytest.approx(2.5 * LINE * scale, abs=0.55 * LINE * scale)  # two lines, and to the grid
    assert title[0] - rule[1] == pytest.approx(2 * LINE * scale, abs=1)
    assert addressees[0] - title[1] == pytest.approx(1.4 * LINE * scale, abs=1)  # one line free
    (dash,) = sheet.rows(left=left + 150 * scale, top=start + 226 * scale, bottom=height - 1, right=left + 155 * scale)
    assert dash[0] - (start + 225 * scale) == pytest.approx(7 * scale, abs=0.4)


def test_page_numbers_stand_one_character_in_outside(tmp_path: Path) -> None:
    path = printed(tmp_path, "地下空间开发利用" * 200)
    for number, outer in ((2, "left"), (3, "right")):
        left, right = Sheet(path, number).sides(FOOT + 1, 290)
        indent = left - LEFT[2] if outer == "left" else LEFT[1] + 156 - right
        assert indent == pytest.approx(14 * 25.4 / 72, abs=0.5)
        (dash,) = Sheet(path, number).rows(
            left=left if outer == "left" else right - 4, top=FOOT + 1, right=left + 4 if outer == "left" else right, bottom=290
        )
        assert dash[0] - FOOT == pytest.approx(7, abs=0.3)


def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    path = printed(tmp_path, "地下空间开发利用" * 200)
    sheet = Sheet(path, 2)
    rows = sheet.rows(bottom=FOOT)
    assert len(rows) == 22
    assert on_grid(rows) == pytest.approx([float(row) for row in range(22)], abs=0.04)
    left, right = sheet.sides(TOP, FOOT)
    assert (left, right) == (pytest.approx(26, abs=0.5), pytest.approx(26 + 156, abs=0.5))


MIXED = """请到会。

| 甲 | 乙 |
|---|---|
| 一 | 二 |

表后的文字

## 一、标题

1. 其一
2. 其二

> 引用的话

```
code
```

代码后的文字"""


@pytest.mark.parametrize("contact", [None, "吴汀"])
def test_lines_return_to_the_grid_after_what_is_none_of_it(contact: str | None, tmp_path: Path) -> None:
    """Tables, code, lists, headings, attachments, signature."""
    attachments = (Attachment(file="a.txt", title="回执"), Attachment(file="b.txt", title="日程"))
    path = printed(tmp_path, MIXED, addressees=("各单位",), attachments=attachments, contact=contact)
    places = on_grid(Sheet(path, 1).rows(top=160, bottom=FOOT)) + on_grid(Sheet(path, 2).rows(bottom=240))
    assert len(places) >= 9
    assert [place % 1 for place in places if 0.06 < place % 1 < 0.94] == []


def test_the_record_ends_on_the_last_line_of_the_block(tmp_path: Path) -> None:
    """7.4.1: thick rules outside, a thin one between, all as wide as the block."""
    sheet = Sheet(printed(tmp_path, "请到会。"), 2)
    first, copies, inner, posted, last = sheet.rows(bottom=264)
    assert last[1] == pytest.approx(FOOT, abs=0.3)
    assert last[1] - last[0] >= inner[1] - inner[0]
    for rule in (first, inner, last):
        assert sheet.sides(*rule) == (pytest.approx(26, abs=0.3), pytest.approx(182, abs=0.3))
    character = 14 * 25.4 / 72
    assert sheet.sides(*copies)[0] == pytest.approx(26 + character, abs=0.5)
    assert sheet.sides(*posted) == (pytest.approx(26 + character, abs=0.6), pytest.approx(182 - character, abs=0.6))


def test_a_seal_has_its_place(tmp_path: Path) -> None:
    """7.3.5.1: of 42 mm, centred on the name and a little above its middle and the date's, it
    begins within one line of the text and reaches no text."""
    sheet = Sheet(printed(tmp_path, "请到会。"), 1)
    *_, text, name, date, _folio = sheet.rows()
    middle = (name[0] + date[1]) / 2
    assert text[1] - 1 <= middle - 42 / 2 - 2 <= text[1] + LINE
    assert LEFT[1] + 156 - sheet.sides(*date)[1] == pytest.approx(4 * 156 / 28, abs=1)


def test_several_issuers_have_names_of_one_length_and_room_for_their_seals(tmp_path: Path) -> None:
    path = printed(tmp_path, "请到会。", issuer=("示例省地下空间学会", "示例市土木学会"), form="document")
    sheet = Sheet(path, 1)
    *names, rule = sheet.rows(red=True)
    assert names[0][0] == pytest.approx(72, abs=0.4)
    one, other = (
        sheet.red.crop((0, round(top * 10), 1450, round(bottom * 10))).getbbox() for top, bottom in (names[0], names[-1])
    )
    assert one is not None
    assert other is not None
    assert (one[0], one[2]) == (pytest.approx(other[0], abs=12), pytest.approx(other[2], abs=12))
    *_, signed, _date, _folio = sheet.rows()
    ink = sheet.ink.crop((0, round(signed[0] * 10), sheet.ink.width, round(signed[1] * 10)))
    columns = [ink.crop((column, 0, column + 1, ink.height)).getbbox() is not None for column in range(ink.width)]
    gap = max(len(run) for run in "".join("x" if column else " " for column in columns).strip().split("x"))
    assert gap > 50, "two names stand side by side"
    assert rule[0] < 145


def test_many_addressees_move_to_the_record(tmp_path: Path) -> None:
    """7.3.2 and 7.4.2: so that the first page shows some of the body."""
    names = tuple(f"示例省第{number}地下空间开发利用协会秘书处" for number in range(24))
    path = printed(tmp_path, "请到会。" * 40, addressees=names)
    texts = [
        "".join(
            subprocess.run(
                ["pdftotext", "-f", str(page), "-l", str(page), str(path), "-"], capture_output=True, check=True, text=True
            ).stdout.split()
        )
        for page in (1, 2)
    ]
    assert "请到会。请到会。" in texts[0]
    assert names[0] not in texts[0]
    assert f"主送：{names[0]}，{names[1]}" in texts[1]
    assert texts[1].index("主送：") < texts[1].index("抄送：")
    last = Sheet(path, 2).rows(bottom=264)[-1]
    assert last[1] == pytest.approx(FOOT, abs=0.3)


def test_few_addressees_stay_above_the_body(tmp_path: Path) -> None:
    path = printed(tmp_path, "请到会。", addressees=("各单位",))
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
    assert "各单位：" in text
    assert "主送" not in text


def test_an_annex_begins_a_page_with_its_title_on_the_third_line(tmp_path: Path) -> None:
    """7.3.7: behind the signature and before the record."""
    path = printed(tmp_path, "请到会。\n\n## 附件1 回执\n\n姓名、单位\n\n## 附件2：名单\n\n名单如下")
    for number in (2, 3):
        label, title, text, *_ = Sheet(path, number).rows(bottom=FOOT)
        assert label[0] - TOP == pytest.approx(2.6, abs=0.6)
        assert (title[0] - TOP) / LINE == pytest.approx(2.15, abs=0.1)
        assert on_grid([text]) == pytest.approx([4.0], abs=0.06)
        assert Sheet(path, number).sides(*label)[0] == pytest.approx(LEFT[2 - number % 2], abs=0.6)


def test_a_letter(tmp_path: Path) -> None:
    """10.1: the name 30 mm below the edge, double rules 170 mm long, the lower one 20 mm above the
    edge; the number below the first at the right, no page number on the first page."""
    path = printed(tmp_path, "请到会。" * 200, form="letter", addressees=("各单位",))
    sheet = Sheet(path, 1)
    name, *rules = sheet.rows(red=True)
    assert name[0] == pytest.approx(30, abs=0.4)
    assert rules[0][0] - name[1] == pytest.approx(4, abs=0.5)
    assert rules[-1][1] == pytest.approx(297 - 20, abs=0.3)
    left, right = sheet.sides(*rules[0], red=True)
    assert right - left == pytest.approx(170, abs=0.5)
    assert left == pytest.approx(LEFT[1] - 7, abs=0.3)
    number = next(row for row in sheet.rows() if row[0] > rules[1][1])
    assert sheet.sides(*number)[1] == pytest.approx(LEFT[1] + 156, abs=2)
    assert number[0] - rules[1][1] == pytest.approx(16 * 25.4 / 72 * 7 / 8, abs=1.2)
    assert not sheet.rows(top=rules[-1][1] + 0.5)
    last = Sheet(path, 2)
    assert last.rows(top=FOOT + 1), "the second page has its number"


def test_how_urgent_and_who_signed(tmp_path: Path) -> None:
    """The first line of the block, at its left, does not move the head (7.2.3); the number one
    character from the left beside the last who signed, one character from the right, two on a line
    below each other (7.2.5, 7.2.6)."""
    plain_name, _ = Sheet(printed(tmp_path, "地下空间。"), 1).rows(red=True)
    sheet = Sheet(printed(tmp_path, "地下空间。", urgency="most-urgent", signers=("林昭", "何静", "周岚")), 1)
    name, rule = sheet.rows(red=True)
    assert name == pytest.approx(plain_name, abs=0.15)
    square = 156 / 28
    first = next(row for row in sheet.rows() if row[0] > 30)
    assert first[0] > TOP and first[1] < TOP + LINE
    left, right = sheet.sides(*first)
    assert left == pytest.approx(LEFT[1], abs=0.6) and right == pytest.approx(LEFT[1] + 2 * square, abs=0.8)
    above, last = [row for row in sheet.rows() if name[1] < row[0] < rule[0]]
    assert rule[0] - last[1] == pytest.approx(4, abs=0.4)
    start, end = sheet.sides(*last)
    assert start == pytest.approx(LEFT[1] + square, abs=0.8)
    third, second_edge = sheet.sides(*above)
    assert second_edge == pytest.approx(LEFT[1] + 156 - square, abs=0.8)
    assert third == pytest.approx(second_edge - 9 * square, abs=1.5)  # 签发人：林昭　何静
    assert end == pytest.approx(second_edge - 3 * square, abs=1.5)  # 周岚 below 林昭
