"""The colours of charts stay apart: in grey, to readers without red, green or blue cones, on light
and dark pages and on paper. Simulated after Machado, Oliveira and Fernandes (2009), severity 1; the
distance is CIE 1976's."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from huikan.charts import COLOURS, DARK, RAMP
from huikan.charts.palette import ON, ON_RAMP

STYLES = (Path(__file__).parents[2] / "theme/web/charts.css").read_text("utf-8")
LEAST = 15.0
EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Triple = tuple[float, float, float]


def light(colour: str) -> Triple:
    """A colour as light, 0 to 1 each."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return red, green, blue


def seen(colour: str, eyes: str) -> Triple:
    red, green, blue = (
        min(1.0, max(0.0, sum(factor * share for factor, share in zip(row, light(colour), strict=True)))) for row in EYES[eyes]
    )
    return red, green, blue


def lab(colour: Triple) -> Triple:
    red, green, blue = colour
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    a, b, c = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116 for value in (x / 0.95047, y, z / 1.08883)
    )
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def distance(first: Triple, second: Triple) -> float:
    return sum((one - other) ** 2 for one, other in zip(lab(first), lab(second), strict=True)) ** 0.5


def contrast(first: str, second: str) -> float:
    """After WCAG 2."""
    lights = sorted(
        sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), light(colour), strict=True))
        for colour in (first, second)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("colours", [COLOURS, DARK], ids=["light", "dark"])
def test_any_two_colours_stay_apart(colours: tuple[str, ...], eyes: str) -> None:
    for first, second in combinations(colours, 2):
        assert distance(seen(first, eyes), seen(second, eyes)) >= LEAST, (first, second)


@pytest.mark.parametrize("colours", [COLOURS, DARK, RAMP], ids=["light", "dark", "ramp"])
def test_any_two_colours_stay_apart_in_grey(colours: tuple[str, ...]) -> None:
    for first, second in combinations(colours, 2):
        assert abs(lab(light(first))[0] - lab(light(second))[0]) >= LEAST - 0.05, (first, second)


def tokens(name: str) -> list[tuple[str, ...]]:
    """The colours of a token in each place of the style sheet: light, dark by choice, dark by
    system."""
    listed = [re.findall(rf"--{name}-{number}: (#[0-9a-f]+);", STYLES) for number in range(1, 6)]
    return list(zip(*listed, strict=True))


def whole(colour: str) -> str:
    return colour.upper() if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:]).upper()


def test_pages_have_these_colours() -> None:
    assert [tuple(map(whole, place)) for place in tokens("chart")] == [COLOURS, DARK, DARK]
    assert [tuple(map(whole, place)) for place in tokens("ramp")] == [RAMP, RAMP[::-1], RAMP[::-1]]


def test_letters_on_a_colour_can_be_read() -> None:
    for colours, on in (("chart", "on-chart"), ("ramp", "on-ramp")):
        for place, letters in zip(tokens(colours), tokens(on), strict=True):
            for colour, letter in zip(map(whole, place), map(whole, letters), strict=True):
                assert contrast(colour, letter) >= 4.1, (colour, letter)
    for colour, letter in (*zip(COLOURS, ON, strict=True), *zip(RAMP, ON_RAMP, strict=True)):
        assert contrast(colour, letter) >= 4.1, (colour, letter)
