"""Press files: what a print shop needs of every publication. A second output over
the same Book and the same HTML.

`plan` gives a task a publication and language. What follows from the finished pages, the
cover of a bound book and the sheets of a booklet, is planned from them by `plan_more`.
Colours become inks in the finished PDF (`separation`), because there all of them can be
found, wherever they come from.
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
from huikan.model import Hardcover, Lang, Library, Printing, Stock
from huikan.model.profile import Binding
from huikan.outputs.print.book import Book, Theme, compose, pictures, read_theme, used, write_html
from huikan.outputs.print.press import cover_sheet, dummy, filler_pages, finishing, imposition, profiles, separation
from huikan.outputs.print.press.inks import Inks
from huikan.outputs.print.press.profiles import Profiles
from huikan.preflight.survey import survey
from huikan.settings import Settings
from huikan.tasks import FileRef, Task
from huikan.theme_folders import Folder
from huikan.typesetting import PageInfo

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

__all__ = [
    "PressJob",
    "Profiles",
    "count",
    "jobs",
    "make",
    "make_booklet",
    "make_cover",
    "make_proof",
    "plan",
    "plan_more",
    "plan_proofs",
]

FINER = 3  # times as many pixels as a screen needs: 600 dots an inch, from which `rasters` takes what is wanted
STROKE = re.compile(r'stroke-width="(\d*\.?\d+)"')
THINNEST = 0.36  # units of a drawing: a quarter of a point on the smallest paper
UNDATED = time.date(2000, 1, 1)
STYLES = ("press.css", "spares.css", "wrapper.css", "back.css")  # beside those of the screen


@dataclass(frozen=True, slots=True)
class PressJob:
    """A book and everything that its press files are made with."""

    book: Book
    theme: Theme
    profiles: Profiles
    signature: int
    leaf: float
    case: Hardcover | None = None  # of a book with hard covers

    @property
    def binding(self) -> Binding:
        """How its leaves are held together: a `perfect` binding has a cover of its own,
        the others are their own cover."""
        return self.book.profile.binding

    @property
    def pages(self) -> int:
        """The pages in a signature, which the count is a multiple of."""
        return 2 if self.binding == "loose" else self.signature

    @property
    def info(self) -> finishing.DocumentInfo:
        meta = self.book.meta
        return finishing.DocumentInfo(meta.title, self.book.society, getattr(meta, "updated", None) or meta.date or UNDATED)


def jobs(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], settings: Settings, content_root: Path, theme: Folder
) -> Iterator[PressJob]:
    """Every publication in every language in which it is written.
    `theme` is the folder theme/print."""
    book_theme, printing = read_theme(theme), library.society.printing if library.society else None
    colours: dict[Stock, Profiles] = {}
    for book in compose(library, fragments, settings, content_root):
        stock = getattr(book.meta, "stock", None) or (printing.stock if printing else "coated")
        if stock not in colours:
            colours[stock] = profiles.read(theme / profiles.FOLDER, stock, printing)
        hard = (printing or Printing()).hardcover if getattr(book.meta, "binding", "") == "hardcover" else None
        yield PressJob(book, used(book, book_theme, *STYLES), colours[stock], settings.signature, settings.leaf, hard)


def plan(jobs: Sequence[PressJob], paths: Mapping[tuple[str, Lang], str]) -> Iterator[Task]:
    """The pages of each job as one press file; `paths` are the works' documents."""
    for job in jobs:
        key, lang = job.book.key, job.book.lang
        yield Task(addresses.press(key, lang), make, (_to_measure(job),), paths[key, lang])


def _to_measure(job: PressJob) -> PressJob:
    return replace(job, book=pictures.to_measure(job.book, job.theme.fonts, FINER))


def plan_more(job: PressJob, pages: FileRef, impose: str) -> Iterator[Task]:
    """What follows from the finished pages of a job: the cover of a bound
    book, the sheets of a stapled one."""
    book = job.book
    if job.binding == "perfect":
        yield Task(addresses.press(book.key, book.lang, "cover"), make_cover, (_to_measure(job), count(pages.read())))
    if impose == "booklet" and job.binding == "saddle-stitch":
        yield Task(addresses.press(book.key, book.lang, "booklet"), make_booklet, (pages, job.info, job.profiles))


def plan_proofs(job: PressJob, pages: FileRef) -> Iterator[Task]:
    """The imposition proof of a job's finished pages; none of a leaf, which is not folded."""
    book = job.book
    if job.binding in ("perfect", "saddle-stitch"):
        section = max(4, job.pages - job.pages % 4) if job.binding == "perfect" else 0
        yield Task(addresses.imposition_proof(book.key, book.lang), make_proof, (pages, section, book.meta.title))


