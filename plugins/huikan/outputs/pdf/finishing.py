"""The last step of a screen PDF: how it opens, the numbers of its pages, identifiers that do not change."""

from __future__ import annotations

from io import BytesIO


def finish(content: bytes) -> bytes:
    """The PDF with its title in the window, bookmarks shown where there are any, and a stable identifier."""
    from pikepdf import Array, Dictionary, Name, Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLayout = Name.SinglePage
        if "/Outlines" in root and len(pdf.pages) > 1:
            root.PageMode = Name.UseOutlines
        root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        target = BytesIO()
        pdf.save(target, deterministic_id=True, linearize=True)
        return target.getvalue()
