"""What the colours of a picture mean: one with a profile of its own is converted to
sRGB, which is what our PDFs mean.

A camera's Adobe RGB taken for sRGB prints dull, a scanner's four inks taken for the
press's print wrong. Wide colours beyond sRGB are drawn to its edge; on paper nearly
all of them would be lost anyway.
"""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

from huikan import media

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

FINE = 95  # JPEG quality; the picture may be packed once more when it is made to measure
SAME = 2  # of 255: what two profiles of the same colours may differ by, from rounding
SAMPLES = tuple(product((0, 64, 128, 192, 255), repeat=3))
WHITES = {True: (0.96422, 1.0, 0.82521), False: (0.95047, 1.0, 1.08883)}  # XYZ of paper in the light D50, D65
TO_LIGHT = {  # XYZ to linear red, green, blue (CSS Color 4, "Sample code for color conversions"); D50 by way of Bradford
    True: ((3.1341, -1.6174, -0.4907), (-0.9788, 1.9163, 0.0335), (0.0720, -0.2290, 1.4057)),
    False: ((3.2410, -1.5374, -0.4986), (-0.9692, 1.8760, 0.0416), (0.0556, -0.2040, 1.0570)),
}
SPACES = {"RGB": b"RGB ", "CMYK": b"CMYK", "L": b"GRAY"}


def plain(content: bytes) -> bytes:
    """The picture in sRGB (or grey) without its profile; its own bytes where it
    has none, or one that says sRGB.

    A profile that nobody can read, or that belongs to other colours than the picture's,
    is ignored as viewers ignore it.
    """
    if media.recognised(content) not in media.RASTERS or media.measure(content).is_large:
        return content
    from PIL import Image, ImageCms

    picture: Raster = Image.open(BytesIO(content))
    profile = picture.info.get("icc_profile")
    if not profile or getattr(picture, "is_animated", False):
        return content
    try:
        if _is_screen(profile):
            return content
        converted = _converted(picture, profile)
    except (ImageCms.PyCMSError, OSError):
        return content
    return content if converted is None else _encoded(converted, picture)


def _is_screen(profile: bytes) -> bool:
    """Whether a profile says of colours what sRGB says, whatever it calls itself."""
    from PIL import Image

    if profile[16:20] != SPACES["RGB"]:
        return False
    swatch = Image.new("RGB", (len(SAMPLES), 1))
    for place, colour in enumerate(SAMPLES):
        swatch.putpixel((place, 0), colour)
    rendition = _shown(swatch, profile)
    pairs = zip(swatch.tobytes(), rendition.tobytes(), strict=True)
    return all(abs(one - other) <= SAME for one, other in pairs)


def _converted(picture: Raster, profile: bytes) -> Raster | None:
    """The picture in sRGB, a grey one in grey, with what is transparent in it; None where
    the profile is for other colours."""
    bands = picture.convert("RGBA" if "transparency" in picture.info else "RGB") if picture.mode == "P" else picture
    alpha = bands.getchannel("A") if "A" in bands.getbands() else None
    colours = bands.convert({"RGBA": "RGB", "LA": "L"}.get(bands.mode, bands.mode))
    if SPACES.get(colours.mode) != profile[16:20]:
        return None
    screen = _shown(colours, profile)
    result = screen.convert("L") if colours.mode == "L" else screen
    if alpha is not None:
        result.putalpha(alpha)
    return result


def _shown(picture: Raster, profile: bytes) -> Raster:
    """The picture as sRGB shows what its profile means."""
    from PIL import ImageCms

    intent, black = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    screen = ImageCms.createProfile("sRGB")
    rendition = ImageCms.profileToProfile(picture, source, screen, intent, outputMode="RGB", flags=black)
    assert rendition is not None, "only what is converted in place gives nothing"
    return rendition


def _encoded(picture: Raster, before: Raster) -> bytes:
    """The picture as a file like the one before: which way up it
    is stays said, the profile goes."""
    target = BytesIO()
    picture.info.pop("icc_profile", None)
    metadata = {"exif": before.info["exif"]} if before.info.get("exif") else {}
    if before.format in ("JPEG", "MPO"):
        picture.save(target, "JPEG", quality=FINE, subsampling=0, **metadata)
    else:
        picture.save(target, "PNG", compress_level=1, **metadata)
    return target.getvalue()


def srgb(lightness: float, a: float, b: float, d50: bool) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1 of a colour in CIE Lab (0 to 100, -125 to 125);
    what sRGB lacks goes to its edge."""
    middle = (lightness + 16) / 116
    xyz = [_linear(value) * white for value, white in zip((middle + a / 500, middle, middle - b / 200), WHITES[d50], strict=True)]
    red, green, blue = (_bent(sum(one * other for one, other in zip(row, xyz, strict=True))) for row in TO_LIGHT[d50])
    return red, green, blue


def _linear(value: float) -> float:
    return value**3 if value > 6 / 29 else 3 * (6 / 29) ** 2 * (value - 4 / 29)


def _bent(light: float) -> float:
    """Linear light by the curve of sRGB (IEC 61966-2-1)."""
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
