"""The picture of a card, without its text: a drawing, which many cards share, a publication's
cover, or what an editor has chosen. PNG, 460 pixels wide and as
high as the card."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO

from huikan import drawing, media
from huikan.drawing import Backdrop, CoverData
from huikan.outputs.social_cards.composition import HEIGHT, PICTURE_COLOURS, WIDE
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef, Task

SHARP = 1200  # pixels across that an editor's drawing is made into, before a card shows a part of it
MEDIA: Mapping[str, str] = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "gif": "gif", "svg": "svg+xml"}
Fonts = tuple[FileRef, ...]


def drawing_task(subject: Backdrop) -> Task:
    """A drawing without words."""
    name = f"{subject.motif.__name__}-{subject.ramp.main[1:]}-{subject.seed}"
    return Task(f"card-pictures/{name}", make_drawing, (subject,))


def cover_task(name: str, subject: CoverData, fonts: Fonts) -> Task:
    """The cover of a publication."""
    return Task(f"card-pictures/{name}", make_cover, (subject, fonts))


def picture_task(file: FileRef, fonts: Fonts, source: str) -> Task:
    """An editor's picture. Only a drawing may have words, for which fonts are needed."""
    needed = fonts if suffix(file.path) == "svg" else ()
    script = f"-{fonts[0].sha256[:8]}" if needed else ""
    return Task(f"card-pictures/{file.sha256}-{suffix(file.path)}{script}", make_picture, (file, needed), source)


def make_drawing(subject: Backdrop) -> bytes:
    return _in_few_colours(_rendered(drawing.card_picture(subject), ()))


def make_cover(subject: CoverData, fonts: Fonts) -> bytes:
    return _in_few_colours(_rendered(drawing.card_picture(subject), fonts))


def make_picture(file: FileRef, fonts: Fonts) -> bytes:
    """The middle of the picture, on paper. A drawing is made into pixels before:
    within another it would lose all its words."""
    content, form = media.published(file.read()), MEDIA[suffix(file.path)]
    if form == "svg+xml":
        content, form = png_of(content, SHARP, fonts), "png"
    address = f"data:image/{form};base64,{b64encode(content).decode()}"
    size = f'width="{WIDE}" height="{HEIGHT}"'
    paper = f'<rect {size} fill="{drawing.PAPER}"/>'
    image = f'<image {size} preserveAspectRatio="xMidYMid slice" href="{address}"/>'
    return _rendered(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{image}</svg>', ())


def suffix(path: str) -> str:
    """What a file's name ends in, in small letters, without the dot."""
    return path.rpartition(".")[2].lower()


def _rendered(svg: str, fonts: Fonts) -> bytes:
    return png_of(svg.encode(), None, fonts)


def _in_few_colours(png: bytes) -> bytes:
    """The picture with a palette: our drawings have five colours and what lies between them."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(PICTURE_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = BytesIO()
    few.save(target, "PNG", compress_level=1)
    return target.getvalue()
