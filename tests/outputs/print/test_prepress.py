"""Press files: their boxes and marks, inks instead of colours, covers,
booklets; made for real and read back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Pdf, PdfImage

import press_fixture
from huikan import preflight
from huikan.outputs.print import press
from huikan.outputs.print.book import measures
from huikan.outputs.print.press import cover_sheet, filler_pages, imposition, marks, profiles
from huikan.outputs.print.press.inks import Inks
from huikan.preflight import PressSpec, coverage
from huikan.tasks import FileRef
from huikan.typesetting import PageInfo

MM = 72 / 25.4
KEYS = ("reports/2025-x", "newsletters/2025-01", "articles/warm")


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> dict[str, press.PressJob]:
    return press_fixture.works(press_fixture.lay(tmp_path_factory.mktemp("shop")))


@pytest.fixture(scope="module")
def files(works: dict[str, press.PressJob], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Everything that is made of the works, by name."""
    folder = tmp_path_factory.mktemp("press")
    made = {}
    for key, work in works.items():
        made[key] = folder / f"{key.replace('/', '-')}.pdf"
        made[key].write_bytes(press.make(work))
        for task in press.plan_more(work, FileRef.of(made[key]), "booklet"):
            made[task.target] = folder / Path(task.target).name
            made[task.target].write_bytes(task.make(*task.args))
    return made


def test_what_is_made(files: dict[str, Path]) -> None:
    assert set(files) == {*KEYS, "press/reports-2025-x.zh.cover.press.pdf", "press/newsletters-2025-01.zh.booklet.press.pdf"}


def test_every_file_passes_preflight(files: dict[str, Path]) -> None:
    """The one remark: the mark of 1,200 pixels is shown across the page."""
    for name, path in files.items():
        facts, found = preflight.examine(name, path.read_bytes(), PressSpec(signature=1))
        assert facts
        assert [finding.code for finding in found] == ["press-resolution"] * (name in ("reports/2025-x", "articles/warm")), name
        assert set().union(*(page.spaces for page in facts.pages)) <= {"DeviceCMYK", "DeviceGray", "Separation All"}


