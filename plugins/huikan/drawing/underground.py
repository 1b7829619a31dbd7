"""Motifs of societies that work below ground: strata, tunnels, borehole
logs, stations, contour lines."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from huikan.drawing.canvas import SIGNS, Canvas
from huikan.drawing.contours import lines_of
from huikan.drawing.palette import PAPER, SUN, mix
from huikan.drawing.svg import Point, circle, group, number, path, rect, segments, shape, stroke

BANDS = 8
RINGS = 15
FLOORS = 3


def strata(canvas: Canvas) -> str:
    """Bedded ground cut by one fault, twin tunnels through it."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [canvas.signs(*SIGNS), rect(0, 0, w, h, ramp.pale)]
    fault, throw, lean = w * random(0.3, 0.7), h * random(0.05, 0.11), random(-0.35, 0.35)
    waves = [(random(2, h * 0.022), random(1.2, 3.4), random(0, 2 * pi)) for _ in range(3)]
    y = h * random(0.03, 0.08)
    for band in range(BANDS):
        edge = _bed(waves, w, y, band, fault, lean, throw)
        outline = [*edge, (w, h), (0.0, h)]
        depth = band / (BANDS - 1) * 2
        fill = mix(ramp.pale, ramp.mid, depth) if depth < 1 else mix(ramp.mid, ramp.main, depth - 1)
        sign = canvas.sign(SIGNS[(band + random.whole(0, 4)) % 5])
        out += [shape(outline, fill), shape(outline, sign, 'opacity=".34"')]
        y += h * random(0.085, 0.15)
    out.append(stroke(path([(fault, 0), (fault + lean * h, h)]), PAPER, 1.6))
    radius, level = min(w * random(0.105, 0.135), h * 0.17), h * random(0.5, 0.62)
    first = w * (0.22 if fault > w / 2 else 0.5)
    out += [lining(canvas, first + side * radius * 2.5, level + side * 3, radius) for side in (0, 1)]
    return "".join(out)


def _bed(
    waves: list[tuple[float, float, float]], w: float, y: float, band: int, fault: float, lean: float, throw: float
) -> list[Point]:
    """The upper edge of a bed, which steps down by `throw` at the fault."""
    points = []
    for step in range(41):
        x = w * step / 40
        points.append(
            (x, y + sum(high * (1 + band * 0.12) * sin(long * x / w * pi + turn + band * 0.25) for high, long, turn in waves))
        )
    left = [(x, z) for x, z in points if x < fault + lean * z]
    cut = left[-1][1] if left else y
    right = [(x, z + throw) for x, z in points if x >= fault + lean * z and x > fault + lean * (z + throw)]
    return [*left, (fault + lean * cut, cut), (fault + lean * (cut + throw), cut + throw), *right]


def lining(canvas: Canvas, x: float, y: float, radius: float) -> str:
    """A tunnel in section: segments, their joints, the track bed, one lamp."""
    deep, turn, inner = canvas.ramp.deep, canvas.random(), radius * 0.82
    angles = [2 * pi * (joint + turn) / 7 for joint in range(7)]
    joints = segments(((x + inner * cos(a), y + inner * sin(a)), (x + radius * cos(a), y + radius * sin(a))) for a in angles)
    low, half = y + inner * 0.6, inner * 0.8
    bed = f"M{number(x - half)} {number(low)}A{number(inner)} {number(inner)} 0 0 0 {number(x + half)} {number(low)}z"
    return (
        circle(x, y, radius, PAPER)
        + stroke(joints, deep, 1)
        + circle(x, y, inner, deep)
        + f'<path d="{bed}" fill="{PAPER}" opacity=".3"/>'
        + circle(x, y - inner * 0.55, radius * 0.09, SUN)
    )


