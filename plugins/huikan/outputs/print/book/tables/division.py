"""A table that is too wide even for a turned page, as several: each has some of its columns,
and the first, which says what its rows are. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huikan.markup.tree import Element, replace
from huikan.outputs.print.book.tables.fitting import LIMITS, MM, SMALLEST, TIGHT, WORDS, columns_at_least
from huikan.outputs.print.book.tables.grid import Cell, Grid

COMFORT = 0.87  # of the size of type, at which the pieces are planned
PLACE = 3  # of LIMITS


def divide(
    table: Element, parent: Element, grid: Grid, measure: float, size: float, say: Mapping[str, str], chinese: bool
) -> list[Element]:
    """Puts tables of fewer columns in the place of one; none where its cells span columns or one
    column is too wide by itself."""
    if grid.columns < 3 or any(cell.span > 1 for cell in grid.cells):
        return []
    type_size = max(SMALLEST, size * COMFORT)
    for place in (PLACE, len(LIMITS) - 1):
        least = columns_at_least(grid, LIMITS[place], WORDS[place])
        groups = _groups([width * type_size * MM * 1.03 + TIGHT for width in least], measure)
        if groups:
            break
    else:
        return []
    pieces = [_piece(table, grid, columns, first=not number) for number, columns in enumerate(groups)]
    number = table.attributes.get("data-number") or say["print_table_label"].format(number="")
    label = say["print_continued"].format(label=number).strip()
    for piece in pieces[1:]:
        if any(isinstance(child, Element) and child.tag == "caption" for child in table.children):
            piece.children.insert(0, Element("caption", {}, [label]))
    replace(parent, table, [*pieces])
    return pieces


def _groups(widths: Sequence[float], measure: float) -> list[list[int]]:
    """Which columns stand in each piece, about as many in each; none where one does not fit."""
    for count in range(2, len(widths)):
        groups = [[0, *group] for group in _even(range(1, len(widths)), count)]
        if all(sum(widths[column] for column in group) <= measure for group in groups):
            return groups
    return []


def _even(columns: range, count: int) -> Iterator[list[int]]:
    for number in range(count):
        start, end = len(columns) * number // count, len(columns) * (number + 1) // count
        yield list(columns[start:end])


def _piece(table: Element, grid: Grid, columns: Sequence[int], first: bool) -> Element:
    """A copy of a table with some of its columns."""
    places = {id(cell.element): cell for cell in grid.cells}
    return _copy(table, places, set(columns), first)


def _copy(element: Element, places: Mapping[int, Cell], columns: set[int], first: bool) -> Element:
    children: list[Element | str] = []
    for child in element.children:
        if not isinstance(child, Element):
            children.append(child)
        elif id(child) in places:
            if places[id(child)].column in columns:
                children.append(child if first or places[id(child)].column else _bare(child))
        elif first or child.tag != "caption":
            children.append(_copy(child, places, columns, first))
    attributes = {name: value for name, value in element.attributes.items() if first or name != "id"}
    return Element(element.tag, attributes, children, element.line)


def _bare(element: Element) -> Element:
    """A copy without what stands only once: anchors, notes."""
    children = [
        _bare(child) if isinstance(child, Element) else child
        for child in element.children
        if not (isinstance(child, Element) and {"footnote", "footnote-ref"} & set(child.classes()))
    ]
    return Element(
        element.tag, {name: value for name, value in element.attributes.items() if name != "id"}, children, element.line
    )
