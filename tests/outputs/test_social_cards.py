"""The pictures of shared links: one a work and language, the same bytes for the
same values, whatever the title."""

from __future__ import annotations

import datetime as time
import struct
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageChops

from content_from_text import LANGUAGES, documents
from huikan import drawing, library
from huikan.drawing import CoverData
from huikan.drawing.glyphs import ems
from huikan.model import SHANGHAI, Asset, Library
from huikan.outputs import social_cards
from huikan.outputs.social_cards import lettering
from huikan.outputs.social_cards.card_pictures import drawing_task, make_picture
from huikan.outputs.social_cards.lettering import Typefaces
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.source import Data
from huikan.tasks import Cache, FileRef, Task

ROOT = Path(__file__).parents[2]
PRINT = ROOT / "theme/print"
SETTINGS = Settings(names={"zh": "示例学会", "en": "Example Society"}, languages=LANGUAGES)
NOW = time.datetime(2026, 1, 1, tzinfo=SHANGHAI)
TREE = """\
=== index.md
---
title: 首页
---
=== newsletters/2025-01/index.md
---
title: 第一期
date: 2025-03-31
number: 1
---
=== newsletters/2025-01/01-metro.md
---
title: 地铁
---
=== newsletters/2025-01/01-metro.en.md
---
title: Metro
---
=== articles/warm.md
---
title: 冬暖夏凉
date: 2025-03-01
cover: image/warm.png
---
"""


def society(assets: Mapping[str, Asset] | None = None) -> Library:
    return library.assemble(documents(TREE), Data(None, {}, assets or {}), LANGUAGES, NOW).library


def planned(assets: Mapping[str, Asset] | None = None, content: Path = ROOT) -> dict[str, Task]:
    return {task.target: task for task in social_cards.plan(Site(society(assets), {}, SETTINGS, content, PRINT.parent), {})}


def test_a_card_for_every_work_in_every_language_that_it_has() -> None:
    targets = [task.target for task in social_cards.plan(Site(society(), {}, SETTINGS, ROOT, PRINT.parent), {})]
    assert sorted(targets) == [
        "cards/articles/warm.zh.png",
        "cards/index.en.png",
        "cards/index.zh.png",
        "cards/newsletters/2025-01.zh.png",
        "cards/newsletters/2025-01/01-metro.en.png",
        "cards/newsletters/2025-01/01-metro.zh.png",
    ]


def test_where_the_settings_want_no_cards_there_is_the_site_s_own() -> None:
    site = Site(society(), {}, replace(SETTINGS, cards=False), ROOT, PRINT.parent)
    assert [task.target for task in social_cards.plan(site, {})] == ["cards/index.zh.png", "cards/index.en.png"]


def made(task: Task, folder: Path) -> bytes:
    """What a task gives, after its picture."""
    return task.make(*(drawn(value, folder) if isinstance(value, Task) else value for value in task.args))


def drawn(task: Task, folder: Path) -> FileRef:
    place = folder / task.target.replace("/", "-")
    if not place.exists():
        place.write_bytes(task.make(*task.args))
    return FileRef.of(place)


def card(subject: CoverData, folder: Path, kicker: str = "", note: str = "") -> Image.Image:
    """The card of a work without a picture, in the fonts of its script."""
    faces = planned()["cards/index.zh.png" if subject.chinese else "cards/index.en.png"].args[-1]
    picture = drawn(drawing_task(drawing.backdrop(subject)), folder)
    return Image.open(BytesIO(social_cards.make(subject, kicker, note, picture, False, faces))).convert("RGB")


def test_a_card_is_a_picture_of_the_size_that_pages_announce(tmp_path: Path) -> None:
    for target in ("cards/newsletters/2025-01.zh.png", "cards/index.en.png"):
        first, again = (made(planned()[target], tmp_path) for _ in range(2))
        assert first == again and len(first) < 100_000
        assert first.startswith(b"\x89PNG") and struct.unpack(">II", first[16:24]) == (1200, 630)


def test_a_part_is_headed_by_its_publication_and_dated() -> None:
    subject, kicker, note, *_ = planned()["cards/newsletters/2025-01/01-metro.en.png"].args
    assert (subject.title, subject.lang, kicker, note) == ("Metro", "en", "第一期", "31 March 2025")


def test_works_of_one_motif_and_colour_share_drawings_in_all_languages() -> None:
    """A drawing costs as much time as ten cards."""
    chinese, english = (planned()[f"cards/newsletters/2025-01/01-metro.{lang}.png"].args[3] for lang in LANGUAGES)
    assert chinese is not english and chinese == english
    drawings = [drawing.backdrop(CoverData("article", f"articles/{number}", "")) for number in range(500)]
    assert len(set(drawings)) <= 4 * 4 * drawing_seeds() < 50
    subject = CoverData("article", "articles/7", "", "zh")
    assert drawing.backdrop(subject).ramp.main in drawing.art(subject), "the colours are those of its page's picture"


def drawing_seeds() -> int:
    return len({drawing.backdrop(CoverData("article", str(number), "")).seed for number in range(100)})


