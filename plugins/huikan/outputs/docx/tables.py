"""Tables of a file of Word: heads that repeat on each page, cells over several rows and columns,
columns as wide as their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from huikan.markup.nodes import Node, Text
from huikan.outputs.docx.paragraphs import Place, caption
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import element, valued

MOST_COLUMNS = 63  # as many as Word has
WIDEST, NARROWEST = 40, 3  # characters by which a column's share of the width is told
SMALLER = 0.85  # than the text
MARGIN = 110  # twentieths of a point at each side of a cell
_SIDES = {"left": "left", "center": "center", "right": "right"}


Write = Callable[[Writer, Sequence[Node | Text], Place], list[str]]  # the paragraphs of a cell


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its place in the grid; `node` is None where the one above goes on."""

    node: Node | None
    column: int
    columns: int = 1
    goes_on: bool = False  # below


def table(writer: Writer, node: Node, place: Place, write: Write) -> list[str]:
    """A table with its caption above."""
    sections = [(row, group.tag if group is not node else "tbody") for group, row in _rows(node)]
    grid = _grid([row for row, _ in sections], [section for _, section in sections])
    width = max((cell.column + cell.columns for row in grid for cell in row), default=0)
    captions = [child for child in node.children if isinstance(child, Node) and child.tag == "caption"]
    own = node.attributes.get("id", "")
    above = [line for each in captions for line in caption(writer, each, "TableCaption", own, keep=True)]
    if not width:
        return above
    widths = _widths(grid, width, writer.measure - place.left, writer.size)
    heads = 0
    while heads < len(sections) and sections[heads][1] == "thead":
        heads += 1
    rows = [_row(writer, row, widths, at < heads, write) for at, row in enumerate(grid)]
    properties = (
        valued("w:tblStyle", "GridTable"),
        element("w:tblW", attributes={"w:w": str(sum(widths)), "w:type": "dxa"}),
        valued("w:jc", "center"),
        element(
            "w:tblLook", attributes={"w:val": "0020" if heads else "0000", "w:firstRow": "1" if heads else "0", "w:noVBand": "1"}
        ),
    )
    columns = (element("w:gridCol", attributes={"w:w": str(each)}) for each in widths)
    return [*above, element("w:tbl", element("w:tblPr", *properties), element("w:tblGrid", *columns), *rows)]


def _rows(node: Node) -> Iterator[tuple[Node, Node]]:
    """(what holds it, row) of each row that has cells."""
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr":
            yield node, child
        elif isinstance(child, Node) and child.tag in ("thead", "tbody", "tfoot"):
            yield from ((child, row) for row in child.children if isinstance(row, Node) and row.tag == "tr")


def _grid(rows: Sequence[Node], sections: Sequence[str]) -> list[list[Cell]]:
    """Each row's cells from left to right, those that go on from above among them. A cell ends
    with its section."""
    above: dict[int, tuple[int, int]] = {}  # column -> (rows to come, columns) of a cell that goes on
    result: list[list[Cell]] = []
    for at, row in enumerate(rows):
        if at and sections[at] != sections[at - 1]:
            above = {}
        cells = [Cell(None, column, columns, left > 1) for column, (left, columns) in above.items()]
        taken = {column for cell in cells for column in range(cell.column, cell.column + cell.columns)}
        below = next((count for count, section in enumerate(sections[at + 1 :]) if section != sections[at]), len(rows) - at - 1)
        above = {column: (left - 1, columns) for column, (left, columns) in above.items() if left > 1}
        for node in (child for child in row.children if isinstance(child, Node) and child.tag in ("td", "th")):
            column = next((free for free in range(MOST_COLUMNS) if free not in taken), MOST_COLUMNS)
            if column == MOST_COLUMNS:
                break
            end = next((end for end in range(column + 1, MOST_COLUMNS) if end in taken), MOST_COLUMNS)
            columns, left = min(_span(node, "colspan"), end - column), min(_span(node, "rowspan") - 1, below)
            cells.append(Cell(node, column, columns, left > 0))
            taken |= set(range(column, column + columns))
            above |= {column: (left, columns)} if left > 0 else {}
        result.append(sorted(cells or [Cell(Node("td", {}, ()), 0)], key=lambda cell: cell.column))
    return result


def _span(node: Node, name: str) -> int:
    text = node.attributes.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 5 else 1


def _widths(grid: Sequence[Sequence[Cell]], width: int, room: int, size: float) -> list[int]:
    """The columns' widths in twentieths of a point: room for their longest words, and shares of the
    rest after their longest texts."""
    letter = size * 20 * 0.55 * SMALLER
    words, texts = [NARROWEST] * width, [NARROWEST] * width
    for row in grid:
        for cell in row:
            if cell.node and cell.columns == 1:
                text = cell.node.text()
                words[cell.column] = max(words[cell.column], min(WIDEST, max(map(_width, _pieces(text)), default=0)))
                texts[cell.column] = max(texts[cell.column], min(WIDEST, max(map(_width, text.splitlines()), default=0)))
    least = [letter * each + 2 * MARGIN for each in words]
    rest = room - sum(least)
    if rest < 0:
        least, rest = [room * each / sum(least) for each in least], 0
    slack = [max(0, text - word) + 1 for text, word in zip(texts, words, strict=True)]
    widths = [max(1, int(each + rest * share / sum(slack))) for each, share in zip(least, slack, strict=True)]
    widths[-1] += max(0, room - sum(widths))
    return widths


def _pieces(text: str) -> Iterator[str]:
    """What a line is not broken within: words, and each sign of Chinese."""
    return (match[0] for match in re.finditer(r"[^\s\u2e80-\uffef]+|\S", text))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _row(writer: Writer, cells: Sequence[Cell], widths: Sequence[int], head: bool, write: Write) -> str:
    properties = element("w:trPr", "<w:cantSplit/>", "<w:tblHeader/>" if head else "")
    before = cells[0].column
    gap = [_cell(writer, Cell(Node("td", {}, ()), 0, before), widths, head, write)] if before else []
    return element("w:tr", properties, *gap, *(_cell(writer, cell, widths, head, write) for cell in _whole(cells)))


def _whole(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells, with empty ones where the grid has holes."""
    column = cells[0].column
    for cell in cells:
        if cell.column > column:
            yield Cell(Node("td", {}, ()), column, cell.column - column)
        yield cell
        column = cell.column + cell.columns


def _cell(writer: Writer, cell: Cell, widths: Sequence[int], head: bool, write: Write) -> str:
    properties = [
        element("w:tcW", attributes={"w:w": str(sum(widths[cell.column : cell.column + cell.columns])), "w:type": "dxa"})
    ]
    properties += [valued("w:gridSpan", cell.columns)] if cell.columns > 1 else []
    properties += ["<w:vMerge/>"] if cell.node is None else [valued("w:vMerge", "restart")] if cell.goes_on else []
    properties += [valued("w:vAlign", "center")]
    inner: list[str] = []
    if cell.node is not None:
        heading = head or cell.node.tag == "th"
        align = _SIDES.get(cell.node.attributes.get("align", ""), "center" if head else "")
        inner = write(writer, cell.node.children, Place("TableHead" if heading else "TableText", align=align))
    if not inner or inner[-1].startswith("<w:tbl>"):
        inner.append(element("w:p", element("w:pPr", valued("w:pStyle", "TableText"))))
    return element("w:tc", element("w:tcPr", *properties), *inner)
