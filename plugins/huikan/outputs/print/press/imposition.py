"""Imposition: the pages of a booklet on sheets of two, so that a stapled stack of
folded sheets has them in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from huikan.outputs.print.press.finishing import BLEED

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf


class UnimposableError(ValueError):
    """The pages are not of one size, or their count is no multiple of four."""


def order(count: int) -> Iterator[tuple[int, int]]:
    """The pages left and right of the fold, side by side of each sheet, from the
    outermost sheet to the innermost."""
    if count % 4:
        raise UnimposableError(f"{count} pages: a booklet needs a multiple of four")
    for sheet in range(count // 4):
        yield count - 2 * sheet, 1 + 2 * sheet
        yield 2 + 2 * sheet, count - 1 - 2 * sheet


def sections(count: int, pages: int) -> Iterator[tuple[int, int, int]]:
    """The section, from 1, and the pages left and right of the fold, side by side of each sheet:
    sections of so many pages each, sewn or glued one behind the other; the last may be thinner. A
    number beyond `count` is an empty page."""
    whole = count + -count % 4
    for number, start in enumerate(range(0, whole, pages), 1):
        for left, right in order(min(pages, whole - start)):
            yield number, start + left, start + right


def booklet(source: Pdf, target: Pdf) -> float:
    """Draws the pages of a press file two by two into an empty PDF, one section of all of them;
    where the fold is, from the left edge of the trim."""
    return impose(source, target, order(len(source.pages)))


def impose(source: Pdf, target: Pdf, pairs: Iterable[tuple[int, int]]) -> float:
    """Draws these pairs of pages side by side into an empty PDF, a side of a sheet each; where the
    fold is, from the left edge of the trim. A number that no page has leaves its half empty.

    Each page keeps its bleed on three sides and ends at the fold on the fourth. The marks
    of single pages are left behind.
    """
    from pikepdf import Array, Dictionary, Name, Page

    sizes = {tuple(round(float(value), 2) for value in page.obj.TrimBox) for page in source.pages}
    if len(sizes) != 1:
        raise UnimposableError("the pages are of several sizes")
    left, bottom, right, top = (float(value) for value in source.pages[0].obj.TrimBox)
    width, height = right - left, top - bottom
    forms = [_form(page, target) for page in source.pages]
    for pair in pairs:
        content = ""
        sides = [(side, number) for side, number in enumerate(pair) if number <= len(forms)]
        for side, number in sides:
            start = -BLEED if side == 0 else width
            content += (
                f"q {start:.4f} {-BLEED:.4f} {width + BLEED:.4f} {height + 2 * BLEED:.4f} re W n "
                f"1 0 0 1 {side * width - left:.4f} {-bottom:.4f} cm /P{number} Do Q\n"
            )
        trim = Array([0, 0, round(2 * width, 4), round(height, 4)])
        pages = Dictionary({f"/P{number}": forms[number - 1] for _, number in sides})
        sheet = Dictionary(Type=Name.Page, MediaBox=trim, TrimBox=trim, Resources=Dictionary(XObject=pages))
        sheet.Contents = target.make_stream(content.encode())
        target.pages.append(Page(target.make_indirect(sheet)))
    return width


def _form(page: Page, target: Pdf) -> Object:
    """A page as a form of another PDF, with its bleed, which qpdf would cut off at the trim."""
    from pikepdf import Array

    form = target.copy_foreign(page.as_form_xobject())
    form.BBox = Array([float(value) for value in page.obj.BleedBox])
    return form
