"""Colours as inks: what a colour of the screen becomes in cyan, magenta, yellow and black."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from huikan.outputs.print.press import ink_limit

if TYPE_CHECKING:
    from PIL.Image import Image as Raster
    from PIL.ImageCms import ImageCmsTransform

NEUTRAL = 16  # of 255: red, green and blue this close together are a grey, which is printed with black alone
PALE = 240  # from here on a tint of paper: it may be warm or cool, and has no edges that could misregister


RESERVE = 14.0  # percent of ink that the losses of JPEG may add to a photograph full of noise


class Inks:
    """The conversion from one profile to another. Greys of text and lines become black
    alone, so that nothing misregisters. Nothing bears more than `limit` percent of ink, whatever
    the profile says."""

    def __init__(self, screen: bytes, press: bytes, limit: float = 400.0) -> None:
        self._screen, self._press = screen, press
        self._most = round((limit - RESERVE) * 2.55)
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, red: int, green: int, blue: int) -> tuple[float, float, float, float]:
        """Four shares from 0 to 1 for a colour of 0 to 255."""
        from PIL import Image

        if min(red, green, blue) == 255:
            return 0.0, 0.0, 0.0, 0.0
        if max(red, green, blue) - min(red, green, blue) <= NEUTRAL and min(red, green, blue) < PALE:
            return 0.0, 0.0, 0.0, self._black(red, green, blue)
        cyan, magenta, yellow, black = _pixel(self.picture(Image.new("RGB", (1, 1), (red, green, blue))))
        return round(cyan / 255, 3), round(magenta / 255, 3), round(yellow / 255, 3), round(black / 255, 3)

    def _black(self, red: int, green: int, blue: int) -> float:
        """The share of black that is as light as a grey."""
        from PIL import Image

        light = _pixel(_converted(Image.new("RGB", (1, 1), (red, green, blue)), self._to_lab))[0]
        return bisect_left(self._blacks, -light) / 100

    def picture(self, picture: Raster) -> Raster:
        """An RGB picture in four inks; pictures keep all four in their greys."""
        return ink_limit.limited(_converted(picture, self._to_inks), self._most)

    @cached_property
    def _to_inks(self) -> ImageCmsTransform:
        from PIL import ImageCms

        colorimetric, keep_shadows = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        return ImageCms.buildTransform(BytesIO(self._screen), BytesIO(self._press), "RGB", "CMYK", colorimetric, keep_shadows)

    @cached_property
    def _to_lab(self) -> ImageCmsTransform:
        from PIL import ImageCms

        return ImageCms.buildTransform(
            BytesIO(self._screen), ImageCms.createProfile("LAB"), "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
        )

    @cached_property
    def _blacks(self) -> list[int]:
        """How dark each hundredth of black is, as negative lightness: it rises with the share."""
        from PIL import Image, ImageCms

        colorimetric, lab = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.createProfile("LAB")
        transform = ImageCms.buildTransform(BytesIO(self._press), lab, "CMYK", "LAB", colorimetric)
        shades = Image.new("CMYK", (101, 1))
        for share in range(101):
            shades.putpixel((share, 0), (0, 0, 0, round(share * 2.55)))
        tones = _converted(shades, transform)
        return [-_pixel(tones, share)[0] for share in range(100)]  # darker than the last is all black


def _converted(picture: Raster, transform: ImageCmsTransform) -> Raster:
    from PIL import ImageCms

    converted = ImageCms.applyTransform(picture, transform)
    assert converted is not None, "only what is converted in place gives nothing"
    return converted


def _pixel(picture: Raster, column: int = 0) -> tuple[int, ...]:
    """A pixel of the first row of a picture with several bands."""
    pixel = picture.getpixel((column, 0))
    assert isinstance(pixel, tuple)
    return pixel
