"""Faults of set pages that a typesetter marks beside white feet: facing feet and columns that
differ, lines off the grid, a table alone on a white page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from huikan.typesetting.pagination import page_whitespace

KINDS = ("facing", "column", "off", "alone")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PLATES = ("cover", "title", "landscape", "front")
TURNED = "landscape"
SAME = 1.5  # px: what nobody sees
WHITE = 0.5  # of a page on which little but a table stands
FEW = 3  # lines of text beside it


@dataclass(frozen=True)
class PageFault:
    """What is wrong with a page: its feet differ from the `facing` page's, its `column`s differ by
    more than a line, a line is `off` the grid, a table stands `alone`."""

    kind: str
    page: int
    text: str


def page_faults(pages: Sequence[Any], ends: Callable[[Any, Any], bool]) -> Iterator[PageFault]:
    """Every fault on laid-out pages (WeasyPrint's page boxes). `ends`: whether a page ends because
    what follows begins on another."""
    pitch = line_pitch(pages)
    numbered = list(enumerate(pages, 1))
    for (number, page), (_, after) in pairwise([*numbered, (0, None)]):
        if _is_white_with_a_table(page):
            yield PageFault("alone", number, f"{page_whitespace.whitespace_ratio(page):.0%} white")
        if page.page_type.blank or page.page_type.name in PLATES:
            continue
        last = after is None or ends(page, after)
        if not last and page.page_type.side == "left" and after.page_type.name not in PLATES and not after.page_type.blank:
            beyond = pages[number + 1] if number + 1 < len(pages) else None
            if beyond is not None and not ends(after, beyond) and abs(foot(page) - foot(after)) > SAME:
                yield PageFault("facing", number, f"feet differ by {(foot(page) - foot(after)) / pitch:+.2f} lines")
        yield from _columns(page, number, pitch)
        yield from _off(page, number, pitch)


def foot(page: Any) -> float:
    """Where what stands on a page ends, its notes among it, in px from its head."""
    if any(_is(box, "FootnoteAreaBox") and box.children for box in page.children):
        return float(page.content_box_y() + page.height)
    return page_whitespace.last(page.children[0], page.content_box_y())


def line_pitch(pages: Sequence[Any]) -> float:
    """How high a line of running text is, in px."""
    return _strut(pages[0].children[0])[0]


def grid_lines(page: Any, pitch: float) -> list[Any]:
    """The lines of a page's running text, which are as high as a line of the grid or, for what
    stands in them, higher. Headings stand between lines of it."""
    lines = [line for line in _lines(page.children[0]) if line.element.tag not in HEADINGS]
    return [line for line in lines if abs(_strut(line)[0] - pitch) < 0.3 and page_whitespace.is_seen(line)]


def offset(line: Any, page: Any, pitch: float) -> float:
    """How far the base line of a line stands below the next one of the grid above it, in px."""
    top = line.position_y + line.baseline - _strut(line)[1]
    return float((top - page.content_box_y() + pitch / 4) % pitch - pitch / 4)


def _strut(box: Any) -> tuple[float, float]:
    """The height of a line of a style and where its base line is."""
    from weasyprint.text.line_break import strut

    height, baseline = strut(box.style)
    return float(height), float(baseline)


def _off(page: Any, number: int, pitch: float) -> Iterator[PageFault]:
    for line in grid_lines(page, pitch):
        if abs(offset(line, page, pitch)) > SAME / 2:
            words = "".join(getattr(box, "text", "") for box in line.descendants())
            yield PageFault("off", number, f"{offset(line, page, pitch) / pitch:.2f}: {words[:20]}")


def _columns(page: Any, number: int, pitch: float) -> Iterator[PageFault]:
    """Stretches of columns whose tops differ, or whose feet do by more than a line."""
    for box in page.descendants():
        columns = [child for child in getattr(box, "children", ()) if getattr(child, "is_column", False)]
        for row in _rows(columns):
            tops = [min((line.position_y for line in _lines(column)), default=column.position_y) for column in row]
            feet = [page_whitespace.last(column, column.position_y) for column in row]
            if max(feet) - min(feet) > pitch + SAME or max(tops) - min(tops) > SAME:
                yield PageFault("column", number, f"feet {max(feet) - min(feet):.1f}, tops {max(tops) - min(tops):.1f} px apart")


def _rows(columns: Sequence[Any]) -> Iterator[list[Any]]:
    tops = dict.fromkeys(column.position_y for column in columns)
    yield from (row for top in tops if len(row := [one for one in columns if one.position_y == top]) > 1)


def _is_white_with_a_table(page: Any) -> bool:
    """Whether a page, turned ones among them, is mostly white below a table or picture."""
    is_plate = page.page_type.blank or (page.page_type.name in PLATES and page.page_type.name != TURNED)
    return not is_plate and page_whitespace.whitespace_ratio(page) > WHITE and _is_alone(page)


def _is_alone(page: Any) -> bool:
    """Whether hardly anything but tables and pictures stands on a page."""
    shown = [box for box in page.children[0].descendants() if _is(box, "TableBox", "ReplacedBox")]
    inside = {id(inner) for box in shown for inner in (box, *box.descendants())}
    return bool(shown) and sum(id(line) not in inside for line in _lines(page.children[0])) <= FEW


def _lines(box: Any) -> list[Any]:
    return [inner for inner in box.descendants() if _is(inner, "LineBox") and inner.element is not None]


def _is(box: Any, *kinds: str) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, tuple(getattr(boxes, kind) for kind in kinds))
