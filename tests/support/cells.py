"""Cells of tables as they are drawn: which are broken where a typesetter would not break them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from huikan import typesetting
from huikan.tasks import FileRef
from huikan.typesetting import display_width
from lines import INVISIBLE, NEVER_FIRST, NEVER_LAST

SHORT = 24  # letters of a cell that stands on one line: twelve Chinese characters
LETTER = re.compile(r"[A-Za-z0-9.,²³⁴%％]")
HAN = re.compile(r"[\u3400-\u9fff]")
ADDRESS = re.compile(r"://|@|[\w./]{24}")  # may be divided


@dataclass(frozen=True)
class BrokenCell:
    """A cell with the lines that it is set on, and what is wrong with them."""

    page: int
    lines: tuple[str, ...]
    reason: str


def broken_cells(job: typesetting.TypesetRequest, faces: tuple[FileRef, ...]) -> list[BrokenCell]:
    """Every cell that is broken badly, in the order of the pages."""
    with typesetting.laid_out(job, faces, {"cache": {}}) as document:
        return [cell for number, page in enumerate(document.pages, 1) for cell in _cells(page._page_box, number)]


def _cells(box: Any, page: int) -> Iterator[BrokenCell]:
    from weasyprint.formatting_structure import boxes

    cells = {id(each): each for each in box.descendants() if isinstance(each, boxes.TableCellBox)}
    for cell in cells.values():
        written = "".join(char for char in "".join(cell.element.itertext()) if char not in INVISIBLE)
        for block in {id(each): each for each in [cell, *cell.descendants()]}.values():
            lines = [child for child in getattr(block, "children", ()) if isinstance(child, boxes.LineBox)]
            words = ["".join(char for char in _text(line) if char not in INVISIBLE).strip() for line in lines]
            reason = next(filter(None, (_fault(line, words, at, written) for at, line in enumerate(lines[:-1]))), "")
            if reason:
                yield BrokenCell(page, tuple(words), reason)


def _text(line: Any) -> str:
    return "".join(getattr(child, "text", "") for child in line.descendants())


def _fault(line: Any, words: list[str], at: int, written: str) -> str:
    """What is wrong with the end of a line, "" for nothing."""
    if any(child.element_tag == "br" for child in line.descendants()):
        return ""
    last, first, whole = words[at][-1:], words[at + 1][:1], "".join(words)
    if first in NEVER_FIRST or last in NEVER_LAST:
        return "prohibited"
    if LETTER.match(last) and LETTER.match(first) and words[at][-5:] + words[at + 1][:5] in written and not ADDRESS.search(whole):
        return "word"
    if display_width(whole) <= SHORT and HAN.match(last) and HAN.match(first):
        return "short"
    if HAN.match(last) and HAN.match(first) and 1 in (len(words[at]), len(words[at + 1])):
        return "single"
    return ""
