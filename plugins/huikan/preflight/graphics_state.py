"""What a page draws, as values, and the state that it is drawn in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import hypot
from typing import TYPE_CHECKING, SupportsFloat

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that is set: its space, and its values from 0 to 1."""

    space: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is printed: dots per inch in its worse direction, most ink in
    percent. `number` is its object's, `name` what the resources call it.

    `kind` is "" for one that every press reads, otherwise what is unusual about its data.
    """

    number: tuple[int, int]
    width: int
    height: int
    space: str
    resolution: float
    ink: float
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: its font, how many of its characters have no glyph, and
    whether its black is of four inks.

    `size` in points; `plates` is on how many of the four plates it stands, 0 for one
    left white in what is round it.
    """

    font: Object | None
    missing: int
    rich: bool
    size: float = 0.0
    plates: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or an area as thin as one: its thickness in points."""

    width: float


@dataclass(frozen=True, slots=True)
class State:
    """Something unusual about drawing: its `kind` (`blend`, `transfer`, `overprint`,
    `proxy`, `default`), and what of it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is drawn and cannot be read."""

    reason: str


Drawn = Colour | Picture | Text | Line | State | Unreadable


@dataclass(frozen=True, slots=True)
class Graphics:
    """The state of drawing: where user space lies, what fills and strokes, how
    thick lines are, which font is on."""

    matrix: Matrix
    space: str = "DeviceGray"
    fill: tuple[float, ...] = (0.0,)
    stroke: str = "DeviceGray"
    width: float = 1.0
    overprint: bool = False
    font: Object | None = None
    size: float = 0.0
    text: float = 1.0  # how much larger the text matrix makes letters

    @property
    def scale(self) -> float:
        """How many points a unit of user space is, in its worse direction."""
        a, b, c, d, *_ = self.matrix
        return min(hypot(a, b), hypot(c, d))

    @property
    def white(self) -> bool:
        """Whether what fills lays down nothing."""
        none = {"DeviceCMYK": 0.0, "DeviceGray": 1.0}.get(self.space)
        return none is not None and bool(self.fill) and all(value == none for value in self.fill)


@dataclass(frozen=True, slots=True)
class DrawingContext:
    """Where content is drawn: what its names stand for, the ink of pictures that are
    known, how deep forms are nested.

    `glyphs` are the fonts of drawn letters that have been walked through.
    """

    resources: Object
    inks: dict[tuple[int, int], float]
    depth: int = 0
    glyphs: set[tuple[int, int]] = field(default_factory=set)

    def get(self, kind: str, name: Object) -> Object | None:
        """What a name stands for; None where the resources do not have it."""
        return self.resources.get(kind, NOTHING).get(str(name))

    def named(self, kind: str, name: Object) -> Object:
        """The same of what has to be there. KeyError where it is not."""
        thing = self.get(kind, name)
        if thing is None:
            raise KeyError(f"{name} is not among the resources")
        return thing

    def inside(self, form: Object) -> DrawingContext:
        return replace(self, resources=form.get("/Resources", self.resources), depth=self.depth + 1)


def matrix(operands: Iterable[SupportsFloat]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
