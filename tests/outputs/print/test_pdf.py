"""Screen PDFs: rendered for real, read back with pikepdf; lines measured as they are drawn."""

from __future__ import annotations

import datetime as time
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from content_from_text import lay
from huikan import markup, typesetting
from huikan.diagnostics.words import advice, message
from huikan.interface.numerals import numeral
from huikan.markup import no_break
from huikan.model import Asset, Document, Issue, Item, Library, Meta, Notice, Record, Society, Work
from huikan.outputs import print as pdf
from huikan.outputs.print import screen
from huikan.outputs.print.book import UnknownPaperError, formatting, measures, pictures, read_theme, theme
from huikan.outputs.stage import Site
from huikan.settings import PAPERS, Settings
from huikan.tasks import FileRef, Task, fingerprint
from huikan.typesetting import fetcher, fonts, html_preparation, weasyprint_patch
from huikan.typesetting.chinese import line_layout, rules
from inline_build import build, ready

ROOT = Path(__file__).parents[3]
PRINT = ROOT / "theme" / "print"
CASES = Path(__file__).parents[2] / "cases" / "pdf"
SIGNS = {"␣": rules.THIN, "¦": rules.BREAK, "⁀": rules.JOINER, "⍽": no_break.NO_BREAK_SPACE, "⏎": "\n"}

ZH = "一段话，说明“地下空间”的用途。[^1]\n\n[^1]: 据2025年统计。\n\n## 小节\n\n![剖面](a.png)\n\n另一段[^2]，见[下一篇](02-b.md)。\n\n[^2]: 同上。\n"
EN = "A paragraph about underground space.[^1]\n\n[^1]: From the survey of 2025.\n\n## Section\n\nAnother one.\n"


def typed_cases(name: str) -> list[tuple[str, str]]:
    rows = [line for line in (CASES / f"{name}.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(before, after) for before, _, after in (row.partition(" => ") for row in rows)]


def signs(text: str) -> str:
    for sign, char in SIGNS.items():
        text = text.replace(sign, char)
    return text


@pytest.mark.parametrize(("written", "set_as"), typed_cases("spaced"))
def test_chinese_text_is_spaced(written: str, set_as: str) -> None:
    assert rules.spaced(signs(written)) == signs(set_as)


@pytest.mark.parametrize(("written", "set_as"), typed_cases("bound"))
def test_figures_stay_with_their_units(written: str, set_as: str) -> None:
    assert no_break.with_no_break_spaces(signs(written)) == signs(set_as)


def job(
    body: str, lang: str = "zh-CN", files: Mapping[str, FileRef] | None = None, style: str = ""
) -> typesetting.TypesetRequest:
    css = read_theme(PRINT).styles["page.css"]
    html = f'<html lang="{lang}"><head><title>t</title><style>{css}{style}</style></head><body><main>{body}</main></body></html>'
    return typesetting.TypesetRequest(html, "specimen", "t", "https://example.org/", "图", files or {})


def library(tmp_path: Path) -> tuple[Library, dict[tuple[str, str], markup.Fragment]]:
    """An issue of two items in Chinese, one of them in English too, and a notice."""
    picture = tmp_path / "newsletters" / "2025-01" / "a.png"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (2400, 900), "#1a5a80").save(picture)
    day = time.date(2025, 3, 31)
    folder = "newsletters/2025-01"
    works = (
        Work(
            folder,
            "issue",
            {
                "zh": document(f"{folder}/index.md", "zh", Issue(title="《地下空间》资讯", date=day, number="1"), "卷首语。"),
                "en": document(f"{folder}/index.en.md", "en", Issue(title="Underground Space", date=day, number="1"), ""),
            },
            (
                Work(f"{folder}/01-a", "item", {
                    "zh": document(f"{folder}/01-a.md", "zh", Item(title="甲：“连通”", date=day, columns=("news",), authors=("何静姝",)), ZH),
                    "en": document(f"{folder}/01-a.en.md", "en", Item(title="First", date=day), EN),
                }),
                Work(f"{folder}/02-b", "item", {"zh": document(f"{folder}/02-b.md", "zh", Item(title="乙", date=day), "正文。")}),
            ),
        ),
        Work("notices/n", "notice", {
            "zh": document("notices/n.md", "zh", Notice(title="关于开会的通知", date=day, signed_on=time.date(2026, 3, 5), document_number="示地空学〔2026〕3号", addressees=("各会员",), attachments=("a.md",)), "请到会。"),
        }),
    )  # fmt: skip
    ref = FileRef.of(picture)
    assets = {f"{folder}/a.png": Asset(f"{folder}/a.png", ref.sha256, picture.stat().st_size)}
    society = Society(name={"zh": "示例学会", "en": "Example Society"})
    columns = (Record(key="news", name={"zh": "行业新闻", "en": "News"}),)
    everything = Library(("zh", "en"), works, society, {"columns": columns}, assets)
    fragments = {
        (doc.key, doc.lang): markup.render(doc.path, doc.body, doc.lang, 1)
        for work, _ in everything.walk()
        for doc in work.documents.values()
    }
    return everything, fragments


def document(path: str, lang: str, meta: Meta, body: str) -> Document:
    key = path.removesuffix(".md").removesuffix(".en").removesuffix("/index")
    return Document(path, key, lang, meta, body)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Task], dict[str, bytes]]:
    content = tmp_path_factory.mktemp("content")
    tasks = {
        task.target: ready(task, content) for task in pdf.plan(Site(*library(content), Settings(), content, PRINT.parent), {})
    }
    return tasks, {target: task.make(*task.args) for target, task in tasks.items()}


