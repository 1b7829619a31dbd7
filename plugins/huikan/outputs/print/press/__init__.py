"""Press files: what a print shop needs of every publication. A second output over the same Book and the same HTML.

`plan` gives a task a publication and language. What follows from the finished pages, the cover of a bound book and
the sheets of a booklet, is planned from them by `plan_more`. Colours become inks in the finished PDF (`separation`),
because there all of them can be found, wherever they come from.
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from huikan import addresses, typesetting
from huikan.interface import words as words_of
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.print.book import book as books
from huikan.outputs.print.book import book_html, pictures
from huikan.outputs.print.book import theme as themes
from huikan.outputs.print.book.book import Book
from huikan.outputs.print.book.theme import Theme
from huikan.outputs.print.press import cover_sheet, filler_pages, finishing, imposition, profiles, separation
from huikan.outputs.print.press.inks import Inks
from huikan.outputs.print.press.profiles import Profiles
from huikan.preflight.survey import survey
from huikan.settings import Settings
from huikan.tasks import FileRef, Task
from huikan.typesetting import PageInfo

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

BOUND = ("report", "proceedings")  # glued into a cover of their own; the others are their own cover
STAPLED = ("issue",)
LOOSE = ("notice", "article")  # leaves, printed on both sides
FINER = 3  # times as many pixels as a screen needs: 600 dots an inch, from which `rasters` takes what is wanted
STROKE = re.compile(r'stroke-width="(\d*\.?\d+)"')
THINNEST = 0.36  # units of a drawing: a quarter of a point on the smallest paper
UNDATED = time.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Work:
    """A book and everything that its press files are made with."""

    book: Book
    theme: Theme
    profiles: Profiles
    signature: int
    leaf: float

    @property
    def pages(self) -> int:
        """The pages in a signature, which the count is a multiple of."""
        return 2 if self.book.kind in LOOSE else self.signature

    @property
    def imprint(self) -> finishing.Imprint:
        meta = self.book.meta
        return finishing.Imprint(meta.title, self.book.society, getattr(meta, "updated", None) or meta.date or UNDATED)


def works(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], settings: Settings, content_root: Path, theme: Path
) -> Iterator[Work]:
    """Every publication in every language in which it is written. `theme` is the folder theme/print."""
    dress, colours = themes.read(theme), profiles.read(theme / "icc")
    for book in books.compose(library, fragments, settings, content_root):
        yield Work(book, dress, colours, settings.signature, settings.leaf)


def plan(listed: Sequence[Work]) -> Iterator[Task]:
    """The pages of each work as one press file."""
    for work in listed:
        yield Task(addresses.press(work.book.key, work.book.lang), make, (_to_measure(work),))


def _to_measure(work: Work) -> Work:
    return replace(work, book=pictures.to_measure(work.book, FINER))


def plan_more(work: Work, pages: FileRef, impose: str) -> Iterator[Task]:
    """What follows from the finished pages of a work: the cover of a bound book, the sheets of a stapled one."""
    book = work.book
    if book.kind in BOUND:
        yield Task(addresses.press(book.key, book.lang, "cover"), make_cover, (_to_measure(work), count(pages.read())))
    if impose == "booklet" and book.kind in STAPLED:
        yield Task(addresses.press(book.key, book.lang, "booklet"), make_booklet, (pages, work.imprint, work.profiles))


def count(content: bytes) -> int:
    """How many pages a PDF has."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def make(work: Work) -> bytes:
    """The pages of a book for the press, without the cover where that is a sheet of its own."""
    with _drawn(book_html.html(work.book, work.theme), work) as (pdf, leaves):
        backs = sum(leaf.kind == "back" for leaf in leaves)
        if work.book.kind in BOUND:
            del pdf.pages[: _before_text(leaves)]
            del pdf.pages[len(pdf.pages) - backs :]
        with _left_over(work, -len(pdf.pages) % work.pages) as more:
            for page in more:
                pdf.pages.insert(len(pdf.pages) - backs, page)
            finishing.upright(pdf)
            finishing.pad(pdf, work.pages, 0 if work.book.kind in BOUND else backs)
            finishing.dress(pdf)
            return finishing.seal(pdf, work.imprint, work.profiles)


@contextmanager
def _left_over(work: Work, missing: int) -> Iterator[list[Page]]:
    """The pages that a stapled work has left over, which would be white; none of others, which end with white ones."""
    if not missing or work.book.kind not in STAPLED:
        yield []
        return
    with _drawn(filler_pages.html(work.book, work.theme, missing), work) as (pdf, _):
        yield list(pdf.pages)


def _before_text(leaves: Sequence[PageInfo]) -> int:
    """How many pages the cover takes with its back: an even number, so that right-hand pages stay on the right."""
    count = next((place for place, leaf in enumerate(leaves) if leaf.kind != "cover" and not leaf.blank), 0)
    return count - count % 2


def make_cover(work: Work, pages: int) -> bytes:
    """The cover of a book of so many pages: back, spine and front as one sheet."""
    thickness = cover_sheet.spine(pages, work.leaf)
    with _drawn(cover_sheet.html(work.book, work.theme, thickness), work) as (pdf, _):
        left, _, right, _ = (float(value) for value in pdf.pages[0].obj.TrimBox)
        middle, half = (left + right) / 2, thickness / 2 * finishing.MM
        finishing.dress(pdf, (middle - half, middle + half))
        return finishing.seal(pdf, work.imprint, work.profiles)


def make_booklet(pages: FileRef, imprint: finishing.Imprint, colours: Profiles) -> bytes:
    """The pages of a press file on sheets of two, to be folded and stapled."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pages.read())) as source, Pdf.new() as target:
        fold = imposition.booklet(source, target)
        finishing.dress(target, (fold,))
        return finishing.seal(target, imprint, colours)


def _drawn(html: str, work: Work) -> AbstractContextManager[tuple[Pdf, tuple[PageInfo, ...]]]:
    """The document in inks, with its bleed, and what its pages are. Each piece of a long one is separated where it was drawn."""
    book = work.book
    request = typesetting.TypesetRequest(
        html=_for_press(html, work.theme),
        name=f"{book.key} ({book.lang}, press)",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
    )
    target = typesetting.RenderTarget({"pdf_identifier": b"huikan"}, blanks=True, finish=partial(_separated, work.profiles))
    return typesetting.typeset(request, work.theme.fonts, target)


def _for_press(html: str, theme: Theme) -> str:
    """The document of the screen with one more style sheet, its drawn cover reaching over the edge of the paper.

    The hairlines of drawings are made as thick as a press can hold.
    """
    styled = html.replace("</head>", f"<style>{theme.styles['press.css']}</style></head>", 1)
    styled = STROKE.sub(lambda found: f'stroke-width="{max(float(found[1]), THINNEST):g}"', styled)
    return styled.replace('<section class="cover"><svg ', '<section class="cover"><svg preserveAspectRatio="xMidYMid slice" ', 1)


def _separated(colours: Profiles, content: bytes) -> bytes:
    """A PDF with all its colours as inks."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        sizes: dict[tuple[int, int], float] = {}
        for page in survey(pdf).pages:
            for picture in page.pictures:
                sizes[picture.number] = min(sizes.get(picture.number, picture.resolution), picture.resolution)
        separation.separate(pdf, Inks(colours.screen.read(), colours.press.read()), sizes)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()
