"""Motifs of societies that study the air and its water: isobars,
clouds, radar, rain and run-off."""

from __future__ import annotations

from math import cos, exp, hypot, pi, sin

from huikan.drawing.canvas import Canvas
from huikan.drawing.contours import lines_of
from huikan.drawing.palette import PAPER, SUN, mix
from huikan.drawing.svg import Point, circle, number, path, rect, segments, shape, smooth, stroke

TEETH = 9
RANGES = 7
SECTORS = 36


def isobars(canvas: Canvas) -> str:
    """A weather map: isobars round highs and lows, one of them the highlight, and a cold front."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    centres = [
        (random(0.05, 0.95) * w, random(0.05, 0.95) * h, random(0.2, 0.4) * w, random(0.7, 1.3) * (1 if odd % 2 else -1))
        for odd in range(6)
    ]
    lit = 2 + canvas.lit % 9
    lines = lines_of(centres, w, h, 12)
    calm = "".join(line for place, line in enumerate(lines) if place != lit)
    fills = rect(0, 0, w, h, ramp.main) + "".join(
        circle(x, y, spread * share, ramp.deep, 'opacity=".16"')
        for x, y, spread, high in centres
        if high < 0
        for share in (0.5, 0.9, 1.3)
    )
    marks = segments(
        side
        for x, y, _, high in centres
        for side in ([((x - 4, y), (x + 4, y))] + ([((x, y - 4), (x, y + 4))] if high > 0 else []))
    )
    return (
        fills
        + stroke(calm, ramp.pale, 0.8, 'stroke-opacity=".6"')
        + stroke(lines[lit], SUN, 1.9)
        + stroke(marks, PAPER, 1.4)
        + _front(canvas)
    )


def _front(canvas: Canvas) -> str:
    """A cold front: a bent line with teeth on the side to which it moves."""
    random, w, h = canvas.random, canvas.width, canvas.height
    x, y, turn = w * random(-0.05, 0.3), h * random(0.05, 0.2), random(1.2, 1.6)
    bend, long = random(-1.7, -1.0), hypot(w, h) * 0.72
    points: list[Point] = []
    for step in range(TEETH * 4 + 1):
        share = step / (TEETH * 4)
        points.append((x, y))
        heading = turn + bend * share
        x, y = x + cos(heading) * long / (TEETH * 4), y + sin(heading) * long / (TEETH * 4)
    teeth = []
    for tooth in range(TEETH):
        (ax, ay), (bx, by) = points[tooth * 4 + 1], points[tooth * 4 + 3]
        teeth.append(shape([(ax, ay), (bx, by), ((ax + bx) / 2 + (by - ay) * 0.85, (ay + by) / 2 - (bx - ax) * 0.85)], PAPER))
    return stroke(smooth(points), PAPER, 2) + "".join(teeth)


def clouds(canvas: Canvas) -> str:
    """Layers of cloud before the sun, with the lines of height behind them."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [rect(0, 0, w, h, ramp.pale)]
    out += [rect(0, h * share, w, h * (1 - share), mix(ramp.pale, ramp.mid, share * 0.8)) for share in (0.15, 0.3, 0.45, 0.6)]
    heights = segments(((0, h * line / 9), (w * 0.05 if line % 3 else w, h * line / 9)) for line in range(1, 9))
    out.append(stroke(heights, ramp.main, 0.6, 'stroke-opacity=".55"'))
    sun, size = (w * random(0.25, 0.75), h * random(0.14, 0.24)), min(w, h) * random(0.1, 0.14)
    out.append(circle(*sun, size, SUN))
    for layer in range(4):
        fill = (PAPER, mix(PAPER, ramp.mid, 0.5), mix(ramp.mid, ramp.main, 0.5), ramp.deep)[layer]
        base = h * (0.5 + layer * 0.15)
        for _ in range(2):
            out.append(_cloud(canvas, w * random(-0.05, 0.95), base + h * random(-0.05, 0.05), w * random(0.16, 0.26), fill))
        if layer == 3:
            out.append(rect(0, base + h * 0.02, w, h - base, fill))
    return "".join(out)


def _cloud(canvas: Canvas, x: float, base: float, half: float, fill: str) -> str:
    """A heap cloud: heads over a flat foot."""
    random, heads = canvas.random, []
    for place in (-0.72, -0.36, 0.0, 0.38, 0.74):
        size = half * (0.46 - 0.28 * place * place) * random(0.8, 1.2)
        heads.append(circle(x + half * place, base - size * 0.9, size, fill))
    foot = half * 0.3
    return "".join(heads) + rect(x - half, base - foot, half * 2, foot, fill, f'rx="{number(foot / 2)}"')