def opened(content: bytes) -> Any:
    return pikepdf.open(io.BytesIO(content))


def test_one_pdf_for_each_publication_and_language(made: Any) -> None:
    assert sorted(made[1]) == ["pdf/newsletters-2025-01.en.pdf", "pdf/newsletters-2025-01.zh.pdf", "pdf/notices-n.zh.pdf"]


def test_a_book_is_a_whole(made: Any) -> None:
    with opened(made[1]["pdf/newsletters-2025-01.zh.pdf"]) as book:
        assert len(book.pages) >= 2
        assert {tuple(round(float(side)) for side in page.mediabox) for page in book.pages} == {(0, 0, 595, 842)}
        assert str(book.Root.Lang) == "zh-CN"
        assert bool(book.Root.MarkInfo.Marked)
        assert str(book.docinfo.Title) == "《地下空间》资讯"
        assert str(book.docinfo.CreationDate).startswith("D:20250331")
        assert str(book.Root.PageMode) == "/UseOutlines"
        assert [page.label for page in book.pages][:2] == ["–", "1"], "the cover is before the text"
        with book.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["本期目录", "甲：“连通”", "乙"]
            assert [entry.title for entry in outline.root[1].children] == ["小节"]
        with book.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"


def fonts_in(book: Any) -> list[Any]:
    return [thing for thing in book.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"]


def test_every_font_is_ours_and_embedded(made: Any) -> None:
    for content in made[1].values():
        with opened(content) as book:
            found = fonts_in(book)
            assert found
            assert all("/FontFile2" in font or "/FontFile3" in font for font in found)
            names = {str(font.FontName).partition("+")[2].split("-")[0] for font in found}
            assert names <= {"Noto", "Source"}


def test_links_lead_inside_or_to_the_site(made: Any) -> None:
    with opened(made[1]["pdf/newsletters-2025-01.zh.pdf"]) as book:
        names = {str(name) for name in list(book.Root.Names.Dests.Names)[::2]}
        targets = [str(note.Dest) for page in book.pages for note in page.get("/Annots", []) if "/Dest" in note]
        assert targets
        assert set(targets) <= names


def test_pictures_are_as_large_as_the_page_needs(made: Any) -> None:
    with opened(made[1]["pdf/newsletters-2025-01.zh.pdf"]) as book:
        widths = [
            int(thing.Width) for thing in book.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert widths == [1307], "166 mm at 200 dots an inch"


def test_same_input_same_bytes(made: Any) -> None:
    tasks, first = made
    for target, task in tasks.items():
        assert task.make(*task.args) == first[target], target


def test_another_process_makes_the_same_bytes(made: Any, tmp_path: Path) -> None:
    import pickle

    target = "pdf/newsletters-2025-01.zh.pdf"
    stored = tmp_path / "task"
    stored.write_bytes(pickle.dumps(made[0][target]))
    code = "import pickle,sys;t=pickle.load(open(sys.argv[1],'rb'));sys.stdout.buffer.write(t.make(*t.args))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(stored)],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin"},
    )
    assert done.stdout == made[1][target]


