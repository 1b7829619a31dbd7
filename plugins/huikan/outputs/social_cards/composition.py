"""A card's pixels: boxes, lines of type and a picture. With a palette, unless the picture has
more colours than fit into one."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

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
COMPRESSION = 3  # of zlib, for photographs: 9 takes twenty times as long for a fifth less
RUNS = zlib.Z_RLE  # for what has a palette, most of it flat: smaller than COMPRESSION makes it, in less time
PICTURES = 16  # that a worker keeps, of 0.3 MB


class Layer(NamedTuple):
    """How much of each pixel is ink of one colour, and where the left upper corner stands."""

    mask: Image.Image
    left: int
    top: int


def composed(card: Card, picture: FileRef, faces: Typefaces) -> bytes:
    """The card as PNG."""
    right = _decoded(picture).crop((card.shift, 0, card.shift + card.wide, HEIGHT))
    flat = right.mode == "P"
    sheet = (_with_palette if flat else _in_full_colour)(card, _layers(card, faces), right)
    target = BytesIO()
    if flat:
        sheet.save(target, "PNG", compress_type=RUNS)
    else:
        sheet.save(target, "PNG", compress_level=COMPRESSION)
    return target.getvalue()


def _layers(card: Card, faces: Typefaces) -> Mapping[str, Layer]:
    """What of the sheet left of the picture is ink, for each colour of the text: as much as there
    is type, since most of a sheet is paper."""
    from PIL import Image

    masks: dict[str, list[Layer]] = defaultdict(list)
    for line in card.lines:
        for pen, ink in inks(line.text, line.size, faces.serif if line.face == "serif" else faces.sans):
            if ink.mask:
                masks[line.colour].append(Layer(ink.mask, round(line.x + pen) + ink.left, round(line.y) + ink.top))
    layers: dict[str, Layer] = {}
    for colour, pieces in masks.items():
        left, top = (max(0, min(corner)) for corner in ((each.left for each in pieces), (each.top for each in pieces)))
        right = min(WIDTH - card.wide, max(each.left + each.mask.width for each in pieces))
        bottom = min(HEIGHT, max(each.top + each.mask.height for each in pieces))
        if left < right and top < bottom:
            sheet = Image.new("L", (right - left, bottom - top))
            for each in pieces:
                sheet.paste(255, (each.left - left, each.top - top), each.mask)
            layers[colour] = Layer(sheet, left, top)
    return layers


def _with_palette(card: Card, layers: Mapping[str, Layer], picture: Image.Image) -> Image.Image:
    """The picture's colours first, as they are in the picture, then paper, then the shades of
    each ink."""
    from PIL import Image

    colours = tuple(dict.fromkeys((*(line.colour for line in card.lines), *(box.colour for box in card.boxes))))
    sheet = Image.new("P", (WIDTH, HEIGHT), PICTURE_COLOURS)
    sheet.paste(picture, (WIDTH - card.wide, 0))
    for colour, layer in layers.items():
        places, inked = _shades(colours.index(colour))
        sheet.paste(layer.mask.point(places), (layer.left, layer.top), layer.mask.point(inked))
    for square in card.boxes:
        whole = PICTURE_COLOURS + (colours.index(square.colour) + 1) * SHADES
        sheet.paste(whole, (square.x, square.y, square.x + square.width, square.y + square.height))
    sheet.putpalette(bytes(picture.getpalette() or ()).ljust(3 * PICTURE_COLOURS, b"\0") + _palette(colours))
    return sheet


@lru_cache(maxsize=INKS)
def _shades(ink: int) -> tuple[list[int], list[int]]:
    """For each amount of an ink its place in the palette, and whether anything of it is seen."""
    depths = [round(value * SHADES / 255) for value in range(256)]
    base = PICTURE_COLOURS + ink * SHADES
    return [base + depth if depth else PICTURE_COLOURS for depth in depths], [255 * bool(depth) for depth in depths]


@lru_cache(maxsize=64)
def _palette(colours: tuple[str, ...]) -> bytes:
    """Paper and the shades of inks, as a palette has them."""
    shades = (PAPER, *(mix(PAPER, colour, shade / SHADES) for colour in colours for shade in range(1, SHADES + 1)))
    return b"".join(bytes.fromhex(shade[1:]) for shade in shades)


def _in_full_colour(card: Card, layers: Mapping[str, Layer], picture: Image.Image) -> Image.Image:
    from PIL import Image

    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet.paste(picture, (WIDTH - card.wide, 0))
    for colour, layer in layers.items():
        sheet.paste(colour, (layer.left, layer.top), layer.mask)
    for box in card.boxes:
        sheet.paste(box.colour, (box.x, box.y, box.x + box.width, box.y + box.height))
    return sheet


@lru_cache(maxsize=PICTURES)
def _decoded(picture: FileRef) -> Image.Image:
    """A picture of ours: with a palette, or in full colour."""
    from PIL import Image

    with Image.open(BytesIO(picture.read())) as image:
        return image.copy() if image.mode == "P" else image.convert("RGB")
