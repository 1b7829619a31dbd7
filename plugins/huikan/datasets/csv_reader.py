"""CSV and TSV: UTF-8 with and without its mark, UTF-16, GB18030; commas, semicolons, tabs."""

from __future__ import annotations

import csv
from io import StringIO

from huikan.datasets.dataset import MOST_CELLS, Cell, Dataset, Fault, dataset, is_formula
from huikan.source.encodings import likely_encoding

DELIMITERS = ",;\t"
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
    rows: list[tuple[int, list[Cell]]] = []
    faults: list[Fault] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter="\t" if suffix == "tsv" else _delimiter(text))
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
    return dataset(rows, heads, faults)


def _delimiter(text: str) -> str:
    """What parts the cells of the first line that has any."""
    first = next((line for line in text[:_HEAD].splitlines() if line.strip()), "")
    bare = "".join(piece for at, piece in enumerate(first.split('"')) if at % 2 == 0)
    return max(DELIMITERS, key=bare.count)
