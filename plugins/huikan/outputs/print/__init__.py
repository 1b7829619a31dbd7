"""Print: a publication as a `book`; PDFs for the `screen`, an `offprint` of each paper, files for the `press`."""

from __future__ import annotations

from huikan.outputs.print.book.checks import check
from huikan.outputs.print.offprint import folios, offprints, plan_offprints
from huikan.outputs.print.screen import make, pieces, plan

__all__ = ["check", "folios", "make", "offprints", "pieces", "plan", "plan_offprints"]
