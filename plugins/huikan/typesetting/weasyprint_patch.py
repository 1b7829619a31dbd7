"""All that is replaced in WeasyPrint, each name with the reason, and
the one way in which it is done.

WeasyPrint has no hooks where Chinese lines, filled pages and books in chunks need them. So names
of its modules stand for functions of ours while `replaced` is open, and for its own again
afterwards. Each replacement was written against a source whose digest is kept here: another
WeasyPrint is a clear error, not a bad page.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

WEASYPRINT = "70.0"
LINES = "huikan.typesetting.chinese.line_layout.chinese_lines"
GRID = "huikan.typesetting.pagination.line_grid.lines_on_grid"
PAGES = "huikan.typesetting.pagination.pages.Pagination"


class UnknownWeasyPrintError(RuntimeError):
    """The installed WeasyPrint is not the one that the replacements were written for."""


@dataclass(frozen=True, slots=True)
class ReplacedName:
    """A name in WeasyPrint's modules that stands for something of ours for a time.

    `digest` is the SHA-256 of the source of what it stands for in WeasyPrint 70, of a method
    that of its class; `by` is what of ours replaces it.
    """

    name: str
    digest: str
    reason: str
    by: str


REPLACED = (
    ReplacedName(
        "weasyprint.text.line_break.Layout.set_text",
        "681b737d1ba5e004efdc3ee409478b6b3e05ee0662142c5875b188bc9eefa698",
        "marks beside others are set half as wide (CLREQ 3.1.6.1), which is a feature of the font for single characters",
        LINES,
    ),
    ReplacedName(
        "weasyprint.text.line_break.Layout.get_first_line",
        "681b737d1ba5e004efdc3ee409478b6b3e05ee0662142c5875b188bc9eefa698",
        "the glyphs of a justified line are moved where it was shaped, so that its text stays what it is",
        LINES,
    ),
    ReplacedName(
        "weasyprint.text.line_break.line_size",
        "03fa04fd51fc69aa128ca5312faa9a82578d88cf8549fda8d3d63a76f8eef173",
        "a thin space at the end of a line takes no room",
        LINES,
    ),
    ReplacedName(
        "weasyprint.layout.inline.split_first_line",
        "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f",
        "a text of which only the final space lies beyond the edge fits; WeasyPrint would set its first word alone",
        LINES,
    ),
    ReplacedName(
        "weasyprint.layout.preferred.split_first_line",
        "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f",
        "a text that may be divided anywhere needs little room behind another inline box too",
        "huikan.typesetting.chinese.overflow_wrap.measuring",
    ),
    ReplacedName(
        "weasyprint.layout.inline.split_inline_box",
        "3a0cb7ca7e34c7ef0feda818cdb8fea64b7a8332ccf83e12506289534f6faeae",
        "push-in: a line takes one more character where its marks can make room for it (CLREQ 3.1.6.3); "
        "a word that no line can hold is divided behind other inline boxes too",
        LINES,
    ),
    ReplacedName(
        "weasyprint.layout.inline.text_align",
        "e953d41b87ccfc30405f83f6cc3c73918ef4638662794db4f834b1d788d6ed67",
        "the ends of a line are trimmed and its marks drawn in before what remains of it is known",
        LINES,
    ),
    ReplacedName(
        "weasyprint.layout.inline.justify_line",
        "f83b21ff8793ba6b6dfc5fe8e10e4ab6cd6e02b17de02da97200902166148a81",
        "WeasyPrint stretches spaces alone, and Chinese has none",
        "huikan.typesetting.chinese.justification.justify",
    ),
    ReplacedName(
        "weasyprint.document.TargetCollector",
        "ea382c293323197bfc89b5b79b1c8044de3e161e77afaeb5a5773df1229c56fa",
        "page numbers are guessed with as many digits as they will have, and may be those of other chunks",
        PAGES,
    ),
    ReplacedName(
        "weasyprint.layout.initialize_page_maker",
        "5bb3c878d722af539b86e32f76d5471daa0ce18b88604e7d42404f6e4d5419e8",
        "the pages are there already when WeasyPrint adds running heads and folios",
        PAGES,
    ),
    ReplacedName(
        "weasyprint.layout.make_all_pages",
        "b5e4034894841caa9581fa5d33338c71a7d8948be65618d358ab4b946f367edb",
        "the pages are there already when WeasyPrint adds running heads and folios",
        PAGES,
    ),
    ReplacedName(
        "weasyprint.layout.page.block_level_layout",
        "c1301dde9284e24519ee0432b508d6cd79768018d2564d4066f0fdf103982dd6",
        "a page begins with the figures that had no room on the one before",
        "huikan.typesetting.pagination.floats.placed_at_head",
    ),
    ReplacedName(
        "weasyprint.layout.inline.get_next_linebox",
        "67af458c2545e74f0803072103c6c5d392d5e353dfdaa4f5bac5a96e20ed024d",
        "lines of books and newsletters stand on a grid that facing pages share (版心网格)",
        GRID,
    ),
    ReplacedName(
        "weasyprint.layout.block.columns_layout",
        "7a05cce3272fc581cf8d9352ebe07d4de51fb742dfccd6d2e86895ac0eca9691",
        "columns begin on a line of the grid",
        GRID,
    ),
    ReplacedName(
        "weasyprint.layout.block.block_box_layout",
        "a6279066e3d9ff7d2efe70280d14eddd38bfbfa3f132ebf76011ecc8f4ca5a22",
        "columns grow line by line until they hold their text, and a heading at a column's head has no white above it",
        GRID,
    ),
    ReplacedName(
        "weasyprint.layout.LayoutContext.layout_footnote",
        "211f859ff4e2d663a49c6536de3718fdcbdee69830752a27ec6d44779012b933",
        "the note that is being set is known when another is moved",
        "huikan.typesetting.pagination.footnote_room.notes_stay",
    ),
    ReplacedName(
        "weasyprint.layout.LayoutContext.overflows_page",
        "211f859ff4e2d663a49c6536de3718fdcbdee69830752a27ec6d44779012b933",
        "a note that has room is told from one that is to be moved for another line's sake",
        "huikan.typesetting.pagination.footnote_room.notes_stay",
    ),
    ReplacedName(
        "weasyprint.layout.LayoutContext.report_footnote",
        "211f859ff4e2d663a49c6536de3718fdcbdee69830752a27ec6d44779012b933",
        "a note is not moved to the next page to make room for a line",
        "huikan.typesetting.pagination.footnote_room.notes_stay",
    ),
    ReplacedName(
        "weasyprint.layout.column._report_footnotes",
        "0e9226e4e92830f08b4e4ead50febc8aaabcefd02974819517f56f6075371b05",
        "columns that are done move the notes that have no room below them, which would be refused for ever",
        "huikan.typesetting.pagination.footnote_room.notes_stay",
    ),
    ReplacedName(
        "weasyprint.pdf.add_tags",
        "f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22",
        "one structure tree after the document's elements, where WeasyPrint tags box by box and page by page",
        "huikan.typesetting.tagging.own_tags",
    ),
    ReplacedName(
        "weasyprint.draw.text.draw_first_line",
        "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
        "a glyph that two characters share copies as the first of them in the whole font",
        "huikan.typesetting.copied_text.as_typed",
    ),
    ReplacedName(
        "weasyprint.pdf.build_fonts_dictionary",
        "fc551bef35d0d6c3d288f686fd21b5ea8c1efadb8f2f3b4d379cfa6045c02230",
        "of the characters that share a glyph its map names the usual one",
        "huikan.typesetting.copied_text.as_typed",
    ),
)


@contextmanager
def replaced(replacements: Mapping[str, Callable[[Any], object]]) -> Iterator[None]:
    """Has these names of WeasyPrint stand for what is made here of what they stand for now.
    Not for several threads at once.

    UnknownWeasyPrintError where the installed WeasyPrint is another one, KeyError for a name
    that `REPLACED` does not have.
    """
    verify(replacements)
    originals = {name: (*owner(name), getattr(*owner(name))) for name in replacements}
    substitutes = {name: replacements[name](original) for name, (_, _, original) in originals.items()}
    for name, (place, attribute, _) in originals.items():
        setattr(place, attribute, substitutes[name])
    try:
        yield
    finally:
        for place, attribute, original in originals.values():
            setattr(place, attribute, original)


def verify(names: Mapping[str, object] | None = None) -> None:
    """Raises UnknownWeasyPrintError where the version or the sources of these names are
    others; of all where none are given."""
    import weasyprint

    digests = {entry.name: entry.digest for entry in REPLACED}
    changed = sorted(name for name in (digests if names is None else names) if digest(name) != digests[name])
    if weasyprint.__version__ != WEASYPRINT or changed:
        raise UnknownWeasyPrintError(
            f"the typesetting is written for WeasyPrint {WEASYPRINT}, found {weasyprint.__version__}"
            + (f" with other sources of {', '.join(changed)}" if changed else "")
            + "; install the pinned version (make site) or adapt typesetting/weasyprint_patch.py"
        )


def digest(name: str) -> str:
    """The SHA-256 of the source of what a name of WeasyPrint stands for now,
    of a method that of its class."""
    place, attribute = owner(name)
    return _digest(getattr(place, attribute) if inspect.ismodule(place) else place)


@cache
def _digest(thing: Any) -> str:
    return hashlib.sha256(inspect.getsource(thing).encode()).hexdigest()


def owner(name: str) -> tuple[Any, str]:
    """The module or class that a dotted name stands in, and its last part."""
    path, _, attribute = name.rpartition(".")
    try:
        return importlib.import_module(path), attribute
    except ModuleNotFoundError:
        module, _, kind = path.rpartition(".")
        return getattr(importlib.import_module(module), kind), attribute
