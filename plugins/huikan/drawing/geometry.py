"""Plain geometry, for societies of any field: quarter discs, rings, waves, steps."""

from __future__ import annotations

from math import pi, sin

from huikan.drawing.canvas import Canvas
from huikan.drawing.palette import PAPER, SUN, mix
from huikan.drawing.svg import arc, circle, number, rect, shape, smooth, stroke

LINES = 26


def tiles(canvas: Canvas) -> str:
    """A wall of tiles: quarter discs, half squares and discs, one of them the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    columns = 6
    side = w / columns
    rows = int(h / side) + 1
    shades = (ramp.deep, ramp.main, ramp.mid, ramp.pale, PAPER)
    lit = (random.whole(1, columns - 1), random.whole(0, max(0, rows - 2)))
    out = [rect(0, 0, w, h, ramp.pale)]
    for row in range(rows):
        for column in range(columns):
            ground = random.whole(0, 4)
            figure = (ground + random.whole(1, 4)) % 5
            sun = (column, row) == lit
            x, y = column * side, row * side
            out.append(rect(x, y, side + 0.3, side + 0.3, ramp.deep if sun else shades[ground]))
            out.append(circle(x + side / 2, y + side / 2, side * 0.36, SUN) if sun else _tile(canvas, x, y, side, shades[figure]))
    return "".join(out)


def _tile(canvas: Canvas, x: float, y: float, side: float, fill: str) -> str:
    form, turn = canvas.random.whole(0, 4), canvas.random.whole(0, 3)
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    first, second, third = (corners[(turn + step) % 4] for step in range(3))
    if form <= 2:  # a quarter disc about its corner
        return f'<path d="{arc(first, side, third)}L{number(second[0])} {number(second[1])}z" fill="{fill}"/>'
    if form == 3:
        return shape([first, second, third], fill)
    return circle(x + side / 2, y + side / 2, side * 0.3, fill)


def rings(canvas: Canvas) -> str:
    """Three nests of rings that cover one another, the sun in one of them."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [rect(0, 0, w, h, ramp.pale)]
    places = [
        (w * random(0.0, 0.3), h * random(0.1, 0.4)),
        (w * random(0.7, 1.0), h * random(0.2, 0.5)),
        (w * random(0.3, 0.6), h * random(0.7, 1.0)),
    ]
    lit = random.whole(0, 2)
    for nest, (x, y) in enumerate(places):
        count = random.whole(5, 8)
        radius = max(w, h) * random(0.34, 0.44)
        pairs = ((ramp.main, ramp.pale), (ramp.deep, ramp.mid), (ramp.mid, PAPER))
        for ring in range(count):
            fill = pairs[nest][ring % 2]
            out.append(circle(x, y, radius * (1 - ring / count), SUN if ring == count - 1 and nest == lit else fill))
    return "".join(out)


def waves(canvas: Canvas) -> str:
    """Lines that swing together, drawing near and apart; one of them is the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    parts = [(h * random(0.02, 0.09), random(0.6, 2.6), random(0, 2 * pi), random(0.04, 0.16)) for _ in range(3)]
    out, lit = [rect(0, 0, w, h, ramp.main)], 6 + canvas.lit
    for line in range(LINES):
        base = h * (line / (LINES - 1) * 1.2 - 0.1)
        points = []
        for step in range(23):
            x = step / 22
            points.append(
                (w * x, base + sum(high * sin(pi * long * x + turn + line * drift) for high, long, turn, drift in parts))
            )
        colour, weight = (SUN, 2.2) if line == lit else (ramp.pale, 1.2 if line % 5 == 0 else 0.6)
        out.append(stroke(smooth(points), colour, weight, "" if line == lit else 'stroke-opacity=".7"'))
    return "".join(out)


def steps(canvas: Canvas) -> str:
    """Bars that stand and hang, `count` of them, and the line between as the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    bars = min(max(canvas.count, 4), 12)
    pitch, level = w / bars, h * random(0.42, 0.58)
    out = [rect(0, 0, w, h, mix(PAPER, ramp.pale, 0.5))]
    turn, long = random(0, 2 * pi), random(1.0, 2.4)
    for bar in range(bars):
        swing = sin(turn + long * pi * bar / bars)
        high, low = h * (0.2 + 0.16 * swing + random(-0.03, 0.03)), h * (0.2 - 0.16 * swing + random(-0.03, 0.03))
        x = pitch * bar + pitch * 0.14
        pieces = ((level - high, high, ramp.main), (level, low, ramp.mid))
        out += [rect(x, y, pitch * 0.72, long_, fill) for y, long_, fill in pieces]
        out.append(rect(x, level - high * 0.45, pitch * 0.72, high * 0.45, mix(ramp.main, ramp.deep, 0.75)))
        out.append(rect(x, level, pitch * 0.72, low * 0.35, mix(ramp.mid, ramp.pale, 0.6)))
    out += [rect(0, level - 1.2, w, 2.4, SUN), circle(pitch * (random.whole(1, bars - 2) + 0.5), level, 6, SUN)]
    return "".join(out)
