"""What each kind of publication looks like in print: sizes of paper, leaflets,
and translations that are behind."""

from __future__ import annotations

import datetime as time
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from huikan import library, markup, site, source
from huikan.console import translate
from huikan.interface import words
from huikan.model import SHANGHAI, Library
from huikan.outputs import print as pdf
from huikan.outputs.print import screen
from huikan.outputs.print.book import Book, read_theme, write_html
from huikan.outputs.print.book import compose as compose_books
from huikan.publication import numbered
from huikan.settings import PAPERS, Settings
from overflow import overflowing

SOCIETY = Path(__file__).parents[2] / "society"
DRESS_ROOT = Path(__file__).parents[3] / "theme" / "web"
DRESS = read_theme(Path(__file__).parents[3] / "theme" / "print")
LANGUAGES = ("zh", "en")
NOON = time.datetime(2026, 1, 1, 12, tzinfo=SHANGHAI)
Fragments = Mapping[tuple[str, str], markup.Fragment]


@pytest.fixture(scope="module")
def society() -> tuple[Library, Fragments]:
    """The invented society's publications, one of each kind in both languages."""
    documents, data, _ = source.read(SOCIETY, LANGUAGES)
    found = library.assemble(documents, data, LANGUAGES, NOON).library
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang, document.body_line, LANGUAGES)
        for work, _ in found.walk()
        for document in work.documents.values()
    }
    return found, numbered(found, fragments)


def composed(society: tuple[Library, Fragments], **settings: object) -> Iterator[Book]:
    return compose_books(*society, replace(Settings(names={"zh": "示例学会"}), **settings), SOCIETY)  # type: ignore[arg-type]


def one(society: tuple[Library, Fragments], kind: str, lang: str = "zh") -> Book:
    return next(book for book in composed(society) if (book.kind, book.lang) == (kind, lang))


def words_of(path: Path) -> list[str]:
    """The words of each page without blanks."""
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")]


def printed(book: Book, folder: Path) -> Path:
    path = folder / f"{book.kind}.{book.lang}.pdf"
    path.write_bytes(pdf.make(book, DRESS))
    return path


def test_leaflets_and_notices_have_paper_of_their_own(society: tuple[Library, Fragments]) -> None:
    assert {book.kind: book.paper for book in composed(society, paper="B5")} == {
        "article": "A5", "issue": "B5", "notice": "A4", "proceedings": "B5", "report": "B5",
    }  # fmt: skip
    said = {book.kind: book.paper for book in composed(society, papers={"article": "16开", "report": "大16开"})}
    assert (said["article"], said["report"], said["issue"]) == ("16开", "大16开", "A4")


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_no_kind_overflows_on_any_paper(society: tuple[Library, Fragments], paper: str) -> None:
    """Every kind on every paper; the languages take turns."""
    everywhere = dict.fromkeys(("article", "notice"), paper)
    turn = list(PAPERS).index(paper)
    for number, book in enumerate(composed(society, paper=paper, papers=everywhere)):
        if (number // 2 + turn) % 2 == LANGUAGES.index(book.lang):
            assert overflowing(screen.request(book, DRESS), DRESS.fonts) == [], f"{book.key} ({book.lang}) on {paper}"


def test_an_overflow_would_be_seen(society: tuple[Library, Fragments]) -> None:
    asked = screen.request(one(society, "article"), DRESS)
    torn = replace(asked, html=asked.html.replace("</style>", ".article-title{white-space:nowrap;font-size:60pt}</style>"))
    assert overflowing(asked, DRESS.fonts) == []
    assert overflowing(torn, DRESS.fonts)


def test_a_leaflet_leads_to_its_page(society: tuple[Library, Fragments], tmp_path: Path) -> None:
    """A picture over the head of the first page up to its edges; on the last a
    code that is the page's address."""
    book = one(society, "article")
    html = write_html(book, DRESS)
    assert re.search(r'<figure class="hero" style="height:91\.76mm">', html)
    assert f"<title>{words('zh')['print_code'].format(address=book.address)}</title>" in html
    path = printed(book, tmp_path)
    with pikepdf.open(path) as leaflet:
        assert [round(float(edge)) for edge in leaflet.pages[0].mediabox] == [0, 0, 420, 595]
        asked = ["pdftoppm", "-r", "20", "-f", "1", "-l", "1", "-png", str(path), str(tmp_path / "page")]
        subprocess.run(asked, check=True)
    from PIL import Image

    with Image.open(next(tmp_path.glob("page*.png"))) as picture:
        shown = picture.convert("RGB")
        corners = [shown.getpixel(place) for place in ((1, 1), (shown.width - 2, 1))]
    assert (255, 255, 255) not in corners
    assert book.address.replace("https://", "") in "".join(words_of(path)[-2:]).replace("https://", "")


@pytest.mark.parametrize("kind", ["article", "issue", "notice", "proceedings", "report"])
def test_a_translation_that_is_behind_says_so_in_print(society: tuple[Library, Fragments], kind: str, tmp_path: Path) -> None:
    """In the words of its page on the site, with the address of the original;
    the original itself says nothing."""
    found, fragments = society
    stale = [
        replace(work, documents={**work.documents, "en": replace(work.documents["en"], behind="zh")})
        if work.kind == kind and "en" in work.documents
        else work
        for work in found.works
    ]
    behind = replace(found, works=tuple(stale))
    translated, original = (one((behind, fragments), kind, lang) for lang in ("en", "zh"))
    html = write_html(translated, DRESS)
    assert words("en")["behind"] in html
    assert f'href="{original.address}"' in html
    assert words("zh")["behind"] not in write_html(original, DRESS)


@pytest.mark.parametrize(
    ("line", "code", "names"),
    [
        ("paper: A0", "bad-paper", PAPERS),
        ("papers: {article: A0}", "bad-paper", PAPERS),
        ("papers: {books: A5}", "bad-paper-kind", ("issue",)),
        ("citation_styles: {en: mla}", "bad-citation-style", ("gbt7714", "apa")),
        ("feed_entrys: 9", "bad-option", ("feed_entries", "papers")),
    ],
)
def test_paper_that_nobody_knows_is_said_with_what_there_is(line: str, code: str, names: Iterable[str], tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "mkdocs.yml"
    start = f"site_name: x\nsite_url: https://example.org/\ntheme: {{name: material, custom_dir: {DRESS_ROOT}}}\nplugins:\n"
    file.write_text(f"{start}  - huikan:\n      {line}\n", "utf-8")
    with pytest.raises(site.BadConfiguration) as raised:
        site.load(file)
    assert raised.value.code == code
    for lang in LANGUAGES:
        message = translate(lang, code, path=file, error=raised.value, **raised.value.values)
        assert all(name in message for name in names)
    file.write_text(f"{start}  - huikan:\n      paper: 大16开\n      papers: {{article: 16开}}\n", "utf-8")
    assert [site.load(file).settings.paper_of(kind) for kind in ("issue", "article", "notice")] == ["大16开", "16开", "A4"]
