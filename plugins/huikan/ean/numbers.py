"""The thirteen digits of ISBN and ISSN."""

from __future__ import annotations

import re

PERIODICALS, FIRST_VARIANT = "977", "00"  # 00: a title at its usual price (ISO 3297, annex A)


def check_digit(digits: str) -> str:
    """The last digit of an EAN from those before it: weights 1 and 3 from the left."""
    return str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10)


def of_isbn(text: str) -> str:
    """The digits of an ISBN of ten or thirteen, however it is written; "" where it is none."""
    digits = re.sub(r"^ISBN[:：]?|[\s-]", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{9}[\dXx]", digits):
        weighted = (10 if digit in "Xx" else int(digit) for digit in digits)
        is_sound = sum(value * (10 - place) for place, value in enumerate(weighted)) % 11 == 0
        core = f"978{digits[:9]}"
        return core + check_digit(core) if is_sound else ""
    return digits if re.fullmatch(r"97[89]\d{10}", digits) and check_digit(digits[:12]) == digits[12] else ""


def of_issn(text: str) -> str:
    """The digits for an ISSN: 977, its first seven, a variant, a check digit; "" where it is
    none."""
    digits = re.sub(r"^ISSN[:：]?|[\s-]", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"\d{7}[\dXx]", digits):
        return ""
    weighted = (10 if digit in "Xx" else int(digit) for digit in digits)
    if sum(value * (8 - place) for place, value in enumerate(weighted)) % 11:
        return ""
    core = f"{PERIODICALS}{digits[:7]}{FIRST_VARIANT}"
    return core + check_digit(core)
