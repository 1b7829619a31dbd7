"""Covers of bound books, measured in the finished sheets: a spine that may be a millimetre off,
hard covers by their boards, and proofs that are folded."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import press_fixture
from huikan import preflight
from huikan.model import Hardcover
from huikan.outputs.print import press
from huikan.outputs.print.press import cover_measures, imposition
from huikan.preflight import PressSpec

MM = 72 / 25.4
DPI = 127  # five dots a millimetre
WIDTH, HEIGHT, PAGES = 210, 297, 200


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> dict[str, press.PressJob]:
    return press_fixture.works(press_fixture.lay(tmp_path_factory.mktemp("bound")))


@pytest.fixture(scope="module")
def report(works: dict[str, press.PressJob]) -> press.PressJob:
    return works["reports/2025-x"]


def drawn(content: bytes, folder: Path) -> Image.Image:
    """The trimmed sheet as seen, five dots a millimetre."""
    path = folder / "sheet.pdf"
    path.write_bytes(content)
    command = ["pdftoppm", "-r", str(DPI), "-singlefile", "-png", str(path), str(folder / "sheet")]
    subprocess.run(command, check=True, capture_output=True)
    with pikepdf.open(path) as pdf:
        media, trim = ([float(value) for value in pdf.pages[0].obj[name]] for name in ("/MediaBox", "/TrimBox"))
    dots = DPI / 72
    with Image.open(folder / "sheet.png") as picture:
        return picture.convert("RGB").crop(
            (
                round((trim[0] - media[0]) * dots),
                round((media[3] - trim[3]) * dots),
                round((trim[2] - media[0]) * dots),
                round((media[3] - trim[1]) * dots),
            )
        )


def words(content: bytes, folder: Path) -> list[tuple[str, float, float, float, float]]:
    """Each word with its left, top, right and foot in mm from the trim."""
    path = folder / "words.pdf"
    path.write_bytes(content)
    text = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True).stdout
    with pikepdf.open(path) as pdf:
        media, trim = ([float(value) for value in pdf.pages[0].obj[name]] for name in ("/MediaBox", "/TrimBox"))
    left, top = trim[0] - media[0], media[3] - trim[3]
    found = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<', text)
    return [
        (word, (float(a) - left) / MM, (float(b) - top) / MM, (float(c) - left) / MM, (float(d) - top) / MM)
        for a, b, c, d, word in found
    ]


@pytest.mark.parametrize("hard", [False, True], ids=["paperback", "hardcover"])
def test_a_spine_a_millimetre_off_shows_no_edge(report: press.PressJob, hard: bool, tmp_path: Path) -> None:
    """One colour lies over both folds and three millimetres beyond; the words keep off them."""
    job = replace(report, case=Hardcover() if hard else None)
    content = press.make_cover(job, PAGES)
    sheet = cover_measures.measured(WIDTH, HEIGHT, 10, job.case)
    picture = drawn(content, tmp_path)
    left = sheet.turn_in + sheet.width
    ground = picture.getpixel((round((left + 0.6) * 5), picture.height // 2))
    assert isinstance(ground, tuple)
    for fold in (left, left + sheet.spine):
        strip = picture.crop(
            (round((fold - 3) * 5), 0, round((fold + 1.2) * 5) if fold == left else round((fold + 3) * 5), picture.height)
        )
        if fold != left:
            strip = picture.crop((round((fold - 1.2) * 5), 0, round((fold + 3) * 5), picture.height))
        for (low, high), value in zip(strip.getextrema(), ground, strict=True):
            assert isinstance(low, int) and low >= value - 3 and high <= value + 3
    on_spine = [word for word in words(content, tmp_path) if left < (word[1] + word[3]) / 2 < left + sheet.spine]
    assert "".join(word[0] for word in on_spine).startswith("示例省地下空间发展报告")
    assert min(word[1] for word in on_spine) >= left + 1 and max(word[3] for word in on_spine) <= left + sheet.spine - 1


def test_a_hard_cover_has_the_measures_of_its_boards(report: press.PressJob, tmp_path: Path) -> None:
    """Boards 3 mm over the pages, joints of 8, 16 mm to turn in: the sheet, its folds, and nothing
    that is read outside of what is seen."""
    case = Hardcover(board=3, turn_in=18, overhang=4, joint=9)
    content = press.make_cover(replace(report, case=case), PAGES)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        left, bottom, right, top = (float(value) / MM for value in pdf.pages[0].obj.TrimBox)
        marks = pdf.pages[0].resources.XObject.Marks.read_bytes().decode()
    face, spine = WIDTH + 4, 10 + 2 * 3
    assert (right - left, top - bottom) == pytest.approx((2 * 18 + 2 * face + spine, 297 + 2 * 4 + 2 * 18), abs=0.02)
    dashed = marks[marks.index("[3 2] 0 d") : marks.index("[] 0 d")]
    lines = [[float(value) / MM for value in line] for line in re.findall(r"([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l", dashed)]
    upright = sorted({round(x - left, 1) for x, _, to_x, _ in lines if x == to_x})
    level = sorted({round(y - bottom, 1) for _, y, _, to_y in lines if y == to_y})
    hinge = 18 + face - 9
    assert upright == pytest.approx([18, hinge, 18 + face, 18 + face + 16, 18 + face + 16 + 9, 18 + 2 * face + 16], abs=0.1)
    assert level == pytest.approx([18, 18 + 305], abs=0.1)
    assert [each.code for each in preflight.examine("c", content, PressSpec(signature=1))[1]] == []
    for word, x, y, to_x, to_y in words(content, tmp_path):
        assert x > 18 + 3 and to_x < 18 + 2 * face + 16 - 3 and y > 18 + 3 and to_y < 18 + 305 - 3, word
        on_joint = any(fold - 9 < side < fold for fold in (18 + face, 18 + face + 25) for side in (x, to_x))
        assert not on_joint, f"{word} stands on a joint"
    picture = drawn(content, tmp_path)
    outer = picture.crop((0, picture.height // 3, 9 * 5, picture.height // 3 + 5))
    assert outer.getextrema() == tuple((low, low) for low, _ in outer.getextrema()), "plain colour, pasted down inside"
    assert press.make_cover(replace(report, case=case), PAGES) == content


@given(st.integers(1, 120), st.sampled_from([4, 8, 16, 24, 32]))
def test_folded_sections_are_read_in_order(count: int, pages: int) -> None:
    """Sheets folded once and laid into each other: fronts give the outer pages, backs the inner."""
    whole = count + -count % 4
    order: list[int] = []
    sides = list(imposition.sections(count, pages))
    for number in dict.fromkeys(side[0] for side in sides):
        section = [(left, right) for each, left, right in sides if each == number]
        assert len(section) * 2 <= pages
        fronts, backs = section[::2], section[1::2]
        first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
        last = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])]
        order += [*first, *reversed(last)]
    assert order == list(range(1, whole + 1))


@pytest.mark.parametrize(("key", "section"), [("newsletters/2025-01", 0), ("reports/2025-x", 4)])
def test_a_proof_is_the_book_on_sheets_and_light(
    works: dict[str, press.PressJob], key: str, section: int, tmp_path: Path
) -> None:
    content = press.make(works[key])
    (tmp_path / "pages.pdf").write_bytes(content)
    proof = press.dummy.dummy(content, section, "Title")
    (tmp_path / "proof.pdf").write_bytes(proof)
    assert proof == press.dummy.dummy(content, section, "Title")
    count = press.count(content)
    with pikepdf.open(io.BytesIO(proof)) as pdf:
        assert len(pdf.pages) == (count + -count % 4) // 2
        left, bottom, right, top = (float(value) / MM for value in pdf.pages[0].obj.TrimBox)
        assert (right - left, top - bottom) == pytest.approx((2 * WIDTH, HEIGHT), abs=0.02)
        assert "/OutputIntents" not in pdf.Root
    assert len(proof) < max(0.6 * len(content), 400_000)
    for side in range(1, (count + -count % 4) // 2 + 1):
        line = text(tmp_path / "proof.pdf", side, (0, HEIGHT + 11, 2 * WIDTH + 20, 9))
        found = re.search(r"PROOF, not for press: section (\d+), sheet (\d+) (front|back), pages (\d+) \| (\d+)", line)
        assert found, line
        for half, page in enumerate(map(int, found.groups()[3:])):
            mine = letters(text(tmp_path / "proof.pdf", side, (10 + half * WIDTH, 10, WIDTH, HEIGHT)))
            if page <= count:
                theirs = letters(text(tmp_path / "pages.pdf", page, (14, 14, WIDTH, HEIGHT)))
                assert sorted(mine) == sorted(theirs), (side, page)


def text(path: Path, page: int, box: tuple[int, int, int, int]) -> str:
    """The text of a page within a box in mm from its upper left corner."""
    area = zip(("-x", "-y", "-W", "-H"), (str(round(value / 25.4 * 72)) for value in box), strict=True)
    command = [
        "pdftotext",
        "-r",
        "72",
        "-f",
        str(page),
        "-l",
        str(page),
        *(part for pair in area for part in pair),
        str(path),
        "-",
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def letters(found: str) -> list[str]:
    return [letter for letter in re.sub(r"PROOF", "", found) if "\u3400" < letter < "\u9fff"]
