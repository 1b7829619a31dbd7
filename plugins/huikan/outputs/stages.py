"""STAGES: every output of the site, in an order in which each finds what it comes
after. A new output is one line."""

from __future__ import annotations

from huikan.outputs import (
    assets,
    calendar,
    cover_images,
    docx,
    epub,
    exports,
    feeds,
    http_headers,
    pages,
    pictures,
    redirects,
    search,
    social_cards,
    theme_files,
)
from huikan.outputs import print as printing
from huikan.outputs.stage import Stage

_SHOWN = ("pdf", "offprints", "cards", "pictures", "covers")  # what pages and feeds tell of or show

STAGES = (
    Stage("pdf", printing.plan, costly=True, printed=True, lasting=True, units=printing.units, claims=printing.claims),
    Stage(
        "offprints",
        printing.plan_offprints,
        after=("pdf",),
        costly=True,
        printed=True,
        lasting=True,
        claims=printing.offprint_claims,
        learned=printing.with_pages,
    ),
    Stage("cards", social_cards.plan, costly=True),
    Stage("pictures", pictures.plan, costly=True, kept=pictures.kept),
    Stage("covers", cover_images.plan),
    Stage("calendar", calendar.plan, lasting=True, claims=calendar.claims),
    Stage("pages", pages.plan, after=_SHOWN, lasting=True, units=pages.units, finish=pages.finish, claims=pages.claims),
    Stage("feed-texts", feeds.plan_texts, after=_SHOWN, published=False, units=feeds.text_units),
    Stage("feed-pictures", feeds.plan_pictures, costly=True),
    Stage("feeds", feeds.plan, after=(*_SHOWN, "feed-texts"), lasting=True, claims=feeds.claims),
    Stage("epub", epub.plan, after=("pdf", "pictures", "offprints"), costly=True, lasting=True, claims=epub.claims),
    Stage("docx", docx.plan, costly=True, lasting=True, claims=docx.claims),
    Stage("exports", exports.plan, after=("offprints",), claims=exports.claims),
    Stage("files", assets.plan, after=("pictures",), lasting=True),
    Stage("theme", theme_files.plan),
    Stage("headers", http_headers.plan),
    Stage("redirects", redirects.plan, after=("pdf", "offprints", "feeds", "files")),
    # Last, so that a preview shows pages before their words are indexed
    Stage("attached", search.plan_attached, published=False),
    Stage("terms", search.plan_terms, after=("offprints", "attached"), published=False, units=search.term_units),
    Stage("postings", search.plan_postings, after=("offprints", "attached", "terms"), published=False),
    Stage("neighbours", search.plan_neighbours, after=("offprints", "attached", "terms", "postings"), published=False),
    Stage("printed", search.plan_printed, after=("pdf", "offprints"), published=False),
    Stage("search", search.plan, after=("offprints", "attached", "postings", "neighbours", "printed"), claims=search.claims),
)
