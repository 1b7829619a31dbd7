"""Axes of numbers: ticks at 1, 2 or 5 times a power of ten, and where a value lies."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from huikan.charts.figures import figures

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_PARTED_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, both ticks, drawn from `start` to `end`."""

    low: Decimal
    high: Decimal
    step: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        return self.start + float((value - self.low) / (self.high - self.low)) * (self.end - self.start)

    def ticks(self) -> list[Decimal]:
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]

    def moved(self, start: float, end: float) -> Scale:
        """The same numbers on another stretch."""
        return Scale(self.low, self.high, self.step, start, end)

    def text(self, tick: Decimal) -> str:
        """A tick as it is written, with as many decimals as the step has."""
        exponent = int(self.step.normalize().as_tuple().exponent)
        parted = max(abs(self.low), abs(self.high)) >= _PARTED_FROM
        return figures(tick, max(0, -exponent), parted)


def scale(values: Iterable[Decimal], most: int, from_zero: bool = True) -> Scale:
    """An axis for some numbers, with at most about `most` steps. With `from_zero` it has the zero;
    else it has it only where they are near."""
    listed = list(values) or [Decimal(0)]
    low, high = min(listed), max(listed)
    if from_zero or (low > 0 and low < high / 3) or (high < 0 and high > low / 3):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low - 1, low)
    step = _step((high - low) / most)
    bottom, top = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
    return Scale(bottom * step, top * step, step, 0.0, 1.0)


def _step(least: Decimal) -> Decimal:
    """The smallest round number that is not less."""
    power = Decimal(10) ** math.floor(least.log10())
    return next(power * factor for factor in _STEPS if power * factor >= least)
