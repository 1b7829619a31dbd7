"""What an element of the document is in a PDF: the standard
structure types of ISO 32000-1, 14.8.4."""

from __future__ import annotations

from collections.abc import Sequence

from huikan.typesetting.chinese.rules import BREAK, JOINER, THIN
from huikan.typesetting.element_text import reading
from huikan.typesetting.weasyprint_types import Element

UNSEEN = {ord(THIN): None, ord(BREAK): None, ord(JOINER): None, 0xAD: None}
SVG = "{http://www.w3.org/2000/svg}svg"
ROLES = {
    **dict.fromkeys(("div", "header", "footer", "figure", "aside", "details", "hgroup", "center", "fieldset"), "Div"),
    **dict.fromkeys(("p", "summary", "address", "pre", "legend"), "P"),
    **dict.fromkeys(("ul", "ol", "dl", "menu"), "L"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "H"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    **dict.fromkeys(("img", SVG), "Figure"),
    **dict.fromkeys(("section", "nav"), "Sect"),
    "main": "Part",
    "article": "Art",
    "blockquote": "BlockQuote",
    "a": "Link",
    "li": "LBody",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ruby": "Ruby",
    "rb": "RB",
    "rt": "RT",
    "rp": "RP",
}
GROUPS = frozenset(("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "Index"))  # of blocks, without a text
INLINE = frozenset(("Span", "Link", "Reference", "Note", "Ruby", "Formula"))  # they stand in a line of text
TABLE_PARTS = {"THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",), "TR": ("Table", "THead", "TBody", "TFoot")}
TABLE_PARTS |= {"TH": ("TR",), "TD": ("TR",)}
NUMBERINGS = {  # of list-style-type; anything else is told by its labels alone
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
}


def of(element: Element, parent: str) -> str:
    """The structure type of an element that stands in one of type `parent`; "" for one
    that is no more than its text."""
    names = (element.get("class") or "").split()
    if "footnote" in names:
        return "Note"
    if "math" in names:
        return "Formula"
    if element.tag == SVG and parent == "Formula":
        return ""  # the formula's own content
    role = ROLES.get(element.tag, "")
    if element.tag == "abbr" and element.get("title"):
        return "Span"
    if role == "Sect" and "index" in names:
        return "Index"
    if role in TABLE_PARTS and parent not in TABLE_PARTS[role]:
        return "" if role in ("THead", "TBody", "TFoot", "TR") else "Div"
    if role == "Table" and "frame" in names:
        return "Div"  # a table that only holds pictures
    if role == "RT" and parent != "Ruby":
        return ""
    return role


def words(element: Element) -> str:
    """The words of an element, without what is there for the breaking of lines."""
    return " ".join("".join(reading(element)).translate(UNSEEN).split())


def language(element: Element) -> str:
    return element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def is_contents(element: Element, above: Sequence[Element]) -> bool:
    """Whether a list is a table of contents: one in a navigation, or in a part of that name."""
    names = ((place.get("class") or "").split() for place in above)
    return element.tag in ("ol", "ul") and any(
        place.tag == "nav" or "contents" in own for place, own in zip(above, names, strict=True)
    )


def is_ornament(element: Element) -> bool:
    """Whether a picture says nothing, by the word of the document."""
    return element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")


def alternative(element: Element) -> str:
    """The words that stand for a picture."""
    if element.tag != SVG:
        return " ".join((element.get("alt") or "").translate(UNSEEN).split())
    title = element.find("{http://www.w3.org/2000/svg}title")
    return words(title) if title is not None else ""


def formula(element: Element) -> str:
    """The words in which a formula is told: its label, or what it reads as."""
    return " ".join((element.get("aria-label") or "").split()) or words(element)


def scope(element: Element, role_of_rows: str, first: bool) -> str:
    """What a header cell is the head of."""
    value = element.get("scope")
    if value in ("row", "rowgroup"):
        return "Row"
    if value in ("col", "colgroup") or role_of_rows == "THead" or not first:
        return "Column"
    return "Row"


def span(element: Element, name: str) -> int:
    """Over how many rows or columns a cell reaches."""
    value = (element.get(name) or "").strip()
    return max(1, int(value)) if value.isdecimal() else 1