@pytest.mark.parametrize("title", ["冬暖夏凉", "Waves & “AV” 3.0", "地下 Underground 空间"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_stands_left_of_the_picture_and_nowhere_else(title: str, lang: str, tmp_path: Path) -> None:
    subject = CoverData("item", "a", title, lang)
    bare, titled = card(replace(subject, title=""), tmp_path), card(subject, tmp_path)
    box = ImageChops.difference(bare, titled).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert 60 <= left < right <= 1200 - 176 - 60 and 200 <= top < bottom <= 510
    ink = drawing.backdrop(subject).ramp.deep
    assert ink in hexes(titled.crop(box))


def hexes(picture: Image.Image) -> set[str]:
    return {"#{:02X}{:02X}{:02X}".format(*colour) for _, colour in picture.getcolors(1 << 20) or ()}  # type: ignore[misc]


def test_letters_are_those_of_our_own_fonts(tmp_path: Path) -> None:
    """Without fonts there are none: the system's are never asked."""
    subject = CoverData("item", "a", "冬暖夏凉 Winter", "zh")
    picture = drawn(drawing_task(drawing.backdrop(subject)), tmp_path)
    without = social_cards.make(subject, "", "", picture, False, Typefaces((), (), ()))
    assert Image.open(BytesIO(without)).convert("RGB").tobytes() == card(replace(subject, title=""), tmp_path).tobytes()


def test_a_character_comes_from_the_first_font_that_has_it() -> None:
    faces = planned()["cards/index.en.png"].args[-1]
    pieces = [(Path(font).name.partition("_")[0], text) for font, text in lettering.pieces("Aé地б ", faces.serif)]
    assert pieces == [("SourceSerif4", "Aé"), ("NotoSerifSC", "地"), ("SourceSerif4", "б ")]
    assert [font for font, _ in lettering.pieces("\U0001f600", faces.serif)] == [""]


def test_letters_that_belong_together_are_moved_together() -> None:
    """Pairs of letters are kerned, marks stand on their letters."""
    faces = planned()["cards/index.en.png"].args[-1]

    def length(text: str) -> float:
        return sum(ink.advance for _, ink in lettering.inks(text, 84, faces.serif))

    assert length("AV") < length("A") + length("V") - 1
    assert length("e\u0301") == length("é") == length("e")


def test_an_editors_picture_wins(tmp_path: Path) -> None:
    place = tmp_path / "articles/image/warm.png"
    place.parent.mkdir(parents=True)
    Image.new("RGB", (50, 80), (255, 0, 255)).save(place)
    reference = FileRef.of(place)
    assets = {"articles/image/warm.png": Asset("articles/image/warm.png", reference.sha256, 1)}
    task = planned(assets, tmp_path)["cards/articles/warm.zh.png"]
    picture = Image.open(BytesIO(made(task, tmp_path)))
    assert picture.mode == "RGB" and picture.getpixel((1000, 300)) == (255, 0, 255)
    other = planned(assets | {"articles/image/warm.png": Asset("articles/image/warm.png", "0" * 64, 1)}, tmp_path)
    keys = [Cache(tmp_path).key(each) for each in (task.args[3], other["cards/articles/warm.zh.png"].args[3])]
    assert keys[0] != keys[1]


def test_transparent_parts_of_a_picture_show_paper(tmp_path: Path) -> None:
    place = tmp_path / "clear.png"
    Image.new("RGBA", (50, 80), (0, 0, 0, 0)).save(place)
    picture = Image.open(BytesIO(make_picture(FileRef.of(place), ()))).convert("RGB")
    assert hexes(picture) == {drawing.PAPER}


@given(
    st.text(max_size=60), st.sampled_from(["issue", "report", "proceedings", "article", "notice"]), st.sampled_from(["zh", "en"])
)
def test_any_text_stays_beside_the_picture(title: str, kind: str, lang: str) -> None:
    subject = CoverData(kind, "key", title, lang, society=title, subtitle=title)
    layout = drawing.card(subject, title, title)
    for line in layout.lines:
        assert line.x >= 64 and 0 < line.y <= 630 - 40
        assert line.x + ems(line.text, subject.chinese or line.face == "sans") * line.size <= 1200 - layout.wide - 64 + 1
    assert 0 <= layout.shift <= 460 - layout.wide
    svg = drawing.card_picture(subject if subject.profile.cover else drawing.backdrop(subject))
    tree = etree.fromstring(svg.encode())
    assert (tree.get("width"), tree.get("height")) == ("460", "630")


@pytest.mark.parametrize(
    "title", ['</text><script>alert("1")</script>', "a&b<c", "𠮷野家 😀", "长" * 300, "אבג \u200fابج", "e\u0301" * 90]
)
def test_hostile_titles_are_made(title: str, tmp_path: Path) -> None:
    assert card(CoverData("notice", "a", title, society=title), tmp_path, title, title).size == (1200, 630)


@pytest.mark.parametrize("font", ["Microsoft YaHei", "SimSun, serif", "monospace"])
def test_a_drawing_keeps_its_words_in_fonts_that_we_have_not_got(tmp_path: Path, font: str) -> None:
    fonts = planned()["cards/index.zh.png"].args[-1].files
    place = tmp_path / "cover.svg"

    def shown(text: str) -> bytes:
        letters = f'<text x="5" y="40" font-family="{font}" font-size="30">{text}</text>'
        place.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">{letters}</svg>', encoding="utf-8")
        return make_picture(FileRef.of(place), fonts)

    assert shown("地下") != shown("")
