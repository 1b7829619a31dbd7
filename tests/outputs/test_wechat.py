"""Texts for WeChat: nothing in them is refused or taken away, and what is pasted looks like what
was copied."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from content_from_text import DOT, LANGUAGES, lay
from huikan import markup
from huikan.cli import main
from huikan.interface import words
from huikan.markup import render
from huikan.markup.wechat import Headings, wechat
from huikan.outputs.wechat import COVERS, DIGEST, TITLE, problems
from inline_build import ROOT
from loopback import open_browser

CORPORA = ROOT.parent / "shared/corpora"
HEADINGS = Headings("注释", "参考链接", "[注{number}]", "：")


def shown(body: str, **targets: str) -> str:
    html = wechat(render("a.md", body, "zh"), targets, HEADINGS)
    assert problems(html) == []
    return re.sub(r' style="[^"]*"', "", html)


def test_links_out_are_numbers_and_a_list_at_the_end() -> None:
    html = shown(
        "见[甲](https://a.example/)、[乙](https://b.example/)、[又甲](https://a.example/)，[号内](https://mp.weixin.qq.com/s/x)，"
        "<https://c.example/>，[节](#节)，[信](mailto:a@b.example)。\n\n## 节\n"
    )
    assert "见甲<sup>[1]</sup>、乙<sup>[2]</sup>、又甲<sup>[1]</sup>，" in html
    assert '<a href="https://mp.weixin.qq.com/s/x">号内</a>' in html
    assert "https://c.example/，节，信。" in html
    assert html.endswith(
        "<section>参考链接</section>\n<section>[1] https://a.example/</section>\n<section>[2] https://b.example/</section>\n"
    )


def test_notes_stand_at_the_end_with_their_numbers() -> None:
    html = shown("甲[^a]乙[^b]丙[^a]。\n\n[^a]: 第一条，[链接](https://a.example/)。\n\n    第二段。\n[^b]: 第二条。\n")
    assert "甲<sup>[注1]</sup>乙<sup>[注2]</sup>丙<sup>[注1]</sup>。" in html
    assert "<section>[注1] 第一条，链接<sup>[1]</sup>。 第二段。</section>\n<section>[注2] 第二条。</section>" in html
    assert "↩" not in html


def test_lists_are_two_deep_and_inner_ones_stand_behind_their_item() -> None:
    html = shown("- 一\n    - 二\n        - 三\n            - 四\n    - 又二\n- 又一\n").replace("\n", "")
    assert html == "<ul><li>一</li><ul><li>二</li><li>— 三</li><li>— 四</li><li>又二</li></ul><li>又一</li></ul>"


def test_boxes_tables_pictures_and_rubies() -> None:
    html = shown('!!! note "注意"\n    小心。\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n<ruby>冇<rt>mǎo</rt></ruby>\n\n- [x] 成\n')
    assert "<section><table>" in html.replace("\n", "") and "冇（mǎo）" in html and "☑" in html
    raw = wechat(render("a.md", "| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n", "zh"), {}, HEADINGS)
    assert "overflow-x: auto" in raw and raw.count("text-align: right") == 2
    assert shown("甲 $x$，$$\\frac12$$").count("<svg") == 0  # formulas are set before, by the program that reads them


@given(st.text(max_size=300))
def test_any_text_is_sound(body: str) -> None:
    assert problems(wechat(render("a.md", body, "zh"), {}, HEADINGS)) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<section class="a">x</section>', "class of <section>"),
        ("<div>x</div>", "<div>"),
        ('<p id="a">x</p>', "id of <p>"),
        ("<style>p{}</style>", "<style>"),
        ('<a href="https://a.example/">x</a>', "a link to"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "a list in an item"),
        ("<ul><ul><ul><li>a</li></ul></ul></ul>", "a list 3 deep"),
        ('<svg><defs><path d=""></path></defs></svg>', "<defs>"),
        ('<svg><path fill="url(#a)" id="a"></path></svg>', "id of <path>"),
        ('<p style="position: fixed">x</p>', "style of <p>"),
        ('<img src="a.png">', "a picture at"),
        ('<img src="https://a.example/a.svg">', "a drawing as a picture"),
        ("<p>x", "is not closed"),
    ],
)
def test_the_linter_finds(html: str, fault: str) -> None:
    assert fault in "; ".join(problems(html))


# ---------- the command, and what it writes ----------


def text_of(page: str) -> str:
    return page[page.index('<div id="text">') + len('<div id="text">') : page.index("</div>\n<script>")]


def field(page: str, name: str, lang: str = "zh") -> str:
    found = re.search(rf"<dt>{words(lang)[name]}</dt><dd>(.*?)</dd>", page)
    assert found
    return found[1]


TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== articles/a.md
---
title: 甲
date: 2025-01-01
authors: [王五]
reviewers: [{name: 赵六, date: 2024-12-30}]
editors: 李四
license: CC BY 4.0
ai: {text: assisted}
cover: dot.png
summary: 摘要。
---
正文 $E = mc^2$，见[乙](b.md)与[外](https://a.example/)[^1]。

$$\\int_0^1 x\\,dx = \\frac12$$

![图](drawing.svg)

[^1]: 注。
=== articles/drawing.svg
<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#246"/></svg>
=== articles/b.md
---
title: 乙
date: 2025-01-02
---
文。
=== articles/secret.md
---
title: CANARY
date: 2025-01-02
status: draft
---
CANARY
=== articles/inside.md
---
title: CANARY
date: 2025-01-02
visibility: internal
---
CANARY
"""


