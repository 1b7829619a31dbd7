"""Which structure types there are, and which may stand in which: ISO 32000-1,
14.8.4; Matterhorn 02 and 09. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.preflight.accessibility.tree import Element

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
STANDARD = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"),
        *("P", "H", *HEADINGS, "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP"),
        *("Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
PARENTS = {  # what may stand in these alone
    "TOCI": ("TOC",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "RB": ("Ruby",),
    "RT": ("Ruby",),
    "RP": ("Ruby",),
    "WT": ("Warichu",),
    "WP": ("Warichu",),
}
KIDS = {  # what these may hold alone
    "TOC": ("TOC", "TOCI", "Caption"),
    "TOCI": ("Lbl", "Reference", "NonStruct", "P", "TOC"),
    "L": ("L", "LI", "Caption"),
    "LI": ("Lbl", "LBody"),
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
    "Ruby": ("RB", "RT", "RP"),
    "Warichu": ("WT", "WP"),
}
BARE = frozenset(("L", "LI", "TOC", "Table", "THead", "TBody", "TFoot", "TR", "Ruby", "Warichu"))  # they hold no text themselves


def misplaced(top: Element) -> Iterator[tuple[int, str, str]]:
    """Page, type and the type round it, where the one must not stand in
    the other; "" stands for text."""
    for element in top.all():
        for kid in element.kids:
            wrong_kid = element.role in KIDS and kid.role not in KIDS[element.role]
            if wrong_kid or (kid.role in PARENTS and element.role not in PARENTS[kid.role]):
                yield kid.page or element.page, kid.role, element.role
        if element.pieces and element.role in BARE:
            yield element.page, "", element.role
        captions = [place for place, kid in enumerate(element.kids) if kid.role == "Caption"]
        if element.role in ("Table", "L", "TOC") and captions and (len(captions) > 1 or captions[0] not in _ends(element)):
            yield element.page, "Caption", element.role


def _ends(element: Element) -> tuple[int, ...]:
    """The places at which a caption may stand: before all else, in tables also behind it."""
    return (0, len(element.kids) - 1) if element.role == "Table" else (0,)


def rows(table: Element) -> list[list[Element]]:
    """The rows of a table, part by part."""
    parts = [table, *(kid for kid in table.kids if kid.role in ("THead", "TBody", "TFoot"))]
    rows_of_parts = [[kid for kid in part.kids if kid.role == "TR"] for part in parts]
    return [part for part in rows_of_parts if part]


def irregular(part: list[Element]) -> set[int]:
    """The widths that the rows of one part of a table have, in cells, spans
    counted: one where it is regular."""
    hanging: list[tuple[int, int]] = []
    widths: set[int] = set()
    for number, row in enumerate(part):
        width = sum(columns for columns, _ in hanging)
        hanging = [(columns, depth - 1) for columns, depth in hanging if depth > 1]
        for cell in row.kids:
            columns, down = int(cell.attributes.get("ColSpan", 1)), int(cell.attributes.get("RowSpan", 1))
            width += columns
            if down > len(part) - number:
                widths.add(-1)  # a cell that hangs out below
            if down > 1:
                hanging.append((columns, down - 1))
        widths.add(width)
    return widths
