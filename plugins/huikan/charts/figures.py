"""Numbers as they are written in tables and on axes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"


def figures(value: Decimal, decimals: int | None = None, parted: bool = False) -> str:
    """A number with so many decimals (None: its own), rounded half away from zero as statistics
    are (四舍五入); `parted` by commas in thousands."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(value):,f}" if parted else f"{abs(value):f}"
    is_negative = value < 0 and any(figure in "123456789" for figure in digits)
    return (MINUS if is_negative else "") + digits
