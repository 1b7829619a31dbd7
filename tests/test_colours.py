"""Colours: a picture's own profile is honoured; every colour that a style or a drawing can name ends in four inks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from huikan.outputs.pdf import colours

ICC = Path(__file__).parent.parent / "theme" / "print" / "icc"
SRGB = (ICC / "sRGB.icc").read_bytes()
# sRGB with red and green exchanged: (255, 0, 0) is green in it
EXCHANGED = SRGB.replace(b"rXYZ", b"tmp ").replace(b"gXYZ", b"rXYZ").replace(b"tmp ", b"gXYZ")


def file(picture: Any, kind: str, profile: bytes | None) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, icc_profile=profile, **({"quality": 100, "subsampling": 0} if kind == "JPEG" else {}))
    return target.getvalue()


def first(content: bytes) -> Any:
    picture = Image.open(io.BytesIO(content))
    assert "icc_profile" not in picture.info
    return picture.getpixel((0, 0))


def near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return len(found) == len(wanted) and all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_means_what_its_profile_says(kind: str) -> None:
    made = colours.plain(file(Image.new("RGB", (8, 8), (255, 0, 0)), kind, EXCHANGED))
    assert near(first(made), (0, 255, 0))


def test_transparency_greys_and_palettes_stay_what_they_are() -> None:
    assert near(first(colours.plain(file(Image.new("RGBA", (8, 8), (255, 0, 0, 90)), "PNG", EXCHANGED))), (0, 255, 0, 90))
    palette = Image.new("RGB", (8, 8), (255, 0, 0)).convert("P", palette=Image.Palette.ADAPTIVE)
    assert near(first(colours.plain(file(palette, "PNG", EXCHANGED))), (0, 255, 0))
    grey = file(Image.new("L", (8, 8), 90), "PNG", EXCHANGED)
    assert colours.plain(grey) == grey, "a profile for other colours is ignored"


def test_four_inks_with_a_profile_become_its_colours() -> None:
    press = (ICC / "FOGRA39L_coated.icc").read_bytes()
    cyan = colours.plain(file(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "JPEG", press))
    red, green, blue = first(cyan)
    assert red < 40
    assert green > 120
    assert blue > 180


@pytest.mark.parametrize("profile", [None, SRGB, b"no profile at all", SRGB[:300]])
def test_other_pictures_keep_their_bytes(profile: bytes | None) -> None:
    content = file(Image.new("RGB", (8, 8), (255, 0, 0)), "JPEG", profile)
    assert colours.plain(content) == content


def test_the_same_picture_gives_the_same_bytes_and_stays_the_right_way_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    target = io.BytesIO()
    Image.new("RGB", (9, 8), (255, 0, 0)).save(target, "JPEG", icc_profile=EXCHANGED, exif=exif)
    once, twice = colours.plain(target.getvalue()), colours.plain(target.getvalue())
    assert once == twice
    assert Image.open(io.BytesIO(once)).getexif()[0x0112] == 6