def make_proof(pages: FileRef, section: int, title: str) -> bytes:
    """The pages of a press file as a proof to be folded: `dummy`."""
    return dummy.dummy(pages.read(), section, title)


def count(content: bytes) -> int:
    """How many pages a PDF has."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def make(job: PressJob) -> bytes:
    """The pages of a book for the press, without the cover where that is a sheet of its own."""
    with _drawn(write_html(job.book, job.theme), job) as (pdf, leaves):
        backs = sum(leaf.kind == "back" for leaf in leaves)
        if job.binding == "perfect":
            del pdf.pages[: _before_text(leaves)]
            del pdf.pages[len(pdf.pages) - backs :]
        with _left_over(job, -len(pdf.pages) % job.pages) as more:
            for page in more:
                pdf.pages.insert(len(pdf.pages) - backs, page)
            finishing.rotate_landscape(pdf)
            finishing.pad(pdf, job.pages, 0 if job.binding == "perfect" else backs)
            finishing.add_boxes_and_marks(pdf)
            return finishing.write_pdfx(pdf, job.info, job.profiles)


@contextmanager
def _left_over(job: PressJob, missing: int) -> Iterator[list[Page]]:
    """The pages that a stapled job has left over, which would be white; none of
    others, which end with white ones."""
    if not missing or job.binding != "saddle-stitch":
        yield []
        return
    with _drawn(filler_pages.html(job.book, job.theme, missing), job) as (pdf, _):
        yield list(pdf.pages)


def _before_text(leaves: Sequence[PageInfo]) -> int:
    """How many pages the cover takes with its back: an even number, so that
    right-hand pages stay on the right."""
    count = next((place for place, leaf in enumerate(leaves) if leaf.kind != "cover" and not leaf.blank), 0)
    return count - count % 2


def make_cover(job: PressJob, pages: int) -> bytes:
    """The cover of a book of so many pages: back, spine and front as one sheet."""
    sheet = cover_sheet.measures_of(job.book, cover_sheet.spine(pages, job.leaf), job.case)
    with _drawn(cover_sheet.html(job.book, job.theme, sheet), job) as (pdf, _):
        left, bottom, _, _ = (float(value) for value in pdf.pages[0].obj.TrimBox)
        folds = [left + place * finishing.MM for place in sheet.folds]
        finishing.add_boxes_and_marks(pdf, folds, [bottom + level * finishing.MM for level in sheet.levels])
        return finishing.write_pdfx(pdf, job.info, job.profiles)


def make_booklet(pages: FileRef, info: finishing.DocumentInfo, colours: Profiles) -> bytes:
    """The pages of a press file on sheets of two, to be folded and stapled."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pages.read())) as source, Pdf.new() as target:
        fold = imposition.booklet(source, target)
        finishing.add_boxes_and_marks(target, (fold,))
        return finishing.write_pdfx(target, info, colours)


def _drawn(html: str, job: PressJob) -> AbstractContextManager[tuple[Pdf, tuple[PageInfo, ...]]]:
    """The document in inks, with its bleed, and what its pages are. Each piece of a long one
    is separated where it was drawn."""
    book = job.book
    request = typesetting.TypesetRequest(
        html=_for_press(html, job.theme),
        name=f"{book.key} ({book.lang}, press)",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
    )
    target = typesetting.RenderTarget({"pdf_identifier": b"huikan"}, blanks=True, finish=partial(_separated, job.profiles))
    return typesetting.typeset(request, job.theme.fonts, target)


def _for_press(html: str, theme: Theme) -> str:
    """The document of the screen with one more style sheet, its drawn cover
    reaching over the edge of the paper.

    The hairlines of drawings are made as thick as a press can hold.
    """
    styled = html.replace("</head>", f"<style>{theme.styles['press.css']}</style></head>", 1)
    styled = STROKE.sub(lambda match: f'stroke-width="{max(float(match[1]), THINNEST):g}"', styled)
    return styled.replace('<section class="cover"><svg ', '<section class="cover"><svg preserveAspectRatio="xMidYMid slice" ', 1)


def _separated(colours: Profiles, content: bytes) -> bytes:
    """A PDF with all its colours as inks."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        sizes: dict[tuple[int, int], float] = {}
        for page in survey(pdf).pages:
            for picture in page.pictures:
                sizes[picture.number] = min(sizes.get(picture.number, picture.resolution), picture.resolution)
        separation.separate(pdf, Inks(colours.screen.read(), colours.press.read(), colours.ink), sizes)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()
