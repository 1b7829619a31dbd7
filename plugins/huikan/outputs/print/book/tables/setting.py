"""The tables of a text, each fitted to the room that it has: upright, turned, or divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from huikan.markup.tree import Element
from huikan.outputs.print.book.tables import decimals, division, phrases, turning
from huikan.outputs.print.book.tables.fitting import TIGHT, Fit, fitted
from huikan.outputs.print.book.tables.grid import Grid, grid, narrowed

TURNED = 11  # columns from which a table needs the long side of the paper
TURNED_SIZE = 9.0  # pt, of type on a turned page
INDENTS = {"li": 7.5, "dd": 7.5, "blockquote": 11.5, "details": 9.5, "div": 0.0}  # mm that these take of the measure
BOX = 9.5  # mm, of an admonition


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a page for tables: how wide its text is, how wide a column of it (0: none), and
    a turned page (0: none can be turned), in mm; the size of type in tables, in points."""

    measure: float
    turned: float = 0.0
    column: float = 0.0
    size: float = 9.0


class TooWideTableError(ValueError):
    """A table that no page can hold; `words` are the first of it."""

    def __init__(self, words: str, columns: int) -> None:
        super().__init__(words, columns)
        self.words, self.columns = words, columns

    def __str__(self) -> str:
        return f"a table of {self.columns} columns is too wide for the page: {self.words}"


def prepare(root: Element, say: Mapping[str, str], room: Room, chinese: bool = True) -> None:
    """Sets every table of a text so that it fits. TooWideTableError where one cannot."""
    for table, parents in list(_tables(root)):
        decimals.align(table)
        for piece in _set(root, table, parents, room, say, chinese):
            turning.name_continuation(piece, say)
    if room.turned:
        turning.turn_marked(root)


def _tables(root: Element, parents: tuple[Element, ...] = ()) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The tables of a text with the elements that hold them; none in another."""
    for child in root.children:
        if isinstance(child, Element):
            if child.tag == "table":
                yield child, (*parents, root)
            else:
                yield from _tables(child, (*parents, root))


def _set(
    root: Element, table: Element, parents: tuple[Element, ...], room: Room, say: Mapping[str, str], chinese: bool
) -> list[Element]:
    """Fits one table; the tables that it has become."""
    cells = grid(table, chinese)
    if not cells.columns:
        return [table]
    own = len(parents) == 1
    measure = room.measure - sum(_indent(parent) for parent in parents)
    may_turn = bool(room.turned) and own and not _holds_pictures(table)
    wants_turning = may_turn and (cells.columns >= TURNED or "landscape" in table.classes())
    fit = _in_column(cells, room) if room.column and own else None
    fit = fit or (None if wants_turning else fitted(cells, measure, room.size, last=not may_turn))
    if fit is None and may_turn and (fit := fitted(cells, room.turned, TURNED_SIZE, last=True)):
        _mark(table, "landscape")
        _write(table, cells, fit, TURNED_SIZE)
    elif fit:
        _write(table, cells, fit, room.size)
    else:
        return _divided(table, parents[-1], cells, replace(room, measure=measure), say, chinese)
    return [table]


def _in_column(cells: Grid, room: Room) -> Fit | None:
    """How a table stands in a column of the page, where it has its cells on one line there."""
    fit = fitted(cells, room.column, room.size, last=False)
    return fit if fit and not fit.shares else None


def _divided(table: Element, parent: Element, cells: Grid, room: Room, say: Mapping[str, str], chinese: bool) -> list[Element]:
    """The pieces of a table that is too wide, all of one size of type."""
    pieces = division.divide(table, parent, cells, room.measure, room.size, say, chinese)
    grids = [grid(piece, chinese) for piece in pieces]
    fits = [fit for inner in grids if (fit := fitted(inner, room.measure, room.size, last=True))]
    if not pieces or len(fits) < len(pieces):
        raise TooWideTableError(" ".join(table.text().split())[:40], cells.columns)
    size = min(fit.size for fit in fits)
    for piece, inner, fit in zip(pieces, grids, fits, strict=True):
        _write(piece, inner, fitted(inner, room.measure, size, last=True) or fit, room.size)
    return pieces


def _indent(parent: Element) -> float:
    return BOX if "admonition" in parent.classes() else INDENTS.get(parent.tag, 0.0)


def _holds_pictures(table: Element) -> bool:
    return any(element.tag == "img" for element in table.elements())


def _write(table: Element, cells: Grid, fit: Fit, size: float) -> None:
    """Writes how a table is set into its elements."""
    names = ["fitted", *(["tight"] if fit.padding == TIGHT else [])]
    table.attributes["class"] = " ".join(dict.fromkeys((*table.classes(), *names)))
    if fit.size < size:
        table.attributes["style"] = f"font-size:{fit.size:g}pt"
    for cell in cells.cells:
        if fit.widths and cell.span == 1:
            narrowed(cell.element, fit.widths[cell.column])
        if fit.is_whole(cell) and cell.width:
            _mark(cell.element, "whole")
        elif cell.longest > fit.word:
            _mark(cell.element, "divisible")
        elif fit.widths and cell.span == 1:
            phrases.keep(cell, fit.widths[cell.column])
    if fit.shares:
        columns: list[Element | str] = [Element("col", {"style": f"width:{share:.2f}%"}) for share in fit.shares]
        place = next((at for at, child in enumerate(table.children) if isinstance(child, Element) and child.tag != "caption"), 0)
        table.children.insert(place, Element("colgroup", {}, columns))


def _mark(element: Element, name: str) -> None:
    element.attributes["class"] = " ".join(dict.fromkeys((*element.classes(), name)))
