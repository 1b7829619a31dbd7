"""What is printed round the page for the printer: where to cut and fold, how the
plates fit, how strong each ink is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, SupportsFloat

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

MM = 72 / 25.4
SLUG = 14 * MM  # paper round the trim
GAP = 1 * MM  # between the bleed and a mark
LENGTH = 5 * MM
TARGET = 2 * MM  # radius of a registration target
PATCH = 4.5 * MM  # side of a patch of the colour bar
PATCHES = (
    "1 0 0 0",
    "0 1 0 0",
    "0 0 1 0",
    "0 0 0 1",
    ".5 0 0 0",
    "0 .5 0 0",
    "0 0 .5 0",
    "0 0 0 .5",
    "1 1 0 0",
    "0 1 1 0",
    "1 0 1 0",
)
Box = tuple[float, float, float, float]


def box(values: Iterable[SupportsFloat]) -> Box:
    """A box of a page as numbers."""
    left, bottom, right, top = (float(value) for value in values)
    return left, bottom, right, top


def form(pdf: Pdf, trim: Box, bleed: float, folds: Sequence[float] = (), levels: Sequence[float] = ()) -> Object:
    """The marks round a trim as a form of the PDF. `folds` are the places from left to
    right where the sheet is folded, `levels` those from foot to head."""
    from pikepdf import Array, Dictionary, Name

    tint = pdf.make_stream(b"{dup dup dup}", FunctionType=4, Domain=[0, 1], Range=[0, 1] * 4)
    every = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    area = [trim[0] - SLUG, trim[1] - SLUG, trim[2] + SLUG, trim[3] + SLUG]
    content = "\n".join(_content(trim, bleed, folds, levels)).encode()
    spaces = Dictionary(ColorSpace=Dictionary(Every=every))
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array(area), Resources=spaces)


def _content(trim: Box, bleed: float, folds: Sequence[float], levels: Sequence[float] = ()) -> Iterator[str]:
    left, bottom, right, top = trim
    near, far = bleed + GAP, bleed + GAP + LENGTH
    yield "q /Every CS 1 SCN 0.25 w"
    for x, outward in ((left, -1), (right, 1)):
        for y, upward in ((bottom, -1), (top, 1)):
            yield _line(x + outward * near, y, x + outward * far, y)
            yield _line(x, y + upward * near, x, y + upward * far)
    yield "[3 2] 0 d"
    for x in folds:
        yield _line(x, bottom - near, x, bottom - far)
        yield _line(x, top + near, x, top + far)
    for y in levels:
        yield _line(left - near, y, left - far, y)
        yield _line(right + near, y, right + far, y)
    yield "[] 0 d"
    away = bleed + GAP + LENGTH / 2
    across, up = (left + right) / 2, (bottom + top) / 2
    places = [(left - away, up), (right + away, up)]
    if not folds:
        places += [(across, bottom - away), (across, top + away)]
    for x, y in places:
        yield _target(x, y)
    for place, inks in enumerate(PATCHES):
        yield f"{inks} k {left + 8 * MM + place * PATCH:.3f} {top + bleed + GAP:.3f} {PATCH:.3f} {PATCH:.3f} re f"
    yield "Q"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _target(x: float, y: float) -> str:
    """A circle of four arcs with a cross through it."""
    r, k = TARGET, TARGET * 0.5523
    cross = _line(x - 1.5 * r, y, x + 1.5 * r, y) + " " + _line(x, y - 1.5 * r, x, y + 1.5 * r)
    arcs = (
        f"{x + r:.3f} {y:.3f} m {x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c s"
    )
    return f"{cross} {arcs}"
