"""Facing pages end on one line: a page that goes on overleaf and ends a line or two above its
foot, for a heading or a paragraph that cannot be divided, is opened by whole lines above headings
and round figures, so that what stands below stays on the grid.

It is done on finished pages, which moves nothing to another page. Imported where WeasyPrint is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from huikan.typesetting.pagination import floats, page_whitespace
from huikan.typesetting.weasyprint_types import Box, PageBox

SAME = 1.0  # px that nobody sees
HEADINGS = frozenset(floats.HEADINGS)
ITEM, HEADING, FIGURE = 2, 1, 1  # lines by which the white above a new text, above a heading, round a figure may grow
ORDER = {"item": 0, "heading": 1, "figure": 2}  # in which these grow
MOST = {"item": ITEM, "heading": HEADING, "figure": FIGURE}
FIGURES = frozenset(("figure", "table", "pre"))
HOLDERS = frozenset(("html", "body", "main", "section", "div"))
Path = tuple[tuple[Box, int], ...]  # from the root: each box with the place of the child that leads on


@dataclass(frozen=True, slots=True)
class _Opening:
    """A place of a page where white may grow: above the block to which the path leads, of a figure
    half of it below."""

    path: Path
    kind: str

    @property
    def block(self) -> Box:
        parent, place = self.path[-1]
        return parent.children[place]


def align(page: PageBox, pitch: float) -> None:
    """Brings what ends a page, which goes on overleaf, to its foot; nothing where the page has not
    enough places for the white. `pitch`: of the grid, in px."""
    gap = page_whitespace.foot(page) - page_whitespace.last(page.children[0], page.content_box_y())
    lines, rest = divmod(gap + SAME, pitch)
    openings = list(_openings(page.children[0]))
    if lines and lines <= sum(MOST[opening.kind] for opening in openings):
        for opening, count in _shares(openings, int(lines)):
            _open(opening, count * pitch)
    final = openings[-1] if openings else None
    if final is not None and final.kind == "figure" and rest > 2 * SAME and _is_last(final.path):
        final.block.translate(0, rest - SAME)


def _shares(openings: Sequence[_Opening], lines: int) -> Iterator[tuple[_Opening, int]]:
    """How many lines each opening gets: one where they suffice, of the kinds in their order."""
    counts = dict.fromkeys(range(len(openings)), 0)
    places = sorted(counts, key=lambda place: (ORDER[openings[place].kind], place))
    for growth in range(max(MOST.values())):
        for place in places:
            if lines and growth < MOST[openings[place].kind]:
                counts[place] += 1
                lines -= 1
    return ((openings[place], count) for place, count in counts.items() if count)


def _open(opening: _Opening, distance: float) -> None:
    """Moves a block and all that follows it down; a figure half as far."""
    for depth, (parent, place) in enumerate(reversed(opening.path)):
        for sibling in parent.children[place + (depth > 0) :]:
            if sibling.is_in_normal_flow():
                sibling.translate(0, distance)
    if opening.kind == "figure" and not _is_last(opening.path):
        opening.block.translate(0, -distance / 2)


def _is_last(path: Path) -> bool:
    """Whether nothing of the text stands behind a block on its page."""
    return all(not any(_shows(child) for child in parent.children[place + 1 :]) for parent, place in path)


def _shows(box: Box) -> bool:
    return box.is_in_normal_flow() and page_whitespace.last(box, -1.0) >= 0


def _openings(root: Box, path: Path = ()) -> Iterator[_Opening]:
    """The places of a page where white may grow, from above: none above its first block."""
    for place, box in enumerate(root.children):
        here = (*path, (root, place))
        kind = _kind(box)
        if kind and _before(here) not in ("", kind if kind == "heading" else "item"):
            yield _Opening(here, kind)
        if box.is_in_normal_flow() and _tag(box) in HOLDERS and kind != "figure" and not floats.is_columns(box):
            yield from _openings(box, here)


def _kind(box: Box) -> str:
    """What a block is to the white above it; "" for running text."""
    if not (isinstance(box, boxes.BlockLevelBox) and box.is_in_normal_flow()):
        return ""
    names = set(((box.element.get("class") if box.element is not None else "") or "").split())
    if _tag(box) in HEADINGS:
        return "heading"
    if names & {"item", "column"}:
        return "item"
    return "figure" if box.is_table_wrapper or _tag(box) in FIGURES or "display" in names else ""


def _before(path: Path) -> str:
    """What kind of block stands right before a place; "text" for running text, "" for nothing."""
    for parent, place in reversed(path):
        shown = [child for child in parent.children[:place] if _shows(child)]
        if shown:
            return _kind(shown[-1]) or "text"
    return ""


def _tag(box: Box) -> str:
    return "" if box.element is None else str(box.element.tag)
