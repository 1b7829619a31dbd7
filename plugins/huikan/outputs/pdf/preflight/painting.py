"""What the content of a page paints: colours, pictures at their printed size, texts, states. Forms are walked into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from huikan.outputs.pdf.preflight import spaces

WATCHED = "q Q cm cs CS sc scn SC SCN g G rg RG k K Do gs sh Tf Tj TJ ' \" BI ID EI INLINE IMAGE"
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
DEEPEST = 20  # forms within forms
RICH, BLACK = 0.45, 0.7  # of cyan, magenta and yellow each, and of black, from which a text counts as mixed black
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that is set: its space, and its values from 0 to 1."""

    space: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is printed: dots per inch in its worse direction, most ink in percent. `number` is its object's."""

    number: tuple[int, int]
    width: int
    height: int
    space: str
    resolution: float
    ink: float


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: its font, how many of its characters have no glyph, and whether its black is of four inks."""

    font: Any
    missing: int
    rich: bool


@dataclass(frozen=True, slots=True)
class State:
    """A way of blending other than the plain one."""

    mode: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is drawn and cannot be read."""

    reason: str


Drawn = Colour | Picture | Text | State | Unreadable


@dataclass(frozen=True, slots=True)
class _Graphics:
    """The state of drawing: where user space lies, what fills, which font is on."""

    matrix: Matrix
    space: str = "DeviceGray"
    fill: tuple[float, ...] = (0.0,)
    stroke: str = "DeviceGray"
    font: Any = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where content is drawn: what its names stand for, the ink of pictures that are known, how deep forms are nested."""

    resources: Any
    inks: dict[tuple[int, int], float]
    depth: int = 0

    def get(self, kind: str, name: Any) -> Any:
        return self.resources.get(kind, {}).get(name)

    def inside(self, form: Any) -> _Scene:
        return replace(self, resources=form.get("/Resources", self.resources), depth=self.depth + 1)


def strokes(owner: Any, resources: Any, inks: dict[tuple[int, int], float]) -> Iterator[Drawn]:
    """Everything that a page draws, in order. `inks` remembers the most ink of each picture."""
    yield from _walk(owner, _Scene(resources, inks), _Graphics((1, 0, 0, 1, 0, 0)))


def _walk(owner: Any, scene: _Scene, graphics: _Graphics) -> Iterator[Drawn]:
    from pikepdf import ContentStreamInlineImage, PdfError, parse_content_stream

    if scene.depth > DEEPEST:
        yield Unreadable("forms that contain each other")
        return
    try:
        instructions = parse_content_stream(owner, WATCHED)
    except PdfError as error:
        yield Unreadable(str(error))
        return
    kept: list[_Graphics] = []
    for instruction in instructions:
        if isinstance(instruction, ContentStreamInlineImage):
            yield _inline(instruction.iimage, graphics)
            continue
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "q":
            kept.append(graphics)
        elif operator == "Q":
            graphics = kept.pop() if kept else graphics
        elif operator == "cm":
            graphics = replace(graphics, matrix=_times(_matrix(operands), graphics.matrix))
        elif operator == "Tf":
            graphics = replace(graphics, font=scene.get("/Font", operands[0]))
        elif operator.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            colour, graphics = _coloured(operator, operands, scene, graphics)
            yield from _inked(colour, operator, operands, scene, graphics)
        else:
            yield from _painted(operator, operands, scene, graphics)


def _painted(operator: str, operands: Any, scene: _Scene, graphics: _Graphics) -> Iterator[Drawn]:
    """What an operator puts on the page, or into the state, that is judged."""
    if operator == "Do":
        yield from _object(scene.get("/XObject", operands[0]), scene, graphics)
    elif operator == "sh":
        yield from _shading(scene.get("/Shading", operands[0]))
    elif operator == "gs":
        yield from _state(scene.get("/ExtGState", operands[0]), scene, graphics)
    else:
        yield _text(operands, graphics)


def _inked(colour: Colour, operator: str, operands: Any, scene: _Scene, graphics: _Graphics) -> Iterator[Drawn]:
    """A colour that is set, or the colours of the pattern that is."""
    if not colour.space.startswith("Pattern"):
        yield colour
    elif operator.lower() != "cs":
        pattern = scene.get("/Pattern", operands[-1])
        if pattern is not None and int(pattern.PatternType) == 2:
            yield from _shading(pattern.Shading)
        else:
            yield from _object(pattern, scene, graphics)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _coloured(operator: str, operands: Any, scene: _Scene, graphics: _Graphics) -> tuple[Colour, _Graphics]:
    """The colour or colour space that an operator sets, and the state after it."""
    lower, fills = operator.lower(), operator.islower()
    values = _numbers(operands)
    space = DEVICE.get(lower) or (graphics.space if fills else graphics.stroke)
    if lower == "cs":
        space, values = spaces.name(operands[0], scene.resources), ()
    after = replace(graphics, space=space, fill=values) if fills else replace(graphics, stroke=space)
    return Colour(space, values), after


def _numbers(operands: Any) -> tuple[float, ...]:
    from pikepdf import Name

    return tuple(float(value) for value in operands if not isinstance(value, Name))


def _object(thing: Any, scene: _Scene, graphics: _Graphics) -> Iterator[Drawn]:
    if thing is None:
        yield Unreadable("a picture, form or pattern that is not in the file")
    elif thing.get("/Subtype") == "/Image":
        yield _picture(thing, scene, graphics)
    else:
        matrix = _times(_matrix(thing.get("/Matrix", (1, 0, 0, 1, 0, 0))), graphics.matrix)
        yield from _walk(thing, scene.inside(thing), replace(graphics, matrix=matrix))


def _picture(image: Any, scene: _Scene, graphics: _Graphics) -> Picture:
    space = spaces.of_image(image)
    if image.objgen not in scene.inks:
        scene.inks[image.objgen] = spaces.ink(image) if space == "DeviceCMYK" else 0.0
    return _sized(image.objgen, int(image.Width), int(image.Height), space, scene.inks[image.objgen], graphics.matrix)


def _sized(number: tuple[int, int], width: int, height: int, space: str, ink: float, matrix: Matrix) -> Picture:
    """A picture fills the unit square of user space: the matrix says how large that is on paper."""
    across, up = hypot(matrix[0], matrix[1]) / 72, hypot(matrix[2], matrix[3]) / 72
    resolution = min(width / across if across else 0.0, height / up if up else 0.0)
    return Picture(number, width, height, space, round(resolution, 1), ink)


def _inline(image: Any, graphics: _Graphics) -> Picture:
    space = str(image.colorspace or "DeviceGray").removeprefix("/")
    return _sized((0, 0), image.width, image.height, space, 0.0, graphics.matrix)


def _shading(shading: Any) -> Iterator[Drawn]:
    if shading is None:
        yield Unreadable("a gradient that is not in the file")
        return
    space = spaces.described(shading.ColorSpace)
    for values in _ends(shading.get("/Function")):
        yield Colour(space, values)


def _ends(function: Any) -> Iterator[tuple[float, ...]]:
    """The colours that a gradient runs between."""
    if function is not None and "/Functions" in function:
        for part in function.Functions:
            yield from _ends(part)
    elif function is None or "/C0" not in function:
        yield ()
    else:
        for end in (function.C0, function.C1):
            yield tuple(float(value) for value in end)


def _state(state: Any, scene: _Scene, graphics: _Graphics) -> Iterator[Drawn]:
    """A soft mask's form knows light, not ink: of it only its pictures and colours in other spaces count."""
    if state is None:
        return
    mode = str(state.get("/BM", "/Normal")).removeprefix("/")
    if mode not in ("Normal", "Compatible"):
        yield State(mode)
    mask = state.get("/SMask")
    if mask is not None and "/G" in mask:
        for drawn in _object(mask.G, scene, graphics):
            if isinstance(drawn, Colour | Unreadable):
                yield drawn


def _text(operands: Any, graphics: _Graphics) -> Text:
    rich = graphics.space == "DeviceCMYK" and len(graphics.fill) == 4
    rich = rich and min(graphics.fill[:3]) >= RICH and graphics.fill[3] >= BLACK
    return Text(graphics.font, _missing(operands, graphics.font), rich)


def _missing(operands: Any, font: Any) -> int:
    """How many characters of a text are drawn with glyph 0, the sign for a character that the font lacks."""
    from pikepdf import Array, String

    if font is None or not str(font.get("/Encoding", "")).startswith("/Identity"):
        return 0
    pieces = operands[-1] if operands and isinstance(operands[-1], Array) else operands
    texts = (bytes(piece) for piece in pieces if isinstance(piece, String))
    return sum(text[place : place + 2] == b"\0\0" for text in texts for place in range(0, len(text), 2))