def tunnel(canvas: Canvas) -> str:
    """The drive seen from inside: rings of segments running to the light."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [rect(0, 0, w, h, ramp.deep)]
    light = (w * random(0.3, 0.7), h * random(0.34, 0.58))
    big, bore = hypot(w, h) * 0.74, min(w, h) * 0.05
    radii = [big * (1 - ring / (RINGS - 1)) ** 1.55 + bore for ring in range(RINGS)]
    for ring, radius in enumerate(radii):
        far = ring / (RINGS - 1)
        near = 1 - (1 - far) ** 1.55
        x, y = w / 2 + (light[0] - w / 2) * near, h / 2 + (light[1] - h / 2) * near
        shade = mix(ramp.main, ramp.deep, 0.05 + 0.5 * (ring % 2) + 0.3 * far)
        fill = shade if far < 0.55 else mix(mix(ramp.deep, ramp.main, 0.8), ramp.mid, (far - 0.55) * 1.7)
        out.append(circle(x, y, radius, fill, f'stroke="{ramp.mid}" stroke-width="{1.3 - far:.2g}" stroke-opacity=".55"'))
        inner = radii[min(ring + 1, RINGS - 1)]
        angles = [2 * pi * (joint + (ring % 2) * 0.5 + 0.1) / 9 for joint in range(9)]
        joints = (((x + radius * cos(a), y + radius * sin(a)), (x + inner * cos(a), y + inner * sin(a))) for a in angles)
        out.append(stroke(segments(joints), ramp.mid, 1.1 - far, 'stroke-opacity=".45"'))
    out.append(circle(*light, bore, SUN))
    rails = (((light[0] + side * 1.2, light[1] + bore * 0.9), (light[0] + side * w * 0.2, h)) for side in (-1, 1))
    out.append(stroke(segments(rails), ramp.pale, 1.6, 'stroke-opacity=".8"'))
    return "".join(out)


LAYERS = (0.0, 0.13, 0.27, 0.42, 0.58, 0.74)


def cores(canvas: Canvas) -> str:
    """Borehole logs side by side, `count` of them, their layers joined by lines;
    the water level is the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    out = [canvas.signs(*SIGNS), rect(0, 0, w, h, mix(PAPER, ramp.pale, 0.45))]
    holes = min(max(canvas.count, 4), 12)
    pitch = w / (holes + 0.4)
    sway = [(random(-0.09, 0.09), random(0, 2 * pi)) for _ in LAYERS]
    tops = [
        [h * (top + (swing * sin(hole * 0.8 + turn) if top else 0)) for top, (swing, turn) in zip(LAYERS, sway, strict=True)]
        for hole in range(holes)
    ]
    ties = []
    for hole in range(holes):
        x, foot = pitch * (hole + 0.45), h * random(0.78, 0.97)
        out.append(_log(canvas, x, pitch * 0.5, tops[hole], foot))
        if hole + 1 < holes:
            ends = zip(tops[hole][1:], tops[hole + 1][1:], strict=True)
            ties += [((x + pitch * 0.5, a), (x + pitch, b)) for a, b in ends if a < foot]
    out.append(stroke(segments(ties), ramp.main, 0.8, 'stroke-dasharray="3 2.4"'))
    x, y = pitch * (random.whole(1, holes - 2) + 0.7), h * random(0.35, 0.5)
    out += [stroke(f"M0 {number(y)}h{number(w)}", SUN, 2), shape([(x - 6, y - 10), (x + 6, y - 10), (x, y - 1)], SUN)]
    return "".join(out)


def _log(canvas: Canvas, x: float, width: float, tops: list[float], foot: float) -> str:
    """One borehole: its layers with their signs."""
    ramp = canvas.ramp
    out: list[str] = []
    fills = (
        ramp.pale,
        mix(ramp.pale, ramp.mid, 0.5),
        ramp.mid,
        mix(ramp.mid, ramp.main, 0.5),
        ramp.main,
        mix(ramp.main, ramp.deep, 0.6),
    )
    for layer, (top, low) in enumerate(zip(tops, [*tops[1:], foot], strict=True)):
        high = min(low, foot) - top
        if high > 0:
            out += [rect(x, top, width, high, fills[layer])]
            out += [rect(x, top, width, high, canvas.sign(SIGNS[layer % 5]), 'opacity=".5"')]
    return "".join(out) + rect(x, -2, width, foot + 2, "none", f'stroke="{ramp.deep}" stroke-width="1.1"')