def radar(canvas: Canvas) -> str:
    """A radar picture: rings of distance, cells of rain, the beam as the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    x, y, reach = w * random(0.35, 0.65), h * random(0.4, 0.6), hypot(w, h) * 0.62
    out = [rect(0, 0, w, h, ramp.deep)]
    storms = [(random(0, 2 * pi), random(0.1, 0.55), random(0.14, 0.3)) for _ in range(5)]
    shades = (mix(ramp.deep, ramp.main, 0.7), ramp.main, mix(ramp.main, ramp.mid, 0.6), ramp.mid, ramp.pale)
    for ring in range(2, RANGES * 2):
        for sector in range(SECTORS):
            angle, far = 2 * pi * (sector + 0.5) / SECTORS, (ring + 0.5) / (RANGES * 2)
            rain = sum(
                exp(-(((far * cos(angle) - d * cos(a)) ** 2 + (far * sin(angle) - d * sin(a)) ** 2) / (s * s)))
                for a, d, s in storms
            )
            shade = int(rain * 3.6 * random(0.75, 1.1)) - 1
            px, py = x + far * reach * cos(angle), y + far * reach * sin(angle)
            if shade >= 0 and -20 < px < w + 20 and -20 < py < h + 20:
                out.append(_cell((x, y), reach, ring, sector, shades[min(shade, 4)]))
    rings = "".join(circle(x, y, reach * ring / RANGES, "none") for ring in range(1, RANGES + 1))
    spokes = segments(((x, y), (x + reach * cos(a), y + reach * sin(a))) for a in (pi * k / 6 for k in range(12)))
    out.append(f'<g stroke="{ramp.pale}" stroke-width=".6" stroke-opacity=".45">{rings}<path d="{spokes}"/></g>')
    beam = random(0, 2 * pi)
    out += [stroke(path([(x, y), (x + reach * cos(beam), y + reach * sin(beam))]), SUN, 2.2), circle(x, y, 4.5, SUN)]
    return "".join(out)


def _cell(centre: Point, reach: float, ring: int, sector: int, fill: str) -> str:
    """The piece of a ring between two spokes, with straight sides."""
    near, far = reach * ring / (RANGES * 2), reach * (ring + 1) / (RANGES * 2)
    start_angle, end_angle = 2 * pi * sector / SECTORS, 2 * pi * (sector + 1) / SECTORS
    corners = ((near, start_angle), (far, start_angle), (far, end_angle), (near, end_angle))
    return shape([(centre[0] + r * cos(a), centre[1] + r * sin(a)) for r, a in corners], fill)


def rain(canvas: Canvas) -> str:
    """Rain hangs from the top, hour by hour; below it the river
    answers, its crest the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [rect(0, 0, w, h, mix(PAPER, ramp.pale, 0.45))]
    out.append(
        stroke(
            segments(((0, h * line / 8), (w, h * line / 8)) for line in range(1, 8)), ramp.mid, 0.5, 'stroke-dasharray="1.5 3"'
        )
    )
    bars = min(max(canvas.count, 4), 12) * 3
    pitch, peak = w / bars, random(0.25, 0.45)
    falls = [(0.06 + 0.4 * exp(-(((bar + 0.5) / bars - peak) ** 2) / 0.018)) * random(0.55, 1.1) for bar in range(bars)]
    for bar, fall in enumerate(falls):
        fill = mix(ramp.mid, ramp.main, min(1, fall * 2.4))
        out.append(rect(pitch * (bar + 0.14), 0, pitch * 0.72, h * fall, fill))
    river = [(w * step / 30, h * (0.93 - 0.36 * _flood(step / 30 - peak + 0.08))) for step in range(31)]
    out.append(f'<path d="{smooth(river)}V{number(h)}H0z" fill="{ramp.main}"/>')
    for sheet in (1, 2, 3):
        lower = [(x, y + (h - y) * sheet * 0.26 + h * 0.01) for x, y in river]
        out.append(f'<path d="{smooth(lower)}V{number(h)}H0z" fill="{mix(ramp.main, ramp.deep, sheet * 0.33)}"/>')
    crest = min(river, key=lambda point: point[1])
    out += [stroke(smooth(river), SUN, 2.2), circle(*crest, 4.6, SUN)]
    return "".join(out)


def _flood(since: float) -> float:
    """A river after rain: it rises fast and falls slowly. 0 before, 1 at the crest."""
    return (since / 0.16) * exp(1 - since / 0.16) if since > 0 else 0.0
