"""Characters: which the fonts have, what is drawn for others, what is copied."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from content_from_text import lay
from huikan.outputs.print.book import read_theme, theme
from huikan.tasks import FileRef
from huikan.typesetting import RenderTarget, TypesetRequest, missing_glyphs, typeset
from huikan.typesetting.copied_text import USUAL
from inline_build import build

PRINT = Path(__file__).parents[2] / "theme/print"
FONTS = PRINT / "fonts"
TABLE = "".join((FONTS / "characters.txt").read_text("utf-8").split())  # 通用规范汉字表
GBK = "".join(bytes(pair).decode("gbk", "ignore") for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)))
HYPHEN = "\u2010"  # stands where lines divide words, and need not say so
NAMES = "頔𠮷㵑龑驕㛃㳚㧑堃喆赟彧燊昇犇"
FACES = {"serif": "NotoSerif", "sans": "NotoSans"}


@pytest.mark.parametrize("face", FACES)
def test_both_faces_have_gbk_and_the_national_table(face: str) -> None:
    files = [path for path in theme.font_files(PRINT) if path.name.startswith(FACES[face]) and "400Regular" in path.name]
    files += [FONTS / "NotoSansMath_400Regular.ttf"]
    printable = "".join(char for char in GBK if char.isprintable())
    assert len(TABLE) == 8105 and len(printable) > 21_700
    assert missing_glyphs(TABLE + printable + NAMES, files) == set()


def pdf(body: str, faces: tuple[FileRef, ...], missing: str = "", style: str = "") -> bytes:
    css = read_theme(PRINT).styles["page.css"]
    html = f'<html lang="zh-CN"><head><title>t</title><style>{css}{style}</style></head><body><main>{body}</main></body></html>'
    request = TypesetRequest(html, "specimen", "t", "https://example.org/", "图", {}, missing)
    with typeset(request, faces, RenderTarget({}, blanks=True)) as (document, _):
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def copied(content: bytes) -> str:
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return re.sub(r"[\s\u200b]", "", text)


def fonts_of(content: bytes, tmp_path: Path) -> set[str]:
    (tmp_path / "a.pdf").write_bytes(content)
    lines = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, check=True).stdout.decode().splitlines()
    return {line.split()[0].partition("+")[2] for line in lines[2:]}


@pytest.mark.parametrize(("face", "bold"), list(product(FACES, (False, True))))
def test_rare_characters_print_in_the_face_around_them(face: str, bold: bool, tmp_path: Path) -> None:
    rare = NAMES + GBK[6000:6080]
    weight = "b" if bold else "span"
    content = pdf(f"<p style='font-family:var(--{face})'><{weight}>{rare}</{weight}></p>", read_theme(PRINT).fonts)
    names = fonts_of(content, tmp_path)
    assert copied(content).startswith(rare)
    assert all(name.replace("-", "").startswith(FACES[face]) for name in names), names
    assert any("Supplement" in name and name.endswith("Bold") == bold for name in names), names


def test_characters_of_one_glyph_have_one_that_is_usual() -> None:
    """Of all that one of our fonts draws alike, each but one says itself where it is copied."""
    unsaid = {}
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            together = defaultdict[str, set[str]](set)
            for point, glyph in font.getBestCmap().items():
                together[glyph].add(chr(point))
        for glyph, chars in together.items():
            usual = {char for char in chars if char not in USUAL and not char.isspace() and char != HYPHEN}
            if len(usual) > 1:
                unsaid[path.name, glyph] = usual
    assert unsaid == {}


@pytest.mark.slow
@pytest.mark.parametrize(("face", "bold"), list(product(FACES, (False, True))))
def test_every_character_prints(face: str, bold: bool, tmp_path: Path) -> None:
    every = "".join(dict.fromkeys(char for char in TABLE + GBK if char.isprintable() and char >= "\u3400"))
    weight = "b" if bold else "span"
    lines = "".join(f"<p><{weight}>{every[at : at + 30]}</{weight}></p>" for at in range(0, len(every), 30))
    content = pdf(f"<div style='font-family:var(--{face})'>{lines}</div>", read_theme(PRINT).fonts)
    assert set(copied(content)) >= set(every)
    assert all(name.replace("-", "").startswith((FACES[face], "NotoSansMath")) for name in fonts_of(content, tmp_path))


def test_a_font_of_the_same_family_is_not_taken_for_ours(tmp_path: Path) -> None:
    """An editor adds the whole Noto Serif SC, in which glyphs have other numbers."""
    extra = tmp_path / "extra"
    extra.mkdir()
    with TTFont(FONTS / "NotoSerifSC_400Regular.ttf") as font:
        subsetter = Subsetter(Options())
        subsetter.populate(text="吉甲")
        subsetter.subset(font)
        for table in font["cmap"].tables:
            table.cmap = {0xE000: table.cmap[ord("吉")]} if table.isUnicode() else {}
        font.save(extra / "whole.ttf")
    faces = (*read_theme(PRINT).fonts, FileRef.of(extra / "whole.ttf"))
    content = pdf("<p>山水\ue000木石</p>", faces)
    assert copied(content) == "山水\ue000木石"
    assert len(fonts_of(content, tmp_path) - {"Source-Sans-3,"}) >= 2


@pytest.mark.parametrize("typed", ["1️⃣", "#️⃣", "❤️", "🇨🇳", "👨‍👩‍👧", "👍🏽"])
def test_signs_of_several_characters_copy_as_written(typed: str) -> None:
    assert f"见{typed}，" in copied(pdf(f"<p>见{typed}，好。</p>", read_theme(PRINT).fonts))


def test_what_no_font_has_is_drawn_as_geta_and_copies_as_written() -> None:
    content = pdf(
        "<h1>一\U0003fffd二</h1><p>甲\U0003fffd乙<b>丙\U0003fffd</b></p>", read_theme(PRINT).fonts, missing="\U0003fffd"
    )
    assert copied(content).startswith("一\U0003fffd二甲\U0003fffd乙丙\U0003fffd")


HEAD = "---\ntitle: {}\ndate: 2025-01-01\nauthors: [甲]\n---\n{}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">\n<text x="9" y="20">{}</text></svg>'


def test_one_finding_a_character_with_all_its_places(tmp_path: Path) -> None:
    """In heads, texts, data and drawings; the site and the PDFs are made, the press file of that
    work is not."""
    rare, other = "\U0003134f", "\U00031350"
    content = lay(
        {
            "articles/a/index.md": HEAD.format(f"关于{rare}", f"一段。\n\n又{rare}。\n\n![画](d.svg)\n\n{other}"),
            "articles/a/d.svg": SVG.format(rare),
            "articles/b.md": HEAD.format("乙", "一段。"),
            "articles/c/index.md": HEAD.format("丙", "```table\ndata: t.csv\n```"),
            "articles/c/t.csv": f"姓名,数\n王{rare},1\n",
        },
        tmp_path / "content",
    )
    done = build(content, tmp_path, "--press", str(tmp_path / "press"))
    findings = {
        one["values"]["char"] if "values" in one else one["message_en"]: one
        for one in json.loads(done.stdout[: done.stdout.rindex("]") + 1])
    }
    told = [one for one in findings.values() if one["code"] == "missing-glyph"]
    assert [one["severity"] for one in told] == ["warning", "warning"]
    (first,) = (one for one in told if rare in one["message_en"])
    for place in ("articles/a/index.md:2", "articles/a/index.md:8", "articles/a/d.svg:2", "articles/c/index.md:"):
        assert place in first["message_en"], first["message_en"]
    assert {path.name for path in (tmp_path / "site/pdf").iterdir()} >= {
        "articles-a.zh.pdf",
        "articles-b.zh.pdf",
        "articles-c.zh.pdf",
    }
    assert {path.name for path in (tmp_path / "press").glob("*.pdf")} == {"articles-b.zh.press.pdf"}
    (held, also) = (one for one in findings.values() if one["code"] == "lacking-glyphs")
    assert done.exit_code == 1 and rare in held["message_zh"] + also["message_zh"]
    text = copied((tmp_path / "site/pdf/articles-a.zh.pdf").read_bytes())
    assert f"关于{rare}" in text and f"又{rare}。" in text
