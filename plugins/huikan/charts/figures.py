"""Numbers as they are written in tables and on axes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
EXACT, KEPT = 12, 6  # figures up to which a number is what was measured; those that stay of a longer one


def figures(value: Decimal, decimals: int | None = None, parted: bool = False) -> str:
    """A number with so many decimals (None: its own), rounded half away from zero as statistics
    are (四舍五入); `parted` by commas in thousands."""
    if decimals is None and len(value.as_tuple().digits) > EXACT:  # what a computer's division leaves
        decimals = min(max(2, KEPT - 1 - value.adjusted()), max(0, -int(value.as_tuple().exponent)))
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(value):,f}" if parted else f"{abs(value):f}"
    is_negative = value < 0 and any(figure in "123456789" for figure in digits)
    return (MINUS if is_negative else "") + digits
