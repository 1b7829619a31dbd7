"""The picture that a link is shown with where people share it: the title in type beside a
drawing or the editor's picture. Here is where everything stands; pixels are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from huikan.drawing.canvas import Canvas
from huikan.drawing.cover import cover, motif_of, ramp_of
from huikan.drawing.cover_data import CoverData
from huikan.drawing.glyphs import clean
from huikan.drawing.keyed_random import KeyedRandom, digest
from huikan.drawing.motif_sets import Motif
from huikan.drawing.palette import SUN, Ramp
from huikan.drawing.svg import PRINT, PRINT_LATIN, group, rect
from huikan.drawing.title_layout import first_baseline, lines
from huikan.drawing.titles import pieces

WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers expect, in pixels
MARGIN = 64
WIDE, NARROW = 460, 176  # the pictures of publications and articles; the strips of everything else
EDGE = 6  # the bar between text and picture
SIZES = (84, 76, 70, 64, 58, 52, 46, 41, 36, 32, 28)
WINDOWS = 3  # of a picture, where a strip may show it
SEEDS = 2  # drawings of each motif and colour: a picture without words is shared by many cards


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of type from (`x`, `y`) on, `y` its baseline, in pixels; `colour` as #RRGGBB.
    `face`: the serif of titles, which is bold, or the sans of what is small, which is not."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    face: Literal["serif", "sans"]


@dataclass(frozen=True, slots=True)
class CardBox:
    """A rectangle in one colour, in pixels."""

    x: int
    y: int
    width: int
    height: int
    colour: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card of 1200 × 630 on paper, its picture `wide` pixels wide at the right edge: what a
    picture WIDE pixels wide has from `shift` on."""

    wide: int
    shift: int
    boxes: tuple[CardBox, ...]
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A drawing without words: of a motif and colours, one of SEEDS."""

    motif: Motif
    ramp: Ramp
    seed: int


def card(data: CoverData, kicker: str = "", note: str = "", picture: bool = False) -> Card:
    """Where everything stands on a card.

    `kicker` says above the title what the work is or belongs to, `note` at the foot when it was
    published. `picture`: the editor has given one.
    """
    ramp = ramp_of(data)
    wide = WIDE if picture or data.profile.cover or data.profile.lead_picture else NARROW
    shift = (WIDE - wide) * (digest(data.seed or data.key)[3] % WINDOWS) // (WINDOWS - 1)
    measure = WIDTH - wide - 2 * MARGIN
    top, room = 204.0, 300.0
    title = lines(pieces(data.title), measure, room, SIZES, data.chinese, lead=1.28)
    base = first_baseline(title, top + (room - title.height) / 2)
    rows = (
        CardLine(MARGIN, base + row * title.lead, text, title.size, ramp.deep, "serif") for row, text in enumerate(title.rows)
    )
    small = (
        *_line(88, data.society, 30, measure, ramp.deep),
        *_line(178, kicker, 28, measure, ramp.main),
        *_line(584, note, 26, measure, ramp.deep),
    )
    boxes = (
        CardBox(MARGIN, 116, 72, 6, SUN),
        CardBox(MARGIN, 539, measure, 2, ramp.deep),
        CardBox(WIDTH - wide, 0, EDGE, HEIGHT, ramp.deep),
    )
    return Card(wide, shift, boxes, (*small, *rows))


def backdrop(data: CoverData) -> Backdrop:
    """The drawing of a work that has neither picture nor cover: motif and
    colours are those of its own drawing."""
    return Backdrop(motif_of(data), ramp_of(data), digest(data.seed or data.key)[2] % SEEDS)


def card_picture(subject: Backdrop | CoverData) -> str:
    """The picture of a card as SVG, 460 × 630: a drawing, or the cover of a publication."""
    ramp = subject.ramp if isinstance(subject, Backdrop) else ramp_of(subject)
    body = _drawing(subject) if isinstance(subject, Backdrop) else _cover(subject, ramp)
    box = f'viewBox="0 0 {WIDE} {HEIGHT}" width="{WIDE}" height="{HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{rect(0, 0, WIDE, HEIGHT, ramp.pale)}{body}</svg>\n'


def _drawing(subject: Backdrop) -> str:
    """The motif; where it has a row, of six pieces, where it has lines, one of them lit."""
    name = f"card-{subject.seed}"
    return subject.motif(Canvas(KeyedRandom(name), WIDE, HEIGHT, subject.ramp, name, lit=3 + subject.seed * 2))


def _cover(data: CoverData, ramp: Ramp) -> str:
    """The cover as it lies on a table."""
    tall = HEIGHT - 2 * 46
    across = tall * 300 / 424
    start = (WIDE - across) / 2
    shade = rect(start + 7, 46 + 7, across, tall, ramp.deep, 'fill-opacity="0.28"')
    svg = cover(data, faces=PRINT if data.chinese else PRINT_LATIN)
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return shade + group(inside, f'transform="translate({start:g} 46) scale({across / 300:.6g})"')


def _line(y: float, text: str, size: float, measure: float, colour: str) -> tuple[CardLine, ...]:
    """One line of small type, smaller where it is long; none where there is no text."""
    setting = lines((clean(text),), measure, size * 1.2, (size, size * 0.88, size * 0.76), True, lead=1.0)
    return tuple(CardLine(MARGIN, y, row, setting.size, colour, "sans") for row in setting.rows[:1] if row)