def run(content: Path, root: Path, *more: str) -> tuple[int, str]:
    paths = ["--config", ROOT / "mkdocs.yml", "--content", content, "--cache", root / "cache", "--to", root / "out"]
    result = CliRunner().invoke(main, ["wechat", *map(str, paths), "--now", "2026-11-27", "--lang", "en", *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("wechat")
    content = lay(TREE, root / "content")
    (content / "articles/dot.png").write_bytes(DOT)
    code, output = run(content, root)
    assert (code, output.splitlines()[-1].split(" ")[0]) == (0, "2")
    return root


def test_a_page_has_all_that_is_pasted_and_typed(out: Path) -> None:
    page = (out / "out/articles/a/index.html").read_text("utf-8")
    text = text_of(page)
    assert problems(text) == []
    assert (field(page, "wechat_title"), field(page, "wechat_digest"), field(page, "wechat_author")) == ("甲", "摘要。", "王五")
    assert field(page, "wechat_source").endswith("/articles/a/")
    assert field(page, "wechat_ai") == "本文在人工智能辅助下写成。" and "本文在人工智能辅助下写成。" in text
    for line in ("作者：王五", "李四", "赵六", "© 示例学会。CC BY 4.0", "阅读原文：https://example.org/articles/a/"):
        assert line in text
    assert text.count("<svg") == 2 and 'fill="currentColor"' in text and 'src="data:image/png;base64,' in text
    for name, size in COVERS.items():
        with Image.open(out / "out/articles/a" / name) as cover:
            assert (cover.format, cover.size) == ("JPEG", size)


def test_nothing_unpublished_is_written(out: Path) -> None:
    assert sorted(path.parent.name for path in (out / "out").rglob("index.html")) == ["a", "b"]
    assert "CANARY" not in "".join(path.read_text("utf-8") for path in (out / "out").rglob("*.html"))


def test_a_key_that_is_none_is_said_and_nothing_is_written(out: Path, tmp_path: Path) -> None:
    code, output = run(out / "content", tmp_path, "articles/aa")
    assert code == 2 and "articles/aa" in output and "articles/a" in output and "Traceback" not in output
    code, output = run(out / "content", tmp_path, "articles/secret")
    assert code == 2 and "CANARY" not in output
    assert not list(tmp_path.rglob("*.html"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    root = tmp_path_factory.mktemp("sample")
    for lang in LANGUAGES:
        code, output = run(ROOT / "content", root / lang, "--edition", lang)
        assert code == 0, output
    return sorted(root.rglob("index.html"))


@pytest.mark.slow
def test_all_works_of_the_sample_are_sound(sample: list[Path]) -> None:
    assert len(sample) > 50
    for path in sample:
        page = path.read_text("utf-8")
        lang = "en" if '<html lang="en"' in page else "zh"
        assert (path, problems(text_of(page))) == (path, [])
        assert len(field(page, "wechat_title", lang)) <= TITLE + 20 and len(field(page, "wechat_digest", lang)) <= DIGEST + 40


@pytest.mark.slow
@pytest.mark.skipif(not (CORPORA / "prepare.py").is_file(), reason="there is no folder with corpora beside this one")
def test_all_works_of_the_corpora_are_sound(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CORPORA / "prepare.py", tmp_path / "content"], check=True, capture_output=True)
    texts = 0
    for path in sorted((tmp_path / "content").rglob("*.md")):
        body = path.read_text("utf-8", "replace").partition("\n---\n")[2]
        html = wechat(markup.render(path.name, body, "zh"), {}, HEADINGS)
        assert (path, problems(html)) == (path, [])
        texts += 1
    assert texts > 100


# ---------- copied and pasted ----------

EDITOR = """\
<!doctype html><meta charset="utf-8"><style>
body { margin: 0; font: 16px/1.6 system-ui, sans-serif }
#text { max-width: 36rem; margin: 24px auto; padding: 16px; background: #fff; color: #222; border: 1px solid #ccc }
</style>
<div id="text" contenteditable="true" spellcheck="false" style="outline: none"></div>
<script>
const kept = new Set("style src alt href colspan rowspan start width height viewBox preserveAspectRatio xmlns d fill stroke \
transform x y x1 y1 x2 y2 dx dy cx cy r rx ry points text-anchor font-size font-weight font-family stroke-width stroke-dasharray \
stroke-linejoin stroke-linecap fill-opacity stroke-opacity opacity fill-rule dominant-baseline".split(" "));
const gone = "script, style, link, meta, iframe, form, input, button, object, defs, use, foreignObject, title, desc";
function strip(root) {
  for (const element of root.querySelectorAll(gone)) element.remove();
  for (const element of root.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name);
    if (element.localName === "a" && new URL(element.href).hostname !== "mp.weixin.qq.com") element.replaceWith(...element.childNodes);
    if (element.localName === "div") element.replaceWith(...element.childNodes);
  }
  for (const list of root.querySelectorAll("li > ul, li > ol")) list.remove();
}
document.getElementById("text").addEventListener("paste", event => {
  event.preventDefault();
  const pasted = new DOMParser().parseFromString(event.clipboardData.getData("text/html"), "text/html");
  strip(pasted.body);
  event.currentTarget.replaceChildren(...pasted.body.childNodes);
});
</script>
"""


ALONE = """() => {
  for (const other of document.body.children) if (other.id !== "text") other.style.display = "none";
  document.body.style.cssText = "margin: 0; padding: 0; max-width: none";
  document.getElementById("text").style.margin = "24px auto";
}"""


def pictures_differ(first: bytes, second: bytes) -> bool:
    one, other = (Image.open(BytesIO(each)).convert("RGB") for each in (first, second))
    return one.size != other.size or ImageChops.difference(one, other).getbbox() is not None


def copied(pages: list[Path], tmp_path: Path) -> None:
    (tmp_path / "editor.html").write_text(EDITOR, "utf-8")
    with open_browser() as browser:
        context = browser.new_context(viewport={"width": 700, "height": 900}, color_scheme="light")
        for path in pages:
            source = context.new_page()
            source.goto(path.as_uri())
            source.click("#copy")
            assert source.locator("#done").inner_text()
            source.evaluate(ALONE)  # at the same place as in the editor: half a pixel is seen
            before = source.locator("#text").screenshot()
            editor = context.new_page()
            editor.goto((tmp_path / "editor.html").as_uri())
            editor.evaluate("lang => { document.documentElement.lang = lang }", source.evaluate("document.documentElement.lang"))
            editor.locator("#text").focus()
            editor.keyboard.press("Control+V")
            editor.evaluate("document.activeElement.blur()")
            assert editor.locator("#text").inner_text().strip()
            after = editor.locator("#text").screenshot()
            assert not pictures_differ(before, after), path
            source.close()
            editor.close()
        context.close()


def test_what_is_pasted_looks_like_what_was_copied(out: Path, tmp_path: Path) -> None:
    copied([out / "out/articles/a/index.html"], tmp_path)


@pytest.mark.slow
def test_the_sample_pasted_looks_like_the_sample_copied(sample: list[Path], tmp_path: Path) -> None:
    copied(sample, tmp_path)
