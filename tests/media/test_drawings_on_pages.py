"""Drawings as pages show them: how large their words are, and their colours on dark pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikan import media
from huikan.media.svg.oklab import turned

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"%s>%s</svg>'


@pytest.mark.parametrize(
    ("root", "inside", "share"),
    [
        ("", "<rect/>", 0),
        ("", "<text> </text>", 0),
        ("", "<text>a</text>", 0.16),
        (' font-size="10"', "<text>a</text><text font-size='12'>b</text>", 0.10),
        (' font-size="10"', "<text><tspan font-size='50%'>a</tspan>b</text>", 0.05),
        ("", "<text style='fill:red; font-size: 8px'>a</text>", 0.08),
        ("", "<text style='font: bold 9px/1.2 serif'>a</text>", 0.09),
        ("", "<style>.s{font-size:7px} text{font-size:5px}</style><text class='s'>a</text>", 0.07),
        ("", "<g transform='translate(3 4) scale(.5)'><text font-size='10'>a</text></g>", 0.05),
        ("", "<g transform='matrix(2 0 0 2 0 0)'><text font-size='10'>a</text></g>", 0.20),
        ("", "<g transform='rotate(90)'><text font-size='9pt'>a</text></g>", 0.12),
    ],
)
def test_the_smallest_words_as_a_share_of_the_width(root: str, inside: str, share: float) -> None:
    assert media.label_share((SVG % (root, inside)).encode()) == pytest.approx(share)


def dark_rules(root: str, inside: str) -> str:
    shown = media.published((SVG % (root, inside)).encode(), in_text=True).decode()
    assert media.examine(shown.encode()) == [], "what is published passes what it was held against"
    match = re.search(r"@media \(prefers-color-scheme:dark\)\{(.*)\}</style>", shown)
    return match[1] if match else ""


def test_each_way_to_say_a_colour_has_its_dark_one() -> None:
    inside = (
        "<style>/* a */.a,.b{stroke:#000000;stroke-width:2}</style>"
        '<rect class="a" fill="#FFF"/><path style="fill: white;stroke:none"/><text fill="black">a</text>'
    )
    rules = dark_rules("", inside)
    assert ":root{background:#131719;fill:#e4e7e5;color:#e4e7e5}" in rules
    assert ':where([fill="#FFF"]){fill:#131719}' in rules and ':where([fill="black"]){fill:#e4e7e5}' in rules
    assert ".a,.b{stroke:#e4e7e5}" in rules and '[style*="fill: white"]{fill:#131719!important}' in rules


@pytest.mark.parametrize(
    "inside",
    [
        '<rect fill="#fff"/>',  # no words: a picture
        '<text>a</text><mask id="m"><rect fill="#fff"/></mask>',
        "<style>@media print{text{fill:#000}}</style><text>a</text>",
    ],
)
def test_what_is_no_diagram_stays_as_it_is(inside: str) -> None:
    content = (SVG % ("", inside)).encode()
    assert media.published(content, in_text=True) == content
    assert dark_rules("", "<text>a</text>")  # and with words alone it would not


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(st.integers(0, 0xFFFFFF))
def test_what_can_be_read_on_white_can_be_read_on_a_dark_page(number: int) -> None:
    colour = f"#{number:06x}"
    shown = turned(colour)
    assert re.fullmatch("#[0-9a-f]{6}", shown)
    if contrast(colour, "#ffffff") >= 4.5:
        assert contrast(shown, "#131719") >= 4.5, (colour, shown)


def test_what_is_no_plain_colour_is_left() -> None:
    assert [turned(name) for name in ("none", "url(#a)", "currentColor", "inherit", "#12", "")] == [""] * 6
