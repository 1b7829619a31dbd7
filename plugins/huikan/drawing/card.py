"""The picture that a link is shown with where people share it: the title in type beside a
drawing or the editor's picture."""

from __future__ import annotations

from html import escape

from huikan.drawing.cover import art, cover, ramp_of
from huikan.drawing.cover_data import CoverData
from huikan.drawing.glyphs import clean
from huikan.drawing.palette import PAPER, SUN, Ramp
from huikan.drawing.svg import PRINT, PRINT_LATIN, Faces, group, rect, stroke, typed, words
from huikan.drawing.title_layout import horizontal, lines
from huikan.drawing.titles import pieces

WIDTH, HEIGHT = 1200.0, 630.0  # what Open Graph's readers expect, in pixels
MARGIN = 64.0
WIDE, NARROW = 460.0, 176.0  # the pictures of publications and articles; the strips of everything else
SIZES = (84, 76, 70, 64, 58, 52, 46, 41, 36, 32, 28)


def card(data: CoverData, kicker: str = "", note: str = "", image: str = "") -> str:
    """A card of 1200 × 630 as SVG, to be made into pixels with the fonts of the PDFs.

    `kicker` says above the title what the work is or belongs to, `note` at the foot when it was
    published. `image` is an editor's picture as a data address; without one a publication shows
    its cover, and everything else its motif.
    """
    faces = PRINT if data.chinese else PRINT_LATIN
    ramp = ramp_of(data)
    wide = WIDE if image or data.profile.cover or data.profile.lead_picture else NARROW
    body = _picture(data, image, WIDTH - wide, wide, ramp) + rect(0, 0, WIDTH - wide, HEIGHT, PAPER)
    body += _text(data, clean(kicker), clean(note), WIDTH - wide - 2 * MARGIN, faces, ramp)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">{body}</svg>\n'


def _picture(data: CoverData, image: str, left: float, wide: float, ramp: Ramp) -> str:
    """The picture on the right. What stands out on its left is covered later: clipping
    it would take most of the time."""
    edge = rect(left, 0, 6, HEIGHT, ramp.deep)
    if image:
        box = f'x="{left:g}" y="0" width="{wide:g}" height="{HEIGHT:g}" preserveAspectRatio="xMidYMid slice"'
        return f'<image {box} href="{escape(image)}"/>{edge}'
    if not data.profile.cover:
        return _placed(art(data, wide, HEIGHT), left, 0) + edge
    faces = PRINT if data.chinese else PRINT_LATIN
    tall = HEIGHT - 2 * 46
    across = tall * 300 / 424
    start = left + (wide - across) / 2
    shade = rect(start + 7, 46 + 7, across, tall, ramp.deep, 'fill-opacity="0.28"')
    return rect(left, 0, wide, HEIGHT, ramp.pale) + shade + _placed(cover(data, faces=faces), start, 46, across / 300)


def _placed(svg: str, x: float, y: float, scale: float = 1) -> str:
    """What a drawing shows, at a place of another."""
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return group(inside, f'transform="translate({x:g} {y:g}) scale({scale:.6g})"')


def _text(data: CoverData, kicker: str, note: str, measure: float, faces: Faces, ramp: Ramp) -> str:
    """Who publishes at the top, the title in the middle, the day at the foot."""
    body = _line(MARGIN, 88, data.society, 30, measure, ramp.deep, faces)
    body += rect(MARGIN, 116, 72, 6, SUN)
    body += _line(MARGIN, 178, kicker, 28, measure, ramp.main, faces)
    top, room = 204.0, 300.0
    title = lines(pieces(data.title), measure, room, SIZES, data.chinese, lead=1.28)
    body += horizontal(MARGIN, top + (room - title.height) / 2, title, ramp.deep, faces.serif)
    body += stroke(f"M{MARGIN:g} 540h{measure:g}", ramp.deep, 2)
    return body + _line(MARGIN, 584, note, 26, measure, ramp.deep, faces)


def _line(x: float, y: float, text: str, size: float, measure: float, fill: str, faces: Faces) -> str:
    """One line of small type, smaller where it is long."""
    setting = lines((clean(text),), measure, size * 1.2, (size, size * 0.88, size * 0.76), True, lead=1.0)
    return typed(words(x, y, setting.rows[0]), setting.size, fill, faces.sans) if setting.rows else ""
