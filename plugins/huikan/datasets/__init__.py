"""Files of data as frozen values: CSV in whatever encoding, and XLSX. Pure; nothing here raises for
what a file holds: its faults are said by line.

A value keeps what people see in their spreadsheet: what a formula last gave, days as days,
percentages with their sign. Limits keep a hostile file small (`MOST_ROWS`, `MOST_CELLS`).
`write_xlsx` is the way back.
"""

from huikan.datasets.csv_reader import read_csv
from huikan.datasets.dataset import (
    MISSING,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    SUFFIXES,
    Cell,
    Dataset,
    Fault,
    is_formula,
    is_missing,
    number,
    text,
)
from huikan.datasets.xlsx_reader import read_xlsx
from huikan.datasets.xlsx_writer import Sheet, write_xlsx

__all__ = [
    "MISSING",
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "SUFFIXES",
    "Cell",
    "Dataset",
    "Fault",
    "Sheet",
    "is_formula",
    "is_missing",
    "number",
    "read",
    "text",
    "write_xlsx",
]


def read(suffix: str, content: bytes, sheet: str = "", heads: int = 1) -> Dataset:
    """The data of a file, by the suffix of its name. `heads` counts the rows of its head; the last
    of them names the columns. `sheet` is that of a workbook, "" for the first."""
    if len(content) > MOST_BYTES:
        return Dataset(faults=(Fault("data-too-large", 0, f"{MOST_BYTES // 1_000_000} MB"),))
    return read_xlsx(content, sheet, heads) if suffix == "xlsx" else read_csv(content, suffix, heads)
