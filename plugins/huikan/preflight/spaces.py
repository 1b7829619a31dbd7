"""Colour spaces by their plain names, and how much ink a picture lays down."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object, Stream
    from PIL.Image import Image as Raster

SHORT = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}
CHANNELS = {1: "Gray", 3: "RGB", 4: "CMYK"}
SAMPLE = 1024  # pixels across to which a picture is drawn together before its ink is measured: specks do not count


def name(operand: str, resources: Object) -> str:
    """What `cs` names: a device's space, or one of the page's resources."""
    own = resources.get("/ColorSpace", NOTHING).get(operand)
    return described(operand if own is None else own)


def described(space: Object | str | None) -> str:
    """`DeviceCMYK`, `ICCBased RGB`, `Indexed DeviceRGB`, `Separation All` …"""
    from pikepdf import Array

    if space is None:
        return "none"
    if not isinstance(space, Array):
        return SHORT.get(str(space), str(space).removeprefix("/"))
    kind = str(space[0]).removeprefix("/")
    if kind == "ICCBased":
        return f"ICCBased {CHANNELS.get(int(space[1].get('/N', 0)), '?')}"
    if kind in ("Indexed", "Pattern") and len(space) > 1:
        return f"{kind} {described(space[1])}"
    if kind == "Separation":
        return f"Separation {str(space[1]).removeprefix('/')}"
    return kind


def of_image(image: Object) -> str:
    """The space of an image; a stencil is painted with the fill's colour."""
    if bool(image.get("/ImageMask", False)):
        return "stencil"
    return described(image.get("/ColorSpace"))


def unusual(image: Object) -> str:
    """What of an image's data old presses do not read; "" for nothing."""
    from pikepdf import Array, Name

    filters = image.get("/Filter", Array())
    if Name.JPXDecode in (filters if isinstance(filters, Array) else [filters]):
        return "JPEG 2000"
    return "16 bit" if int(image.get("/BitsPerComponent", 8)) == 16 else ""


def ink(image: Object) -> float:
    """The most ink in percent that an image in four inks lays down anywhere."""
    from pikepdf import PdfImage

    picture = PdfImage(cast("Stream", image)).as_pil_image(apply_mask=False)
    if picture.mode != "CMYK":
        return 0.0
    return most(picture.reduce(-(-picture.width // SAMPLE)) if picture.width > SAMPLE else picture)


def most(picture: Raster) -> float:
    """The most ink in percent of any pixel of a picture in four inks."""
    from PIL import Image

    cyan, magenta, yellow, black = picture.split()
    half = Image.blend(cyan, magenta, 0.5), Image.blend(yellow, black, 0.5)
    together = Image.blend(*half, 0.5)
    _, most_of_four = cast("tuple[float, float]", together.getextrema())  # of one band
    return round(most_of_four / 255 * 400, 1)
