"""Numbers and days as tables and charts write them.

Rounded as statistics are in China and elsewhere, half away from zero (四舍五入); a minus sign is a
minus sign; where one number of a table has five figures, thousands are parted in all of it but its
years.
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from huikan.charts import figures
from huikan.datasets import Cell, is_missing, number, text

MOST_DECIMALS = 6
NOTHING = "—"  # where a number is not there
_PATTERN = re.compile(r"(?P<parted>#,##)?0(?:\.(?P<decimals>0{1,6}))?(?P<share>%)?")
_PARTED_FROM = 10_000
_LABEL = re.compile(r"\s*[(（]\d+[)）]\s*")  # of lists: (1), (2); as numbers these would be less than nothing
_CODE = re.compile(r"0\d+|\d{11,}")  # telephones, identity numbers, postcodes: text, which is checked as such


@dataclass(frozen=True, slots=True)
class Format:
    """How the cells of a column are written. `decimals` None: as many as each has; `parted` None:
    where one of them is large. `share`: a fraction as a percentage. `plain`: as it stands."""

    decimals: int | None = None
    parted: bool | None = None
    share: bool = False
    plain: bool = False


def read_format(pattern: str) -> Format | None:
    """The format of a pattern: `1` (decimals), `0.0`, `#,##0.00`, `0.0%`, `text`, `date`; None for
    what is none."""
    bare = pattern.strip().lower()
    if bare in ("text", "date", "文本", "日期"):
        return Format(plain=True)
    if bare == "%":
        return Format(0, share=True)
    if bare.isdecimal() and bare.isascii() and int(bare) <= MOST_DECIMALS and bare != "0":
        return Format(int(bare))
    match = _PATTERN.fullmatch(bare)
    if not match:
        return None
    return Format(len(match["decimals"] or ""), True if match["parted"] else None, bool(match["share"]))


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Whether a column is one of numbers: nearly all of what it says is."""
    said = [cell for cell in cells if not is_missing(cell)]
    numbers = sum(number(cell) is not None and not _CODE.fullmatch(text(cell)) for cell in said)
    labels = bool(said) and all(_LABEL.fullmatch(text(cell)) for cell in said)
    return bool(said) and numbers >= 0.8 * len(said) and not labels


def is_parted(cells: Sequence[Cell], form: Format) -> bool:
    """Whether thousands are parted in a column."""
    if form.parted is not None:
        return form.parted
    return any(value is not None and abs(value) >= _PARTED_FROM for value in map(number, cells))


def are_years(cells: Sequence[Cell]) -> bool:
    """Whether the numbers of a column are years."""
    values = [value for value in map(number, cells) if value is not None]
    return bool(values) and all(value == value.to_integral_value() and 1800 <= value <= 2200 for value in values)


def written(cell: Cell, form: Format, parted: bool = False) -> str:
    """A cell as readers see it; `NOTHING` for an empty one."""
    if isinstance(cell, time.date):
        return cell.isoformat()
    value = None if form.plain else number(cell)
    if value is None:
        return text(cell) or NOTHING
    suffix = "%" if isinstance(cell, str) and cell.strip().endswith(("%", "％")) else ""
    return number_text(value, form, parted) + ("" if form.share else suffix)


def number_text(value: Decimal, form: Format, parted: bool = False) -> str:
    """A number by its format."""
    return figures(value * 100 if form.share else value, form.decimals, parted) + ("%" if form.share else "")


def decimals_of(text: str) -> int:
    """How many figures stand behind a written number's point."""
    return len(text.rstrip("%").partition(".")[2])
