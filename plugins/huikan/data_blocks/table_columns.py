"""The columns of a `table` block: which, under which heads, how their cells are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from huikan.data_blocks import formats
from huikan.data_blocks.formats import Format
from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem, unknown_name
from huikan.data_blocks.selection import excerpt
from huikan.data_blocks.spec import Column, TableBlock
from huikan.datasets import Cell, Dataset, is_missing, number, text


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as it is shown: its heads from above, its cells, how they are written."""

    name: str
    heads: tuple[str, ...]
    unit: str
    cells: tuple[Cell, ...]
    form: Format
    numeric: bool
    align: str = ""


@dataclass(slots=True)
class Table:
    """What a table is made from."""

    block: TableBlock
    data: Dataset
    path: str
    naming: Naming
    meanings: Mapping[str, tuple[str, str]]  # what columns of several editions are: (column, edition)
    say: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)


def columns_of(work: Table) -> Iterator[Shown]:
    """The columns in their order: those that are named, or all but the words of translations."""
    wanted = work.block.columns
    if not wanted:
        earlier = {label for label, (column, _) in work.meanings.items() if label != column}
        names = [name for name in work.data.names if name not in earlier and not work.naming.is_translation(work.data, name)]
        wanted = tuple(Column(column=name) for name in names)
    yield from _listed(work, wanted, ())


def _listed(work: Table, wanted: Sequence[Column], above: tuple[str, ...]) -> Iterator[Shown]:
    for one in wanted:
        if one.columns:
            yield from _listed(work, one.columns, (*above, work.naming.said(one.title) or work.naming.name(one.column)))
            continue
        name = _known(one.column, work.data)
        if not name:
            work.problems.append(unknown_name("unknown-column", "columns", one.column, work.data.names, file=work.path))
            continue
        siblings = [label for label, (column, _) in work.meanings.items() if column == name]
        for label in siblings or [name]:
            yield _shown(work, one, label, above)


def _known(name: str, data: Dataset) -> str:
    """The column that a name means: its own, or with the heads above it (`2025年/面积`); "" for
    none."""
    if name in data.names:
        return name
    for at, own in enumerate(data.names):
        if name == "/".join((*(head[at] for head in data.heads if head[at]), own.partition("#")[0])):
            return own
    return ""


def _shown(work: Table, one: Column, name: str, above: tuple[str, ...]) -> Shown:
    naming, block = work.naming, work.block
    column, edition = work.meanings.get(name, (name, ""))
    cells = naming.cells(work.data, name)
    form = _format(work, one, column)
    numeric = not form.plain and formats.is_numeric(cells)
    if numeric:
        work.problems.extend(_not_numbers(work, name))
    title = naming.said(one.title) or naming.name(column.partition("#")[0])
    own = above or tuple(naming.name(head[work.data.names.index(name)]) for head in work.data.heads)
    unit = naming.said(one.unit or block.units.get(column, {}))
    if edition and unit:  # of all editions
        title, unit = work.say["name_and_unit"].format(name=title, unit=unit), ""
    heads = tuple(filter(None, (*own, title, edition)))
    align = one.align or block.align.get(column, "")
    if align not in ("", "left", "center", "right"):
        work.problems.append(unknown_name("unknown-align", f"align.{column}", align, ("left", "center", "right")))
        align = ""
    return Shown(name, _without_repeats(heads), unit, cells, form, numeric, align)


def _without_repeats(heads: tuple[str, ...]) -> tuple[str, ...]:
    """Heads without those that say what stands above them: a cell merged over both rows."""
    return tuple(head for at, head in enumerate(heads) if at == 0 or head != heads[at - 1])


def _format(work: Table, one: Column, name: str) -> Format:
    pattern = one.format or work.block.formats.get(name, "")
    if not pattern:
        return Format()
    form = formats.read_format(pattern)
    if form is None:
        where = f"formats.{name}" if name in work.block.formats else "columns"
        work.problems.append(Problem("unknown-format", where, values={"text": pattern}))
    return form or Format()


def _not_numbers(work: Table, name: str) -> Iterator[Problem]:
    """Cells of a column of numbers that are none."""
    at = work.data.names.index(name)
    for line, row in zip(work.data.lines, work.data.rows, strict=True):
        if not is_missing(row[at]) and number(row[at]) is None and name not in work.meanings:
            values = {"text": text(row[at])[:40], "column": name}
            yield Problem("not-a-number", "", work.path, line, excerpt(row), values)


def common_unit(block: TableBlock, columns: Sequence[Shown], naming: Naming) -> tuple[str, list[Shown]]:
    """The unit of the whole table, for the line above it, and the columns without it."""
    said = naming.said(block.unit)
    numbers = {column.unit for column in columns if column.numeric}
    if not said and len(numbers) == 1 and sum(column.numeric for column in columns) > 1:
        said = next(iter(numbers))
        return said, [replace(column, unit="" if column.numeric else column.unit) for column in columns]
    return said, list(columns)
