"""Which rows of a file a block shows, in which order, and the same numbers of earlier editions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from huikan.data_blocks.problem import Problem, unknown_name
from huikan.data_blocks.spec import DataBlock
from huikan.datasets import Cell, Dataset, Fault, is_missing, number, text

MOST_NAMED = 5  # rows that are named of many with one fault


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read: of the edition called `edition` ("" for the block's own)."""

    path: str
    data: Dataset
    edition: str = ""


def file_problems(source: Source) -> Iterator[Problem]:
    """What is wrong with a file, the first few of one kind."""
    counts: dict[str, int] = {}
    for fault in source.data.faults:
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= MOST_NAMED:
            yield _problem(source, fault)


def _problem(source: Source, fault: Fault) -> Problem:
    where = "sheet" if fault.code == "data-no-sheet" else ""
    at = next((row for line, row in zip(source.data.lines, source.data.rows, strict=True) if line == fault.line), ())
    path = "" if where else source.path
    return Problem(fault.code, where, path, fault.line, excerpt(at), {"what": fault.what, "file": source.path})


def excerpt(row: Sequence[Cell]) -> str:
    """A row as a line of text."""
    return ",".join(map(text, row))[:200]


def selected(block: DataBlock, source: Source) -> tuple[Dataset, list[Problem]]:
    """The rows that a block asks for. Those that name what the file does not have are all."""
    data, problems = source.data, []
    for name, wanted in block.where.items():
        if name not in data.names:
            problems.append(unknown_name("unknown-column", f"where.{name}", name, data.names, file=source.path))
            continue
        at = data.names.index(name)
        kept = _picked(data, [index for index, row in enumerate(data.rows) if text(row[at]).strip() in wanted])
        if not kept.rows:
            values = {text(row[at]).strip(): None for row in data.rows}
            problems.append(unknown_name("no-such-rows", f"where.{name}", "、".join(wanted), values, column=name))
        else:
            data = kept
    data, more = _sorted(block, data, source.path)
    if block.first is not None:
        data = _picked(data, range(min(block.first, len(data.rows))))
    return data, [*problems, *more]


def _picked(data: Dataset, indices: Sequence[int]) -> Dataset:
    return replace(data, rows=tuple(data.rows[at] for at in indices), lines=tuple(data.lines[at] for at in indices))


def _sorted(block: DataBlock, data: Dataset, path: str) -> tuple[Dataset, list[Problem]]:
    """By the column of `sort`, falling with a minus before its name; what is missing comes last."""
    name = block.sort
    falling = name.startswith(("-", "−", "－")) and name not in data.names
    name = name[1:].strip() if falling else name
    if not name:
        return data, []
    if name not in data.names:
        return data, [unknown_name("unknown-column", "sort", name, data.names, file=path)]
    cells = data.column(name)
    present = [at for at, cell in enumerate(cells) if not is_missing(cell)]
    absent = [at for at, cell in enumerate(cells) if is_missing(cell)]

    def key(at: int) -> tuple[bool, Decimal, str]:
        value = number(cells[at])
        return (value is None, value if value is not None else Decimal(0), text(cells[at]))

    return _picked(data, [*sorted(present, key=key, reverse=falling), *absent]), []


def key_column(block: DataBlock, data: Dataset) -> str:
    """The column by which rows of several editions are the same: `key`, or the first."""
    return block.key if block.key in data.names else data.names[0]


def over_editions(
    block: DataBlock, own: Dataset, edition: str, earlier: Sequence[Source], columns: Sequence[str]
) -> tuple[Dataset, dict[str, tuple[str, str]], list[Problem]]:
    """The data with each of `columns` as it stands in earlier editions before its own, row by row
    of the key; what each new column is, (column, edition); and what does not line up."""
    key = key_column(block, own)
    problems: list[Problem] = []
    names: list[str] = []
    cells: list[tuple[Cell, ...]] = []
    meanings: dict[str, tuple[str, str]] = {}
    found = [(source, _by_key(source.data, key)) for source in earlier]
    for source, rows in found:
        problems += _unmatched(source, own, key, rows)
    for name in own.names:
        for source, rows in found if name in columns else ():
            label = f"{name}\u2009{source.edition}"
            meanings[label] = (name, source.edition)
            names.append(label)
            at = source.data.names.index(name) if name in source.data.names else -1
            if at < 0:
                problems.append(unknown_name("edition-without-column", "editions", name, source.data.names, file=source.path))
            keys = own.column(key)
            cells.append(tuple(_at(rows.get(_folded(one)), at) for one in keys))
        if name in columns:
            meanings[name] = (name, edition)
        names.append(name)
        cells.append(own.column(name))
    rows_of = tuple(zip(*cells, strict=True))
    return replace(own, names=tuple(names), rows=rows_of, heads=()), meanings, problems


def _at(row: Sequence[Cell] | None, at: int) -> Cell:
    return row[at] if row is not None and at >= 0 else None


def _by_key(data: Dataset, key: str) -> dict[str, tuple[Cell, ...]]:
    if key not in data.names:
        return {}
    rows: dict[str, tuple[Cell, ...]] = {}
    for cell, row in zip(data.column(key), data.rows, strict=True):
        rows.setdefault(_folded(cell), row)
    return rows


def _folded(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text(cell)).strip().casefold()


def _unmatched(source: Source, own: Dataset, key: str, rows: dict[str, tuple[Cell, ...]]) -> Iterator[Problem]:
    """Rows that an earlier edition does not have under that name, but nearly."""
    if not rows:
        yield unknown_name("edition-without-column", "editions", key, source.data.names, file=source.path)
        return
    keys = {_folded(cell): text(cell) for cell in own.column(key)}
    free = [name for name in rows if name not in keys]
    for name, said in keys.items():
        near = get_close_matches(name, free, 1, 0.6) if name not in rows else []
        if near:
            values = {"name": said, "similar": near[0], "file": source.path}
            yield Problem("edition-key-differs", "editions", values=values)
