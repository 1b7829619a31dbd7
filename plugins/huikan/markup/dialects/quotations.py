"""Quotations and verses as other programs write them: between two lines `>>>`, behind bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from huikan.markup.blocks import Reader
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line, marked

_FENCE = re.compile(r" {0,3}>>> *$")
_VERSE = re.compile(r" {0,3}\|(?: (?P<words>[^|]*))?$")
_MOST = 1000  # lines of one quotation


def fenced_quotation(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    end = _closing(lines, start)
    if not end:
        return 0
    reader.read(SubElement(parent, "blockquote"), lines[start + 1 : end])
    return end + 1 - start


def begins_quotation(lines: Sequence[Line], index: int) -> bool:
    return _closing(lines, index) > 0


def _closing(lines: Sequence[Line], start: int) -> int:
    """The index of the line that closes a quotation, 0 for none."""
    if not _FENCE.match(lines[start].text):
        return 0
    return next((at for at in range(start + 2, min(len(lines), start + _MOST)) if _FENCE.match(lines[at].text)), 0)


def verses(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """Lines behind a bar each, which stay lines."""
    if not begins_verses(lines, start):
        return 0
    end = start
    while end < len(lines) and _VERSE.match(lines[end].text):
        end += 1
    texts = [Line(line.number, line.text.strip().removeprefix("|").strip()) for line in lines[start:end]]
    SubElement(parent, "p").text = marked([Line(line.number, f"{line.text}  ") for line in texts])
    return end - start


def begins_verses(lines: Sequence[Line], index: int) -> bool:
    if index + 1 >= len(lines) or not lines[index].text.lstrip().startswith("|"):
        return False
    first, second = _VERSE.match(lines[index].text), _VERSE.match(lines[index + 1].text)
    return bool(first and second and first["words"] and first["words"].strip(" -:"))


QUOTATIONS = (
    Understood("fenced quotation", "GitLab", ">>>\n引文\n>>>", (">>>",), block=fenced_quotation, begins=begins_quotation),
    Understood("line block", "pandoc", "| 甲行\n| 乙行", ("| ",), block=verses, begins=begins_verses),
)
