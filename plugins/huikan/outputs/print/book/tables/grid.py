"""A table as its cells at their places, each as the lines of text that it holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huikan.markup.tree import BLOCK, Element
from huikan.typesetting import line_pieces, text_width

FIGURE = re.compile(r"[\d\s.,:/％%‰+＋\-－−–—～~×±()（）]*\d[\d\s.,:/％%‰+＋\-－−–—～~×±()（）]*")
UNSEEN = ("footnote", "footnote-ref")  # notes: only their sign stands in the cell
SIGN = 0.8  # em, of a note's sign
PICTURE = 9.0  # em that a picture wants at least
INDENT = 2.0  # em of a list
GAP = re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z\d])|(?<=[A-Za-z\d%℃‰])(?=[\u3400-\u9fff])")
GAP_WIDTH = 0.25  # em
WIDTH = re.compile(r"\bwidth: ([\d.]+)em")  # of the drawing of a formula
LENGTH = re.compile(r"(-?[\d.]+em)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it stands. `width` is that of its widest line in em, `pieces` are the
    widths of what no line end may part."""

    element: Element
    row: int
    column: int
    span: int
    width: float
    pieces: tuple[float, ...]
    is_number: bool

    @property
    def longest(self) -> float:
        return max(self.pieces, default=0.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, how many columns it has, and in which rows its head ends."""

    cells: tuple[Cell, ...]
    columns: int
    head: int


def grid(table: Element, chinese: bool) -> Grid:
    """The cells of a table at their places; spans in rows and columns count. Columns in which no
    cell begins or ends are one: many write a span that is wider than the table (`colspan="99"`)."""
    if not any(element.tag in ("col", "colgroup") for element in table.elements()):
        _join_columns(list(_placed(table)))
    placed = list(_placed(table))
    heads = {id(row) for element in table.elements() if element.tag == "thead" for row in element.elements() if row.tag == "tr"}
    cells = tuple(_cell(element, row, column, across, chinese) for element, row, column, across in placed)
    columns = max((cell.column + cell.span for cell in cells), default=0)
    return Grid(cells, columns, sum(id(row) in heads for row in _rows(table)))


def _rows(table: Element) -> list[Element]:
    return [element for element in table.elements() if element.tag == "tr" and "continued" not in element.classes()]


def _placed(table: Element) -> Iterator[tuple[Element, int, int, int]]:
    """Each cell with its row, its column and how many columns it has."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        column = 0
        for element in (child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")):
            while (number, column) in taken:
                column += 1
            across, down = _span(element, "colspan"), _span(element, "rowspan")
            taken |= {(number + below, column + beside) for below in range(down) for beside in range(across)}
            yield element, number, column, across
            column += across


def _join_columns(placed: list[tuple[Element, int, int, int]]) -> None:
    """Makes spans no wider than the columns that there are."""
    edges = sorted({edge for _, _, column, across in placed for edge in (column, column + across)})
    ranks = {edge: rank for rank, edge in enumerate(edges)}
    for element, _, column, across in placed:
        wanted = ranks[column + across] - ranks[column]
        if wanted != across:
            element.attributes["colspan"] = str(wanted)


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return max(1, min(int(value), 1000)) if value.isdecimal() else 1


def _cell(element: Element, row: int, column: int, span: int, chinese: bool) -> Cell:
    bold = element.tag == "th"
    lines = list(_lines(element, bold, chinese))
    text = element.text().strip()
    is_number = bool(FIGURE.fullmatch(text)) and len(lines) == 1
    width = max((width for width, _ in lines), default=0.0)
    pieces = tuple(piece for _, widths in lines for piece in widths)
    return Cell(element, row, column, span, width, (width,) if is_number else pieces, is_number)


def _lines(cell: Element, bold: bool, chinese: bool) -> Iterator[tuple[float, tuple[float, ...]]]:
    """The width of each line of a cell that its author wants, and of its pieces."""
    for indent, texts, fixed in _runs(cell):
        text = re.sub(r"\s+", " ", "".join(texts)).strip()
        pieces = [text_width(piece, bold) for piece in line_pieces(text, chinese)]
        if text or fixed:
            whole = text_width(text, bold) + sum(fixed) + _gaps(text, chinese)
            yield indent + whole, (*(indent + piece for piece in pieces), *(indent + one for one in fixed))


def _gaps(text: str, chinese: bool) -> float:
    """The room that comes between Han and Latin."""
    return GAP_WIDTH * len(GAP.findall(text)) if chinese else 0.0


def _runs(cell: Element) -> list[tuple[float, list[str], list[float]]]:
    """The lines: how far each is indented, its texts, the widths of what is no text in it."""
    runs: list[tuple[float, list[str], list[float]]] = [(0.0, [], [])]

    def walk(element: Element, indent: float) -> None:
        for child in element.children:
            if not isinstance(child, Element):
                runs[-1][1].append(child)
            elif child.tag == "br":
                runs.append((indent, [], []))
            elif set(UNSEEN) & set(child.classes()):
                runs[-1][2].append(SIGN)
            elif child.tag in ("img", "svg"):
                runs[-1][2].append(_drawn(child))
            elif child.tag in BLOCK:
                inner = indent + INDENT * (child.tag == "li")
                runs.append((inner, [], []))
                walk(child, inner)
                runs.append((indent, [], []))
            else:
                walk(child, indent)

    walk(cell, 0.0)
    return runs


def _drawn(element: Element) -> float:
    """How wide a picture wants to be, or the drawing of a formula is."""
    match = WIDTH.search(element.attributes.get("style", "")) if element.tag == "svg" else None
    return float(match[1]) if match else PICTURE


def narrowed(element: Element, width: float) -> None:
    """Makes the drawings of formulas in a cell no wider than so many em."""
    for drawing in (inner for inner in element.elements() if inner.tag == "svg"):
        style = drawing.attributes.get("style", "")
        match = WIDTH.search(style)
        if match and float(match[1]) > width:
            share = width / float(match[1])
            drawing.attributes["style"] = "".join(_scaled(piece, share) for piece in LENGTH.split(style))


def _scaled(piece: str, share: float) -> str:
    """A length in em made smaller; other pieces of a style as they are."""
    return f"{float(piece[:-2]) * share:.5g}em" if LENGTH.fullmatch(piece) else piece
