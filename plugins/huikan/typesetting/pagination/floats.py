"""Figures and tables that go to the head of the next page: which may, what stays in their
place, how they are set there.

A figure that goes passes no heading of its section's rank or above and no figure of its
kind, so all keep their order and their section; it never comes before the words that name
it. A landscape figure, which has a turned page to itself, may pass headings of its
chapter. Imported where WeasyPrint is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import Box, Element, LayoutContext, PageBox, ResumeAt

HIGHEST = 0.85  # of a page: what is higher stays, since nothing fits above or below it
HOLDERS = frozenset(("section", "main", "div"))  # elements whose figures may go: not items of lists, quotations, cells
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CLOSING = frozenset(("source", "part-end", "endnotes", "attachments", "sign-off"))  # ends of texts, behind which no figure goes
Layout = Callable[..., Any]  # WeasyPrint's of a block: (the box or None, where it goes on, …)
LEADING_IN = ("：", ":")  # a line that ends so speaks of what stands right below it


@dataclass(frozen=True, slots=True)
class DeferredFloat:
    """A figure on its way to the head of the next page, and the element in which it stands."""

    figure: Box
    holder: Element | None

    @property
    def is_landscape(self) -> bool:
        return is_landscape(self.figure)


def may_float(box: Box, parents: Sequence[Box], place: int) -> bool:
    """Whether a box is a landscape figure, or a figure or table with a caption that no
    line above it needs right below."""
    holder = parents[-1]
    if is_landscape(box):
        return True
    if not is_captioned(box) or _tag(holder) not in HOLDERS or any(is_columns(parent) for parent in parents):
        return False
    before = holder.children[place - 1] if place else None
    if before is None or before.element is None or before.element.tag != "p":
        return True
    words = "".join(before.element.itertext()).strip()
    number = "" if box.element is None else box.element.get("data-number")
    return not words.endswith(LEADING_IN) or (number or "—") in words


def is_captioned(box: Box) -> bool:
    """Whether a box is a figure or a table that says what it shows."""
    tags = {"figure": "figcaption", "table": "caption"}
    element = box.element
    return element is not None and element.tag in tags and any(child.tag == tags[element.tag] for child in element)


def is_columns(box: Box) -> bool:
    return "columns" in _classes(box)


def is_landscape(box: Box) -> bool:
    return "landscape" in _classes(box)


def float_limit(siblings: Sequence[Box], place: int, farther: bool) -> int:
    """The place before which a figure has to stand: of the next heading of its section's rank or
    above, of the next figure of its kind, of what ends the text, or its end. `farther`: of the
    headings only those of the highest rank count."""
    figure = siblings[place]
    ranks = [int(_tag(box)[1]) for box in siblings[:place] if _tag(box) in HEADINGS]
    rank = 0 if is_landscape(figure) else (min(ranks) if farther else ranks[-1]) if ranks else 6
    for later in range(place + 1, len(siblings)):
        box = siblings[later]
        if _tag(box) in HEADINGS and int(_tag(box)[1]) <= rank:
            return later
        if _tag(box) in ("section", "footer", "header") or CLOSING & set(_classes(box)):
            return later
        if is_landscape(box) or hasattr(box, "deferred_float") or (is_captioned(box) and _kinds(box) & _kinds(figure)):
            return later
    return len(siblings)


def _kinds(box: Box) -> set[str]:
    """Whether a box counts among figures or among tables; a landscape figure may hold both."""
    elements = () if box.element is None else box.element.iter()
    return {element.tag for element in elements if element.tag in ("figure", "table")}


def _tag(box: Box) -> str:
    return "" if box.element is None else str(box.element.tag)


def _classes(box: Box) -> list[str]:
    return [] if box.element is None else (box.element.get("class") or "").split()


def deferring(holder: Box, place: int) -> list[Box]:
    """The children of a box in which one has gone to the next page: nothing
    stands in its place, columns go on."""
    children = list(holder.children)
    before = children[place - 1] if place else None
    stays = before is not None and (_tag(before) in HEADINGS or _tag(before) == "header")
    stand_in: Any = _nothing(holder, "avoid" if stays else "auto")
    stand_in.deferred_float = DeferredFloat(holder.children[place], holder.element)
    children[place] = stand_in
    _begin_flush(children, place)
    _join(holder, children, place)
    return children


def moved(holder: Box, place: int, behind: int) -> list[Box]:
    """The children of a box of which one stands further behind, before
    the one that is at `behind` now."""
    children = list(holder.children)
    figure, children[place] = children[place], _nothing(holder, "auto")
    _begin_flush(children, place)
    _join(holder, children, place)
    children.insert(behind, figure)
    return children


def _begin_flush(children: list[Box], place: int) -> None:
    """Takes the indent of an English paragraph that stands first below a title now that the figure
    between them has left."""
    first = children[place + 1] if place + 1 < len(children) else None
    title = _tag(children[place - 1]) if place else ""
    if first is None or _tag(first) != "p" or not (title in HEADINGS or title == "header"):
        return
    if (first.style["lang"] or "").startswith("en"):
        lines = [line.copy_with_children(line.children) for line in first.children]
        for line in lines:
            line.style = line.style.copy()
            line.style["text_indent"] = Dimension(0, "px")
        children[place + 1] = first.copy_with_children(lines)


def _join(holder: Box, children: list[Box], place: int) -> None:
    """Makes one stretch of columns of those that a figure has divided: their lines
    would be read in the wrong order."""
    if 0 < place < len(children) - 1 and is_columns(children[place - 1]) and is_columns(children[place + 1]):
        one, other = children[place - 1 : place + 2 : 2]
        union = one.copy_with_children([*one.children, *other.children])
        union.style = one.style.copy()
        union.style["break_inside"] = "auto"
        children[place - 1], children[place + 1] = union, _nothing(holder, "auto")


def _nothing(holder: Box, break_after: str) -> Box:
    """A box that takes no room and stays with what stands before it."""
    style = AnonymousStyle(holder.style)
    style.update({"break_before": "avoid", "break_after": break_after})
    nothing: Box = boxes.BlockBox("", style, None, [])
    return nothing


def deferred_floats(page: PageBox) -> Iterator[DeferredFloat]:
    """The figures that have gone from a page to the next one."""
    for box in page.descendants():
        if hasattr(box, "deferred_float"):
            yield box.deferred_float


def place(root: Box, one: DeferredFloat) -> tuple[list[int], Box] | None:
    """Where a figure has been: its path from a box, place by place,
    and the box that holds its place."""
    for index, child in enumerate(root.children):
        if getattr(child, "deferred_float", None) is one:
            return [index], root
        if isinstance(child, boxes.BlockBox) and (inner := place(child, one)):
            return [index, *inner[0]], inner[1]
    return None


@contextmanager
def placed_at_head(figures: Sequence[DeferredFloat], overflow: list[DeferredFloat], is_forced: bool) -> Iterator[None]:
    """Has the page that WeasyPrint makes next begin with these figures; those that
    do not fit are put into `overflow`.

    Where the break before the page is not forced, what begins it loses the white above it (CSS
    Fragmentation 3, 5.2). WeasyPrint takes every page with a name for one after a forced break.
    """

    def beginning(original: Layout) -> Layout:
        lay = _beginning(original, figures, overflow)

        def block_level_layout(context: LayoutContext, box: Box, *args: object, **kwargs: object) -> object:
            context.forced_break = is_forced
            return lay(context, box, *args, **kwargs)

        return block_level_layout

    with replaced({"weasyprint.layout.page.block_level_layout": beginning}):
        yield


def _beginning(original: Layout, figures: Sequence[DeferredFloat], overflow: list[DeferredFloat]) -> Layout:
    """WeasyPrint's layout of a block which, for the root of a page, begins with these figures."""

    def lay(context: LayoutContext, box: Box, *args: Any, **kwargs: Any) -> Any:
        if not (figures and box.is_for_root_element):
            return original(context, box, *args, **kwargs)
        _, skip, around, _, *positioned = args
        set_here = _above(context, box, figures, around, positioned[:2], original)
        overflow.extend(figures[len(set_here) :])
        result = original(context, box, 0, skip, around, False, *positioned)
        if result[0] is None:  # no line fits below the figures
            result = (_shell(context, box, skip, around, original), skip, {"break": "any", "page": None}, [], False, None)
        for figure, deferred in zip(reversed(set_here), reversed(figures[: len(set_here)]), strict=True):
            _put(result[0], figure, deferred.holder)
        return result

    return lay


