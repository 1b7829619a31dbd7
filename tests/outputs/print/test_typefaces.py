"""Typefaces that a society owns: used in its notices, made anew when their bytes change, named
where they are missing or broken."""

from __future__ import annotations

import datetime as time
import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from huikan import markup
from huikan.model import Document, Library, Notice, Society, Typefaces, Work
from huikan.outputs import print as pdf
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.tasks import Task
from huikan.theme_folders import Layers

DAY = time.date(2025, 11, 18)
THEME = Path(__file__).parents[3] / "theme"
SANS = THEME / "print/fonts/NotoSansSC_400Regular.ttf"
NAMED = Typefaces(body="fang.ttf", title="biao.ttf")


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme of a society with two fonts of its own."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    folder = tmp_path_factory.mktemp("theme")
    extra = folder / "print/fonts/extra"
    extra.mkdir(parents=True)
    for file, family in (("fang.ttf", "Test FangSong"), ("biao.ttf", 'Test "XBS"')):
        with TTFont(SANS) as font:
            subsetter = Subsetter(Options(name_IDs=["*"]))
            subsetter.populate(text=" 关于开会的通知请到会。示例省地下空间学0123456789年月日")
            subsetter.subset(font)
            for record in font["name"].names:
                if record.nameID in (1, 4, 16):
                    record.string = family
                elif record.nameID == 6:
                    record.string = "".join(filter(str.isalnum, family))
            font.save(extra / file)
    return folder


def library(typefaces: Typefaces | None, **society: object) -> Library:
    meta = Notice(title="关于开会的通知", date=DAY, issuer=("示例省地下空间学会",))
    doc = Document("notices/n.md", "notices/n", "zh", meta, "请到会。")
    owner = Society(name={"": "示例省地下空间学会"}, typefaces=typefaces).model_copy(update=society)
    return Library(("zh",), (Work("notices/n", "notice", {"zh": doc}),), society=owner)


def task(theme: Path, typefaces: Typefaces | None) -> Task:
    works = library(typefaces)
    fragments = {("notices/n", "zh"): markup.render("notices/n.md", "请到会。", "zh", 1)}
    (planned,) = pdf.plan(Site(works, fragments, Settings(), theme, Layers((theme, THEME))), {})
    return planned


def fonts(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        return {str(font.BaseFont).partition("+")[2] for page in file.pages for font in page.Resources.Font.values()}


def codes(theme: Path, works: Library) -> list[tuple[str, str]]:
    found = pdf.check(works, {}, Layers((theme, THEME)) / "print", Settings())
    return [(finding.code, finding.severity) for finding in found if "typeface" in finding.code]


def test_a_notice_is_set_in_them(owned: Path) -> None:
    planned = task(owned, NAMED)
    names = fonts(planned.make(*planned.args))
    assert {"extra-fang", "extra-biao"} <= names
    plain = task(owned, None)
    assert not any("extra" in name for name in fonts(plain.make(*plain.args)))


def test_other_bytes_are_another_task(owned: Path, tmp_path: Path) -> None:
    copy = tmp_path / "theme"
    shutil.copytree(owned, copy)
    assert task(copy, NAMED).args == task(owned, NAMED).args
    extra = copy / "print/fonts/extra"
    (extra / "fang.ttf").rename(extra / "x.ttf")
    (extra / "biao.ttf").rename(extra / "fang.ttf")
    (extra / "x.ttf").rename(extra / "biao.ttf")
    assert task(copy, NAMED).args != task(owned, NAMED).args


def test_what_is_missing_or_broken_is_named(owned: Path, tmp_path: Path) -> None:
    copy = tmp_path / "theme"
    shutil.copytree(owned, copy)
    (copy / "print/fonts/extra/broken.ttf").write_bytes(b"no font")
    assert codes(copy, library(NAMED)) == []
    assert codes(copy, library(Typefaces(body="none.ttf", title="broken.ttf"))) == [
        ("typeface-missing", "error"),
        ("typeface-broken", "error"),
    ]


def test_it_is_said_once_that_others_stand_for_them(owned: Path) -> None:
    assert codes(owned, library(None)) == [("standard-typefaces", "note")]
    assert codes(owned, library(Typefaces())) == [], "known"
    assert codes(owned, library(None, sample={"": "样例"})) == []
