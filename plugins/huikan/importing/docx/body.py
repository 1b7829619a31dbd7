"""Paragraphs and tables of Word as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal
from xml.etree.ElementTree import Element

from huikan.importing.docx.inlines import inlines
from huikan.importing.docx.reader import NoteKind, Reader
from huikan.importing.docx.styles import Style, has_heading_face, number_of, outline_level, size_of
from huikan.importing.docx.tables import grid
from huikan.importing.docx.xml import chosen, on, value
from huikan.importing.elements import (
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Quotation,
    Role,
    Run,
    Table,
    stripped,
    without_start,
)

_TYPED_BULLET = re.compile(r"[•●▪■◆◇○◦‣·\uf06c\uf0b7\uf06e\uf0d8]\s*(?=\S)")


def blocks(reader: Reader, parent: Element) -> tuple[Block, ...]:
    """The blocks that a part, a cell, a note or a text box holds."""
    return tuple(_joined(list(_blocks(reader, parent))))


def _blocks(reader: Reader, parent: Element) -> Iterator[Block]:
    anchors: list[str] = []  # that stand between paragraphs: they are the next one's
    for child in chosen(parent):
        if child.tag == "w:bookmarkStart":
            anchors += [name] if (name := child.get("w:name", "")) in reader.anchors else []
        elif child.tag == "w:p":
            yield from _paragraph(reader, child, tuple(anchors))
            anchors.clear()
        elif child.tag == "w:tbl":
            yield from _table(reader, child)
        elif child.tag == "m:oMathPara":
            wrapper = Element("w:p")
            wrapper.append(child)
            yield from _paragraph(reader, wrapper, ())


def _paragraph(reader: Reader, element: Element, above: tuple[str, ...]) -> Iterator[Block]:
    reader.place = reader.places.get(element, reader.place)
    reader.excerpt = "".join(text.text or "" for text in element.iter("w:t"))[:80]
    properties = element.find("w:pPr")
    style = reader.styles.of(value(properties, "w:pStyle") or reader.default_style)
    outer, reader.boxes = reader.boxes, []
    content = stripped(inlines(reader, element, _note, blocks))
    boxes, reader.boxes = reader.boxes, outer
    inner = tuple(mark.get("w:name", "") for mark in element.iter("w:bookmarkStart") if mark.get("w:name", "") in reader.anchors)
    if content:
        yield _block(reader, properties, style, content, _look(reader, element, properties, style), (*above, *inner))
    if boxes:
        first = next((block.text for block in boxes if isinstance(block, Paragraph | Heading)), "")
        reader.add("import-text-box", text=first[:40])
        yield from boxes


def _block(
    reader: Reader,
    properties: Element | None,
    style: Style,
    content: tuple[Inline, ...],
    look: Paragraph,
    anchors: tuple[str, ...],
) -> Block:
    number, level = number_of(properties)
    list_of_style, level_of_style = style.number
    label = None
    if style.part != "contents" and number != "0" and (number or list_of_style):
        label = reader.numbering.label(number or list_of_style, level if number else level_of_style)
    depth = level if number else level_of_style
    heading = outline_level(properties) or style.level
    text = (Run(label.text + _gap(label.text)), *content) if label and label.text else content
    if heading:
        return Heading(heading, text, reader.place, anchors)
    paragraph = replace(look, inlines=text)
    if style.part == "code":
        return Code("".join(each.text for each in content if isinstance(each, Run)))
    if style.part == "quotation":
        return Quotation((paragraph,))
    if label and label.bullet:
        return ListItem(depth, "-", (replace(look, inlines=content),))
    if label and label.plain:
        return ListItem(depth, f"{label.number}.", (replace(look, inlines=content),))
    if label and label.text and depth:
        return ListItem(depth, "", (paragraph,))
    bullet = _TYPED_BULLET.match(paragraph.text) if not label and isinstance(content[0], Run) else None
    if bullet:
        return ListItem(0, "-", (replace(look, inlines=without_start(content, bullet.end())),))
    return paragraph


def _gap(label: str) -> str:
    """What stands between a number and its words: none where a sign parts them."""
    return "" if re.search(r"[、）：。．①-⑳㈠-㈩⑴-⒇]$", label) else " "


def _look(reader: Reader, element: Element, properties: Element | None, style: Style) -> Paragraph:
    """A paragraph without words: its place and its look, from which its role is guessed."""
    align = value(properties, "w:jc") or style.align
    runs = [run for run in element.iter("w:r") if any((text.text or "").strip() for text in run.findall("w:t"))]
    sizes = [size_of(run.find("w:rPr")) or style.size for run in runs]
    bold = bool(runs) and all(on(run.find("w:rPr"), "w:b") or style.bold for run in runs)
    face = bool(runs) and all(has_heading_face(run.find("w:rPr")) or style.heading_face for run in runs)
    where: Literal["", "center", "right"] = "center" if align == "center" else "right" if align in ("right", "end") else ""
    role: Role = "" if style.part == "quotation" or style.part == "code" else style.part  # noqa: PLR1714 (mypy)
    return Paragraph((), reader.place, role, where, max(sizes, default=0.0), bold or face)


def _note(reader: Reader, kind: NoteKind, identifier: str) -> tuple[Block, ...]:
    """The blocks of a footnote or endnote, read where it is called."""
    key = (kind, identifier)
    note = reader.notes.get(key)
    if note is None:
        return ()
    outside = reader.part, reader.place, reader.excerpt, reader.fields, reader.notes
    reader.part, reader.fields = reader.note_parts[kind], []
    reader.notes = {each: element for each, element in reader.notes.items() if each != key}  # it may not call itself
    try:
        return blocks(reader, note)
    finally:
        reader.part, reader.place, reader.excerpt, reader.fields, reader.notes = outside


def _table(reader: Reader, element: Element) -> Iterator[Block]:
    rows = grid(element)
    place = reader.place
    if len(rows) == 1 and len(rows[0]) == 1:  # a frame round a text
        inner = blocks(reader, rows[0][0].element)
        if inner:
            reader.add("import-frame")
            yield Quotation(inner)
        return
    cells = [
        tuple(Cell(blocks(reader, cell.element), cell.columns, cell.rows, cell.heading) for cell in row) for row in rows if row
    ]
    if cells and not cells[0][0].heading and all(_is_set_off(cell) for cell in cells[0]):
        cells[0] = tuple(replace(cell, heading=True) for cell in cells[0])
    if any(block for cell in chain.from_iterable(cells) for block in cell.blocks):
        yield Table(tuple(cells), place)


def _is_set_off(cell: Cell) -> bool:
    return bool(cell.blocks) and all(isinstance(block, Paragraph) and block.set_off for block in cell.blocks)


def _joined(single: Sequence[Block]) -> list[Block]:
    """Blocks that were one for their author: lines of code, paragraphs of a quotation; what is
    numbered by letters below an item belongs to it."""
    joined: list[Block] = []
    for block in single:
        match (joined[-1] if joined else None, block):
            case (Code() as before, Code()):
                joined[-1] = replace(before, text=f"{before.text}\n{block.text}")
            case (Quotation() as before, Quotation()):
                joined[-1] = Quotation((*before.blocks, *block.blocks))
            case (ListItem() as before, ListItem(marker="")):
                joined[-1] = replace(before, blocks=(*before.blocks, *block.blocks))
            case (_, ListItem(marker="")):
                joined += block.blocks
            case _:
                joined.append(block)
    return joined
