"""How many sheets a book takes 印张, known when all of it is laid out: its pages by those that one
side of a whole sheet has.

An element asks for it by `data-per-sheet`, how many pages these are; by `data-signature` the pages
come to a multiple of that, as the press adds empty ones. `data-covers`: its covers are of the same
sheets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.typesetting.weasyprint_types import Element, PageType

INNER, ALL = "pages inside", "pages in all"  # names that no place of a text can have: they have no spaces
COVERS = frozenset(("cover", "back"))  # kinds of pages that are printed by themselves


def inner_pages(pages: Sequence[PageType]) -> int:
    """How many pages a book has between its covers, those that are blank among them."""
    first = next((place for place, page in enumerate(pages) if page.name not in COVERS and not page.blank), len(pages))
    return sum(page.name not in COVERS for page in pages[first:])


def write(root: Element, pages: Mapping[str, int]) -> bool:
    """Writes the number of sheets where a text asks for it; whether it was another before."""
    changed = False
    for element in root.iter():
        per_sheet, total = element.get("data-per-sheet"), pages.get(ALL if element.get("data-covers") else INNER, 0)
        if per_sheet and total:
            signature = max(1, int(element.get("data-signature") or 1))
            text = f"{-(-total // signature) * signature / int(per_sheet):.3f}".rstrip("0").rstrip(".")
            changed |= element.text != text
            element.text = text
    return changed
