"""EAN-13 with its add-on as SVG, after ISO/IEC 15420 and GB 12904: bars, guards, digits, white at
the sides. One unit is a module, 0.33 mm at full size."""

from __future__ import annotations

from html import escape
from itertools import groupby

LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")  # set A
PARITY = (
    "AAAAAA",
    "AABABB",
    "AABBAB",
    "AABBBA",
    "ABAABB",
    "ABBAAB",
    "ABBBAA",
    "ABABAB",
    "ABABBA",
    "ABBABA",
)  # by the first digit
PARITY_OF_2 = ("AA", "AB", "BA", "BB")
PARITY_OF_5 = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")
GUARD, CENTRE, ADDON_GUARD, DELINEATOR = "101", "01010", "1011", "01"
GUARDS = (range(3), range(45, 50), range(92, 95))  # modules of the long bars
MODULE = 0.33  # mm
QUIET, QUIET_RIGHT = 11, 7  # modules of white
GAP, QUIET_ADDON = 9, 5  # between the code and its add-on, and behind that
TALL, LONGER = 69.24, 5.0  # of a bar, how much longer the guards are
TEXT = 9.0  # size of the digits
WIDTH = (QUIET + 95 + QUIET_RIGHT) * MODULE  # mm, without an add-on
FACE = "'Source Code Pro'"


def width(addon: str = "") -> float:
    """How wide a code is at full size, in mm, with its white."""
    return _modules(addon) * MODULE


def svg(digits: str, addon: str = "", title: str = "") -> str:
    """The code of thirteen digits, with an add-on of two or five; black on nothing, so that only
    one ink prints it. `title` is for those who do not see it. ValueError for other digits."""
    if (
        len(digits) != 13
        or not (digits + addon).isascii()
        or not digits.isdecimal()
        or (addon and (len(addon) not in (2, 5) or not addon.isdecimal()))
    ):
        raise ValueError(f"no EAN-13: {digits} {addon}")
    path = "".join(
        _bar(QUIET + start, length, 0, TALL + (LONGER if _is_guard(start) else 0)) for start, length in _runs(_main(digits))
    )
    texts = [_text(QUIET - 7.5, digits[0])]
    texts += [_text(QUIET + 3.5 + 7 * place, digit) for place, digit in enumerate(digits[1:7])]
    texts += [_text(QUIET + 50.5 + 7 * place, digit) for place, digit in enumerate(digits[7:])]
    if addon:
        start = QUIET + 95 + GAP
        path += "".join(_bar(start + place, length, TEXT, TALL + LONGER - TEXT) for place, length in _runs(_addon(addon)))
        texts += [_text(start + 4.8 + 9 * place, digit, TEXT - 1.5) for place, digit in enumerate(addon)]
    size = f"{_modules(addon):g} {TALL + TEXT + 1:g}"
    words = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img">{words}<path d="{path}" fill="#000"/>'
        f'<g font-family="{FACE}" font-size="{TEXT:g}" fill="#000">{"".join(texts)}</g></svg>'
    )


def _modules(addon: str) -> int:
    behind = GAP + len(_addon(addon)) + QUIET_ADDON if addon else QUIET_RIGHT
    return QUIET + 95 + behind


def _main(digits: str) -> str:
    left = "".join(_left(digit, letter) for digit, letter in zip(digits[1:7], PARITY[int(digits[0])], strict=True))
    right = "".join(_inverted(LEFT[int(digit)]) for digit in digits[7:])
    return GUARD + left + CENTRE + right + GUARD


def _addon(digits: str) -> str:
    if len(digits) == 2:
        parity = PARITY_OF_2[int(digits) % 4]
    else:
        values = [int(digit) for digit in digits]
        parity = PARITY_OF_5[(3 * sum(values[::2]) + 9 * sum(values[1::2])) % 10]
    return ADDON_GUARD + DELINEATOR.join(_left(digit, letter) for digit, letter in zip(digits, parity, strict=True))


def _left(digit: str, parity: str) -> str:
    """A digit of set A, or of set B: that of the right half backwards."""
    return LEFT[int(digit)] if parity == "A" else _inverted(LEFT[int(digit)])[::-1]


def _inverted(modules: str) -> str:
    return modules.translate(str.maketrans("01", "10"))


def _runs(modules: str) -> list[tuple[int, int]]:
    """Where each bar begins and how wide it is."""
    runs, place = [], 0
    for module, same in groupby(modules):
        length = len(list(same))
        if module == "1":
            runs.append((place, length))
        place += length
    return runs


def _is_guard(place: int) -> bool:
    return any(place in guard for guard in GUARDS)


def _bar(left: int, length: int, top: float, height: float) -> str:
    return f"M{left:g} {top:g}h{length:g}v{height:g}h-{length:g}z"


def _text(left: float, digit: str, baseline: float = TALL + TEXT - 1) -> str:
    return f'<text x="{left + 0.3:g}" y="{baseline:g}">{digit}</text>'
