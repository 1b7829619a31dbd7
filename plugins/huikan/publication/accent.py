"""The society's colour: what stands on it and on which it stands, after WCAG 2.2, in light and in
dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huikan import contrast as contrasts
from huikan.model import Society

LEAST = 4.5  # contrast of text, WCAG 2.2, success criterion 1.4.3
_DARK_GROUND, _LIGHT_GROUND = "#1b2124", "#f2f4f3"  # --wash of the theme: of its grounds those with the least contrast
_EASY, _HEAVY = 7.0, 10.0  # contrast that a worked-out colour has on a dark page; of white on the deep ground
_WHITE, _BLACK, _INK = "#ffffff", "#000000", "#0a1c28"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The theme's properties that the colour decides, on light and on dark pages, by name."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def scheme(society: Society | None) -> Scheme | None:
    """The colours of a society; None where it has none of its own."""
    if society is None or not society.colour:
        return None
    colour = society.colour.lower()
    dark = (society.colour_dark or towards(colour, _WHITE, _DARK_GROUND, _EASY)).lower()
    deep = towards(colour, _BLACK, _WHITE, _HEAVY)
    return Scheme(
        light={"accent": colour, "on-accent": _on(colour), "deep": deep},
        dark={"accent": dark, "on-accent": _on(dark), "deep": towards(deep, _BLACK, _WHITE, 15)},
    )


def faults(society: Society) -> Mapping[str, tuple[float, str]]:
    """Field -> (its contrast with the page, the nearest colour that has enough) of each colour on
    which words cannot be read well."""
    grounds = {"colour": (society.colour, _LIGHT_GROUND, _BLACK), "colour_dark": (society.colour_dark, _DARK_GROUND, _WHITE)}
    return {
        name: (contrast(colour, ground), towards(colour, end, ground, LEAST))
        for name, (colour, ground, end) in grounds.items()
        if colour and contrast(colour, ground) < LEAST
    }


def style_sheet(colours: Scheme) -> str:
    """The style sheet that stands behind the theme's."""
    light, dark = (" ".join(f"--{name}: {value};" for name, value in each.items()) for each in (colours.light, colours.dark))
    return (
        f":root {{ {light} }}\n"
        f":root:is([data-theme=dark], :has(#hk-theme [value=dark]:checked)) {{ {dark} }}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root:not([data-theme]):not(:is(:has(#hk-theme [value=light]:checked))) {{ {dark} }}\n"
        "}\n"
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written as #rrggbb, from 1 to 21."""
    return contrasts.contrast(contrasts.luminance(_parts(one)), contrasts.luminance(_parts(other)))


def towards(colour: str, end: str, ground: str, least: float) -> str:
    """The colour nearest to `colour`, on the way to `end`, that has at least this contrast with a
    ground; `end` itself where none has."""
    steps = (_mixed(colour, end, step / 64) for step in range(65))
    return next((each for each in steps if contrast(each, ground) >= least), end)


def _on(colour: str) -> str:
    """White or dark words, whichever are read better on a colour."""
    return max((_WHITE, _INK), key=lambda ink: contrast(ink, colour))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(end), strict=True)
    return "#" + "".join(f"{round(255 * (one + (other - one) * share)):02x}" for one, other in pairs)
