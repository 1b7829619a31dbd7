"""Motifs of societies that build: trusses, cable-stayed bridges, frames, arches, ruled shells."""

from __future__ import annotations

from math import cos, pi, sin

from huikan.drawing.canvas import Canvas
from huikan.drawing.palette import PAPER, SUN, mix
from huikan.drawing.svg import Point, arc, bow, circle, number, path, rect, segments, stroke

RULINGS = 30


def truss(canvas: Canvas) -> str:
    """A truss bridge of `count` bays on its piers, the sun behind it, the water below."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    water = h * random(0.68, 0.76)
    out = [rect(0, 0, w, h, ramp.pale), circle(w * random(0.3, 0.7), water, min(w, h) * random(0.24, 0.32), SUN)]
    deck, high = h * random(0.42, 0.5), h * random(0.17, 0.24)
    out.append(_water(canvas, water))
    piers = [w * share for share in (random(0.1, 0.18), random(0.82, 0.9))]
    out += [rect(x - w * 0.025, deck, w * 0.05, h - deck, ramp.deep) for x in piers]
    out += [rect(x - w * 0.045, deck + h * 0.012, w * 0.09, h * 0.02, ramp.deep) for x in piers]
    bays = min(max(canvas.count, 4), 12)
    pitch, start = w * 1.1 / bays, -w * 0.05
    lower = [(start + pitch * bay, deck) for bay in range(bays + 1)]
    upper = [(start + pitch * bay, deck - high * (0.72 + 0.28 * sin(pi * bay / bays))) for bay in range(bays + 1)]
    web = list(zip(lower, upper, strict=True))
    crossings = [(lower[bay], upper[bay + 1]) if bay * 2 < bays else (upper[bay], lower[bay + 1]) for bay in range(bays)]
    out += [stroke(segments(web), ramp.main, 2), stroke(segments(crossings), ramp.main, 2.6)]
    out += [stroke(path(upper), ramp.deep, 4.2), stroke(path(lower), ramp.deep, 6)]
    out += [circle(x, y, 2.6, PAPER, f'stroke="{ramp.deep}" stroke-width="1.2"') for x, y in (*upper, *lower)]
    return "".join(out)


def _water(canvas: Canvas, level: float) -> str:
    """Water from `level` down, with broken lines of light."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    glints = []
    for row in range(1, 8):
        y, x = level + (h - level) * row / 8, -w * random(0, 0.1)
        while x < w:
            long = w * random(0.04, 0.16)
            glints.append(((x, y), (x + long, y)))
            x += long + w * random(0.05, 0.2)
    return rect(0, level, w, h - level, ramp.main) + stroke(segments(glints), ramp.mid, 1.2)


def cables(canvas: Canvas) -> str:
    """A cable-stayed bridge: two pylons with fans of cables, one of them the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    water, deck = h * 0.84, h * random(0.62, 0.7)
    out = [rect(0, 0, w, h, ramp.deep), rect(0, h * 0.3, w, h * 0.7, mix(ramp.deep, ramp.main, 0.5)), _water(canvas, water)]
    pylons = ((w * random(0.2, 0.3), h * random(0.08, 0.16)), (w * random(0.68, 0.8), h * random(0.12, 0.24)))
    reach, stays = w * 0.36, 11
    for place, (x, top) in enumerate(pylons):
        fan = []
        for stay in range(1, stays + 1):
            y = top + (deck - top) * 0.42 * (1 - stay / stays)
            fan += [((x, y), (x + side * reach * stay / stays, deck)) for side in (-1, 1)]
        lit = fan.pop(20 - (canvas.lit % 9) * 2 + 1) if place == 0 else None
        out.append(stroke(segments(fan), ramp.pale, 0.9, 'stroke-opacity=".85"'))
        out += [stroke(path(lit), SUN, 2.2)] if lit else []
        legs = [
            ((x, top - h * 0.03), (x, deck)),
            ((x - w * 0.012, deck), (x - w * 0.03, h)),
            ((x + w * 0.012, deck), (x + w * 0.03, h)),
        ]
        out += [
            stroke(segments(legs), PAPER, 4.4),
            stroke(path([(x - w * 0.022, deck + h * 0.1), (x + w * 0.022, deck + h * 0.1)]), PAPER, 3),
        ]
    out += [stroke(path([(0, deck), (w, deck)]), PAPER, 5), stroke(path([(0, deck + 4.5), (w, deck + 4.5)]), ramp.mid, 1.4)]
    return "".join(out)


def frame(canvas: Canvas) -> str:
    """The frame of a building: columns, beams, braces, lit rooms,
    and the piles on which it stands."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    ground = h * 0.76
    out = [canvas.signs("gravel"), rect(0, 0, w, h, mix(PAPER, ramp.pale, 0.6)), rect(0, ground, w, h - ground, ramp.mid)]
    out.append(rect(0, ground, w, h - ground, canvas.sign("gravel"), 'opacity=".4"'))
    bays, storeys = 7, 8
    left, right = w * random(0.07, 0.14), w * random(0.86, 0.93)
    pitch, storey = (right - left) / bays, ground / storeys
    tops = [random.whole(0, 3) for _ in range(bays)]
    rooms = [(bay, row) for bay in range(bays) for row in range(tops[bay], storeys)]
    for bay, row in rooms:
        shade = random()
        fill = (
            SUN if shade > 0.93 else ramp.pale if shade > 0.55 else mix(ramp.mid, ramp.pale, 0.55) if shade > 0.25 else ramp.mid
        )
        out.append(rect(left + pitch * bay, storey * row, pitch, storey, fill))
    braced = random.whole(1, bays - 2)
    braces = segments(
        ((left + pitch * (braced + (row % 2)), storey * row), (left + pitch * (braced + 1 - (row % 2)), storey * (row + 1)))
        for row in range(tops[braced], storeys)
    )
    beams = segments(((left + pitch * bay, storey * row), (left + pitch * (bay + 1), storey * row)) for bay, row in rooms)
    heads = [min(tops[max(0, line - 1)], tops[min(bays - 1, line)]) for line in range(bays + 1)]
    columns = segments(((left + pitch * line, storey * heads[line]), (left + pitch * line, ground)) for line in range(bays + 1))
    piles = segments(((left + pitch * line, ground), (left + pitch * line, h * random(0.86, 0.96))) for line in range(bays + 1))
    out += [
        stroke(braces, ramp.main, 2.4),
        stroke(beams, ramp.deep, 2.2),
        stroke(columns, ramp.deep, 3.4),
        stroke(piles, ramp.deep, 5),
    ]
    out.append(rect(left - pitch * 0.2, ground - 2, right - left + pitch * 0.4, 7, ramp.deep))
    return "".join(out)


