"""CSV and TSV: UTF-8 with and without its mark, UTF-16, GB18030; commas, semicolons, tabs."""

from __future__ import annotations

import csv
import re
from io import StringIO

from huikan.datasets.dataset import MOST_CELLS, Cell, Dataset, Fault, dataset, is_formula
from huikan.source.encodings import likely_encoding

DELIMITERS = ",;\t"
_OTHERS = "，；|、"  # what stands there where none of these does
_MARKER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # by which a file tells Excel
_COMMA, _POINT = re.compile(r"[+-]?\d+,(?:\d{1,2}|\d{4,})%?"), re.compile(r"[+-]?\d+\.\d+%?")
_EUROPEAN = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?")
_HEAD = 4_000  # characters in which the delimiter is looked for
_LONGEST = 10_000  # characters of one cell


def read_csv(content: bytes, suffix: str = "csv", heads: int = 1) -> Dataset:
    """The data of a text file. Cells are text without white space around it."""
    encoding = likely_encoding(content)
    if not encoding:
        return Dataset(faults=(Fault("data-encoding", 1),))
    try:
        text = content.decode("utf-8-sig" if encoding == "UTF-8" else encoding).removeprefix("\ufeff").replace("\x00", "")
    except UnicodeDecodeError:
        return Dataset(faults=(Fault("data-encoding", 1),))
    if marker := _MARKER.match(text):
        text = "\n" + text[marker.end() :]
    delimiter = marker[1] if marker else "\t" if suffix == "tsv" else _delimiter(text)
    rows: list[tuple[int, list[Cell]]] = []
    faults: list[Fault] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    line, count = 1, 0
    try:
        for row in reader:
            count += len(row)
            if count > MOST_CELLS:
                return Dataset(faults=(Fault("data-too-large", 0, f"> {MOST_CELLS:,}"),))
            cells: list[Cell] = [cell.strip()[:_LONGEST] or None for cell in row]
            faults += [Fault("data-formula", line, str(cell)[:40]) for cell in cells if is_formula(cell)]
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return Dataset(faults=(*faults, Fault("data-unreadable", line, str(error))))
    if rows and text.count('"') % 2 and "\n" in "".join(str(cell) for cell in rows[-1][1]):
        faults.append(Fault("data-quote", rows[-1][0]))
    return dataset(_with_points(rows) if delimiter == ";" else rows, heads, faults)


def _delimiter(text: str) -> str:
    """What parts the cells of the first line that has any."""
    first = next((line for line in text[:_HEAD].splitlines() if line.strip()), "")
    bare = "".join(piece for at, piece in enumerate(first.split('"')) if at % 2 == 0)
    found = max(DELIMITERS, key=bare.count)
    return found if found in bare else max(_OTHERS, key=bare.count)


def _with_points(rows: list[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """The rows of a file in which semicolons part the cells because commas stand in its numbers."""
    cells = [cell for _, row in rows for cell in row if isinstance(cell, str)]
    if not any(_COMMA.fullmatch(cell) for cell in cells) or any(_POINT.fullmatch(cell) for cell in cells):
        return rows

    def read(cell: Cell) -> Cell:
        return cell.replace(".", "").replace(",", ".") if isinstance(cell, str) and _EUROPEAN.fullmatch(cell) else cell

    return [(line, [read(cell) for cell in row]) for line, row in rows]
