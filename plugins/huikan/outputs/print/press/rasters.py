"""Pictures of a press file: as many pixels as the press can show, in four inks."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, cast

from huikan.outputs.print.press.inks import Inks

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream
    from PIL.Image import Image as Raster

WANTED = 300  # dots per inch at the printed size
MUCH = 450  # from here on a picture is made smaller: more than any screen of dots shows
SHARP = 650  # the same of what has an edge of its own: a part of a drawing, whose edges are lines
QUALITY = 92  # of a photograph, without loss of colour resolution
PHOTOGRAPH = 1.2  # bytes a pixel: what packs worse than this is a photograph, whatever its file was


def separate(pdf: Pdf, image: Object, inks: Inks, resolution: float, masked: bool) -> None:
    """Rewrites an image of a PDF in place. One that is grey, or in inks already, only
    loses pixels that nobody sees."""
    from pikepdf import Name

    image.Interpolate = False
    photograph = image.get("/Filter") == Name.DCTDecode
    if image.get("/SMask") is not None and not photograph and resolution <= SHARP:
        resolution = min(resolution, MUCH)
    if image.get("/SMask") is not None and resolution > MUCH:
        _rewrite(image.SMask, _fitted(_picture(image.SMask), resolution))
        image.SMask.Interpolate = False
    space = str(image.get("/ColorSpace"))
    if space in ("/DeviceGray", "/DeviceCMYK") and resolution <= MUCH:
        return
    picture = _fitted(_picture(image), resolution)
    if masked:
        picture = picture.convert("L")
    elif picture.mode not in ("L", "CMYK"):
        picture = inks.picture(picture.convert("RGB"))
    _rewrite(image, picture, photograph)


def _picture(image: Object) -> Raster:
    from pikepdf import PdfImage

    return PdfImage(cast("Stream", image)).as_pil_image(apply_mask=False)


def _fitted(picture: Raster, resolution: float) -> Raster:
    """The picture with 300 dots an inch where it has far more."""
    from PIL import Image

    if resolution <= MUCH:
        return picture
    share = WANTED / resolution
    if picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _rewrite(image: Object, picture: Raster, photograph: bool = False) -> None:
    """Writes a picture of grey or four inks into an image: a
    photograph as JPEG, others without loss."""
    from pikepdf import Array, Dictionary, Name

    content = picture.tobytes()
    colours = len(picture.getbands())
    packed = b"" if photograph else zlib.compress(content, 6)
    for key in ("/Decode", "/DecodeParms", "/Filter"):
        if key in image:
            del image[key]
    image.Width, image.Height = picture.size
    image.BitsPerComponent = 8
    image.ColorSpace = Name.DeviceCMYK if colours == 4 else Name.DeviceGray
    if photograph or len(packed) > PHOTOGRAPH * picture.width * picture.height:
        target = BytesIO()
        picture.save(target, "JPEG", quality=QUALITY, subsampling=0)
        image.write(target.getvalue(), filter=Name.DCTDecode)
        if colours == 4:
            image.Decode = Array([1, 0] * 4)  # Adobe's custom, which the encoder keeps: inks are written upside down
    else:
        image.write(packed, filter=Name.FlateDecode, decode_parms=Dictionary())
