"""Pictures of a file of Word: PNG, JPEG and GIF as they are published, everything else as PNG; as
wide as they are, and no wider than the text."""

from __future__ import annotations

import hashlib
from io import BytesIO

from huikan import media
from huikan.markup.nodes import Node
from huikan.markup.word import SetFormula, drawn
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import element, valued, words
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef

EMU = 12700  # in a point
TALLEST = 520  # points
RESOLUTION = 220  # pixels in an inch of what we draw
WIDEST = 1600  # pixels
_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def of_file(writer: Writer, file: FileRef, alt: str) -> str:
    """A run with an editor's picture. OSError where it cannot be decoded."""
    content = media.published(file.read())
    kind = media.recognised(content)
    if kind == "SVG":
        return _drawing(writer, content, alt)
    if kind not in _KEPT or _is_turned(content):
        content, kind = _as_png(content), "PNG"
    size = media.look(content)
    return _run(writer, content, _KEPT[kind or "PNG"], size.width * 0.75, size.height * 0.75, alt)


def _is_turned(content: bytes) -> bool:
    """Whether a picture lies on its side in its file: Word shows it so."""
    raster, upright = media.measure(content), media.look(content)
    return (raster.width, raster.height) != (upright.width, upright.height)


def _as_png(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    target = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        upright = ImageOps.exif_transpose(picture)
        upright.convert("RGBA" if "A" in upright.getbands() else "RGB").save(target, "PNG")
    return target.getvalue()


def chart(writer: Writer, svg: Node, alt: str) -> str:
    """A run with a chart, as wide as the text."""
    return _drawing(writer, drawn(svg), alt, wide=True)


def _drawing(writer: Writer, svg: bytes, alt: str, wide: bool = False) -> str:
    png = png_of(svg, WIDEST, writer.document.fonts, writer.document.mark)
    width, height = media.extent(svg) or (0, 0)
    size = media.look(png)
    points = writer.measure / 20 if wide or not width else width * 0.75
    return _run(writer, png, "png", points, points * (height / width if width and height else size.height / size.width), alt)


def formula(writer: Writer, value: SetFormula) -> str:
    """A run with a formula that Word has no form for, on the line of its words."""
    width, height, depth = (size * writer.size for size in (value.width, value.height, value.depth))
    if width <= 0 or height <= 0:
        return ""
    png = png_of(value.drawing, max(1, round(width / 72 * 3 * RESOLUTION)), writer.document.fonts, writer.document.mark)
    return _run(writer, png, "png", width, height, value.words, lowered=depth)


def _run(writer: Writer, content: bytes, suffix: str, width: float, height: float, alt: str, lowered: float = 0) -> str:
    """A run with a picture so many points large, or smaller where the text is narrower."""
    scale = min(1, writer.measure / 20 / width, TALLEST / height)
    wide, high = (max(1, round(size * scale * EMU)) for size in (width, height))
    name = f"media/{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
    writer.media[name] = content
    number = writer.next_drawing()
    blip = element("a:blip", attributes={"r:embed": writer.relate("image", name)})
    title = {"id": str(number), "name": f"Picture {number}", "descr": alt}
    shape = (
        element("pic:nvPicPr", element("pic:cNvPr", attributes=title), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>',
    )
    graphic = element("a:graphic", element("a:graphicData", element("pic:pic", *shape), attributes={"uri": _PICTURE}))
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{words(alt)}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>{graphic}</wp:inline>'
    )
    position = element("w:rPr", valued("w:position", -round(2 * lowered))) if lowered else ""
    return element("w:r", position, element("w:drawing", inline))
