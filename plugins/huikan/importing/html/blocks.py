"""Elements of HTML as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from huikan.importing.elements import (
    NO_MARKS,
    Block,
    Cell,
    Code,
    Figure,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Rule,
    Run,
    Table,
    stripped,
)
from huikan.importing.html.inlines import DROPPED, PageReader, all_inlines, inlines, is_dropped, is_hidden
from huikan.importing.html.tree import Element

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre hr figure dt dd li div section article details summary dl".split()
)


def blocks(reader: PageReader, parent: Element, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of an element. Text between them is a paragraph."""
    found: list[Block] = []
    loose: list[Inline] = []
    line = parent.line

    def flush() -> None:
        content = stripped(loose)
        loose.clear()
        if content:
            found.append(_paragraph(parent, content, line))

    for child in parent.children:
        if isinstance(child, Element) and _is_block(child):
            flush()
            found += _block(reader, child, depth)
            line = child.line
        else:
            loose += inlines(reader, child, NO_MARKS, "", parent.line)
    flush()
    return tuple(found)


def _is_block(element: Element) -> bool:
    if element.tag in DROPPED or element.tag in _BLOCKS:
        return True
    return any(child.tag in _BLOCKS for child in element.elements() if child is not element) and element.tag not in ("a", "math")


def _block(reader: PageReader, element: Element, depth: int) -> Iterator[Block]:
    if is_hidden(reader, element) or is_dropped(reader, element):
        return
    tag = element.tag
    if re.fullmatch(r"h[1-6]", tag) or (tag == "p" and _word_level(element)):
        content = stripped(all_inlines(reader, element))
        names = (element.attributes.get("id", ""),)
        if content:
            yield Heading(int(tag[1]) if tag != "p" else _word_level(element), content, element.line, _kept(reader, names))
    elif tag in ("ul", "ol"):
        yield from _list(reader, element, depth)
    elif tag == "table":
        yield from _table(reader, element)
    elif tag == "blockquote":
        if inner := blocks(reader, element):
            yield Quotation(inner)
    elif tag == "pre":
        yield _code(element)
    elif tag == "hr":
        yield Rule()
    elif tag == "figure":
        yield from _figure(reader, element)
    elif tag == "p" and not any(_is_block(child) for child in element.children if isinstance(child, Element)):
        yield from _plain(reader, element)
    else:
        yield from blocks(reader, element, depth)


def _plain(reader: PageReader, element: Element) -> Iterator[Block]:
    content = stripped(all_inlines(reader, element))
    if not content:
        return
    level = re.search(r"mso-list:\s*l\d+\s+level(\d)", element.attributes.get("style", ""))
    if level:
        yield _word_item(content, int(level[1]) - 1, element)
    else:
        yield _paragraph(element, content, element.line)


def _word_item(content: tuple[Inline, ...], depth: int, element: Element) -> Block:
    """An item as Word's own HTML has it: a paragraph that begins with its sign."""
    text = "".join(each.text for each in content if isinstance(each, Run))
    sign = re.match(r"\s*(?:([·•●■§oØü\-])\s+|(\d{1,3})[.)、]\s*)", text)
    if not sign:
        return _paragraph(element, content, element.line)
    rest = list(content)
    count = sign.end()
    while rest and isinstance(first := rest[0], Run) and count >= len(first.text):
        count -= len(first.text)
        del rest[0]
    if rest and isinstance(first := rest[0], Run):
        rest[0] = replace(first, text=first.text[count:])
    return ListItem(depth, f"{sign[2]}." if sign[2] else "-", (_paragraph(element, stripped(rest), element.line),))


def _word_level(element: Element) -> int:
    match = re.search(r"mso-outline-level:\s*([1-6])", element.attributes.get("style", ""))
    return int(match[1]) if match else 0


def _paragraph(element: Element, content: Sequence[Inline], line: int) -> Paragraph:
    style = element.attributes.get("style", "") + ";text-align:" + element.attributes.get("align", "")
    match = re.search(r"text-align:\s*(center|right|end)", style)
    align: Literal["", "center", "right"] = "" if not match else "center" if match[1] == "center" else "right"
    size = re.search(r"font-size:\s*([\d.]+)(px|pt)", style)
    points = float(size[1]) * (0.75 if size[2] == "px" else 1) if size and size[1].count(".") < 2 else 0.0
    runs = [each for each in content if isinstance(each, Run) and each.text.strip()]
    set_off = bool(runs) and all("strong" in run.marks for run in runs)
    return Paragraph(tuple(content), line, "", align, points, set_off)


def _list(reader: PageReader, element: Element, depth: int) -> Iterator[Block]:
    start = element.attributes.get("start", "1")
    number = int(start) if start.isascii() and start.isdecimal() and len(start) < 7 else 1
    for child in element.children:
        if isinstance(child, Element) and child.tag == "li":
            content = blocks(reader, child, depth + 1)
            own = [block for block in content if not (isinstance(block, ListItem) and block.depth > depth)]
            if content:
                yield ListItem(depth, f"{number}." if element.tag == "ol" else "-", tuple(own))
                yield from (block for block in content if block not in own)
            number += 1
        elif isinstance(child, Element):
            yield from _block(reader, child, depth + 1 if child.tag in ("ul", "ol") else depth)


def _table(reader: PageReader, element: Element) -> Iterator[Block]:
    caption = next((child for child in element.elements() if child.tag == "caption"), None)
    rows: list[tuple[Cell, ...]] = []
    for row in _rows(element):
        cells = [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
        rows.append(tuple(_cell(reader, cell) for cell in cells))
    rows = [row for row in rows if row]
    if len(rows) == 1 and len(rows[0]) == 1:
        if rows[0][0].blocks:
            yield Quotation(rows[0][0].blocks)
    elif any(block for row in rows for cell in row for block in cell.blocks):
        words = stripped(all_inlines(reader, caption)) if caption else ()
        yield Table(tuple(rows), element.line, words)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not of those within it."""
    for child in table.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield child
        elif isinstance(child, Element) and child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cell(reader: PageReader, element: Element) -> Cell:
    def span(name: str) -> int:
        text = element.attributes.get(name, "1").strip()
        return max(1, min(100, int(text))) if text.isascii() and text.isdecimal() and len(text) < 5 else 1

    return Cell(blocks(reader, element), span("colspan"), span("rowspan"), element.tag == "th")


def _code(element: Element) -> Code:
    inner = next((child for child in element.elements() if child.tag == "code"), element)
    language = next((name[9:] for name in inner.classes() if name.startswith("language-")), "")
    text = "".join(_code_text(element))
    return Code(text.strip("\n"), language if re.fullmatch(r"[\w+#-]+", language) else "")


def _code_text(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        else:
            yield from _code_text(child)


def _figure(reader: PageReader, element: Element) -> Iterator[Block]:
    captions = [child for child in element.elements() if child.tag == "figcaption"]
    words = stripped(all_inlines(reader, captions[0])) if captions else ()
    rest = replace(element, tag="div", children=[child for child in element.children if child not in captions])
    inner = blocks(reader, rest)
    match inner:
        case (Paragraph(inlines=(Picture() as picture,)),) if words:
            yield Figure(picture, words)
        case (Table() as table,) if words:
            yield replace(table, caption=words)
        case _:
            yield from inner
            if words:
                yield Paragraph(words, element.line, "caption")


def _kept(reader: PageReader, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name and name in reader.anchors)
