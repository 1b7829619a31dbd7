"""The PDF of a picture-rich book is light enough to be mailed, unless asked otherwise."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from huikan import library, markup, source
from huikan.outputs.print import screen
from huikan.outputs.print.book import light_picture, weight
from huikan.outputs.stage import Site
from huikan.publication import numbered
from huikan.settings import Settings
from inline_build import ready
from press_fixture import NOON, PRINT

COUNT = 210


def photograph(seed: int, size: tuple[int, int] = (1400, 933)) -> Image.Image:
    """Large soft forms with the noise of a sensor: it packs as badly as a photograph by night."""
    chance = random.Random(seed)
    forms = Image.frombytes("RGB", (9, 6), chance.randbytes(9 * 6 * 3)).resize(size, Image.Resampling.BICUBIC)
    return Image.blend(forms, Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3)), 0.12)


@given(st.lists(st.integers(0, 3_000_000), max_size=300), st.integers(0, 20_000_000))
def test_all_fit_once_the_largest_are_cut_down(sizes: list[int], room: int) -> None:
    most = weight.cap(sizes, room)
    if not most:
        assert sum(sizes) <= room
    elif most > weight.LEAST:
        assert sum(min(size, most) for size in sizes) <= room < sum(sizes)


@pytest.mark.parametrize("most", [400_000, 60_000, 20_000])
def test_a_photograph_in_few_bytes(most: int) -> None:
    source = io.BytesIO()
    photograph(1).save(source, "JPEG", quality=92)
    light = light_picture.lightened(source.getvalue(), most)
    assert len(light) <= most < len(source.getvalue())
    assert light == light_picture.lightened(source.getvalue(), most), "the same bytes each time"
    with Image.open(io.BytesIO(light)) as picture:
        assert picture.format == "JPEG" and picture.width / picture.height == pytest.approx(1.5, abs=0.02)


def test_what_is_transparent_stays_so_and_what_is_light_stays_as_it_is() -> None:
    clear = photograph(2, (600, 400)).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize((600, 400)))
    source = io.BytesIO()
    clear.save(source, "PNG")
    light = light_picture.lightened(source.getvalue(), 90_000)
    with Image.open(io.BytesIO(light)) as picture:
        assert (picture.format, picture.mode, len(light) <= 90_000) == ("PNG", "RGBA", True)
    plain = io.BytesIO()
    Image.new("RGB", (600, 400), "#1a5a80").save(plain, "PNG")
    with Image.open(io.BytesIO(light_picture.lightened(plain.getvalue(), 90_000))) as picture:
        assert picture.format == "PNG", "a plain drawing is not made a photograph"


def album(root: Path, count: int, megabytes: float) -> bytes:
    """The PDF of a report with so many photographs."""
    folder = root / "content/reports/album"
    folder.mkdir(parents=True)
    text = ""
    for number in range(count):
        photograph(number).save(folder / f"{number}.jpg", quality=90)
        text += f"第 {number} 处。\n\n![照片 {number}]({number}.jpg)\n\n"
    (folder / "index.md").write_text("---\ntitle: 图集\ndate: 2025-06-30\n---\n前言。\n", encoding="utf-8")
    (folder / "01-a.md").write_text(f"---\ntitle: 照片\n---\n{text}", encoding="utf-8")
    documents, data, _ = source.read(root / "content", ("zh",))
    works = library.assemble(documents, data, ("zh",), NOON).library
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang, document.body_line, ("zh",))
        for work, _ in works.walk()
        for document in work.documents.values()
    }
    settings = Settings(names={"zh": "示例学会"}, languages=("zh",), pdf_megabytes=megabytes)
    (task,) = screen.plan(Site(works, numbered(works, fragments), settings, root / "content", PRINT.parent), {})
    return screen.make(*ready(task, root).args)


def pictures(content: bytes) -> list[tuple[int, int]]:
    """The pixels of each photograph in a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        things = {thing.objgen: thing for page in pdf.pages for thing in page.resources.get("/XObject", {}).values()}
        return [(int(thing.Width), int(thing.Height)) for thing in things.values() if thing.get("/Subtype") == "/Image"]


def test_a_book_with_few_pictures_has_them_as_they_come(tmp_path: Path) -> None:
    assert album(tmp_path / "a", 3, 15) == album(tmp_path / "b", 3, 0)


@pytest.mark.slow
def test_a_book_of_photographs_has_at_most_fifteen_megabytes(tmp_path: Path) -> None:
    content = album(tmp_path / "a", COUNT, 15)
    assert 9_000_000 < len(content) <= 15_000_000, f"{len(content):,}"
    shown = pictures(content)
    assert len(shown) == COUNT and min(width for width, _ in shown) >= 600, "sharp enough for a screen"
    assert len(album(tmp_path / "b", COUNT, 0)) > 40_000_000, "asked otherwise"
