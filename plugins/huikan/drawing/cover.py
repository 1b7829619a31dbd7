"""Covers and card pictures: a motif, and on covers the words of a title page.
The public functions of the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from huikan.drawing import titles
from huikan.drawing.canvas import Canvas
from huikan.drawing.cover_data import CoverData
from huikan.drawing.glyphs import clean, ems
from huikan.drawing.keyed_random import KeyedRandom, digest, name
from huikan.drawing.motif_sets import Motif, motif_set
from huikan.drawing.palette import PAPER, RAMPS, SEASONS, SUN, Ramp
from huikan.drawing.svg import BOLD, END, MIDDLE, SITE, SITE_LATIN, Faces, group, number, rect, stroke, typed, words
from huikan.drawing.title_layout import columns, horizontal, lines, vertical
from huikan.model.profile import Cover

WIDTH = 300.0  # of a cover's own coordinates; its height follows the paper
MARGIN = 24.0
MEASURE = WIDTH - 2 * MARGIN
BAND = 44.0  # the height of the band with an issue's theme
ROOM, RAISED = 29, 2.0  # of its lines, and how far several stand above its middle: a knife that strays by 3 mm cuts none
PLATE = 98.0  # the width of the plate with its number
SMALL = (9.5, 8.5, 7.5, 6.5, 5.5)


def cover(data: CoverData, width: float = 300, height: float = 424, faces: Faces | None = None) -> str:
    """The front cover of a publication as SVG; only the ratio of `width` to
    `height` changes what is on it.

    Newsletters have their name above ground and the picture below; blue books are a terrain with
    a label on it; volumes of papers, and everything else, have their title below the picture.
    """
    faces = faces or (SITE if data.chinese else SITE_LATIN)
    draw = DESIGNS[data.profile.cover]
    tall = WIDTH * height / width
    body = draw(data, tall, faces)
    return _svg(body, WIDTH, tall, width, height, clean(data.caption) or clean(data.title), data.lang)


def art(data: CoverData, width: float = 600, height: float = 400) -> str:
    """A picture without type, as SVG: the motif of the data's cover, for a card."""
    body = motif_of(data)(_canvas(data, width, height))
    return _svg(rect(0, 0, width, height, ramp_of(data).pale) + body, width, height, width, height, "", data.lang)


def _svg(body: str, wide: float, tall: float, width: float, height: float, caption: str, lang: str) -> str:
    box = f'viewBox="0 0 {number(wide)} {number(tall)}" width="{number(width)}" height="{number(height)}"'
    title = f"<title>{escape(caption, quote=False)}</title>" if caption else ""
    tag = "zh-CN" if lang.startswith("zh") else clean(lang)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" xml:lang="{escape(tag)}">{title}{body}</svg>\n'


def ramp_of(data: CoverData) -> Ramp:
    """Newsletters by the season, blue books always azurite, volumes of
    papers ochre, the rest by their key."""
    colour = data.profile.colour
    if colour == "seasonal":
        return RAMPS[SEASONS[data.season % 4]]
    return RAMPS[colour or SEASONS[digest(data.key)[0] % 4]]


