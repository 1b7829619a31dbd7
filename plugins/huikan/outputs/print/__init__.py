"""Print: a publication as a `book`; PDFs for the `screen`, an `offprint` of
each paper, files for the `press`."""

from __future__ import annotations

from huikan.outputs.print.book.checks import check
from huikan.outputs.print.offprint import claims, folios, offprints, plan_offprints, with_pages
from huikan.outputs.print.screen import make, pieces, plan, unprintable

__all__ = ["check", "claims", "folios", "make", "offprints", "pieces", "plan", "plan_offprints", "unprintable", "with_pages"]
