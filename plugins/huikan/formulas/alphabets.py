"""Letters of mathematics: what TeX says by a style, Unicode says by a character of its own
(Unicode 16, Mathematical Alphanumeric Symbols)."""

from __future__ import annotations

from collections.abc import Mapping

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"
_DIGITS = "0123456789"
_STARTS = {  # where the Latin letters, the Greek ones and the digits of a style begin; 0 for none
    "bold": (0x1D400, 0x1D6A8, 0x1D7CE),
    "italic": (0x1D434, 0x1D6E2, 0),
    "bold-italic": (0x1D468, 0x1D71C, 0),
    "script": (0x1D49C, 0, 0),
    "bold-script": (0x1D4D0, 0, 0),
    "fraktur": (0x1D504, 0, 0),
    "double-struck": (0x1D538, 0, 0x1D7D8),
    "bold-fraktur": (0x1D56C, 0, 0),
    "sans-serif": (0x1D5A0, 0, 0x1D7E2),
    "bold-sans-serif": (0x1D5D4, 0x1D756, 0x1D7EC),
    "sans-serif-italic": (0x1D608, 0, 0),
    "sans-serif-bold-italic": (0x1D63C, 0x1D790, 0),
    "monospace": (0x1D670, 0, 0x1D7F6),
}
_ELDERS = {  # letters that Unicode had before, elsewhere
    "italic": {"h": "ℎ"},
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
}
_NAMES = {  # of MathJax's own styles
    "-tex-calligraphic": "script",
    "-tex-bold-calligraphic": "bold-script",
    "-tex-mathit": "italic",
    "-tex-variant": "normal",
    "-tex-oldstyle": "normal",
    "-tex-bold-oldstyle": "bold",
}


def _alphabet(style: str) -> Mapping[int, str]:
    latin, greek, digits = _STARTS[style]
    table = {ord(letter): chr(latin + at) for at, letter in enumerate(_LATIN)}
    table |= {ord(letter): chr(greek + at) for at, letter in enumerate(_GREEK) if greek}
    table |= {ord(digit): chr(digits + at) for at, digit in enumerate(_DIGITS) if digits}
    return table | {ord(letter): sign for letter, sign in _ELDERS.get(style, {}).items()}


_ALPHABETS = {style: _alphabet(style) for style in _STARTS}
_PLAIN = {ord(sign): chr(letter) for table in _ALPHABETS.values() for letter, sign in table.items()}


def styled(text: str, style: str) -> str:
    """The text in a style of MathML's `mathvariant`; letters that it does not have stay."""
    return text.translate(_ALPHABETS.get(_NAMES.get(style, style), {}))


def plain(text: str) -> str:
    """The text without styles: what somebody types who looks for it, and fonts have."""
    return text.translate(_PLAIN)
