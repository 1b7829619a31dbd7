"""Chart: what a chart shows, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one a category (None where there is none), and each as it is written."""

    name: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`categories` are what numbers are of: cities, years. `positions` are numbers that they lie at
    on their axis (years; of a scatter chart its x), none where they stand side by side; `places`
    the column and row of each tile. `unit` is the line above the axis, in whole words. `values`:
    whether numbers stand at the marks (None: where there is room); `horizontal`: whether bars lie
    (None: where their names have no room)."""

    type: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    x_title: str = ""
    y_title: str = ""
    positions: tuple[Decimal, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    horizontal: bool | None = None
    values: bool | None = None
    nothing: str = ""  # how a tile without a number is explained

    def numbers(self) -> Iterator[Decimal]:
        """All that are there."""
        return (value for series in self.series for value in series.values if value is not None)

    def said(self, series: Series, at: int) -> str:
        """What a mark says of itself."""
        parts = (self.categories[at], series.name if len(self.series) > 1 else "")
        return f"{' · '.join(filter(None, parts))}: {series.texts[at]}"
