"""How pictures are shown: which way up, how large, and whether they move, without decoding them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from huikan import media


def picture(kind: str, way: int) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = way
    target = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(target, kind, exif=exif)
    return target.getvalue()


@pytest.mark.parametrize("way", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_size_is_that_in_which_a_picture_is_shown(kind: str, way: int) -> None:
    seen = media.look(picture(kind, way))
    assert (seen.width, seen.height) == ((40, 20) if way < 5 else (20, 40))
    assert seen.still


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="720" height="400"', (720, 400)),
        ('viewBox="0 0 720 400"', (720, 400)),
        ('viewBox="-10,-10 720.4,400" width="100%"', (720, 400)),
        ('viewBox="0 0 720 400" width="360px"', (360, 200)),
        ('viewBox="0 0 720 400" height="10cm"', (680, 378)),
        ('width="210mm" height="297mm"', (794, 1123)),
        ('width="100"', (0, 0)),
        ('viewBox="0 0 0 400"', (0, 0)),
        ('viewBox="0 0 9e99 x"', (0, 0)),
        ('width="9999999" height="1"', (0, 0)),
        (f'viewBox="0 0 {"9" * 400} {"9" * 400}"', (0, 0)),
        ('width="0.0000001" height="1" viewBox="0 0 0.0000001 9999999"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_how_large_a_drawing_is(attributes: str, size: tuple[int, int]) -> None:
    drawing = (
        f'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" {attributes}><g width="9" height="9"/></svg>'
    )
    assert media.extent(drawing.encode()) == size
    assert media.extent(b"no drawing") == media.extent(drawing.encode()[:40]) == (0, 0)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_moves_is_known(kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green")]
    moving, still = io.BytesIO(), io.BytesIO()
    frames[0].save(moving, kind, save_all=True, append_images=frames[1:])
    frames[0].save(still, kind)
    assert not media.look(moving.getvalue()).still
    assert media.look(still.getvalue()).still


@given(st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.data())
def test_a_damaged_picture_is_damaged_and_nothing_else(kind: str, data: st.DataObject) -> None:
    whole = picture(kind, 6) if kind != "GIF" else media.strip_metadata(_gif())
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 9)) :]
    try:
        seen = media.look(broken)
    except media.DamagedError:
        return
    assert seen.width > 0 and seen.height > 0


def _gif() -> bytes:
    target = io.BytesIO()
    Image.new("P", (9, 9)).save(target, "GIF")
    return target.getvalue()
