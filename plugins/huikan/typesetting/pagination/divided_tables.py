"""Tables over several pages: which may be divided, and what the pages
that were made of one say of it."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.typesetting.weasyprint_types import Box, Document, Element, PageBox

SHORT = 12  # rows up to which a table stays on one page
DIVIDED = 6  # rows and head from which one may be on two pages all the same, rather than leave a page white


def may_divide(table: Element | None) -> bool:
    """Whether a table may be on two pages: one with a caption says there that it goes on."""
    if table is None:
        return False
    return "continued" in (row.get("class") for row in table.iter("tr")) or table.find("caption") is None


def hide_repeated_captions(document: Document) -> None:
    """Empties the row that says 续表 on the page where a table begins: its
    place lies below the caption there."""
    element_ids: set[int] = set()
    for page in document.pages:
        for table, row in list(_continued(page._page_box)):
            if id(table.element) not in element_ids:
                element_ids.add(id(table.element))
                for cell in row.children:
                    cell.children = ()


def _continued(page: PageBox) -> Iterator[tuple[Box, Box]]:
    """The tables of a page that have such a row, with the row: the first of their head."""
    from weasyprint.formatting_structure import boxes

    for table in page.descendants():
        head = table.children[0] if isinstance(table, boxes.TableBox) and table.children else None
        for row in getattr(head, "children", ())[:1]:
            if row.element is not None and row.element.get("class") == "continued":
                yield table, row