@pytest.mark.parametrize("key", KEYS)
def test_trim_bleed_and_sheet(works: dict[str, press.PressJob], files: dict[str, Path], key: str) -> None:
    size = list(measures(works[key].book.paper)[:2])
    with Pdf.open(files[key]) as pdf:
        for page in pdf.pages:
            media, bleed, trim = ([float(value) for value in page.obj[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim"))
            assert [round((trim[2] - trim[0]) / MM, 2), round((trim[3] - trim[1]) / MM, 2)] == size
            assert all(abs(abs(one - other) / MM - 3) < 0.001 for one, other in zip(bleed, trim, strict=True))
            assert all(abs(one - other) / MM > 10 for one, other in zip(media, bleed, strict=True))


def test_marks_stay_outside_the_bleed() -> None:
    trim = (0.0, 0.0, 400.0, 600.0)
    room = (-3 * MM, -3 * MM, 400 + 3 * MM, 600 + 3 * MM)
    content = "\n".join(marks._content(trim, 3 * MM, (190, 210)))
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+) [mlc]\b", content)]
    points += [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+) [\d.]+ [\d.]+ re", content)]
    assert len(points) > 40
    for x, y in points:
        assert not (room[0] < x < room[2] and room[1] < y < room[3])
        assert -marks.SLUG <= x <= 400 + marks.SLUG and -marks.SLUG <= y <= 600 + marks.SLUG


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm is not installed")
def test_the_cover_of_a_newsletter_reaches_over_the_edge(files: dict[str, Path], tmp_path: Path) -> None:
    """Seen on the rendered page: ink in the bleed on all four
    sides, white paper and marks beyond."""
    from PIL import Image

    subprocess.run(
        ["pdftoppm", "-r", "50.8", "-f", "1", "-l", "1", "-png", files["newsletters/2025-01"], tmp_path / "p"], check=True
    )
    picture = Image.open(next(tmp_path.glob("p*.png"))).convert("L")
    dots = 2  # a millimetre
    edge = round(marks.SLUG / MM) * dots
    middle = picture.width // 2, picture.height * 3 // 4
    for x, y in ((edge - 4, middle[1]), (picture.width - edge + 3, middle[1]), (middle[0] // 2, picture.height - edge + 3)):
        assert picture.getpixel((x, y)) < 240
    for x, y in ((edge - 9, middle[1]), (picture.width - edge + 8, middle[1]), (middle[0] // 2, picture.height - edge + 9)):
        assert picture.getpixel((x, y)) == 255


@pytest.mark.parametrize(
    "key", [*KEYS, "press/reports-2025-x.zh.cover.press.pdf", "press/newsletters-2025-01.zh.booklet.press.pdf"]
)
def test_foreign_eyes(files: dict[str, Path], key: str) -> None:
    if not shutil.which("qpdf") or not shutil.which("pdffonts"):
        pytest.skip("qpdf or pdffonts is not installed")
    checked = subprocess.run(["qpdf", "--check", files[key]], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    listed = subprocess.run(["pdffonts", files[key]], capture_output=True, text=True, check=True)
    rows = [row.split() for row in listed.stdout.splitlines()[2:]]
    assert rows and not listed.stderr
    assert all(row[-5] == row[-4] == "yes" for row in rows), "embedded, and only what is used"


@pytest.mark.skipif(not shutil.which("pdfimages"), reason="pdfimages is not installed")
@pytest.mark.parametrize("key", KEYS)
def test_foreign_eyes_see_the_same_pictures(files: dict[str, Path], key: str) -> None:
    listed = subprocess.run(["pdfimages", "-list", files[key]], capture_output=True, text=True, check=True)
    rows = [row.split() for row in listed.stdout.splitlines()[2:]]
    assert rows or key == "newsletters/2025-01"
    assert {row[5] for row in rows} <= {"cmyk", "gray"}
    facts, _ = preflight.examine("a.pdf", files[key].read_bytes(), PressSpec())
    assert facts
    ours = [picture.resolution for page in facts.pages for picture in page.pictures]
    theirs = [min(int(row[12]), int(row[13])) for row in rows if row[2] == "image"]
    assert sorted(map(round, ours)) == pytest.approx(sorted(theirs), abs=1)


def test_black_text_is_black_ink_alone(files: dict[str, Path]) -> None:
    with Pdf.open(files["articles/warm"]) as pdf:
        content = pdf.pages[0].Contents
        text = b"".join(part.read_bytes() for part in content) if isinstance(content, Array) else content.read_bytes()
    assert b"\n0 0 0 1 k\n" in text
    assert not re.search(rb"\b(rg|RG)$", text, re.M)


def test_the_same_input_gives_the_same_bytes(works: dict[str, press.PressJob], files: dict[str, Path]) -> None:
    assert press.make(works["articles/warm"]) == files["articles/warm"].read_bytes()
    count = press.count(files["reports/2025-x"].read_bytes())
    cover = files["press/reports-2025-x.zh.cover.press.pdf"].read_bytes()
    assert press.make_cover(works["reports/2025-x"], count) == cover


def test_pictures_are_as_fine_as_the_press_needs(files: dict[str, Path]) -> None:
    """4,000 pixels become 300 dots an inch; the mark keeps its own and its
    transparency; both are in four inks."""
    with Pdf.open(files["articles/warm"]) as pdf:
        images = {
            PdfImage(thing).width: thing
            for page in pdf.pages
            for thing in page.obj.Resources.XObject.values()
            if thing.get("/Subtype") == "/Image"
        }
        assert {width: str(thing.ColorSpace) for width, thing in images.items()} == {1370: "/DeviceCMYK", 1200: "/DeviceCMYK"}
        photograph = PdfImage(images[1370]).as_pil_image()
        assert photograph.mode == "CMYK"
        assert photograph.getpixel((3, 3))[0] > 200, "blue is mostly cyan: the inks are not upside down"
        mark = images[1200]
        assert "/SMask" in mark and not mark.get("/Interpolate")
        assert PdfImage(mark).as_pil_image(apply_mask=False).getpixel((900, 10)) == pytest.approx((215, 110, 35, 96), abs=2)


# Inks


def test_the_palette_in_inks() -> None:
    """石青 as the profile has it; blacks and greys are black alone, paper stays empty."""
    inks = _inks()
    assert inks.of(0x1A, 0x5A, 0x80) == pytest.approx((0.843, 0.431, 0.137, 0.376), abs=0.01)
    assert inks.of(0, 0, 0) == inks.of(0x18, 0x1B, 0x1D) == (0, 0, 0, 1)
    assert inks.of(255, 255, 255) == (0, 0, 0, 0)
    assert inks.of(0xFA, 0xF9, 0xF5)[2] > 0, "warm paper stays warm"


@given(st.integers(0, 239))
def test_greys_are_black_alone_and_in_order(level: int) -> None:
    made = _inks()
    cyan, magenta, yellow, black = made.of(level, level, level)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black >= made.of(level + 1, level + 1, level + 1)[3] or level + 1 >= 240


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_no_colour_takes_more_ink_than_paper_bears(colour: tuple[int, int, int]) -> None:
    assert sum(_inks().of(*colour)) <= 3.3


@cache
def _inks() -> Inks:
    icc = press_fixture.PRINT / "icc"
    return Inks((icc / "sRGB.icc").read_bytes(), (icc / "FOGRA39L_coated.icc").read_bytes())


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("FOGRA39L_coated", "FOGRA39"),
        ("JapanColor2001Coated", "JapanColor2001Coated"),
        ("PSO_Coated", "PSO"),
        ("FOGRA51", "FOGRA51"),
    ],
)
def test_the_condition_has_the_profiles_name(stem: str, name: str) -> None:
    assert profiles.condition(stem) == name


def test_a_theme_needs_one_profile_of_each_kind(tmp_path: Path) -> None:
    with pytest.raises(profiles.NoProfileError):
        profiles.read(tmp_path)
    for name in ("sRGB.icc", "FOGRA39L_coated.icc"):
        shutil.copy(press_fixture.PRINT / "icc" / name, tmp_path)
    assert profiles.read(tmp_path).condition == "FOGRA39"
    shutil.copy(press_fixture.PRINT / "icc/FOGRA39L_coated.icc", tmp_path / "other.icc")
    with pytest.raises(profiles.NoProfileError):
        profiles.read(tmp_path)


# Bound and stapled


def test_pages_come_in_signatures(works: dict[str, press.PressJob], files: dict[str, Path]) -> None:
    for key in KEYS:
        assert press.count(files[key].read_bytes()) % works[key].pages == 0
    assert (works["articles/warm"].pages, works["newsletters/2025-01"].pages) == (2, 4)


def test_pages_that_a_newsletter_has_left_over_are_not_white(works: dict[str, press.PressJob], tmp_path: Path) -> None:
    work = works["newsletters/2025-01"]
    told = replace(work.book, about="本省科技工作者的学术团体。", contact=(("phone", "000-0000 0000"),))
    file = tmp_path / "spares.pdf"
    with press._drawn(filler_pages.html(told, work.theme, 3), work) as (pdf, _):
        pdf.save(file)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    first, *others = text.removesuffix("\f").split("\f")
    assert "关于示例学会" in first and "学术团体" in first and "000-0000 0000" in first
    assert len(others) == 2 and all("记事" in page for page in (first, *others))
    with press._left_over(works["reports/2025-x"], 2) as more:
        assert more == [], "a bound book ends with white pages"


@pytest.mark.parametrize(
    ("kinds", "pages"),
    [
        (["cover", "blank", "title"], 2),
        (["cover", "front"], 0),
        (["cover", "blank", "blank", "title"], 2),
        (["title"], 0),
        ([], 0),
    ],
)
def test_right_hand_pages_stay_on_the_right(kinds: list[str], pages: int) -> None:
    assert press._before_text([PageInfo(kind, 1, blank=kind == "blank") for kind in kinds]) == pages


def test_the_cover_of_a_book_is_one_sheet(files: dict[str, Path]) -> None:
    """Two pages and the spine wide; the spine is as thick as the leaves."""
    count = press.count(files["reports/2025-x"].read_bytes())
    with Pdf.open(files["press/reports-2025-x.zh.cover.press.pdf"]) as pdf:
        assert len(pdf.pages) == 1
        left, bottom, right, top = (float(value) / MM for value in pdf.pages[0].obj.TrimBox)
    assert (right - left, top - bottom) == pytest.approx((420 + cover_sheet.spine(count, 0.1), 297), abs=0.01)


def test_front_and_back_share_no_names(works: dict[str, press.PressJob]) -> None:
    """The same motif twice on a sheet: its patterns must not be defined twice."""
    work = works["reports/2025-x"]
    assert work.book.cover_data
    for key in "abcdef":
        drawn = replace(work.book.cover_data, kind="proceedings", seed=key)
        html = cover_sheet.html(
            replace(work.book, kind="proceedings", cover_data=drawn), work.theme, cover_sheet.measures_of(work.book, 8)
        )
        names = re.findall(r' id="([^"]+)"', html)
        assert names and len(names) == len(set(names))
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(names)


def test_a_spine_is_half_as_many_leaves_as_pages() -> None:
    assert cover_sheet.spine(200, 0.1) == 10
    assert cover_sheet.spine(201, 0.1) == 10.1
    assert cover_sheet.spine(0, 0.1) == 0


def test_a_thick_spine_bears_the_title(works: dict[str, press.PressJob]) -> None:
    work = works["reports/2025-x"]
    assert '<p class="spine-words"' not in cover_sheet.html(work.book, work.theme, cover_sheet.measures_of(work.book, 5.9))
    html = cover_sheet.html(work.book, work.theme, cover_sheet.measures_of(work.book, 12))
    assert re.sub("<[^>]+>", "", re.search(r'<p class="spine-words".*?</p>', html)[0]) == "示例省地下空间发展报告示例学会"  # type: ignore[index]
    content = press.make_cover(work, 240)
    assert [finding.code for finding in preflight.examine("c", content, PressSpec(signature=1))[1]] == []


@pytest.mark.parametrize(("count", "expected"), [(4, [(4, 1), (2, 3)]), (8, [(8, 1), (2, 7), (6, 3), (4, 5)])])
def test_a_booklet_is_read_in_order(count: int, expected: list[tuple[int, int]]) -> None:
    assert list(imposition.order(count)) == expected


@given(st.integers(1, 40).map(lambda sheets: sheets * 4))
def test_folded_sheets_nested_give_the_pages_in_order(count: int) -> None:
    """Folding it by hand: right halves of fronts and left halves of backs from outside in,
    then the rest from inside out."""
    sides = list(imposition.order(count))
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first = [page for front, back in sheets for page in (front[1], back[0])]
    second = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    assert first + second == list(range(1, count + 1))


def test_a_booklet_needs_whole_sheets() -> None:
    with pytest.raises(imposition.UnimposableError):
        list(imposition.order(6))


def test_a_booklet_shows_pages_side_by_side(files: dict[str, Path]) -> None:
    with (
        Pdf.open(files["press/newsletters-2025-01.zh.booklet.press.pdf"]) as pdf,
        Pdf.open(files["newsletters/2025-01"]) as source,
    ):
        assert len(pdf.pages) * 2 == len(source.pages)
        left, bottom, right, top = (round(float(value) / MM, 2) for value in pdf.pages[0].obj.TrimBox)
        assert (right - left, top - bottom) == (420, 297)
        assert set(pdf.pages[0].obj.Resources.XObject.keys()) == {f"/P{len(source.pages)}", "/P1", "/Marks"}


@pytest.mark.skipif(not coverage.possible(), reason="pdftoppm is not installed")
def test_no_colour_ends_at_the_trim(files: dict[str, Path]) -> None:
    """Covers, wrappers and sheets reach into their bleed, seen on the drawn pages."""
    for path in files.values():
        facts, _ = preflight.examine("a.pdf", path.read_bytes(), PressSpec(signature=1))
        assert facts and not any(page.short for page in coverage.measure(path, facts)), path.name


def test_wide_pages_stand_in_the_book() -> None:
    from huikan.outputs.print.press import finishing

    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(842, 595))
    pdf.add_blank_page(page_size=(595, 842))
    for page in pdf.pages:
        page.obj.TrimBox = page.obj.BleedBox = page.obj.MediaBox
    finishing.rotate_landscape(pdf)
    assert [[float(value) for value in page.obj.TrimBox] for page in pdf.pages] == [[0, 0, 595, 842]] * 2
    parts = pdf.pages[0].obj.Contents
    assert b"0 1 -1 0 595.0000 0 cm" in b"".join(part.read_bytes() for part in parts)
    target = io.BytesIO()
    pdf.save(target)