def station(canvas: Canvas) -> str:
    """A station cut open: floors, columns, stairs, the train at
    the bottom, the next drive below."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    rock = h * 0.38
    out = [canvas.signs("gravel", "rock"), rect(0, 0, w, h, ramp.mid), rect(0, 0, w, h, canvas.sign("gravel"), 'opacity=".3"')]
    out += [rect(0, rock, w, h - rock, mix(ramp.mid, ramp.main, 0.6))]
    out += [rect(0, rock, w, h - rock, canvas.sign("rock"), 'opacity=".38"')]
    step, slab = h * 0.155, max(3.0, h * 0.014)
    left, right = w * random(0.06, 0.22), w * random(0.78, 0.94)
    rooms = [
        (left + w * random(0.08, 0.2), right - w * random(0.05, 0.16)),
        (left, right - w * random(0, 0.1)),
        (left + w * random(0, 0.1), right),
    ]
    for floor, (a, b) in enumerate(rooms):
        out.append(_hall(canvas, a, b, step * floor, step, slab, floor))
    out += [rect(0, step * 3, w, step - slab, ramp.deep), rect(0, step * 4 - slab, w, slab, ramp.deep)]
    for floor in range(FLOORS - 1):
        a, b = max(rooms[floor][0], rooms[floor + 1][0]), min(rooms[floor][1], rooms[floor + 1][1])
        run = step * 1.5 * (1 if floor % 2 else -1)
        foot = a + (b - a) * random(0.15, 0.35) if run > 0 else b - (b - a) * random(0.15, 0.35)
        stair = path([(foot, step * (floor + 1) - slab), (foot + run, step * (floor + 2) - slab)])
        out += [stroke(stair, ramp.main, h * 0.03), stroke(stair, PAPER, 1.5, 'stroke-dasharray="2 2"')]
    out.append(_train(canvas, step * 3, step))
    out.append(lining(canvas, w * random(0.3, 0.8), h * 0.82, h * random(0.09, 0.13)))
    return group("".join(out), f'transform="translate({number(w)} 0) scale(-1 1)"') if random() < 0.5 else "".join(out)


def _hall(canvas: Canvas, a: float, b: float, y: float, step: float, slab: float, floor: int) -> str:
    """A floor of the station between two walls, with its columns and lamps."""
    ramp, bays = canvas.ramp, max(2, round((b - a) / (canvas.width * 0.085)))
    pitch = (b - a) / bays
    out = [rect(a, y, b - a, step - slab, mix(PAPER, ramp.pale, 0.3 + floor * 0.3))]
    out += [rect(a - slab, y + step - slab, b - a + 2 * slab, slab, ramp.deep)]
    out += [rect(a - slab, y, slab, step, ramp.deep), rect(b, y, slab, step, ramp.deep)]
    columns = segments(((a + pitch * bay, y), (a + pitch * bay, y + step - slab)) for bay in range(1, bays))
    lamps = "".join(circle(a + pitch * (bay + 0.5), y + step * 0.12, 1.5, SUN) for bay in range(bays))
    return "".join(out) + stroke(columns, ramp.mid, 2.2) + lamps


def _train(canvas: Canvas, y: float, step: float) -> str:
    w, ramp, out = canvas.width, canvas.ramp, []
    x = -w * canvas.random(0.05, 0.28)
    while x < w:
        out.append(rect(x, y + step * 0.24, w * 0.3, step * 0.58, ramp.pale, 'rx="3"'))
        for window in range(6):
            colour = SUN if (window + 1) % 3 else ramp.main
            out.append(rect(x + w * (0.025 + window * 0.045), y + step * 0.36, w * 0.03, step * 0.18, colour))
        x += w * 0.315
    return "".join(out)


def contours(canvas: Canvas) -> str:
    """Contour lines of an invented terrain; one of them is the highlight."""
    random, w, h, ramp = canvas.random, canvas.width, canvas.height, canvas.ramp
    hills = [(random(0, w), random(0, h), random(0.16, 0.36) * w, random(-1, 1.3)) for _ in range(9)]
    lit = 5 + canvas.lit % 9
    lines = list(enumerate(lines_of(hills, w, h, 16), 1))
    fine = "".join(line for place, line in lines if place % 4 and place != lit)
    bold = "".join(line for place, line in lines if place % 4 == 0 and place != lit)
    calm = stroke(fine, ramp.pale, 0.55, 'stroke-opacity=".55"') + stroke(bold, ramp.pale, 1.15, 'stroke-opacity=".8"')
    return rect(0, 0, w, h, ramp.main) + calm + stroke(lines[lit - 1][1], SUN, 1.9)
