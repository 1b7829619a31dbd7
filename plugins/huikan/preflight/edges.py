"""Whether what a page draws keeps to its edges: text within the trim and clear of it, ink within
the trim or out to the bleed. Pure, but for `survey`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huikan.diagnostics import Diagnostic, found
from huikan.preflight.extents import Box, Extent, extents
from huikan.preflight.page_ranges import runs
from huikan.preflight.text_metrics import TextMetrics

if TYPE_CHECKING:
    from pikepdf import Pdf

MM = 72 / 25.4
SLACK = 0.5 * MM  # what rounding, overhanging letters and the joints of lines may be beyond an edge
SAFE = 3.0  # mm from the trim that text keeps clear of
SHOWN = 24  # letters of the words that a finding names


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What of a page is cut, or near it: words, and how far beyond the edge in mm."""

    number: int
    cut_text: tuple[tuple[str, float], ...] = ()
    near_text: tuple[str, ...] = ()
    cut_ink: float = 0.0


def survey(pdf: Pdf, bleed: float = 0.0) -> list[PageEdges]:
    """The edges of each page of an open PDF, that has any trouble. Ink has to reach as many mm of
    `bleed` as are asked for, also where the file says that it has more."""
    known: dict[tuple[int, int], TextMetrics] = {}
    pages = []
    for number, page in enumerate(pdf.pages, 1):
        sheet = _box(page.mediabox)
        trim = _box(page.obj.TrimBox) if "/TrimBox" in page.obj else sheet
        own = _box(page.obj.BleedBox) if "/BleedBox" in page.obj else trim
        facts = compared(number, extents(page, known), trim, _within(own, trim, bleed * MM) if bleed else own)
        if facts != PageEdges(number):
            pages.append(facts)
    return pages


def compared(number: int, drawn: Sequence[Extent], trim: Box, bleed: Box) -> PageEdges:
    """A page's things against its edges. What lies outside the bleed is marks."""
    on_page = [one for one in drawn if _meets(one.box, bleed)]
    texts = [one for one in on_page if one.kind == "text"]
    inks = [one.box for one in on_page if one.kind == "ink"]
    is_press = trim != bleed
    cut = tuple((one.words[:SHOWN], _beyond(one.box, trim) / MM) for one in texts if _beyond(one.box, trim) > SLACK)
    safe = (trim[0] + SAFE * MM, trim[1] + SAFE * MM, trim[2] - SAFE * MM, trim[3] - SAFE * MM)
    near = tuple(
        one.words[:SHOWN] for one in texts if is_press and _beyond(one.box, trim) <= SLACK and _beyond(one.box, safe) > SLACK
    )
    short = max((_short(box, inks, trim, bleed) for box in inks), default=0.0)
    return PageEdges(number, cut, near, short / MM)


def judge(path: str, pages: Iterable[PageEdges]) -> Iterator[Diagnostic]:
    """The findings of a file."""
    pages = list(pages)
    for page in pages:
        if page.cut_text:
            words, beyond = max(page.cut_text, key=lambda one: one[1])
            yield found("edge-text-cut", path, page=page.number, words=words, beyond=f"{beyond:.1f}")
    near = [page for page in pages if page.near_text]
    if near:
        numbers = runs(page.number for page in near)
        yield found("edge-text-near", path, pages=numbers, words=near[0].near_text[0], safe=f"{SAFE:g}")
    inked = [page for page in pages if page.cut_ink]
    if inked:
        most = max(page.cut_ink for page in inked)
        yield found("edge-ink-cut", path, pages=runs(page.number for page in inked), beyond=f"{most:.1f}")


def _box(values: Iterable[object]) -> Box:
    left, bottom, right, top = (float(value) for value in values)  # type: ignore[arg-type]
    return left, bottom, right, top


def _within(own: Box, trim: Box, bleed: float) -> Box:
    """The bleed of a file, no wider than is asked for."""
    return (
        max(own[0], trim[0] - bleed),
        max(own[1], trim[1] - bleed),
        min(own[2], trim[2] + bleed),
        min(own[3], trim[3] + bleed),
    )


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def _beyond(box: Box, edge: Box) -> float:
    """How far a box reaches over an edge, in points; negative inside."""
    return max(edge[0] - box[0], edge[1] - box[1], box[2] - edge[2], box[3] - edge[3])


def _short(box: Box, inks: Sequence[Box], trim: Box, bleed: Box) -> float:
    """How far a box reaches over the trim where it neither ends there nor reaches the bleed, and
    lies on nothing that does."""
    most = 0.0
    for side, sign in ((0, -1), (1, -1), (2, 1), (3, 1)):
        over, missing = sign * (box[side] - trim[side]), sign * (bleed[side] - box[side])
        if over > SLACK and (missing > SLACK or trim == bleed) and not any(_carries(one, box, side, sign, bleed) for one in inks):
            most = max(most, over)
    return most


def _carries(ground: Box, box: Box, side: int, sign: int, bleed: Box) -> bool:
    """Whether a box lies on one that reaches the bleed at this side, as figures on a cover do."""
    other = 1 - side % 2
    spans = ground[other] <= box[other] + SLACK and ground[other + 2] >= box[other + 2] - SLACK
    reaches = sign * (bleed[side] - ground[side]) <= SLACK
    return ground is not box and spans and reaches and _meets(ground, box)