def test_what_a_pdf_does_not_show_makes_no_new_one(made: Any, tmp_path: Path) -> None:
    works, fragments = library(tmp_path)
    moved = {
        key: markup.render(f"{key[0]}.md", "", key[1], 1) if not fragment.html else fragment
        for key, fragment in fragments.items()
    }
    planned = (ready(task, tmp_path) for task in pdf.plan(Site(works, moved, Settings(), tmp_path, PRINT.parent), {}))
    again = {task.target: fingerprint(task.args) for task in planned}
    assert again == {target: fingerprint(task.args) for target, task in made[0].items()}
    other = {
        task.target: fingerprint(task.args)
        for task in pdf.plan(Site(works, moved, Settings(paper="A5"), tmp_path, PRINT.parent), {})
    }
    assert {target for target in again if other[target] == again[target]} == {"pdf/notices-n.zh.pdf"}, "A4 by its standard"


def test_unknown_paper_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownPaperError, match="A0"):
        measures("A0")


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_size_of_paper(paper: str, tmp_path: Path) -> None:
    works, fragments = library(tmp_path)
    task = ready(next(iter(pdf.plan(Site(works, fragments, Settings(paper=paper), tmp_path, PRINT.parent), {}))), tmp_path)
    width, height = PAPERS[paper]
    with opened(task.make(*task.args)) as book:
        assert [round(float(side) / 72 * 25.4) for side in book.pages[0].mediabox] == [0, 0, width, height]


def test_a_missing_glyph_is_named_with_its_place(tmp_path: Path) -> None:
    works, fragments = library(tmp_path)
    doc = document("articles/x.md", "zh", Item(title="罕字"), "前一行。\n\n藏文：ཀ与𓀀。")
    rare = Library(("zh",), (Work("articles/x", "article", {"zh": doc}),))
    found = pdf.check(rare, {("articles/x", "zh"): markup.render(doc.path, doc.body, "zh", 1)}, PRINT, Settings())
    assert [(entry.code, entry.severity, entry.path, entry.line, entry.values["char"]) for entry in found] == [
        ("missing-glyph", "warning", "articles/x.md", 3, "ཀ"),
        ("missing-glyph", "warning", "articles/x.md", 3, "𓀀"),
    ]
    assert "U+0F40" in message(found[0], "zh")
    assert "theme/print/fonts/extra" in advice(found[0], "en")
    assert [entry.code for entry in pdf.check(works, fragments, PRINT, Settings())] == ["standard-typefaces"]


def test_a_picture_that_no_pdf_can_hold_is_said() -> None:
    doc = document("articles/x.md", "zh", Item(title="图"), "\n![图](a.pdf)\n")
    one = Library(
        ("zh",), (Work("articles/x", "article", {"zh": doc}),), assets={"articles/a.pdf": Asset("articles/a.pdf", "0", 1)}
    )
    found = pdf.check(one, {("articles/x", "zh"): markup.render(doc.path, doc.body, "zh", 1)}, PRINT, Settings())
    assert [(entry.code, entry.severity, entry.line) for entry in found] == [("unprintable-picture", "warning", 2)]


def test_the_fonts_have_what_chinese_editors_write() -> None:
    listed = "".join((PRINT / "fonts" / "characters.txt").read_text("utf-8").split())
    assert len(listed) == 8105
    gb2312 = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    han = "".join(pair.decode("gb2312", "ignore") for pair in gb2312)
    signs = "①⑳Ⅰ→←↑↓≤≥≠≈×÷±√∞∑∫℃‰№㎡㎞™®©€￥•■□●○★☆▲△◆◇☐☑✓✗☎♥αβγДж₂²³½—…“”‘’《》〈〉「」『』【】〔〕、。，；：？！臺灣與"
    for name in ("NotoSerifSC_400Regular", "NotoSerifSC_700Bold", "NotoSansSC_400Regular", "NotoSansSC_700Bold"):
        assert fonts.missing_glyphs(listed + han, [PRINT / "fonts" / f"{name}.ttf"]) == set()
    assert fonts.missing_glyphs(signs, theme.font_files(PRINT)) == set()


def test_only_named_files_are_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (1, 1)).save(secret)
    files = named = fetcher.named_files({"asset:///a.png": FileRef.of(secret)})
    assert files.fetch("asset:///a.png").read() == secret.read_bytes()
    for url in (secret.as_uri(), "asset:///b.png", "https://example.org/a.png", "ftp://example.org/a", "data:text/css,a{}"):
        with pytest.raises(PermissionError):
            named.fetch(url)


