"""Colours: a picture's own profile is honoured; every colour that a style or a
drawing can name ends in four inks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from test_lines import job

from huikan import media, source, typesetting
from huikan.diagnostics.words import advice, message
from huikan.outputs.print.book import colours, pictures, read_theme
from huikan.outputs.print.press import separation
from huikan.outputs.print.press.inks import Inks
from huikan.preflight.survey import survey
from huikan.tasks import FileRef

PRINT = Path(__file__).parents[3] / "theme" / "print"
ICC = PRINT / "icc"
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


def test_a_pdf_is_given_the_picture_as_it_is_meant(tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    picture.write_bytes(file(Image.new("RGB", (8, 8), (255, 0, 0)), "JPEG", EXCHANGED))
    assert near(first(pictures.fit(FileRef.of(picture), 100)), (0, 255, 0))


@pytest.mark.parametrize(
    ("lab", "d50", "shown"),
    [
        ((100, 0, 0), True, (1.0, 1.0, 1.0)),
        ((100, 0, 0), False, (1.0, 1.0, 1.0)),
        ((0, 0, 0), True, (0.0, 0.0, 0.0)),
        ((54.29, 80.81, 69.89), True, (1.0, 0.0, 0.0)),  # red as CSS Color 4 measures it
        ((87.82, -79.27, 80.99), True, (0.0, 1.0, 0.0)),
        ((29.57, 68.30, -112.03), True, (0.0, 0.0, 1.0)),
        ((53.24, 80.09, 67.20), False, (1.0, 0.0, 0.0)),
        ((50, 200, 0), True, (1.0, 0.0, 0.5)),  # no screen shows it: to the edge
    ],
)
def test_measured_colours_are_those_of_the_screen(lab: tuple[float, float, float], d50: bool, shown: tuple[float, ...]) -> None:
    found = colours.srgb(*lab, d50=d50)
    assert all(0 <= value <= 1 for value in found)
    assert found == pytest.approx(shown, abs=0.06)


NAMED = """lab(50 60 20)|lch(50 60 20)|oklab(.5 .1 .1)|oklch(0.6 0.2 30)|color(xyz 0.2 0.3 0.1)|color(srgb .2 .3 .4)|hwb(120 10% 20%)
hsl(120 50% 50%)|rebeccapurple|device-cmyk(0 1 1 0)"""


@pytest.mark.parametrize("colour", NAMED.replace("\n", "|").split("|"))
def test_every_colour_that_a_drawing_names_ends_in_inks(colour: str, tmp_path: Path) -> None:
    drawing = tmp_path / "a.svg"
    gradient = (
        f'<linearGradient id="g"><stop offset="0" stop-color="{colour}"/><stop offset="1" stop-color="blue"/></linearGradient>'
    )
    shape = f'<rect width="9" height="9" fill="{colour}" stroke="{colour}"/><rect y="9" width="9" height="9" fill="url(#g)"/>'
    drawing.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><defs>{gradient}</defs>{shape}</svg>')
    asked = job('<p><img src="asset:///a.svg" alt="x"></p>', files={"asset:///a.svg": FileRef.of(drawing)})
    with typesetting.laid_out(asked, read_theme(PRINT).fonts, {"cache": {}}) as pages:
        content = pages.write_pdf()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        separation.separate(pdf, Inks(SRGB, (ICC / "FOGRA39L_coated.icc").read_bytes()), {})
        target = io.BytesIO()
        pdf.save(target)
    with pikepdf.open(target) as pdf:
        assert set().union(*(page.spaces for page in survey(pdf).pages)) <= {"DeviceCMYK", "DeviceGray"}


@pytest.mark.parametrize(
    "colour", ["color(display-p3 1 0 0)", "color-mix(in srgb, red, blue)", "rgb(from red r g b)", "color(srgb-linear 1 0 0)"]
)
@pytest.mark.parametrize(
    "form", ['<rect\nfill="{}"/>', '<rect\nstyle="stroke : {};x:y"/>', "<style>\n.a{{stop-color:{}}}</style>"]
)
def test_a_colour_that_no_pdf_can_show_is_said_with_its_line(colour: str, form: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{form.format(colour)}</svg>'
    assert [(fault.line, fault.what) for fault in media.unprintable(drawing.encode())] == [(2, colour)]


@pytest.mark.parametrize("colour", NAMED.replace("\n", "|").split("|"))
def test_a_colour_that_pdfs_show_is_not(colour: str) -> None:
    assert media.unprintable(f'<svg><rect fill="{colour}" stroke="url(#color)"/></svg>'.encode()) == []


def test_the_drawing_with_such_a_colour_is_named(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" fill="color-mix(in srgb, red, blue)"/></svg>'
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.svg").write_text(drawing)
    found = source.read(tmp_path, ("zh", "en"))[2]
    assert [(entry.code, entry.severity, entry.path, entry.line) for entry in found] == [
        ("unprintable-colour", "error", "articles/a.svg", 1)
    ]
    assert "color-mix(in srgb, red, blue)" in message(found[0], "zh")
    assert "#" in advice(found[0], "en")
