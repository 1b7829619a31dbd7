"""Print: a publication as a `book`; PDFs for the `screen`, an `offprint` of
each paper, files for the `press`."""

from __future__ import annotations

from huikan.outputs.print.book import Theme, read_theme
from huikan.outputs.print.book.glyphs import missing_of
from huikan.outputs.print.checks import check
from huikan.outputs.print.offprint import claims as offprint_claims
from huikan.outputs.print.offprint import extent, folios, offprints, plan_offprints, with_pages
from huikan.outputs.print.screen import claims, make, missing, pieces, plan, plan_volume, print_pdf, units, unprintable

__all__ = [
    "Theme",
    "check",
    "claims",
    "extent",
    "folios",
    "make",
    "missing",
    "missing_of",
    "offprint_claims",
    "offprints",
    "pieces",
    "plan",
    "plan_offprints",
    "plan_volume",
    "print_pdf",
    "read_theme",
    "units",
    "unprintable",
    "with_pages",
]