def test_a_drawing_cannot_reach_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (1, 1)).save(secret)
    drawing = tmp_path / "a.svg"
    drawing.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{secret.as_uri()}" width="9" height="9"/></svg>'
    )
    with pytest.raises(ValueError, match=r"a\.svg"):
        pictures.fit(FileRef.of(drawing), 100)
    asked = job('<p><img src="asset:///a.svg" alt="x"></p>', files={"asset:///a.svg": FileRef.of(drawing)})
    with pytest.raises(typesetting.UnprintableError, match="is not a file that this document names"):
        screen.print_pdf(asked, read_theme(PRINT).fonts)


def test_a_complaint_of_weasyprint_is_a_failure_that_names_the_document() -> None:
    with pytest.raises(typesetting.UnprintableError, match=r"^specimen: .*no-such-property"):
        screen.print_pdf(job("<p>字</p>", style="p{no-such-property:1}"), read_theme(PRINT).fonts)


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.layout import inline

    monkeypatch.setattr(inline, "text_align", test_another_weasyprint_is_refused)
    with pytest.raises(weasyprint_patch.UnknownWeasyPrintError, match=r"WeasyPrint 70\.0"), line_layout.chinese_lines():
        pass


def test_weasyprint_is_as_before_afterwards() -> None:
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    before = line_break.Layout.set_text, line_break.line_size, inline.text_align, inline.justify_line
    with pytest.raises(ZeroDivisionError), line_layout.chinese_lines():
        raise ZeroDivisionError
    assert before == (line_break.Layout.set_text, line_break.line_size, inline.text_align, inline.justify_line)


def test_footnotes_count_anew_on_every_page() -> None:
    body = "".join(
        '<p style="break-after:page">字<span class="footnote">注</span>字<span class="footnote">注</span></p>' for _ in range(3)
    )
    asked = job(body)
    with typesetting.laid_out(asked, read_theme(PRINT).fonts, {}) as pages:
        marks = [
            [
                box.element.get("data-n")
                for box in page._page_box.descendants()
                if (box.element_tag or "").endswith("::footnote-call")
            ]
            for page in pages.pages
        ]
    assert [sorted(set(page)) for page in marks if page] == [["①", "②"]] * 3


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    header = Image.new("1", (20_000, 20_000))
    target = io.BytesIO()
    header.save(target, "PNG")
    with pytest.raises(pictures.OversizedPictureError):
        pictures.fitted(target.getvalue(), 1000)


def test_dates_and_numbers_are_written_out() -> None:
    assert formatting.day(time.date(2026, 3, 5), "zh") == "2026年3月5日"
    assert formatting.day(time.date(2026, 3, 5), "en") == "5 March 2026"
    assert [numeral(number) for number in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]
    assert formatting.day(None, "zh") == ""


def dressed(body: str) -> str:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(f"<main>{body}</main>")
    html_preparation.prepare_html(root, "https://example.org/", {"asset:///a.png"}, "书", "图")
    return "".join(ElementTree.tostring(child, "unicode") for child in root)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('<p><img src="asset:///a.png" alt=""/></p>', '<p class="picture"><img src="asset:///a.png" alt="图" /></p>'),
        ('<p><img src="https://x.org/b.png" alt="乙"/></p>', '<p><span class="lost">[乙]</span></p>'),
        ('<p><a href="#gone">去</a></p>', "<p><a>去</a></p>"),
        ('<p id="x"><a href="#x">去</a></p>', '<p id="x"><a href="#x">去</a></p>'),
        ('<p><a href="asset:///d.csv">数据</a></p>', '<p><a href="https://example.org/d.csv">数据</a></p>'),
        (
            '<ul><li><input type="checkbox" checked=""/>做完</li></ul>',
            '<ul><li class="task"><span class="box">☑ </span>做完</li></ul>',
        ),
        ("<p>wᵢ和xᵃ</p>", "<p>w<sub>i</sub>和x<sup>a</sup></p>"),
        (
            "<p><em>h</em>与<em>高</em></p>",
            '<p><em class="latin">h</em>与<em class="dots"><span class="dotted">高</span></em></p>',
        ),
        (
            "<p>表1</p><table><tr><td>1</td></tr></table>",
            '<p class="leads">表1</p><table class="short"><tr><td class="whole">1</td></tr></table>',
        ),
        (
            "<table><tr><td>Yunchuan</td><td>2,00/9</td><td>two words</td></tr></table>",
            '<table class="short"><tr><td class="whole">Yunchuan</td><td class="whole">2,00/9</td><td>two words</td></tr></table>',
        ),
        ('<ol start="6"><li>六</li></ol>', '<ol start="6" style="counter-reset:list-item 5"><li>六</li></ol>'),
        ('<ol type="A"><li>A</li></ol>', '<ol type="A" style="list-style-type:upper-alpha"><li>A</li></ol>'),
    ],
)
def test_what_authors_wrote_is_made_fit_for_print(written: str, printed: str) -> None:
    assert dressed(written) == printed


