"""STAGES: every output of the site, in an order in which each finds what it comes after. A new output is one line."""

from __future__ import annotations

from huikan.outputs import (
    calendar,
    codes,
    drawings,
    feeds,
    files,
    pages,
    pictures,
    policy,
    redirects,
    search,
    sharing,
    theme_files,
)
from huikan.outputs import print as printing
from huikan.outputs.stage import Stage

_SHOWN = ("pdf", "offprints", "cards", "pictures", "covers")  # what pages and feeds tell of or show

STAGES = (
    Stage("pdf", printing.plan, costly=True, printed=True, lasting=True),
    Stage(
        "offprints",
        printing.plan_offprints,
        after=("pdf",),
        costly=True,
        printed=True,
        lasting=True,
        claims=printing.claims,
        learned=printing.with_pages,
    ),
    Stage("cards", sharing.plan, costly=True),
    Stage("pictures", pictures.plan, costly=True, kept=pictures.kept),
    Stage("covers", drawings.plan),
    Stage("codes", codes.plan),
    Stage("calendar", calendar.plan),
    Stage("pages", pages.plan, after=_SHOWN, lasting=True),
    Stage("feeds", feeds.plan, after=_SHOWN, lasting=True),
    Stage("search", search.plan, after=("offprints",)),
    Stage("files", files.plan, after=("pictures",), lasting=True),
    Stage("theme", theme_files.plan),
    Stage("headers", policy.plan),
    Stage("redirects", redirects.plan, after=("pdf", "offprints", "feeds", "files")),
)
