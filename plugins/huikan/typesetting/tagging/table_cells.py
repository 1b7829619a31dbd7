"""Tables as readers need them: every header cell says what it heads, every row
has as many cells as the others."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.typesetting.tagging import roles
from huikan.typesetting.tagging.nodes import Attribute, Node
from huikan.typesetting.weasyprint_types import Element


def cell(element: Element, node: Node) -> dict[str, Attribute]:
    """The attributes of a cell that has just been put into its row."""
    row = node.parent
    attributes: dict[str, Attribute] = {}
    if node.role == "TH" and row is not None and row.parent is not None:
        attributes["Scope"] = f"/{roles.scope(element, row.parent.role, row.kids[0] is node)}"
    for name, entry in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if (reach := roles.span(element, name)) > 1:
            attributes[entry] = reach
    return attributes


def normalise(root: Node) -> None:
    """Adds the cells that rows of tables lack, and keeps cells from reaching
    below the last row of their part."""
    for table in [node for node in root.nodes() if node.role == "Table"]:
        parts = [node for node in table.nodes() if any(isinstance(kid, Node) and kid.role == "TR" for kid in node.kids)]
        grids = [[kid for kid in part.kids if isinstance(kid, Node) and kid.role == "TR"] for part in parts]
        widths = [width for rows in grids for width in _widths(rows)]
        most = max(widths, default=0)
        for row, width in zip((row for rows in grids for row in rows), widths, strict=True):
            for _ in range(most - width):
                row.add("TD")


def _widths(rows: list[Node]) -> list[int]:
    """How many columns each row of a part of a table fills, cells counted that
    reach down from rows above it."""
    widths: list[int] = []
    hanging: list[tuple[int, int]] = []  # columns, rows that are left
    for number, row in enumerate(rows):
        width = sum(columns for columns, _ in hanging)
        hanging = [(columns, depth - 1) for columns, depth in hanging if depth > 1]
        for kid in row.kids:
            if not isinstance(kid, Node):
                continue
            attributes = kid.attributes.get("Table", {})
            columns, down = (_reach(attributes, entry) for entry in ("ColSpan", "RowSpan"))
            down = min(down, len(rows) - number)
            if "RowSpan" in attributes:
                attributes["RowSpan"] = down
            width += columns
            if down > 1:
                hanging.append((columns, down - 1))
        widths.append(width)
    return widths


def _reach(attributes: Mapping[str, Attribute], entry: str) -> int:
    """Over how many columns or rows a cell reaches."""
    reach = attributes.get(entry, 1)
    assert isinstance(reach, int)
    return reach