def motif_of(data: CoverData) -> Motif:
    """Newsletters take turns, drifting against the colours from year to year;
    the rest by their kind or key."""
    chosen, motif = motif_set(data.motif_set), data.profile.motif
    if motif == "in-turn":
        return chosen.issues[(data.order + data.order // 4) % len(chosen.issues)]
    if motif:
        return chosen.report if motif == "annual" else chosen.proceedings
    return chosen.all[digest(data.key)[1] % len(chosen.all)]


def _canvas(data: CoverData, width: float, height: float) -> Canvas:
    seed = data.seed or data.key
    count = data.order + 2 if data.profile.motif == "edition-count" else 6
    return Canvas(KeyedRandom(seed), width, height, ramp_of(data), name(seed), count, data.year % 9)


def _picture(data: CoverData, top: float, height: float) -> str:
    """The motif across the sheet from `top` on, cut off at its edges."""
    canvas = _canvas(data, WIDTH, height)
    clip = f'<clipPath id="{canvas.uid}-sheet">{rect(0, 0, WIDTH, height, "#000")}</clipPath>'
    inside = group(motif_of(data)(canvas), f'clip-path="url(#{canvas.uid}-sheet)"')
    return clip + group(inside, f'transform="translate(0 {number(top)})"')


def _issue(data: CoverData, tall: float, faces: Faces) -> str:
    """The newsletter's name above ground, the picture below it."""
    ramp, title = ramp_of(data), titles.of_issue(data)
    ground = 162.0
    most = min(62.0, MEASURE / max(1.0, ems(title.pieces[0], True))) if data.chinese else 40.0
    sizes = [size for size in (62.0, most, 50, 42, 36, 32, 28, 24, 21, 18, 15, 12, 9) if size <= most]
    name_ = lines(title.pieces if any(title.pieces) else (clean(data.label),), MEASURE, 66, sizes, data.chinese, lead=1.06)
    body = rect(0, 0, WIDTH, tall, PAPER) + _masthead(data, faces, ramp.deep)
    body += horizontal(MARGIN, 40 + (66 - name_.height) / 2, name_, ramp.deep, faces.serif, spread=_spread(data, name_.rows))
    body += _rules(112.5, ramp.deep)
    label = "" if clean(data.label) in title.pieces else clean(data.label)  # which would be said twice
    rest = lines((title.rest or label,), 150, 20, (17, 15, 13, 11, 9, 7.5), data.chinese, lead=1.1)
    body += typed(words(MARGIN, 141, rest.rows[0]), rest.size, ramp.deep, faces.serif, BOLD) if rest.rows else ""
    body += _small(WIDTH - MARGIN, 140, data.total, 90, ramp.deep, faces, END)
    low = tall - (BAND if clean(data.subtitle) else 0)
    body += _picture(data, ground, low - ground) + rect(0, ground - 2, WIDTH, 3, ramp.deep)
    return body + _plate(data, tall, faces, ramp)


def _spread(data: CoverData, rows: tuple[str, ...]) -> float:
    """A Chinese name of a few characters is spread across the sheet."""
    return MEASURE if data.chinese and len(rows) == 1 and 3 <= len(rows[0]) <= 8 else 0


def _masthead(data: CoverData, faces: Faces, ink: str) -> str:
    return _ends(28, data.society, data.count, ink, faces)


def _ends(y: float, left: str, right: str, ink: str, faces: Faces) -> str:
    """Two pieces of small type at the ends of a line; what the
    right one leaves is the left one's."""
    room = MEASURE - 12 - min(80.0, ems(clean(right)) * SMALL[0])
    return _small(MARGIN, y, left, room, ink, faces) + _small(WIDTH - MARGIN, y, right, 80, ink, faces, END)


def _plate(data: CoverData, tall: float, faces: Faces, ramp: Ramp) -> str:
    """The number at the foot, the issue's theme beside it."""
    figure, theme = clean(data.number), clean(data.subtitle)
    figure = figure.zfill(2) if figure.isdigit() else figure
    left = PLATE + 12 if figure else MARGIN
    body = ""
    if theme:
        setting = lines((theme,), WIDTH - MARGIN - left, ROOM, (15, 13.5, 12, 10.5, 9, 8), data.chinese, lead=1.2)
        body += rect(0, tall - BAND, WIDTH, BAND, ramp.deep)
        raised = RAISED if len(setting.rows) > 1 else 0.0
        body += horizontal(left, tall - BAND / 2 - setting.height / 2 - raised, setting, PAPER, faces.serif, "")
    if figure:
        size = min(50.0, (PLATE - 14) / ems(figure, False))
        body += rect(0, tall - 72, PLATE, 72, ramp.deep)
        body += typed(words(PLATE / 2, tall - 36 + size * 0.36, figure), size, SUN, faces.serif, f"{BOLD} {MIDDLE}")
    return body


def _report(data: CoverData, tall: float, faces: Faces) -> str:
    """A terrain with a label: upright in Chinese, level in other scripts; the year at its foot."""
    ramp, foot = ramp_of(data), tall - 40
    label = _upright_label if data.chinese else _level_label
    body = _picture(data, 0, tall) + rect(0, foot, WIDTH, 40, ramp.deep) + label(data, foot - 36, faces, ramp)
    return body + _ends(foot + 24, data.society, data.label, PAPER, faces)


def _upright_label(data: CoverData, bottom: float, faces: Faces, ramp: Ramp) -> str:
    title = titles.of_report(data)
    room = bottom - 42 - 40
    main = columns(title.pieces, 150, room, (25.5, 23, 20.5, 18, 16, 14, 12, 10, 8))
    place = columns((clean(data.region),), 14, room * 0.55, (14, 12.5, 11, 9.5, 8, 7))
    series = columns((title.rest or clean(data.label),), 14, room * 0.4, (14, 12.5, 11, 9.5, 8, 7))
    wide = max(80.0, 14 + main.width + 14 + 14 + 16)
    right = WIDTH - MARGIN
    body = rect(right - wide, 0, wide, bottom, PAPER)
    body += vertical(right - 16, 30, main, ramp.deep, faces.serif)
    side = right - 16 - main.width - 10
    body += vertical(side, 31, place, ramp.deep, faces.serif, "")
    long = sum(tall for column in place.columns for _, tall in column.cells) * place.size
    body += vertical(side, 31 + (long + 12 if long else 0), series, ramp.main, faces.serif)
    return body + _year(data, right - wide, bottom - 42, wide, faces, ramp)


def _level_label(data: CoverData, bottom: float, faces: Faces, ramp: Ramp) -> str:
    right, wide = WIDTH - MARGIN, 204.0
    left = right - wide
    main = lines(
        titles.of_report(data).pieces, wide - 32, 190, (26, 23, 20.5, 18, 16, 14, 12, 10.5, 9, 8), data.chinese, lead=1.18
    )
    under = lines((clean(data.subtitle),), wide - 32, 34, (12, 10.5, 9, 8), data.chinese)
    high = 46 + main.height + (14 + under.height if under.rows else 0) + 20
    body = rect(left, 0, wide, high, PAPER) + _small(left + 16, 30, data.label, wide - 32, ramp.main, faces, BOLD)
    body += horizontal(left + 16, 44, main, ramp.deep, faces.serif)
    body += horizontal(left + 16, 56 + main.height, under, ramp.main, faces.serif, "")
    return body + _year(data, right - 80, high, 80, faces, ramp)


def _year(data: CoverData, left: float, top: float, wide: float, faces: Faces, ramp: Ramp) -> str:
    if not data.year:
        return ""
    figure = typed(words(left + wide / 2, top + 29, str(data.year)), 25, ramp.deep, faces.serif, f"{BOLD} {MIDDLE}")
    return rect(left, top, wide, 42, SUN) + figure


def _volume(data: CoverData, tall: float, faces: Faces) -> str:
    """The picture above, the title below it."""
    ramp, ground = ramp_of(data), tall * 0.547
    body = rect(0, 0, WIDTH, tall, PAPER) + _picture(data, 0, ground) + rect(0, ground - 2, WIDTH, 3, ramp.deep)
    foot = tall - 22
    under = lines((clean(data.subtitle),), MEASURE, 30, (12, 10.5, 9, 8), data.chinese)
    below = under.height + 10 if under.rows else 0.0
    room = foot - 30 - (ground + 18) - below
    main = lines(
        titles.pieces(data.title),
        MEASURE,
        room,
        (31, 28, 25, 22, 19, 16.5, 14.5, 12.5, 11, 9.5, 8),
        data.chinese,
        lead=1.26,
    )
    top = ground + 18 + min(12.0, (room - main.height) / 2)
    body += horizontal(MARGIN, top, main, ramp.deep, faces.serif)
    body += horizontal(MARGIN, top + main.height + 8, under, ramp.main, faces.serif, "")
    body += _rules(foot - 25.5, ramp.deep) + _small(MARGIN, foot, data.society, 205, ramp.deep, faces)
    year = str(data.year) if data.year else ""
    return body + typed(words(WIDTH - MARGIN, foot, year), 12, ramp.deep, faces.serif, f"{BOLD} {END}")


def _rules(y: float, ink: str) -> str:
    """A thick rule over a thin one, 文武线."""
    across = f"h{number(MEASURE)}"
    return stroke(f"M{number(MARGIN)} {number(y)}{across}", ink, 2.4) + stroke(
        f"M{number(MARGIN)} {number(y + 3.1)}{across}", ink, 0.7
    )


def _small(x: float, y: float, text: str, wide: float, fill: str, faces: Faces, more: str = "") -> str:
    """A line of small type that takes at most `wide`."""
    setting = lines((clean(text),), wide, 13, SMALL, True, lead=1.0)
    return typed(words(x, y, setting.rows[0]), setting.size, fill, faces.sans, more) if setting.rows else ""


DESIGNS: Mapping[Cover, Callable[[CoverData, float, Faces], str]] = {
    "": _volume,
    "masthead": _issue,
    "label": _report,
    "title": _volume,
}
