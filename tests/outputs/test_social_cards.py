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
from PIL import Image

from content_from_text import LANGUAGES, documents
from huikan import drawing, library
from huikan.drawing import CoverData
from huikan.model import Asset, Library
from huikan.outputs import social_cards
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.source import Data
from huikan.tasks import FileRef, Task, fingerprint

ROOT = Path(__file__).parents[2]
PRINT = ROOT / "theme/print"
SETTINGS = Settings(names={"zh": "示例学会", "en": "Example Society"}, languages=LANGUAGES)
NOW = time.datetime(2026, 1, 1, tzinfo=library.SHANGHAI)
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


def test_a_card_is_a_picture_of_the_size_that_pages_announce() -> None:
    task = planned()["cards/newsletters/2025-01.zh.png"]
    made = task.make(*task.args)
    assert made == task.make(*task.args) and len(made) < 200_000
    assert made.startswith(b"\x89PNG") and struct.unpack(">II", made[16:24]) == (1200, 630)


def test_a_part_is_headed_by_its_publication_and_dated() -> None:
    subject, kicker, note, picture, _ = planned()["cards/newsletters/2025-01/01-metro.en.png"].args
    assert (subject.title, subject.lang, kicker, note, picture) == ("Metro", "en", "第一期", "31 March 2025", None)


def test_the_title_is_set_in_our_own_fonts() -> None:
    subject = CoverData("item", "a", "", "zh")
    _, _, _, _, fonts = planned()["cards/index.zh.png"].args
    bare, titled, again = (
        Image.open(BytesIO(social_cards.make(replace(subject, title=title), "", "", None, which)))
        for title, which in (("", fonts), ("冬暖夏凉", fonts), ("冬暖夏凉", ()))
    )
    assert bare.tobytes() != titled.tobytes()
    assert bare.tobytes() == again.tobytes(), "without our fonts there are no letters: the system's are never asked"


def test_an_editors_picture_wins(tmp_path: Path) -> None:
    place = tmp_path / "articles/image/warm.png"
    place.parent.mkdir(parents=True)
    Image.new("RGB", (50, 80), (255, 0, 255)).save(place)
    reference = FileRef.of(place)
    assets = {"articles/image/warm.png": Asset("articles/image/warm.png", reference.sha256, 1)}
    task = planned(assets, tmp_path)["cards/articles/warm.zh.png"]
    picture = Image.open(BytesIO(task.make(*task.args))).convert("RGB")
    assert picture.getpixel((1000, 300)) == (255, 0, 255)
    other = planned(assets | {"articles/image/warm.png": Asset("articles/image/warm.png", "0" * 64, 1)}, tmp_path)
    assert fingerprint(task.args) != fingerprint(other["cards/articles/warm.zh.png"].args)


@given(
    st.text(max_size=60), st.sampled_from(["issue", "report", "proceedings", "article", "notice"]), st.sampled_from(["zh", "en"])
)
def test_any_title_gives_sound_svg(title: str, kind: str, lang: str) -> None:
    subject = CoverData(kind, "key", title, lang, society=title, subtitle=title)
    tree = etree.fromstring(drawing.card(subject, title, title).encode())
    assert (tree.get("width"), tree.get("height")) == ("1200", "630")


@pytest.mark.parametrize("title", ['</text><script>alert("1")</script>', "a&b<c", "𠮷野家 😀", "长" * 300])
def test_hostile_titles_are_made(title: str) -> None:
    assert social_cards.make(CoverData("notice", "a", title), title, title, None, ()).startswith(b"\x89PNG")


@pytest.mark.parametrize("font", ["Microsoft YaHei", "SimSun, serif", "monospace"])
def test_a_drawing_keeps_its_words_in_fonts_that_we_have_not_got(tmp_path: Path, font: str) -> None:
    _, _, _, _, fonts = planned()["cards/index.zh.png"].args
    place = tmp_path / "cover.svg"

    def shown(text: str) -> bytes:
        letters = f'<text x="5" y="40" font-family="{font}" font-size="30">{text}</text>'
        place.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">{letters}</svg>', encoding="utf-8")
        return social_cards.make(CoverData("article", "a", ""), "", "", FileRef.of(place), fonts)

    assert shown("地下") != shown("")
