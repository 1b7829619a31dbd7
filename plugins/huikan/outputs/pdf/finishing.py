"""The last step of a screen PDF: how it opens, the numbers of its pages, identifiers that do not change."""

from __future__ import annotations

from io import BytesIO


def finish(content: bytes, front: int) -> bytes:
    """The PDF with its title in the window, bookmarks shown where there are any, and a stable identifier.

    The first `front` pages are called i, ii, iii … in the viewer, the others 1, 2, 3 …, as they are in print.
    """
    from pikepdf import Array, Dictionary, Name, Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLayout = Name.SinglePage
        if "/Outlines" in root and len(pdf.pages) > 1:
            root.PageMode = Name.UseOutlines
        root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        if front:
            roman, arabic = Dictionary(S=Name.r), Dictionary(S=Name.D)
            root.PageLabels = Dictionary(Nums=Array([0, roman, front, arabic]))
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()
