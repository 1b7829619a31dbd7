"""Dataset: a table of data as a file has it, and what its cells are."""

from __future__ import annotations

import datetime as time
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Cell = str | Decimal | time.date | None  # None: nothing is written there

SUFFIXES = ("csv", "tsv", "xlsx")
MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_CELLS = 400_000
# How a table says that there is no number: each is shown as it stands
MISSING = frozenset(("", "-", "–", "—", "--", "——", "－", "…", "……", "...", "/", "NA", "N/A", "n/a", "na", "null", "无", "缺"))
MISSING |= {"−", "..", "n.a.", "NaN", "nan", "#N/A", "NULL", "缺失", "不详"}

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_IN_BRACKETS = re.compile(r"\(([\d., ]+%?)\)")  # less than nothing, as accounts write it
_RUNS = re.compile(r"\s*(?:=|[@+-].*[(|!]|[\t\r])")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, by code, at a line of it (a row of a sheet; 0 for the whole)."""

    code: str
    line: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """`names` are those of the columns, each once; `heads` the rows above them, as wide, a merged
    head repeated over its columns. `lines` tell where each row stands in the file."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    lines: tuple[int, ...] = ()
    heads: tuple[tuple[str, ...], ...] = ()
    faults: tuple[Fault, ...] = ()

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells below a name. ValueError where no column has it."""
        at = self.names.index(name)
        return tuple(row[at] for row in self.rows)


def number(cell: Cell) -> Decimal | None:
    """The number that a cell is, None for what is none: `1,234.5`, `－3`, `12.5%` (12.5), `(1,234)`
    (-1234), `1 234`."""
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str):
        return None
    plain = _IN_BRACKETS.sub(r"-\1", unicodedata.normalize("NFKC", cell).strip()).replace("\u2212", "-")
    plain = plain.removesuffix("%").strip()
    if not plain or len(plain) > 40 or not any(map(str.isdigit, plain)) or not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None


def is_missing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say."""
    return cell is None or (isinstance(cell, str) and cell.strip() in MISSING)


def is_formula(cell: Cell) -> bool:
    """Whether a spreadsheet would run what a cell of a text file says."""
    return isinstance(cell, str) and number(cell) is None and _RUNS.match(cell) is not None


def text(cell: Cell) -> str:
    """A cell as it is written."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, time.date) else cell


def dataset(rows: Sequence[tuple[int, Sequence[Cell]]], heads: int, faults: Iterable[Fault] = ()) -> Dataset:
    """A dataset of rows with their lines, of which the first `heads` are its head. Rows and columns
    with nothing in them are left out; rows that are too short are filled up, and said."""
    noted = list(faults)
    filled = [(line, row) for line, row in rows if any(cell is not None for cell in row)]
    if not filled:
        return Dataset(faults=(*noted, Fault("data-empty", 0)))
    while heads == 1 and len(filled) > 2 and _is_title(filled[0][1], filled[1][1], filled[2][1]):
        noted.append(Fault("data-title-row", filled[0][0], text(filled[0][1][0])[:40]))
        filled = filled[1:]
    head, body = filled[:heads], filled[heads:]
    names = [text(cell).strip() for cell in head[-1][1]]
    while names and not names[-1]:
        names.pop()
    width = len(names)
    if not width or not body:
        return Dataset(faults=(*noted, Fault("data-empty", head[-1][0])))
    if width > MOST_COLUMNS or len(body) > MOST_ROWS or width * len(body) > MOST_CELLS:
        size = f"{len(body):,} × {width:,}"
        return Dataset(faults=(*noted, Fault("data-too-large", 0, size)))
    for line, row in body:
        surplus = [cell for cell in row[width:] if cell is not None]
        if len(row) < width or surplus:
            noted.append(Fault("data-ragged", line, f"{len(row)} / {width}"))
    twice = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    noted += [Fault("data-repeated-column", head[-1][0], name) for name in twice]
    return Dataset(
        names=_distinct(names),
        rows=tuple((*row[:width], *[None] * (width - len(row))) for _, row in body),
        lines=tuple(line for line, _ in body),
        heads=tuple(_spread([text(cell).strip() for cell in row], width) for _, row in head[:-1]),
        faults=tuple(noted),
    )


def _is_title(first: Sequence[Cell], *following: Sequence[Cell]) -> bool:
    """Whether a row says what the table is, above the names of its columns."""
    words = [cell for cell in first if cell is not None]
    title = bool(words) and first[0] is not None and all(cell == first[0] for cell in words)
    return title and all(len({cell for cell in row if cell is not None}) > 1 for row in following)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names, those that are missing or stand twice with the number of their column."""
    known: dict[str, None] = {}
    for count, name in enumerate(names, 1):
        known.setdefault(name if name and name not in known else f"{name}#{count}")
    return tuple(known)


def _spread(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """A row of the head whose empty cells belong to the one before them."""
    result: list[str] = []
    for cell in [*cells[:width], *[""] * (width - len(cells))]:
        result.append(cell or (result[-1] if result else ""))
    return tuple(result)
