"""Tabs in paragraphs of Word: rows of as many of them are a table, others are set with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from huikan.importing.elements import Block, Cell, Formula, Inline, Paragraph, Run, Table, stripped, words
from huikan.importing.reports import Report
from huikan.importing.structure import mapped

_NUMBER = re.compile(r"\t+\s*[（(]\s*(\w[\w.-]{0,11})\s*[）)]\s*")


def without_tabs(blocks: Sequence[Block], report: Report) -> tuple[Block, ...]:
    """The blocks with tables for paragraphs in a row that have the same number of tabs; what
    else is set with tabs is named once, and has blanks instead."""
    found: list[Block] = []
    for count, group in groupby(map(_numbered_formula, blocks), _count):
        together = list(group)
        rows = [block for block in together if isinstance(block, Paragraph)]
        is_table = count and (len(rows) > 2 or (len(rows) > 1 and count > 1))
        found += [_table(rows)] if is_table else together
    left = [block for block in found if _count(block)]
    if left and isinstance(first := left[0], Paragraph):
        report.add("import-tabs", first.place, first.text, count=len(left))
    return mapped(found, _with_blank)


def _numbered_formula(block: Block) -> Block:
    """A formula with its number behind a tab as one that stands for itself."""
    match block:
        case Paragraph((Formula(tex), *behind)) if behind and all(isinstance(each, Run) for each in behind):
            if number := _NUMBER.fullmatch(words(behind)):
                return replace(block, inlines=(Formula(tex, True, number[1]),))
    return block


def _count(block: Block) -> int:
    """The tabs of a paragraph."""
    return block.text.count("\t") if isinstance(block, Paragraph) else 0


def _with_blank(inline: Inline) -> Inline:
    return (
        replace(inline, text=inline.text.replace("\t", "\u3000")) if isinstance(inline, Run) and "\t" in inline.text else inline
    )


def _table(rows: Sequence[Paragraph]) -> Table:
    cells = tuple(tuple(Cell((Paragraph(cell, row.place),) if cell else ()) for cell in _cells(row.inlines)) for row in rows)
    return Table(cells, rows[0].place)


def _cells(inlines: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    cell: list[Inline] = []
    for inline in inlines:
        pieces = inline.text.split("\t") if isinstance(inline, Run) else []
        if not isinstance(inline, Run) or len(pieces) == 1:
            cell.append(inline)
            continue
        for at, piece in enumerate(pieces):
            if at:
                yield stripped(cell)
                cell = []
            cell.append(replace(inline, text=piece))
    yield stripped(cell)