def _above(
    context: LayoutContext, root: Box, figures: Sequence[DeferredFloat], page: PageBox, positioned: Any, lay: Layout
) -> list[Box]:
    """Sets figures one below the other from the head of a page, as many as fit, and
    lets its text begin below them."""
    figure_boxes: list[Box] = []
    for one in figures:
        one.figure.position_x, one.figure.position_y = root.position_x, root.position_y
        notes = list(context.current_page_footnotes)
        box = lay(context, one.figure, 0, None, page, not figure_boxes, *positioned, [])[0]
        if box is None or (figure_boxes and context.overflows_page(0, box.border_box_y() + box.border_height())):
            for note in [note for note in context.current_page_footnotes if note not in notes]:
                context.unlayout_footnote(note)
            break
        if not figure_boxes:
            box.translate(0, -box.margin_top)
        figure_boxes.append(box)
        root.position_y = box.position_y + box.margin_height()
    return figure_boxes


def _shell(context: LayoutContext, root: Box, skip: ResumeAt, page: PageBox, lay: Layout) -> Box:
    """The boxes that go on on a page, without anything in them."""
    copy = inner = outer = root.deepcopy()
    rest = skip
    while rest and len(rest) == 1:
        (place, rest), outer = next(iter(rest.items())), inner
        inner = outer.children[place]
    outer.children, outer.force_fragmentation = [], True
    shell: Box = lay(context, copy, 0, skip, page, True, [], [], [])[0]
    return shell


def _put(root: Box, figure: Box, holder: Element | None) -> None:
    """Puts a figure first into the box of the element in which it stands: so it is read there."""
    target = next((box for box in root.descendants() if box.element is holder and isinstance(box, boxes.BlockBox)), root)
    target.children = [figure, *target.children]