def arches(canvas: Canvas) -> str:
    """A viaduct of stone arches, course upon course, with light through the openings."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [rect(0, 0, w, h, ramp.main), circle(w * random(0.25, 0.75), h * random(0.08, 0.16), min(w, h) * 0.07, SUN)]
    first, middle = random.whole(3, 6), h * random(0.5, 0.66)
    rows = ((h * 0.24, middle, first), (middle, h * 1.02, max(2, first - random.whole(0, 2))))
    for row, (top, foot, spans) in enumerate(rows):
        out.append(rect(0, top, w, foot - top, ramp.pale if row == 0 else mix(ramp.pale, ramp.mid, 0.45)))
        out.append(rect(0, top - h * 0.012, w, h * 0.024, ramp.deep))
        pitch, shift = w * 1.2 / spans, -w * random(0.0, 0.12)
        middles = (shift + pitch * (span + 0.5) for span in range(spans + 1))
        out += [_arch(canvas, x, foot, pitch * 0.36, foot - top) for x in middles]
    return "".join(out)


def _arch(canvas: Canvas, x: float, foot: float, half: float, high: float) -> str:
    """An opening with its ring of wedge stones."""
    ramp = canvas.ramp
    half = min(half, high * 0.72)
    spring, outer = foot - high + half * 1.22 + high * 0.08, half * 1.2
    stones = [pi + pi * stone / 12 for stone in range(13)]
    joints = segments(
        ((x + half * cos(a), spring + half * sin(a)), (x + outer * cos(a), spring + outer * sin(a))) for a in stones
    )
    crown = arc((x - outer, spring), outer, (x + outer, spring))
    vault = f"M{number(x - half)} {number(foot)}V{number(spring)}{bow(half, (x + half, spring))}V{number(foot)}z"
    return (
        f'<path d="{crown}z" fill="{PAPER}"/>'
        + stroke(joints, ramp.main, 1)
        + f'<path d="{vault}" fill="{mix(ramp.main, ramp.deep, 0.6)}"/>'
        + stroke(crown, ramp.main, 1.2)
    )


def shell(canvas: Canvas) -> str:
    """A ruled shell: straight lines stitched from side to side, whose edges seem
    bent; one of them is the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    corners = [(w * (x + random(-0.22, 0.12) * (1 - 2 * x)), h * (y + random(-0.2, 0.1) * (1 - 2 * y))) for x, y in SQUARE]
    poles = [*corners[:3], (w * random(0.3, 0.7), h * random(0.35, 0.65)), corners[3]]
    nets = [_stitches(poles[place - 1], poles[place], poles[(place + 1) % len(poles)]) for place in range(len(poles))]
    lit = nets[4].pop(5 + canvas.lit * 2)
    out = rect(0, 0, w, h, ramp.main)
    for place, net in enumerate(nets):
        out += stroke(segments(net), ramp.pale, 0.85 if place % 2 else 0.55, 'stroke-opacity=".7"')
    return out + stroke(path(lit), SUN, 2.2)


SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def _stitches(start: Point, corner: Point, end: Point) -> list[tuple[Point, Point]]:
    """Lines from a side to the next one: the further out on the first, the
    nearer to the corner on the second."""
    shares = [stitch / RULINGS for stitch in range(RULINGS + 1)]
    return [(_between(start, corner, share), _between(corner, end, share)) for share in shares]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
