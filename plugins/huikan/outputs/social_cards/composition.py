"""A card's pixels: boxes, lines of type and a picture. With a palette, unless the picture has
more colours than fit into one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from huikan.drawing import PAPER, Card, mix
from huikan.outputs.social_cards.lettering import Typefaces, inks
from huikan.tasks import FileRef

if TYPE_CHECKING:
    from PIL import Image

WIDTH, HEIGHT = 1200, 630
WIDE = 460  # of a picture, of which a card shows all or a strip
SHADES = 20  # of each colour of the text, from nearly paper to itself
INKS = 3  # colours of text and boxes
PICTURE_COLOURS = 255 - INKS * SHADES  # the picture's part of a palette
COMPRESSION = 3  # of zlib: 9 takes twenty times as long for a fifth less
PICTURES = 16  # that a worker keeps, of 0.3 MB


def composed(card: Card, picture: FileRef, faces: Typefaces) -> bytes:
    """The card as PNG."""
    right = _decoded(picture).crop((card.shift, 0, card.shift + card.wide, HEIGHT))
    paint = _with_palette if right.mode == "P" else _in_full_colour
    sheet = paint(card, _layers(card, faces), right)
    target = BytesIO()
    sheet.save(target, "PNG", compress_level=COMPRESSION)
    return target.getvalue()


def _layers(card: Card, faces: Typefaces) -> Mapping[str, Image.Image]:
    """How much of each pixel left of the picture is ink, for each colour of the text."""
    from PIL import Image

    layers: dict[str, Image.Image] = {}
    for line in card.lines:
        layer = layers.setdefault(line.colour, Image.new("L", (WIDTH - card.wide, HEIGHT)))
        for pen, ink in inks(line.text, line.size, faces.serif if line.face == "serif" else faces.sans):
            if ink.mask:
                layer.paste(255, (round(line.x + pen) + ink.left, round(line.y) + ink.top), ink.mask)
    return layers


def _with_palette(card: Card, layers: Mapping[str, Image.Image], picture: Image.Image) -> Image.Image:
    """The picture's colours first, as they are in the picture, then paper, then the shades of
    each ink."""
    from PIL import Image

    colours = list(dict.fromkeys((*layers, *(box.colour for box in card.boxes))))
    shades = [PAPER, *(mix(PAPER, colour, shade / SHADES) for colour in colours for shade in range(1, SHADES + 1))]
    sheet = Image.new("P", (WIDTH, HEIGHT), PICTURE_COLOURS)
    sheet.paste(picture, (WIDTH - card.wide, 0))
    for colour, layer in layers.items():
        if box := layer.getbbox():
            part, base = layer.crop(box), PICTURE_COLOURS + colours.index(colour) * SHADES
            depths = [round(value * SHADES / 255) for value in range(256)]
            places = [base + depth if depth else PICTURE_COLOURS for depth in depths]
            sheet.paste(part.point(places), box[:2], part.point([255 * bool(depth) for depth in depths]))
    for square in card.boxes:
        whole = PICTURE_COLOURS + (colours.index(square.colour) + 1) * SHADES
        sheet.paste(whole, (square.x, square.y, square.x + square.width, square.y + square.height))
    own = bytes(picture.getpalette() or ()).ljust(3 * PICTURE_COLOURS, b"\0")
    sheet.putpalette(own + b"".join(bytes.fromhex(shade[1:]) for shade in shades))
    return sheet


def _in_full_colour(card: Card, layers: Mapping[str, Image.Image], picture: Image.Image) -> Image.Image:
    from PIL import Image

    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet.paste(picture, (WIDTH - card.wide, 0))
    for colour, layer in layers.items():
        sheet.paste(colour, (0, 0), layer)
    for box in card.boxes:
        sheet.paste(box.colour, (box.x, box.y, box.x + box.width, box.y + box.height))
    return sheet


@lru_cache(maxsize=PICTURES)
def _decoded(picture: FileRef) -> Image.Image:
    """A picture of ours: with a palette, or in full colour."""
    from PIL import Image

    with Image.open(BytesIO(picture.read())) as image:
        return image.copy() if image.mode == "P" else image.convert("RGB")
