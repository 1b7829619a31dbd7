"""A paragraph of a file of Word, where it stands, and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huikan.markup.nodes import Node, Text
from huikan.outputs.docx import inlines
from huikan.outputs.docx.inlines import field, runs
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import element, valued

STEP = 420  # twentieths of a point: how far a list stands in
_LABEL = re.compile(r"(?P<words>图|表|Figure |Table )(?P<number>\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where paragraphs stand: their style, how far they stand in, within how many lists, whether in
    a box; `number` is the (list, level) that the next of them bears."""

    style: str = "BodyText"
    left: int = 0
    depth: int = 0
    boxed: bool = False
    align: str = ""
    number: tuple[int, int] | None = None
    tabs: tuple[int, ...] = ()  # places that words are centred at, the last that they end at


def paragraph(inner: str, place: Place, *, keep: bool = False) -> str:
    """A paragraph around runs, its properties in the order of the standard."""
    settings = [valued("w:pStyle", place.style)] if place.style else []
    settings += ["<w:keepNext/>"] if keep else []
    if place.number:
        identifier, level = place.number
        settings.append(element("w:numPr", valued("w:ilvl", level), valued("w:numId", identifier)))
    if place.boxed:
        line = {"w:val": "single", "w:sz": "12", "w:space": "8", "w:color": "7F7F7F"}
        settings.append(element("w:pBdr", element("w:left", attributes=line)))
    if place.tabs:
        kinds = ["center"] * (len(place.tabs) - 1) + ["right"]
        stops = ({"w:val": kind, "w:pos": str(at)} for kind, at in zip(kinds, place.tabs, strict=True))
        settings.append(element("w:tabs", *(element("w:tab", attributes=stop) for stop in stops)))
    if place.left and not place.number:
        settings.append(element("w:ind", attributes={"w:left": str(place.left), "w:firstLineChars": "0", "w:firstLine": "0"}))
    settings += [valued("w:jc", place.align)] if place.align else []
    return element("w:p", element("w:pPr", *settings) if settings else "", inner)


def caption(writer: Writer, node: Node, style: str, place: str = "", *, keep: bool = False) -> list[str]:
    """A caption; its number is counted by the program where it counts from one on, so that lists of
    figures can be made."""
    pieces: list[str] = []
    rest = list(node.children)
    first = rest[0] if rest else None
    if isinstance(first, Node) and "number" in first.classes() and (label := _LABEL.fullmatch(first.text())):
        counted = inlines.plain(writer, label["words"]) + field(f"SEQ {label['words'].strip()} \\* ARABIC", label["number"])
        pieces.append(writer.marked(place, counted) if writer.is_sought(place) else counted)
        rest = rest[1:]
        if rest and isinstance(gap := rest[0], Text) and gap.value[:1].isspace():
            pieces.append(inlines.plain(writer, gap.value[:1]))
            rest[0] = gap._replace(value=gap.value[1:])
    elif writer.is_sought(place):
        pieces.append(writer.marked(place, ""))
    pieces.append(runs(writer, rest))
    return [paragraph("".join(pieces), Place(style), keep=keep)] if any(pieces) else []


def line(writer: Writer, style: str, text: str, **look: bool) -> str:
    return paragraph(inlines.plain(writer, text, **look), Place(style))
