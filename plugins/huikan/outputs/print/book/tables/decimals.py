"""Numbers in a column stand with their points below each other. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.markup.tree import Element

NUMBER = re.compile(r"[+＋\-−–]?(?:\d{1,3}(?:[,，\u2009\u00a0 ]\d{3})+|\d+)(?:\.\d+)?[%％‰]?")
NOTHING = frozenset(("", "-", "—", "–", "——", "…", "无", "/", "n/a", "N/A", "n.a."))
MOST = 6  # decimals that are made up for


def align(table: Element) -> None:
    """Says of every number of a column that is set to the right how many decimals it has fewer
    than the others."""
    if "data-table" in table.classes():  # its numbers say so already
        return
    rows = [row for row in table.elements() if row.tag == "tr"]
    cells = [[child for child in row.children if isinstance(child, Element)] for row in rows]
    spans = any({"colspan", "rowspan"} & set(cell.attributes) for row in cells for cell in row)
    if spans or len(rows) < 3:
        return
    for column in zip(*cells, strict=False):
        body = [cell for cell in column if cell.tag == "td"]
        _align(body, [cell for cell in column if cell.tag == "th"])


def _align(body: list[Element], heads: list[Element]) -> None:
    numbers = [(cell, text) for cell, text in _texts(body) if text not in NOTHING]
    if len(numbers) < 2 or not all(NUMBER.fullmatch(text) for _, text in numbers):
        return
    if any(cell.attributes.get("align") != "right" for cell, _ in numbers):
        return
    most = max(map(_decimals, (text for _, text in numbers)))
    for cell, text in numbers:
        lacking = min(MOST, most - _decimals(text))
        if lacking > 0 and text[-1].isdigit():
            names = [*cell.classes(), f"lacks-{lacking}", *(["pointless"] if "." not in text else [])]
            cell.attributes["class"] = " ".join(names)


def _texts(cells: list[Element]) -> Iterator[tuple[Element, str]]:
    for cell in cells:
        plain = not any(isinstance(child, Element) for child in cell.children)
        yield cell, cell.text().strip() if plain else "\0"


def _decimals(text: str) -> int:
    return len(re.sub(r"\D+$", "", text).rpartition(".")[2]) if "." in text else 0
