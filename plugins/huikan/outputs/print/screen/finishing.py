"""A screen PDF, and its last step: how it opens, the numbers of its pages,
identifiers that do not change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from huikan.outputs.print.ai_mark import write_mark
from huikan.tasks import FileRef
from huikan.typesetting import PageInfo, RenderTarget, TypesetRequest, typeset

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

FINEST = 300  # dots per inch of a picture that is shown smaller than its pixels would allow
LARGE = 480  # points: pages wider than this are too large to be read as a whole on a screen


def print_pdf(request: TypesetRequest, faces: tuple[FileRef, ...], mark: str = "") -> bytes:
    """The PDF of a document, set in these fonts alone, with a `mark` that machines had a part in
    it. UnprintableError at the first warning of WeasyPrint.

    The file's identifier comes from what went in, so the same input gives the same bytes.
    """
    identifier = hashlib.sha256(request.html.encode()).digest()[:16]
    screen = RenderTarget({"pdf_variant": "pdf/ua-1", "dpi": FINEST, "pdf_identifier": identifier}, blanks=False)
    with typeset(request, faces, screen) as (pdf, infos):
        write_mark(pdf, mark)
        return finish(pdf, folios(infos))


@dataclass(frozen=True, slots=True)
class Folio:
    """The number of a page as it is printed: i, ii, iii before the text
    (`front`), 1, 2, 3 in it; 0 for a cover."""

    number: int
    front: bool


def folios(infos: Sequence[PageInfo]) -> list[Folio]:
    """The folios of the pages of a book: none before its title page and on its back, front
    matter up to where the text opens."""
    kinds = [info.kind for info in infos]
    text = kinds.index("opening") if "opening" in kinds else 0
    title = kinds.index("title") if "title" in kinds else int(kinds[:1] == ["cover"])
    return [Folio(info.number if place >= title and info.kind != "back" else 0, place < text) for place, info in enumerate(infos)]


def finish(pdf: Pdf, numbers: Sequence[Folio]) -> bytes:
    """The file of an open PDF with its title in the window, bookmarks shown where there
    are any, and a stable identifier.

    The viewer calls each page what is printed on it, whatever blank pages of
    the printed book are left out.
    """
    from pikepdf import Array, Dictionary, Name, ObjectStreamMode

    root = pdf.Root
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name.SinglePage
    if "/Outlines" in root and len(pdf.pages) > 1:
        root.PageMode = Name.UseOutlines
    root.OpenAction = _view(pdf.pages[0].obj, cover=not numbers[0].number)
    if any(folio.front for folio in numbers):
        root.PageLabels = Dictionary(Nums=Array([thing for pair in _labels(numbers) for thing in pair]))
    target = BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()


def _view(page: Object, cover: bool) -> Object:
    """How the file opens: covers and small pages as a whole, large pages of text in their
    width, so that they can be read."""
    from pikepdf import Array, Name

    left, _, right, top = (float(value) for value in page.MediaBox)
    return Array([page, Name.Fit]) if cover or right - left < LARGE else Array([page, Name.FitH, round(top)])


def _labels(numbers: Sequence[Folio]) -> list[tuple[int, Object]]:
    """The places where the count of the page labels changes, and how it goes on there."""
    from pikepdf import Dictionary, Name

    ranges: list[tuple[int, Object]] = []
    for place, folio in enumerate(numbers):
        before = numbers[place - 1]
        if place and before.number and folio == Folio(before.number + 1, before.front):
            continue
        style = Dictionary(S=Name.r if folio.front else Name.D, St=folio.number) if folio.number else Dictionary(P="–")
        ranges.append((place, style))
    return ranges
