"""A `table` block as the nodes of a table: a head of one or two levels, units, numbers on their
decimal points, a row of sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from unicodedata import east_asian_width

from huikan.charts import MINUS
from huikan.data_blocks import formats
from huikan.data_blocks.formats import NOTHING, Format
from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem, unknown_name
from huikan.data_blocks.selection import excerpt
from huikan.data_blocks.spec import Column, TableBlock, Total
from huikan.datasets import Cell, Dataset, is_missing, number, text
from huikan.markup import Node, Text

MOST_ROWS = 2_000  # of one table: more is no table that anybody reads
WHOLE = 10  # columns of the eye, a Han character being two, up to which a name is not parted
MOST_PADDED = 6  # decimals that a number may lack


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
class _Table:
    """What a table is made from."""

    block: TableBlock
    data: Dataset
    path: str
    naming: Naming
    meanings: Mapping[str, tuple[str, str]]  # what columns of several editions are: (column, edition)
    say: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)


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
    work = _Table(block, data, path, naming, meanings, say)
    columns = list(_columns(work))
    if len(data.rows) > MOST_ROWS:
        work.problems.append(Problem("table-too-long", "data", values={"rows": str(len(data.rows)), "limit": str(MOST_ROWS)}))
        return None, work.problems
    if not columns:
        return None, work.problems
    unit, columns = _common_unit(block, columns, naming)
    run = _runs(line)
    caption = naming.said(block.title)
    names = " ".join(filter(None, ("data-table", attributes.get("class", ""))))
    children = [
        *([Node("caption", {}, (run(caption),), line)] if caption else []),
        Node("thead", {}, tuple(_head(columns, unit, say, run))),
        Node("tbody", {}, tuple(_body(work, columns, say, run))),
    ]
    return Node("table", {**attributes, "class": names}, tuple(children), line), work.problems


def _runs(line: int) -> Callable[..., Text]:
    return lambda value, ours=False: Text(value, 0 if ours else line, 0, "generated" if ours else "prose")


def _columns(work: _Table) -> Iterator[Shown]:
    """The columns in their order: those that are named, or all but the words of translations."""
    wanted = work.block.columns
    if not wanted:
        earlier = {label for label, (column, _) in work.meanings.items() if label != column}
        names = [name for name in work.data.names if name not in earlier and not work.naming.is_translation(work.data, name)]
        wanted = tuple(Column(column=name) for name in names)
    yield from _listed(work, wanted, ())


def _listed(work: _Table, wanted: Sequence[Column], above: tuple[str, ...]) -> Iterator[Shown]:
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


def _shown(work: _Table, one: Column, name: str, above: tuple[str, ...]) -> Shown:
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


def _format(work: _Table, one: Column, name: str) -> Format:
    pattern = one.format or work.block.formats.get(name, "")
    if not pattern:
        return Format()
    form = formats.read_format(pattern)
    if form is None:
        where = f"formats.{name}" if name in work.block.formats else "columns"
        work.problems.append(Problem("unknown-format", where, values={"text": pattern}))
    return form or Format()


def _not_numbers(work: _Table, name: str) -> Iterator[Problem]:
    """Cells of a column of numbers that are none."""
    at = work.data.names.index(name)
    for line, row in zip(work.data.lines, work.data.rows, strict=True):
        if not is_missing(row[at]) and number(row[at]) is None and name not in work.meanings:
            values = {"text": text(row[at])[:40], "column": name}
            yield Problem("not-a-number", "", work.path, line, excerpt(row), values)


def _common_unit(block: TableBlock, columns: Sequence[Shown], naming: Naming) -> tuple[str, list[Shown]]:
    """The unit of the whole table, for the line above it, and the columns without it."""
    said = naming.said(block.unit)
    numbers = {column.unit for column in columns if column.numeric}
    if not said and len(numbers) == 1 and sum(column.numeric for column in columns) > 1:
        said = next(iter(numbers))
        return said, [replace(column, unit="" if column.numeric else column.unit) for column in columns]
    return said, list(columns)


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


def _body(work: _Table, columns: Sequence[Shown], say: Mapping[str, str], run: Callable[..., Text]) -> Iterator[Node]:
    count = len(work.data.rows)
    total = work.block.total if isinstance(work.block.total, Total) else None
    sums = [_sum(total, column) if total and not total.last else None for column in columns]
    parted = any(formats.is_parted([*column.cells, value], Format()) for column, value in zip(columns, sums, strict=True))
    texts = [_texts(column, parted) for column in columns]
    for row in range(count):
        last = bool(total and total.last and row == count - 1)
        yield _row(columns, [column[row] for column in texts], texts, "total" if last else "", run)
    if total and total.last:
        work.problems += _differences(work, columns)
    elif total:
        words = [
            NOTHING if value is None else _number(column, value, parted) for column, value in zip(columns, sums, strict=True)
        ]
        label = work.naming.said(total.label) or say["total"]
        yield _row(columns, [label, *words[1:]], texts, "total", run)
        unknown = [name for name in total.columns if name not in work.data.names]
        work.problems += [unknown_name("unknown-column", "total", name, work.data.names, file=work.path) for name in unknown]


def _texts(column: Shown, parted: bool) -> list[str]:
    own = column.form.parted if column.form.parted is not None else parted and not formats.are_years(column.cells)
    return [formats.written(cell, column.form, own) for cell in column.cells]


def _number(column: Shown, value: Decimal, parted: bool) -> str:
    sample = next((cell for cell in column.cells if number(cell) is not None), None)
    percent = isinstance(sample, str) and sample.strip().endswith(("%", "％")) and not column.form.share
    return formats.number_text(value, column.form, parted) + ("%" if percent else "")


def _sum(total: Total, column: Shown) -> Decimal | None:
    """The sum of a column; percentages and days have none unless they are asked for."""
    values = [value for value in map(number, column.cells) if value is not None]
    shares = column.form.share or any(isinstance(cell, str) and cell.endswith(("%", "％")) for cell in column.cells)
    wanted = column.name in total.columns if total.columns else not shares
    return sum(values, Decimal(0)) if column.numeric and values and wanted else None


def _differences(work: _Table, columns: Sequence[Shown]) -> Iterator[Problem]:
    """Sums in the last row of a file that are not what stands above them, to the last figure."""
    for column in columns if len(work.data.rows) > 2 else ():
        said = number(column.cells[-1])
        values = [value for value in map(number, column.cells[:-1]) if value is not None]
        if not column.numeric or said is None or len(values) < 2 or "%" in text(column.cells[-1]) or column.form.share:
            continue
        result = sum(values, Decimal(0))
        # Each number may have been rounded; and what is far off is no sum but an average
        slack = sum((Decimal(5).scaleb(min(0, int(value.as_tuple().exponent)) - 1) for value in (said, *values)), Decimal(0))
        if slack < abs(said - result) < abs(result) / 2:
            values_of = {"column": column.heads[-1], "said": f"{said:f}", "sum": f"{result:f}"}
            yield Problem("total-differs", "", work.path, work.data.lines[-1], excerpt(work.data.rows[-1]), values_of)


def _row(
    columns: Sequence[Shown], words: Sequence[str], texts: Sequence[Sequence[str]], kind: str, run: Callable[..., Text]
) -> Node:
    cells = [
        _cell(column, word, at, max((formats.decimals_of(other) for other in others if other != NOTHING), default=0), run)
        for at, (column, word, others) in enumerate(zip(columns, words, texts, strict=True))
    ]
    return Node("tr", {"class": kind} if kind else {}, tuple(cells))


def width(word: str) -> int:
    """How many columns a word takes, a wide character two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in word)


def _cell(column: Shown, word: str, at: int, decimals: int, run: Callable[..., Text]) -> Node:
    """A cell; a number that has fewer decimals than others of its column says how many."""
    attributes: dict[str, str] = {}
    if column.align or column.numeric:
        attributes["align"] = column.align or "right"
    is_number = column.numeric and number(word.replace(MINUS, "-")) is not None
    lacks = min(MOST_PADDED, decimals - formats.decimals_of(word))
    if is_number and lacks > 0 and attributes["align"] == "right":
        attributes["class"] = f"lacks-{lacks}" + (" pointless" if "." not in word else "")
    if not column.numeric and max(map(width, (word, *map(text, column.cells)))) <= WHOLE:
        attributes["class"] = "whole"  # a column of short names keeps each on one line
    if at == 0:
        return Node("th", {"scope": "row", **attributes}, (run(word, is_number),))
    return Node("td", attributes, (run(word, is_number or word == NOTHING),))
