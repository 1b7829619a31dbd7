"""The cells of a table of Word, with how many rows and columns each spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from huikan.importing.docx.xml import chosen, on, value

MOST_COLUMNS = 63  # as many as Word allows


@dataclass(slots=True)
class GridCell:
    element: Element
    column: int
    columns: int = 1
    rows: int = 1
    heading: bool = False


def grid(table: Element) -> list[list[GridCell]]:
    """The cells of each row. One that is merged with the cell above makes that one longer."""
    rows: list[list[GridCell]] = []
    above: dict[int, GridCell] = {}
    for row in (child for child in chosen(table) if child.tag == "w:tr"):
        cells: list[GridCell] = []
        heading = on(row.find("w:trPr"), "w:tblHeader")
        for cell, merged in _cells(row):
            upper = above.get(cell.column)
            if merged and upper is not None and upper.columns == cell.columns:
                upper.rows += 1
                continue
            cell.heading = heading
            above[cell.column] = cell
            cells.append(cell)
        rows.append(cells)
    return _without_empty_rows(rows)


def _cells(row: Element) -> Iterator[tuple[GridCell, bool]]:
    """(cell, whether it goes on with the one above) from left to right."""
    before = value(row.find("w:trPr"), "w:gridBefore", "0")
    column = int(before) if before.isdecimal() else 0
    for cell in (child for child in chosen(row) if child.tag == "w:tc"):
        properties = cell.find("w:tcPr")
        span = value(properties, "w:gridSpan", "1")
        columns = min(MOST_COLUMNS, max(1, int(span))) if span.isdecimal() and len(span) < 5 else 1
        merge = properties.find("w:vMerge") if properties is not None else None
        yield GridCell(cell, column, columns), merge is not None and merge.get("w:val", "continue") != "restart"
        column += columns


def _without_empty_rows(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """The rows that have cells of their own. Where all cells of a row go on from above, nothing
    would hold its place: those above lose it."""
    kept: list[list[GridCell]] = []
    for at, row in enumerate(rows):
        if row:
            kept.append(row)
            continue
        for above_at, cells in enumerate(rows[:at]):
            for cell in cells:
                if above_at + cell.rows > at and cell.rows > 1:
                    cell.rows -= 1
    return kept
