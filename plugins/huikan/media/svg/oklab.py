"""Colours of drawings in Oklab (Ottosson 2020), where lightness can be changed without changing the
hue."""

from __future__ import annotations

import re

from huikan.contrast import contrast, linear, luminance

_NAMED = {
    "black": "000000", "white": "ffffff", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "lightgray": "d3d3d3",
    "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "dimgray": "696969", "dimgrey": "696969",
    "red": "ff0000", "darkred": "8b0000", "maroon": "800000", "crimson": "dc143c", "orange": "ffa500", "gold": "ffd700",
    "yellow": "ffff00", "brown": "a52a2a", "green": "008000", "lime": "00ff00", "olive": "808000", "teal": "008080",
    "cyan": "00ffff", "aqua": "00ffff", "blue": "0000ff", "navy": "000080", "steelblue": "4682b4", "skyblue": "87ceeb",
    "lightblue": "add8e6", "purple": "800080", "magenta": "ff00ff", "fuchsia": "ff00ff", "pink": "ffc0cb",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
PAPER, INK = "#131719", "#e4e7e5"  # of dark pages, as theme/web/style.css has them
_DARKEST, _LIGHTEST = 0.2, 0.93  # the lightness of dark pages' paper, and of their ink
_READABLE = 4.5  # the contrast of words, WCAG 2.2
_PAPER_LUMINANCE = 0.0084
_CALM = 0.92  # how much of a colour's strength it keeps: on black it seems stronger


def turned(colour: str) -> str:
    """A colour of the same hue for dark pages, as #rrggbb; "" where it is no plain colour."""
    written = colour.strip().lower()
    digits = _NAMED.get(written, "")
    if match := _HEX.fullmatch(written):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    elif match := _RGB.fullmatch(written):
        digits = "".join(f"{min(255, int(number)):02x}" for number in match.groups())
    if digits in ("ffffff", "000000"):
        return PAPER if digits == "ffffff" else INK
    if not digits:
        return ""
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    lightness, a, b = _oklab(red, green, blue)
    lighter = min(_LIGHTEST, max(_DARKEST, 1.14 - 0.93 * lightness))
    is_ink = contrast(luminance((red, green, blue)), 1.0) >= _READABLE
    while True:
        channels = _within_srgb(lighter, a, b)
        if not is_ink or lighter >= _LIGHTEST or contrast(luminance(channels), _PAPER_LUMINANCE) >= _READABLE + 0.1:
            return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
        lighter += 0.01


def _within_srgb(lightness: float, a: float, b: float) -> tuple[float, ...]:
    """The channels of a colour that a screen has: as strong as it can be, and no stronger than
    `a` and `b` say."""
    strength = _CALM
    while True:
        channels = _srgb(lightness, a * strength, b * strength)
        if strength < 0.05 or all(-0.002 <= channel <= 1.002 for channel in channels):
            return tuple(min(1.0, max(0.0, channel)) for channel in channels)
        strength *= 0.9


def _oklab(*channels: float) -> tuple[float, float, float]:
    red, green, blue = map(linear, channels)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _srgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return red, green, blue
