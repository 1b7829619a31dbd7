"""The most ink: a picture in four inks has as much colour taken out of its darkest places as its
paper cannot take. Black stays, since it alone keeps them dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

STRIP = 256  # rows that are worked on at a time: sums need four bytes a pixel


def limited(picture: Raster, most: int) -> Raster:
    """The picture with at most so much ink anywhere, of 255 an ink: where it has more, cyan,
    magenta and yellow become less by the same share. Itself where it has no more."""
    strips = [(top, min(top + STRIP, picture.height)) for top in range(0, picture.height, STRIP)]
    lighter = picture
    for top, foot in strips:
        box = (0, top, picture.width, foot)
        strip = picture.crop(box)
        if _ink(strip) > most:
            if lighter is picture:
                lighter = picture.copy()
            lighter.paste(_lighter(strip, most), box)
    return lighter


def _ink(strip: Raster) -> float:
    """The most ink of any pixel."""
    from PIL import ImageMath

    cyan, magenta, yellow, black = strip.split()
    total = ImageMath.lambda_eval(
        lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    _, most = cast("tuple[float, float]", cast("Raster", total).getextrema())
    return most


def _lighter(strip: Raster, most: int) -> Raster:
    from PIL import Image, ImageMath

    cyan, magenta, yellow, black = strip.split()
    shares = []
    for ink in (cyan, magenta, yellow):
        share = ImageMath.lambda_eval(
            lambda inks: inks["convert"](
                inks["min"](inks["i"], inks["i"] * (most - inks["k"]) / inks["max"](inks["c"] + inks["m"] + inks["y"], 1)), "L"
            ),
            i=ink,
            c=cyan,
            m=magenta,
            y=yellow,
            k=black,
        )
        shares.append(cast("Raster", share))
    return Image.merge("CMYK", (*shares, black))
