"""Coated, uncoated, newsprint: the printing condition and the most ink of a press file follow what
the work is printed on. The files are drawn and their ink is measured."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import press_fixture
from huikan import preflight
from huikan.model import Document, Library, Printing, Society, Stock, Work
from huikan.model.kinds import Notice
from huikan.outputs.print import press
from huikan.outputs.print.press import ink_limit, profiles
from huikan.outputs.print.press.inks import Inks
from huikan.preflight import PressSpec, coverage
from huikan.theme_folders import Layers

ICC = press_fixture.PRINT / "icc"
STOCKS: tuple[tuple[Stock, str, float], ...] = (
    ("coated", "FOGRA39", 330),
    ("uncoated", "FOGRA29", 300),
    ("newsprint", "TR002", 240),
)
DARK = "---\ntitle: 暗处\ndate: 2025-05-01\n{stock}---\n正文。\n\n![夜](night.png)\n\n![噪](noise.jpg)\n"


def job(root: Path, stock: str = "", society: str = "") -> press.PressJob:
    """An article with the darkest pictures that there are."""
    folder = root / "articles/night"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(DARK.format(stock=stock and f"stock: {stock}\n"), encoding="utf-8")
    night = Image.new("RGB", (900, 300))
    night.putdata([(x % 24, y % 12, (x + y) % 30) for y in range(300) for x in range(900)])
    night.save(folder / "night.png")
    seed = random.Random(1)
    noise = Image.frombytes("RGB", (900, 600), bytes(seed.choice((0, 0, 8, 60)) for _ in range(900 * 600 * 3)))
    noise.save(folder / "noise.jpg", quality=85)
    if society:
        (root / "data").mkdir()
        (root / "data/society.yml").write_text(f"name: 示例学会\n{society}", encoding="utf-8")
    return press_fixture.works(root)["articles/night"]


@pytest.mark.parametrize(("stock", "condition", "limit"), STOCKS)
def test_condition_and_ink_follow_the_paper(stock: Stock, condition: str, limit: float, tmp_path: Path) -> None:
    content = press.make(job(tmp_path, stock))
    path = tmp_path / "night.press.pdf"
    path.write_bytes(content)
    facts, findings = preflight.examine("night", content, PressSpec(signature=2))
    assert [finding.code for finding in findings if finding.severity == "error"] == []
    assert facts
    (intent,) = facts.intents
    assert (intent.condition, intent.inks) == (condition, 4)
    assert preflight.ink_limit(facts) == limit
    most = max(picture.ink for page in facts.pages for picture in page.pictures)
    assert limit - 130 < most <= limit
    drawn = coverage.measure(path, facts)
    assert max(page.most for page in drawn) <= limit + coverage.TOLERANCE
    with pikepdf.open(io.BytesIO(content)) as pdf:
        embedded = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert str(pdf.Root.OutputIntents[0].Info) == f"{condition}, at most {limit:g} % ink"
    assert embedded == profiles.read(ICC, stock).press.read()


def test_the_society_says_what_everything_is_printed_on(tmp_path: Path) -> None:
    made = job(tmp_path / "a", society="printing: {stock: uncoated, ink: 280}\n")
    assert (made.profiles.condition, made.profiles.ink) == ("FOGRA29", 280)
    made = job(tmp_path / "b", "newsprint", "printing: {stock: uncoated, ink: 280}\n")
    assert (made.profiles.condition, made.profiles.ink) == ("TR002", 240), (
        "the work's own paper, its own limit where that is lower"
    )


def test_too_much_ink_for_the_paper_is_held_back(tmp_path: Path) -> None:
    content = press.make(job(tmp_path, "coated"))
    _, findings = preflight.examine("night", content, PressSpec(signature=2, ink=240))
    held = {finding.code for finding in findings if finding.severity == "error"}
    assert held == {"press-ink", "press-picture-ink"}, "its drawing and its pictures"


def test_the_print_shops_own_profile(tmp_path: Path) -> None:
    (tmp_path / "icc").mkdir()
    shutil.copy(ICC / "FOGRA39L_coated.icc", tmp_path / "icc/PSOuncoated_v3.icc")
    both = Layers((tmp_path, press_fixture.PRINT)) / "icc"
    own = Printing(stock="uncoated", uncoated="PSOuncoated_v3.icc")
    assert profiles.read(both, "uncoated", own).condition == "PSOuncoated"
    assert profiles.read(both, "coated", own).condition == "FOGRA39", "it is that of one paper"
    assert profiles.read(both, "newsprint").condition == "PSOuncoated", "one alone that nothing names serves all"


@pytest.mark.parametrize(
    ("name", "code"), [("none.icc", "profile-missing"), ("../icc/sRGB.icc", "profile-missing"), ("sRGB.icc", "profile-broken")]
)
def test_a_profile_that_cannot_be_used_is_named(name: str, code: str) -> None:
    notice = Document("notices/n.md", "notices/n", "zh", Notice(title="通知"), "文。")
    society = Society(name={"": "示例学会"}, printing=Printing(uncoated=name)).at({"printing.uncoated": 4})
    works = Library(("zh",), (Work("notices/n", "notice", {"zh": notice}),), society=society)
    assert [(each.code, each.line) for each in profiles.check(works, ICC)] == [(code, 4)]


def test_ink_is_taken_from_the_colours_alone() -> None:
    picture = Image.new("CMYK", (3, 600), (255, 255, 255, 255))
    picture.paste((100, 50, 0, 20), (0, 0, 1, 600))
    lighter = ink_limit.limited(picture, 600)
    assert lighter.getpixel((0, 500)) == (100, 50, 0, 20)
    dark = lighter.getpixel((2, 599))
    assert isinstance(dark, tuple)
    assert dark[3] == 255 and 595 <= sum(dark) <= 600 and max(dark[:3]) - min(dark[:3]) <= 1
    assert ink_limit.limited(picture, 1020) is picture


@pytest.mark.parametrize(("stock", "condition", "limit"), STOCKS)
def test_every_colour_of_the_screen_keeps_the_limit(stock: Stock, condition: str, limit: float) -> None:
    chosen = profiles.read(ICC, stock)
    inks = Inks(chosen.screen.read(), chosen.press.read(), limit)
    steps = (0, 15, 60, 120, 200, 255)
    for colour in ((r, g, b) for r in steps for g in steps for b in steps):
        assert sum(inks.of(*colour)) <= limit / 100, (condition, colour)


def test_the_paper_is_what_the_profile_was_made_for() -> None:
    """White paper is lighter and black deeper on coated paper; newsprint is the greyest."""
    from PIL import ImageCms

    tones = {}
    for stock, _, _ in STOCKS:
        file = profiles.read(ICC, stock).press.path
        to_lab = ImageCms.buildTransform(
            file, ImageCms.createProfile("LAB"), "CMYK", "LAB", ImageCms.Intent.ABSOLUTE_COLORIMETRIC
        )
        sheet = Image.new("CMYK", (2, 1))
        sheet.putpixel((1, 0), (0, 0, 0, 255))
        lab = ImageCms.applyTransform(sheet, to_lab)
        assert lab
        tones[stock] = [pixel[0] / 2.55 for pixel in (lab.getpixel((0, 0)), lab.getpixel((1, 0))) if isinstance(pixel, tuple)]
    assert tones["newsprint"][0] < 85 < 93 < tones["coated"][0]
    assert tones["coated"][1] < 20 < 28 < tones["uncoated"][1]
