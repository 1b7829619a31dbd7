"""The society's colour: words on it and in it can be read, in light and in dark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from huikan.model import Society
from huikan.publication.accent import LEAST, contrast, faults, scheme, style_sheet, towards

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") < LEAST < contrast("#767676", "#ffffff")
    assert contrast("#123456", "#123456") == 1


@given(COLOURS, st.none() | COLOURS)
def test_every_colour_gives_a_scheme_that_can_be_read(colour: str, dark: str | None) -> None:
    society = Society(name={"zh": "甲"}, colour=colour, colour_dark=dark)
    found = faults(society)
    better = {field: nearest for field, (_, nearest) in found.items()}
    mended = society.model_copy(update=better)
    assert faults(mended) == {}
    colours = scheme(mended)
    assert colours
    assert min(contrast(colours.light["accent"], ground) for ground in ("#ffffff", "#f2f4f3")) >= LEAST
    assert min(contrast(colours.dark["accent"], ground) for ground in ("#131719", "#1b2124")) >= LEAST
    for each in (colours.light, colours.dark):
        assert contrast(each["accent"], each["on-accent"]) >= LEAST
        assert contrast(each["deep"], "#ffffff") >= 7
    assert style_sheet(colours).count(colours.dark["accent"]) >= 2


@given(COLOURS, COLOURS)
def test_a_colour_that_will_do_is_left_alone(colour: str, ground: str) -> None:
    if contrast(colour, ground) >= LEAST:
        assert towards(colour, "#000000", ground, LEAST) == colour


def test_without_a_colour_there_is_no_scheme() -> None:
    assert scheme(None) is scheme(Society(name={"zh": "甲"})) is None
