"""Numbers in Chinese, written and read."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
READ = {**{digit: value for value, digit in enumerate(DIGITS)}, "〇": 0, "两": 2}


def numeral(number: int) -> str:
    """A number in Chinese: `numeral(21)` is 二十一, `numeral(105)` is
    一百零五; in figures from 1000 on."""
    if number > 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        return DIGITS[hundreds] + "百" + ((DIGITS[tens] + "十" if tens else "零") * bool(rest) + (DIGITS[ones] if ones else ""))
    if number < 10:
        return DIGITS[number]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def value(text: str) -> int | None:
    """The number that a numeral of `numeral` means, or figures: 二十一,
    一〇五, 21; None for anything else."""
    if text.isdecimal():
        return int(text)
    if not text or any(sign not in READ and sign not in "十百" for sign in text):
        return None
    if not set("十百") & set(text):
        return int("".join(str(READ[sign]) for sign in text))
    head, hundred, rest = text.partition("百") if "百" in text else ("", "", text)
    tens, ten, ones = rest.lstrip("零〇").partition("十") if "十" in rest else ("", "", rest.lstrip("零〇"))
    if any(len(piece) > 1 or (piece not in READ and piece) for piece in (head, tens, ones)):
        return None
    return bool(hundred) * 100 * READ.get(head, 1) + bool(ten) * 10 * READ.get(tens, 1) + READ.get(ones, 0)