def test_a_long_title_is_cut_between_words_at_the_head_of_a_page() -> None:
    assert html_preparation.shortened("短题") == "短题"
    assert (
        html_preparation.shortened("Twin shields in soft clay: how their settlements add up")
        == "Twin shields in soft clay: how their settlements…"
    )
    assert html_preparation.shortened("软土双线盾构先后掘进的沉降叠加与控制" * 2, 20) == "软土双线盾构先后掘…"


def test_titles_have_lines_of_even_length() -> None:
    assert formatting.title_layout(["关于开会的通知"], 21) == formatting.TitleLayout(("关于开会的通知",))
    assert formatting.title_layout(["关于召开示例省地下空间学会2026年学术年会的通知"], 21).style == "max-width:13em"
    assert formatting.title_layout(["从平面到体积：", "三维评估"], 20).lines == ("从平面到体积：三维评估",), "a mark is no break"
    assert formatting.title_layout(["Three ", "short ", "pieces of a longer title"], 16).lines == (
        "Three short ",
        "pieces of a longer title",
    )
    assert formatting.title_layout(["短", "很长很长的一段没有断处的题目"], 10).style == "max-width:9em", (
        "the marks alone do not do"
    )


# ---------------------------------------------------------------- pictures of a whole build

ARTICLE = "---\ntitle: {0}\ndate: 2025-01-01\n---\n{1}\n\n![{0}](a.png)\n"


def test_a_picture_is_fitted_once_for_all_pdfs_and_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = pictures.fitted

    def counted(content: bytes, width: int) -> bytes:
        asked.append(width)
        return real(content, width)

    monkeypatch.setattr(pictures, "fitted", counted)
    folder = tmp_path / "content/articles"
    lay(
        {
            "a.md": ARTICLE.format("甲", "正文。"),
            "a.en.md": ARTICLE.format("First", "Text."),
            "b.md": ARTICLE.format("乙", "正文。"),
        },
        folder,
    )
    Image.linear_gradient("L").resize((3000, 1200)).save(folder / "a.png")
    assert build(tmp_path / "content", tmp_path).exit_code == 0
    assert asked == [913], "116 mm at 200 dots an inch, for three PDFs"
    first = (tmp_path / "site/pdf/articles-a.zh.pdf").read_bytes()
    (folder / "a.md").write_text(ARTICLE.format("甲", "正文改了。"), "utf-8")
    assert build(tmp_path / "content", tmp_path).exit_code == 0
    assert (tmp_path / "site/pdf/articles-a.zh.pdf").read_bytes() != first
    assert asked == [913]


def test_a_picture_that_cannot_be_fitted_is_said_of_the_text_that_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "content/newsletters/n"
    items = {f"0{number}.md": f"---\ntitle: 第{number}篇\n---\n![图](a{number}.png)\n" for number in (1, 2)}
    lay({"index.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n"} | items, folder)
    for number in (1, 2):
        Image.new("L", (30, 12 * number)).save(folder / f"a{number}.png")
    bad = (folder / "a2.png").read_bytes()

    def picky(content: bytes, width: int) -> bytes:
        if content == bad:
            raise OSError("broken stream")
        return content

    monkeypatch.setattr(pictures, "fitted", picky)
    done = build(tmp_path / "content", tmp_path)
    assert done.exit_code == 1
    (said,) = json.loads(done.stdout)
    assert said["path"].endswith("content/newsletters/n/02.md")
    assert said["code"] == "not-made"
    assert "a2.png cannot be printed: broken stream" in said["message_en"]
