"""Fenced blocks that are more than code: formulas, boxes, tables and charts from files of
data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from huikan.markup import boxes, tex
from huikan.markup.blocks import Reader
from huikan.markup.marks import CLOSE, OPEN, Line, mark

BLOCK = "data-block"  # the attribute of a block of data: "table" or "chart"
_INFO = re.compile(
    r"\{?\s*\.?(?P<kind>table|chart)(?![^\s{}])\s*(?:\{:?\s*)?(?P<names>(?:[#.][\w:.-]+\s*)*)\}?\s*\}?$", re.IGNORECASE
)
_FIELD = re.compile(r"\s*[^\s:：#-][^:：]{0,60}[:：](?:\s|$)")


def fence(reader: Reader, parent: Element, info: str, lines: Sequence[Line]) -> bool:
    """A fenced block that is more than code; whether it is, and is read."""
    return tex.fence(reader, parent, info, lines) or boxes.fenced(reader, parent, info, lines) or _data(parent, info, lines)


def _data(parent: Element, info: str, lines: Sequence[Line]) -> bool:
    """A block named `table` or `chart` that says what to show, or says nothing and has a label."""
    match = _INFO.fullmatch(info)
    if not match:
        return False
    names = match["names"].split()
    text = "\n".join(line.text for line in lines)
    if not any(_FIELD.match(line.text) for line in lines) and (text.strip() or not names):
        return False
    ids, classes = (" ".join(name[1:] for name in names if name[0] == sign) for sign in "#.")
    own = {"class": f"data-block {classes}".strip(), BLOCK: f"{OPEN}0{CLOSE}{match['kind'].lower()}"}
    element = Element("pre", own | ({"id": ids.partition(" ")[0]} if ids else {}))
    element.text = AtomicString(mark(lines[0]) + (text or " "))  # what is empty has a place, too
    parent.append(element)
    return True
