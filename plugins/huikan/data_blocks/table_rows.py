"""The rows of a `table` block: numbers on their decimal points, sums, a total that is proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import east_asian_width

from huikan.charts import MINUS
from huikan.data_blocks import formats
from huikan.data_blocks.formats import NOTHING, Format
from huikan.data_blocks.problem import Problem, unknown_name
from huikan.data_blocks.selection import excerpt
from huikan.data_blocks.spec import Total
from huikan.data_blocks.table_columns import Shown, Table
from huikan.datasets import number, text
from huikan.markup import Node, Text

WHOLE = 10  # columns of the eye, a Han character being two, up to which a name is not parted
MOST_PADDED = 6  # decimals that a number may lack


def body(work: Table, columns: Sequence[Shown], say: Mapping[str, str], run: Callable[..., Text]) -> Iterator[Node]:
    count = len(work.data.rows)
    total = work.block.total if isinstance(work.block.total, Total) else None
    sums = [_sum(total, column) if total and not total.last else None for column in columns]
    parted = any(
        column.numeric and formats.is_parted([*column.cells, value], Format())
        for column, value in zip(columns, sums, strict=True)
    )
    texts = [_texts(column, parted) for column in columns]
    measures = list(map(_measures, columns, texts))
    for row in range(count):
        last = bool(total and total.last and row == count - 1)
        yield _row(columns, [column[row] for column in texts], measures, "total" if last else "", run)
    if total and total.last:
        work.problems += _differences(work, columns)
    elif total:
        words = [
            NOTHING if value is None else _number(column, value, parted) for column, value in zip(columns, sums, strict=True)
        ]
        label = work.naming.said(total.label) or say["total"]
        yield _row(columns, [label, *words[1:]], measures, "total", run)
        unknown = [name for name in total.columns if name not in work.data.names]
        work.problems += [unknown_name("unknown-column", "total", name, work.data.names, file=work.path) for name in unknown]


def _texts(column: Shown, parted: bool) -> list[str]:
    if not column.numeric:
        return [formats.written(cell, Format(plain=True)) for cell in column.cells]
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


def _differences(work: Table, columns: Sequence[Shown]) -> Iterator[Problem]:
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


@dataclass(frozen=True, slots=True)
class _Measures:
    """The most decimals of a column, and whether its names are so short that each keeps to one
    line."""

    decimals: int
    whole: bool


def _measures(column: Shown, texts: Sequence[str]) -> _Measures:
    decimals = max((formats.decimals_of(word) for word in texts if word != NOTHING), default=0)
    return _Measures(decimals, not column.numeric and max(map(_width, texts), default=0) <= WHOLE)


def _width(word: str) -> int:
    """How many columns of the eye a word takes, a wide character two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in word)


def _row(
    columns: Sequence[Shown], words: Sequence[str], measures: Sequence[_Measures], kind: str, run: Callable[..., Text]
) -> Node:
    cells = [_cell(*each, run) for each in zip(columns, words, range(len(columns)), measures, strict=True)]
    return Node("tr", {"class": kind} if kind else {}, tuple(cells))


def _cell(column: Shown, word: str, at: int, measures: _Measures, run: Callable[..., Text]) -> Node:
    """A cell; a number that has fewer decimals than others of its column says how many."""
    attributes: dict[str, str] = {}
    if column.align or column.numeric:
        attributes["align"] = column.align or "right"
    is_number = column.numeric and number(word.replace(MINUS, "-")) is not None
    lacks = min(MOST_PADDED, measures.decimals - formats.decimals_of(word))
    if is_number and lacks > 0 and attributes["align"] == "right":
        attributes["class"] = f"lacks-{lacks}" + (" pointless" if "." not in word else "")
    if measures.whole and _width(word) <= WHOLE:
        attributes["class"] = "whole"
    if at == 0:
        return Node("th", {"scope": "row", **attributes}, (run(word, is_number),))
    return Node("td", attributes, (run(word, is_number or word == NOTHING),))
