"""Paragraphs of a file of Word: headings, lists, quotations, boxes, figures, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from huikan.markup.data_blocks import CHART
from huikan.markup.nodes import Node, Text
from huikan.markup.tex import FORMULA
from huikan.markup.word import set_formula
from huikan.outputs.docx import pictures
from huikan.outputs.docx.inlines import Look, formula_lines, runs
from huikan.outputs.docx.paragraphs import STEP, Place, caption, paragraph
from huikan.outputs.docx.tables import table
from huikan.outputs.docx.writer import ListForm, Writer
from huikan.outputs.docx.xml import element

DEEPEST = 8  # the last level of a list that Word has
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BOXES = frozenset(("admonition", "box", "callout"))
_BLOCKS = frozenset(
    (*HEADINGS, *"p ul ol li dl dt dd blockquote pre table figure figcaption div section details summary hr center aside".split())
)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ALIGNS = {"left": "left", "center": "center", "right": "right"}


def blocks(writer: Writer, children: Iterable[Node | Text], place: Place | None = None) -> list[str]:
    """The paragraphs and tables of some blocks; words between them are paragraphs."""
    here = place or Place()
    result: list[str] = []
    loose: list[Node | Text] = []

    def close() -> None:
        if inner := runs(writer, loose):
            result.append(paragraph(inner, _next(here, result)))
        loose.clear()

    for child in children:
        if isinstance(child, Node) and _is_block(child):
            close()
            result += _apart(result, _marked(writer, child, _block(writer, child, _next(here, result))))
        else:
            loose.append(child)
    close()
    return result


def _marked(writer: Writer, node: Node, written: list[str]) -> list[str]:
    """What was written of a block, with the place that it is where links lead to it."""
    own = node.attributes.get("id", "")
    if not writer.is_sought(own) or not written or "</w:pPr>" not in written[0]:
        return written
    return [written[0].replace("</w:pPr>", f"</w:pPr>{writer.marked(own, '')}", 1), *written[1:]]


def _next(place: Place, before: Sequence[str]) -> Place:
    """The place of what follows: only the first paragraph of an item bears its number."""
    return replace(place, number=None, left=place.left or STEP) if place.number and before else place


def _apart(before: Sequence[str], following: list[str]) -> list[str]:
    """What follows; two tables would else become one."""
    touching = before and following and before[-1].startswith("<w:tbl>") and following[0].startswith("<w:tbl>")
    return ["<w:p/>", *following] if touching else following


def _is_block(node: Node) -> bool:
    if FORMULA in node.attributes:
        return node.tag == "div"
    return node.tag in _BLOCKS or any(isinstance(child, Node) and _is_block(child) for child in node.children)


def _block(writer: Writer, node: Node, place: Place) -> list[str]:
    names = node.classes()
    if node.tag == "p" or (node.tag in ("dt", "summary") and not _holds_blocks(node)):
        return _plain(writer, node, place)
    if FORMULA in node.attributes:
        return _formula(writer, node, place)
    if node.tag in HEADINGS:
        return _heading(writer, node)
    if CHART in names and node.children:
        return _chart(writer, node, place)
    return _other(writer, node, place)


def _other(writer: Writer, node: Node, place: Place) -> list[str]:
    """A block that is known by its element, or one that holds others."""
    match node.tag:
        case "ul" | "ol":
            return _list(writer, node, place)
        case "dd":
            return blocks(writer, node.children, replace(place, left=place.left + STEP, number=None))
        case "blockquote":
            return blocks(writer, node.children, replace(place, style="Quote", left=place.left + STEP))
        case "pre":
            inner = runs(writer, _without_last_line(node.children), Look(lang=""), fixed=True)
            return [paragraph(inner, replace(place, style="SourceCode"))]
        case "hr":
            return [_rule()]
        case "figure":
            return _figure(writer, node, place)
        case "figcaption" | "caption":
            return caption(writer, node, "Caption")
        case "table":
            return table(writer, node, place, blocks)
        case "section" if "footnotes" in node.classes():
            return []
    boxed = bool(BOXES & set(node.classes())) or node.tag in ("aside", "details")
    align = _ALIGNS.get(node.attributes.get("align", ""), "") or ("center" if node.tag == "center" else place.align)
    inner_place = replace(place, boxed=place.boxed or boxed, align=align)
    return blocks(writer, node.children, inner_place)


def _holds_blocks(node: Node) -> bool:
    return any(isinstance(child, Node) and _is_block(child) for child in node.children)


def _plain(writer: Writer, node: Node, place: Place) -> list[str]:
    names = set(node.classes())
    title = bool(names & {"admonition-title"}) or node.tag in ("dt", "summary")
    inner = runs(writer, node.children, Look(writer.lang, bold=title))
    if not inner:
        return []
    align = _ALIGNS.get(node.attributes.get("align", ""), "") or ("right" if "signature" in names else place.align)
    style = "Source" if "below" in names else place.style
    own = node.attributes.get("id", "")
    inner = writer.marked(own, inner) if writer.is_sought(own) else inner
    return [paragraph(inner, replace(place, style=style, align=align), keep=title)]


def _heading(writer: Writer, node: Node) -> list[str]:
    inner = runs(writer, node.children)
    own = node.attributes.get("id", "")
    inner = writer.marked(own, inner) if writer.is_sought(own) else inner
    level = max(1, int(node.tag[1]) - 1)
    return [paragraph(inner, Place(f"Heading{level}"))] if inner else []


def _formula(writer: Writer, node: Node, place: Place) -> list[str]:
    formula = set_formula(node)
    if formula is None:  # one that TeX refuses is shown as it was written
        return [paragraph(runs(writer, node.children, Look(lang="", code=True), fixed=True), place)]
    own = node.attributes.get("id", "")
    written = formula_lines(writer, formula)
    if writer.is_sought(own):
        written[0] = writer.marked(own, written[0])
    tabs = (writer.measure // 2, writer.measure)
    return [paragraph(line, Place("Formula", number=place.number, tabs=tabs)) for line in written]


def _rule() -> str:
    line = element("w:bottom", attributes={"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "7F7F7F"})
    return element("w:p", element("w:pPr", element("w:pBdr", line)))


def _without_last_line(children: Sequence[Node | Text]) -> list[Node | Text]:
    """What stands in a block of code, without the line break at its end."""
    result = list(children)
    last = result[-1] if result else None
    if isinstance(last, Text):
        result[-1] = last._replace(value=last.value.removesuffix("\n"))
    elif isinstance(last, Node):
        result[-1] = last._replace(children=tuple(_without_last_line(last.children)))
    return result


# ---------- lists ----------


def _list(writer: Writer, node: Node, place: Place) -> list[str]:
    """A list; references, which bring their own numbers, are paragraphs."""
    if "references" in node.classes() or "plain" in node.classes():
        return [line for item in _items(node) for line in _reference(writer, item)]
    ordered, level = node.tag == "ol", min(place.depth, DEEPEST)
    form = _FORMS.get(node.attributes.get("type", ""), "decimal") if ordered else "bullet"
    identifier, result = 0, []
    for item in _items(node):
        start = _number(item.attributes.get("value", "")) or (_number(node.attributes.get("start", "")) if not identifier else 0)
        if not identifier or start:
            identifier = writer.add_list(ListForm(ordered, form, start or 1))
        inner = replace(
            place, style="ListParagraph", number=(identifier, level), depth=level + 1, left=place.left + STEP, align=""
        )
        written = blocks(writer, item.children, inner)
        if not written or not written[0].startswith("<w:p>") or "<w:numPr>" not in written[0]:
            written = [paragraph("", inner), *written]
        result += _marked(writer, item, written)
    return result


def _items(node: Node) -> Iterator[Node]:
    return (child for child in node.children if isinstance(child, Node))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _reference(writer: Writer, item: Node) -> list[str]:
    own = item.attributes.get("id", "")
    if _holds_blocks(item):
        return blocks(writer, item.children, Place("Bibliography"))
    lang = item.attributes.get("lang", "").partition("-")[0] or writer.lang
    inner = runs(writer, item.children, Look(lang))
    inner = writer.marked(own, inner) if writer.is_sought(own) else inner
    return [paragraph(inner, Place("Bibliography"))] if inner else []


# ---------- figures ----------


def _figure(writer: Writer, node: Node, place: Place) -> list[str]:
    """A figure's pictures, its caption kept with them, and what stands below."""
    style = Place("Figure", left=place.left)
    children = [child for child in node.children if isinstance(child, Node) or child.value.strip()]
    result: list[str] = []
    for child in children:
        if isinstance(child, Node) and child.tag == "figcaption":
            result += caption(writer, child, "Caption", node.attributes.get("id", ""))
        elif isinstance(child, Node) and (
            child.tag in ("table", "p", "pre", "ul", "ol", "blockquote") or CHART in child.classes()
        ):
            result += _block(writer, child, replace(style, style="Figure") if child.tag != "table" else place)
        else:
            inner = runs(writer, [child])
            result += [paragraph(inner, style, keep=True)] if inner else []
    return result


def _chart(writer: Writer, node: Node, place: Place) -> list[str]:
    drawings = [child for child in node.children if isinstance(child, Node)]
    alt = node.attributes.get("aria-label", "")
    return [paragraph(pictures.chart(writer, each, alt), Place("Figure"), keep=True) for each in drawings]
