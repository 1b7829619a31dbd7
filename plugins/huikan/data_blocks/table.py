"""A `table` block as the nodes of a table: a head of one level or more, a line that says the unit
of all numbers, the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem
from huikan.data_blocks.spec import TableBlock
from huikan.data_blocks.table_columns import Shown, Table, columns_of, common_unit
from huikan.data_blocks.table_rows import body
from huikan.datasets import Dataset
from huikan.markup import Node, Text

MOST_ROWS = 2_000  # of one table: more is no table that anybody reads


def table_nodes(
    block: TableBlock,
    data: Dataset,
    path: str,
    naming: Naming,
    say: Mapping[str, str],
    line: int,
    attributes: Mapping[str, str],
    meanings: Mapping[str, tuple[str, str]],
) -> tuple[Node | None, list[Problem]]:
    """The table's element, None where there is nothing to show, and what is wrong with it."""
    work = Table(block, data, path, naming, meanings, say)
    columns = list(columns_of(work))
    if len(data.rows) > MOST_ROWS:
        work.problems.append(Problem("table-too-long", "data", values={"rows": str(len(data.rows)), "limit": str(MOST_ROWS)}))
        return None, work.problems
    if not columns:
        return None, work.problems
    unit, columns = common_unit(block, columns, naming)
    run = runs(line)
    caption = naming.said(block.title)
    names = " ".join(filter(None, ("data-table", attributes.get("class", ""))))
    children = [
        *([Node("caption", {}, (run(caption),), line)] if caption else []),
        Node("thead", {}, tuple(_head(columns, unit, say, run))),
        Node("tbody", {}, tuple(body(work, columns, say, run))),
    ]
    return Node("table", {**attributes, "class": names}, tuple(children), line), work.problems


def runs(line: int) -> Callable[..., Text]:
    return lambda value, ours=False: Text(value, 0 if ours else line, 0, "generated" if ours else "prose")


def _head(columns: Sequence[Shown], unit: str, say: Mapping[str, str], run: Callable[..., Text]) -> Iterator[Node]:
    """The rows of the head: equal heads side by side are one, a short column reaches down."""
    if unit:
        cell = Node("td", {"colspan": str(len(columns))}, (Node("span", {}, (run(say["unit_line"].format(unit=unit)),)),))
        yield Node("tr", {"class": "unit"}, (cell,))
    depth = max(len(column.heads) for column in columns)
    for level in range(depth):
        yield Node("tr", {}, tuple(_head_cell(group, level, depth, say, run) for group in _groups(columns, level)))


def _groups(columns: Sequence[Shown], level: int) -> Iterator[Sequence[Shown]]:
    """The columns that share a cell of the head at a level."""
    at = 0
    while at < len(columns):
        start, own = at, columns[at].heads
        at += 1
        while len(own) > level + 1 and at < len(columns) and _goes_on(columns[at].heads, own, level):
            at += 1
        if len(own) > level:
            yield columns[start:at]


def _goes_on(heads: tuple[str, ...], before: tuple[str, ...], level: int) -> bool:
    return len(heads) > level + 1 and heads[: level + 1] == before[: level + 1]


def _head_cell(members: Sequence[Shown], level: int, depth: int, say: Mapping[str, str], run: Callable[..., Text]) -> Node:
    first = members[0]
    is_last = len(first.heads) == level + 1
    attributes = {"scope": "colgroup" if len(members) > 1 else "col"}
    if len(members) > 1:
        attributes |= {"colspan": str(len(members)), "align": "center"}
    elif is_last and level + 1 < depth:
        attributes["rowspan"] = str(depth - level)
    if is_last and (first.align or first.numeric):
        attributes["align"] = first.align or "right"
    unit = first.unit if is_last else ""
    words = say["name_and_unit"].format(name=first.heads[level], unit=unit) if unit else first.heads[level]
    return Node("th", attributes, (run(words),))
