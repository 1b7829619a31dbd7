"""Page filling: what is done about a page whose foot stays white because what
comes next does not fit there.

In the order in which a typesetter would: a figure or table with a caption goes to the head of
the next page, and the text behind it fills this one (`floats`); a picture is shown a little
smaller; a table, or a stretch of columns, is divided. Each is tried once for each thing that
does not fit, and the first that fills the page is kept, or the one that fills it most. So a
document is laid out in bounded time and always in the same way. Imported where WeasyPrint is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.images import SVGImage
from weasyprint.layout.block import block_level_layout

from huikan.typesetting.pagination import divided_tables, floats, page_whitespace
from huikan.typesetting.weasyprint_types import Box, Element, LayoutContext, PageBox, ResumeAt, Style

MOST = 0.12  # of a page's text block: white that nobody minds
GAIN = 0.04  # of it: what a change has to fill at least
SMALLEST, SMALLEST_DRAWING = 0.7, 0.8  # of its size: how small a picture may become, and a drawing, which has letters
FEWEST = 2  # rows of a divided table on either page
STEPS = 8  # titles and lines that stay with what follows them, from the first that goes overleaf to what does not fit


@dataclass(slots=True)
class LaidOutPage:
    """A page that is laid out. `deferred` are the figures with which the next one begins.

    `carries`: notes, floats or figures of it go on on the next page, so both are made
    together. `ends`: the text has ended, or what follows begins on a page of its own. `state`
    is WeasyPrint's behind the page.
    """

    box: PageBox
    resume_at: ResumeAt
    carries: bool
    ends: bool
    deferred: tuple[floats.DeferredFloat, ...]
    state: Any


@dataclass(frozen=True, slots=True)
class UnbreakableBox:
    """A box that did not fit on a page. `path` leads to it from the root,
    place by place, through `parents`."""

    page: PageBox
    box: Box
    parents: tuple[Box, ...]
    path: tuple[int, ...]


class PageFiller:
    """The changes to a tree of boxes that fill its pages. `reset` takes all back;
    once `closed`, no more are made."""

    def __init__(self, context: LayoutContext, root: Box) -> None:
        self._context, self._root = context, root
        self._tried: set[int] = set()
        self._before: list[tuple[Box, Sequence[Box], Style]] = []  # boxes with the children and style that they had
        self.closed = False

    def fill(self, page: LaidOutPage, lay: Callable[[], LaidOutPage]) -> LaidOutPage:
        """A page when all has been tried that may fill it: not always the last one that
        `lay` made, which lays it out anew."""
        while not self.closed and (block := _unbreakable(self._root, page)) is not None and id(block.box) not in self._tried:
            self._tried.add(id(block.box))
            better = self._best(block, lay)
            if better is None:
                break
            page = better
        return page

    def _best(self, block: UnbreakableBox, lay: Callable[[], LaidOutPage]) -> LaidOutPage | None:
        """The page after the first strategy that fills it, or after the one that leaves it
        least white; None where none does."""
        least, best = page_whitespace.whitespace_ratio(block.page) - GAIN, None
        for strategy in (self._float, self._shrink, self._divide, self._float_farther):
            mark = len(self._before)
            attempt = strategy(block, lay)
            whitespace = 1.0 if attempt is None else page_whitespace.whitespace_ratio(attempt.box)
            if whitespace < min(MOST, least):
                return attempt
            self._back(mark)
            if whitespace < least:
                least, best = whitespace, strategy
        return best(block, lay) if best else None

    def _back(self, mark: int) -> None:
        while len(self._before) > mark:
            box, children, style = self._before.pop()
            box.children, box.style = children, style

    def reset(self) -> None:
        """Takes all changes back, and forgets what has been tried."""
        self._back(0)
        self._tried.clear()

    def _change(self, box: Box, children: Sequence[Box] | None = None, **style: object) -> None:
        """Gives a box of the tree other children, or another style."""
        self._before.append((box, box.children, box.style))
        if children is not None:
            box.children = children
        if style:
            box.style = box.style.copy()
            box.style.update(style)

    def _float(self, block: UnbreakableBox, lay: Callable[[], LaidOutPage], farther: bool = False) -> LaidOutPage | None:
        """A figure at the head of the next page; before what it must not pass where the
        page is not filled until there."""
        *above, place = block.path
        holder = block.parents[-1]
        limit = floats.float_limit(holder.children, place, farther)
        if limit == place + 1 or not floats.may_float(block.box, block.parents, place):
            return None
        if not floats.is_landscape(block.box) and self._natural(block).margin_height() > floats.HIGHEST * block.page.height:
            return None
        children_without, children_later = floats.deferring(holder, place), floats.moved(holder, place, limit)
        self._change(holder, children_without)
        better = lay()
        if _steps(better.resume_at) >= [*above, limit]:
            self._change(holder, children_later)
            better = lay()
        return better

    def _float_farther(self, block: UnbreakableBox, lay: Callable[[], LaidOutPage]) -> LaidOutPage | None:
        """A figure at the head of the next page that passes headings below those of
        sections: rather than a white foot."""
        return self._float(block, lay, farther=True)

    def _shrink(self, block: UnbreakableBox, lay: Callable[[], LaidOutPage]) -> LaidOutPage | None:
        """A picture as large as there is room for it."""
        pictures = [box for box in block.box.descendants() if isinstance(box, boxes.ReplacedBox)]
        if not pictures or floats.is_landscape(block.box):
            return None
        originals = [box for box in self._natural(block).descendants() if isinstance(box, boxes.ReplacedBox)]
        sizes = [(box, like.width, like.height) for box, like in zip(pictures, originals, strict=True)]
        least = SMALLEST_DRAWING if any(isinstance(box.replacement, SVGImage) for box in pictures) else SMALLEST
        small = self._scaled(sizes, least, lay)
        bottom = _bottom(small.box, pictures[-1].element)
        if bottom is None:
            return None
        more = least + (page_whitespace.foot(small.box) - page_whitespace.last(small.box.children[0], bottom) - 2) / sum(
            height for *_, height in sizes
        )
        larger = self._scaled(sizes, min(more, 1), lay) if more > least else small
        return larger if _bottom(larger.box, pictures[-1].element) is not None else self._scaled(sizes, least, lay)

    def _scaled(self, sizes: Sequence[tuple[Box, float, float]], factor: float, lay: Callable[[], LaidOutPage]) -> LaidOutPage:
        for box, width, height in sizes:
            self._change(box, width=Dimension(width * factor, "px"), height=Dimension(height * factor, "px"))
        return lay()

    def _divide(self, block: UnbreakableBox, lay: Callable[[], LaidOutPage]) -> LaidOutPage | None:
        """A table, or a stretch of columns, on two pages."""
        if not (floats.is_columns(block.box) or (block.box.is_table_wrapper and divided_tables.may_divide(block.box.element))):
            return None
        for box in (block.box, *(child for child in block.box.children if isinstance(child, boxes.TableBox))):
            self._change(box, break_inside="auto")
        better = lay()
        if floats.is_columns(block.box):
            return better
        rows, here = _rows(block.box), _rows(better.box, block.box.element)
        return better if FEWEST <= here <= rows - FEWEST or here == rows else None

    def _natural(self, block: UnbreakableBox) -> Box:
        """What did not fit as it is where there is room enough."""
        context = self._context
        context.create_block_formatting_context()
        block.box.position_x = block.box.position_y = 0
        layout = block_level_layout(context, block.box, -inf, None, block.page, True, [], [], [])[0]
        context.finish_block_formatting_context()
        natural: Box = layout
        return natural


def _unbreakable(root: Box, page: LaidOutPage) -> UnbreakableBox | None:
    """What leaves the foot of a page white: the first thing overleaf that is not divided,
    with the titles over it passed by."""
    if page.ends or page_whitespace.whitespace_ratio(page.box) < MOST:
        return None
    path, box = _steps(page.resume_at), root
    parents: list[Box] = [root]
    for place in path:
        if not isinstance(box, boxes.BlockLevelBox):  # a page that begins within a paragraph
            return None
        box = box.children[place]
        parents.append(box)
    for _ in range(STEPS):
        if not isinstance(box, boxes.BlockLevelBox):
            return None
        if page.deferred and floats.is_captioned(box):
            return None  # it comes behind those that go to the next page
        if _is_whole(box) or floats.is_landscape(box):
            return UnbreakableBox(page.box, box, tuple(parents[:-1]), tuple(path))
        path, parents = _onwards(path, parents)
        if not path:
            return None
        box = parents[-1]
    return None


def _steps(resume_at: ResumeAt) -> list[int]:
    """The places of the boxes that lead to where a page begins; behind all of
    them where the text has ended."""
    steps: list[int] = [] if resume_at else [sys.maxsize]
    while resume_at:
        ((place, resume_at),) = resume_at.items()
        steps.append(place)
    return steps


def _is_whole(box: Box) -> bool:
    """Whether a box is a picture, or something else that is not divided and is no title."""
    if box.style["break_after"] == "avoid":
        return False
    inner = box.get_wrapped_table() if box.is_table_wrapper else box
    if inner.style["break_inside"] == "avoid":
        return True
    has_picture = any(isinstance(inside, boxes.ReplacedBox) for child in box.children for inside in child.descendants())
    return has_picture and not _is_group(box)


def _is_group(box: Box) -> bool:
    """Whether a box holds blocks that follow each other: a section, a division."""
    return any(isinstance(child, boxes.BlockLevelBox) and not isinstance(child, boxes.ReplacedBox) for child in box.children)


def _onwards(path: list[int], parents: list[Box]) -> tuple[list[int], list[Box]]:
    """The next box: the first in one that holds others, the one behind a
    title. Nothing behind a paragraph."""
    box = parents[-1]
    if box.style["break_after"] == "avoid" or not box.children:
        while path:
            if path[-1] + 1 < len(parents[-2].children):
                return [*path[:-1], path[-1] + 1], [*parents[:-1], parents[-2].children[path[-1] + 1]]
            path, parents = path[:-1], parents[:-1]
    if _is_group(box):
        return [*path, 0], [*parents, box.children[0]]
    return [], []


def _bottom(page: PageBox, element: Element | None) -> float | None:
    """Where the picture of an element ends on a page; None where it is on another."""
    pictures = [box for box in page.descendants() if box.element is element and isinstance(box, boxes.ReplacedBox)]
    return max((float(box.border_box_y() + box.border_height()) for box in pictures), default=None)


def _rows(box: Box, element: Element | None = None) -> int:
    """How many rows of the body of a table a box has; of the table of
    this element, where one is given."""
    tables = [inside for inside in box.descendants() if isinstance(inside, boxes.TableBox) and element in (None, inside.element)]
    groups = [child for table in tables for child in table.children if not (child.is_header or child.is_footer)]
    return sum(len(group.children) for group in groups)
