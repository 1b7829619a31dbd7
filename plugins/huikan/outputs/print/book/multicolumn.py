"""Two columns: which stretches of a newsletter's text are set in them. Pure.

Running text stands in two columns. What needs the whole width (figures, code, tables that a
column is too narrow for) is set across both, and divides the text into stretches above and below
it. A stretch that would fill only a line or two of each column stays across the page, too, and
so does everything where the page is too narrow for two columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from huikan.markup.tree import Element, parse, serialise
from huikan.typesetting import display_width

NARROWEST = 60  # mm; Chinese text of 9.5 pt has 18 characters then, English some 40 letters
GAP = 7  # mm between columns
LEAST = 2 * NARROWEST + GAP  # mm that two columns need
LETTER = 1.68  # mm: a letter of 9.5 pt, of which a Chinese character has two
FEWEST = 3  # lines of a column
TOGETHER = 14  # lines of a column up to which a stretch is not divided between pages
FLOWING = frozenset("p ul ol dl blockquote h1 h2 h3 h4 h5 h6 div details hr".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
WIDE = frozenset("table figure pre img svg".split())
TABLE_LETTER = 1.6  # mm, of 9 pt
PADDING = 2.4  # mm, of a cell of a table

Block = Element | str


def arranged(html: str, measure: float) -> str:
    """A text of a page whose text is `measure` mm wide, with its
    stretches of columns as `div.columns`."""
    if measure < LEAST:
        return html
    width = (measure - GAP) / 2
    root = parse(html)
    root.children = [block for stretch in _stretches(root.children, width) for block in _set(stretch, width)]
    return serialise(root)


def _stretches(blocks: Sequence[Block], width: float) -> Iterator[list[Block]]:
    """The blocks in rows of what flows and of what does not;
    headings stay with what follows them."""
    row: list[Block] = []
    flowing = True
    for block in blocks:
        if isinstance(block, str) and not block.strip():
            continue
        flows = _flows(block, width)
        if row and flows != flowing:
            headings = _headings_at_end(row) if flowing else []
            if len(headings) < len(row):
                yield row[: len(row) - len(headings)]
            row = headings
        row.append(block)
        flowing = flows
    if row:
        yield row


def _headings_at_end(row: Sequence[Block]) -> list[Block]:
    """The headings, and the line that names a table, at the end of a row."""
    start = len(row)
    while start and (last := row[start - 1]) and isinstance(last, Element) and last.tag in HEADINGS:
        start -= 1
    return list(row[start:])


def _flows(block: Block, width: float) -> bool:
    if isinstance(block, str):
        return True
    if block.tag == "table":
        return _width(block) <= width
    return block.tag in FLOWING and not any(_is_wide(element, width) for element in block.elements())


def _is_wide(element: Element, width: float) -> bool:
    return element.tag in WIDE and not (element.tag == "table" and _width(element) <= width)


def _width(table: Element) -> float:
    """How wide a table is in mm when each cell has its text on one
    line. One with pictures has no end."""
    widths: dict[int, float] = {}
    for row in (element for element in table.elements() if element.tag == "tr"):
        cells = [cell for cell in row.children if isinstance(cell, Element)]
        for place, cell in enumerate(cells):
            if any(inner.tag in WIDE for inner in cell.elements()):
                return float("inf")
            widths[place] = max(widths.get(place, 0), display_width(cell.text().strip()) * TABLE_LETTER + PADDING)
    return sum(widths.values())


def _set(stretch: list[Block], width: float) -> list[Block]:
    """A stretch as it is set: as columns where it fills them."""
    if not _flows(stretch[-1], width):
        return stretch
    lines = sum(_lines(block, width) for block in stretch) / 2
    if lines < FEWEST:
        return stretch
    return [Element("div", {"class": "columns together" if lines <= TOGETHER else "columns"}, stretch)]


def _lines(block: Block, width: float) -> float:
    """About how many lines a block is in a column."""
    text = block if isinstance(block, str) else block.text()
    least = (
        1.0
        if isinstance(block, str)
        else float(sum(element.tag in ("p", "li", "tr", "dt", "dd") for element in block.elements()) or 1)
    )
    return max(least, display_width(text.strip()) * LETTER / width)
