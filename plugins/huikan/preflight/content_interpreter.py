"""What the content of a page paints: colours, pictures at their printed size, texts, lines,
states. Forms are walked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.preflight import graphics_state, spaces
from huikan.preflight.graphics_state import Colour, DrawingContext, Drawn, Graphics, Line, Picture, State, Text, Unreadable

if TYPE_CHECKING:
    from pikepdf import Object
    from pikepdf.models import PdfInlineImage

FILLING, STROKING = "f F f* B B* b b*".split(), "S s B B* b b*".split()
WATCHED = " ".join(
    (
        *("q Q cm cs CS sc scn SC SCN g G rg RG k K Do gs sh w BT Tf Tm Tj TJ ' \" BI ID EI INLINE IMAGE re n".split()),
        *sorted({*FILLING, *STROKING}),
    )
)
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
DEEPEST = 20  # forms within forms
RICH, BLACK = 0.45, 0.7  # of cyan, magenta and yellow each, and of black, from which a text counts as mixed black
FAINT = 0.05  # share of an ink that does not count
DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def strokes(owner: Object, resources: Object, inks: dict[tuple[int, int], float]) -> Iterator[Drawn]:
    """Everything that a page draws, in order. `inks` remembers the most ink of each picture."""
    yield from _walk(owner, DrawingContext(resources, inks), Graphics((1, 0, 0, 1, 0, 0)))


def _walk(owner: Object, context: DrawingContext, graphics: Graphics) -> Iterator[Drawn]:
    from pikepdf import ContentStreamInlineImage, PdfError, parse_content_stream

    if context.depth > DEEPEST:
        yield Unreadable("forms that contain each other")
        return
    try:
        instructions = parse_content_stream(owner, WATCHED)
    except PdfError as error:
        yield Unreadable(str(error))
        return
    yield from (State("default", name) for name in DEFAULTS if name in context.resources.get("/ColorSpace", NOTHING))
    stack: list[Graphics] = []
    boxes: list[float] = []  # the thinner sides of the rectangles of the path
    for instruction in instructions:
        if isinstance(instruction, ContentStreamInlineImage):
            yield _inline(instruction.iimage, graphics)
            continue
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "q":
            stack.append(graphics)
        elif operator == "Q":
            graphics = stack.pop() if stack else graphics
        elif operator == "re":
            boxes.append(min(abs(float(operands[2])), abs(float(operands[3]))))
        elif operator == "n" or operator in FILLING or operator in STROKING:
            yield from _path(operator, boxes, graphics)
            boxes = []
        elif operator.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            colour, graphics = _coloured(operator, operands, context, graphics)
            yield from _inked(colour, operator, operands, context, graphics)
        else:
            graphics = _set(operator, operands, context, graphics)
            yield from _painted(operator, operands, context, graphics)


def _set(operator: str, operands: Sequence[Object], context: DrawingContext, graphics: Graphics) -> Graphics:
    """The state after an operator that only changes it."""
    if operator == "cm":
        return replace(graphics, matrix=graphics_state.times(graphics_state.matrix(operands), graphics.matrix))
    if operator == "w":
        return replace(graphics, width=float(operands[0]))
    if operator == "Tf":
        return replace(graphics, font=context.get("/Font", operands[0]), size=abs(float(operands[1])))
    if operator == "BT":
        return replace(graphics, text=1.0)
    if operator == "Tm":
        return replace(graphics, text=Graphics(graphics_state.matrix(operands)).scale)
    state = context.get("/ExtGState", operands[0]) if operator == "gs" else None
    if state is not None:
        graphics = replace(graphics, width=float(state.get("/LW", graphics.width)))
        if "/op" in state or "/OP" in state:
            return replace(graphics, overprint=bool(state.get("/op", state.get("/OP", False))))
    return graphics


def _path(operator: str, boxes: list[float], graphics: Graphics) -> Iterator[Drawn]:
    """The lines of a path that is painted: strokes, and rectangles as thin as lines."""
    if operator in STROKING:
        yield Line(round(graphics.width * graphics.scale, 3))
    if operator in FILLING:
        yield from (Line(round(side * graphics.scale, 3)) for side in boxes if side)
        if graphics.overprint and graphics.white:
            yield State("overprint", "white")


def _painted(operator: str, operands: Sequence[Object], context: DrawingContext, graphics: Graphics) -> Iterator[Drawn]:
    """What an operator puts on the page, or into the state, that is judged."""
    if operator == "Do":
        yield from _object(context.get("/XObject", operands[0]), context, graphics, str(operands[0]))
    elif operator == "sh":
        yield from _shading(context.named("/Shading", operands[0]))
    elif operator == "gs":
        yield from _state(context.named("/ExtGState", operands[0]), context, graphics)
    elif operator in ("Tj", "TJ", "'", '"'):
        yield _text(operands, graphics)
        yield from _glyphs(context, graphics)


def _inked(
    colour: Colour, operator: str, operands: Sequence[Object], context: DrawingContext, graphics: Graphics
) -> Iterator[Drawn]:
    """A colour that is set, or the colours of the pattern that is."""
    if not colour.space.startswith("Pattern"):
        yield colour
    elif operator.lower() != "cs":
        pattern = context.get("/Pattern", operands[-1])
        if pattern is not None and int(pattern.PatternType) == 2:
            yield from _shading(pattern.Shading)
        else:
            yield from _object(pattern, context, graphics)


def _coloured(operator: str, operands: Sequence[Object], context: DrawingContext, graphics: Graphics) -> tuple[Colour, Graphics]:
    """The colour or colour space that an operator sets, and the state after it."""
    lower, fills = operator.lower(), operator.islower()
    values = _numbers(operands)
    space = DEVICE.get(lower) or (graphics.space if fills else graphics.stroke)
    if lower == "cs":
        space, values = spaces.name(str(operands[0]), context.resources), ()
    after = replace(graphics, space=space, fill=values) if fills else replace(graphics, stroke=space)
    return Colour(space, values), after


def _numbers(operands: Sequence[Object]) -> tuple[float, ...]:
    from pikepdf import Name

    return tuple(float(value) for value in operands if not isinstance(value, Name))


def _object(thing: Object | None, context: DrawingContext, graphics: Graphics, name: str = "") -> Iterator[Drawn]:
    if thing is None:
        yield Unreadable("a picture, form or pattern that is not in the file")
    elif thing.get("/Subtype") == "/Image":
        yield from (State("proxy", key) for key in ("/OPI", "/Alternates") if key in thing)
        yield replace(_picture(thing, context, graphics), name=name.removeprefix("/"))
    elif thing.get("/Subtype") == "/PS" or "/OPI" in thing or "/Ref" in thing:
        yield State("proxy", "PostScript" if thing.get("/Subtype") == "/PS" else "/OPI" if "/OPI" in thing else "/Ref")
    else:
        matrix = graphics_state.times(graphics_state.matrix(thing.get("/Matrix", graphics_state.UNMOVED)), graphics.matrix)
        yield from _walk(thing, context.inside(thing), replace(graphics, matrix=matrix))


def _picture(image: Object, context: DrawingContext, graphics: Graphics) -> Picture:
    space = spaces.of_image(image)
    if image.objgen not in context.inks:
        context.inks[image.objgen] = spaces.ink(image) if space == "DeviceCMYK" else 0.0
    size = int(image.Width), int(image.Height)
    return Picture(
        image.objgen, *size, space, _resolution(*size, graphics.matrix), context.inks[image.objgen], spaces.unusual(image)
    )


def _resolution(width: int, height: int, matrix: graphics_state.Matrix) -> float:
    """Dots per inch: a picture fills the unit square of user space, and the matrix
    says how large that is on paper."""
    across, up = hypot(matrix[0], matrix[1]) / 72, hypot(matrix[2], matrix[3]) / 72
    return round(min(width / across if across else 0.0, height / up if up else 0.0), 1)


def _inline(image: PdfInlineImage, graphics: Graphics) -> Picture:
    space = str(image.colorspace or "DeviceGray").removeprefix("/")
    resolution = _resolution(image.width, image.height, graphics.matrix)
    return Picture((0, 0), image.width, image.height, space, resolution, 0.0)


def _shading(shading: Object) -> Iterator[Drawn]:
    if shading is None:
        yield Unreadable("a gradient that is not in the file")
        return
    space = spaces.described(shading.ColorSpace)
    for values in _ends(shading.get("/Function")):
        yield Colour(space, values)


def _ends(function: Object | None) -> Iterator[tuple[float, ...]]:
    """The colours that a gradient runs between."""
    if function is not None and "/Functions" in function:
        for part in function.Functions:
            yield from _ends(part)
    elif function is None or "/C0" not in function:
        yield ()
    else:
        for end in (function.C0, function.C1):
            yield tuple(float(value) for value in end)


def _state(state: Object, context: DrawingContext, graphics: Graphics) -> Iterator[Drawn]:
    """A soft mask's form knows light, not ink: of it only its pictures and
    colours in other spaces count."""
    if state is None:
        return
    mode = str(state.get("/BM", "/Normal")).removeprefix("/")
    if mode not in ("Normal", "Compatible"):
        yield State("blend", mode)
    yield from (
        State("transfer", key)
        for key in ("/TR", "/TR2", "/HT")
        if str(state.get(key, "/Default")) not in ("/Default", "/Identity")
    )
    mask = state.get("/SMask")
    if mask is not None and "/G" in mask:
        for thing in _object(mask.G, context, graphics):
            if isinstance(thing, Colour | Unreadable):
                yield thing


def _text(operands: Sequence[Object], graphics: Graphics) -> Text:
    rich = graphics.space == "DeviceCMYK" and len(graphics.fill) == 4
    rich = rich and min(graphics.fill[:3]) >= RICH and graphics.fill[3] >= BLACK
    size = round(graphics.size * graphics.text * graphics.scale, 2)
    return Text(graphics.font, _missing(operands, graphics.font), rich, size, _plates(graphics))


def _plates(graphics: Graphics) -> int:
    if graphics.white:
        return 0
    return sum(value > FAINT for value in graphics.fill) if graphics.space == "DeviceCMYK" else 1


def _glyphs(context: DrawingContext, graphics: Graphics) -> Iterator[Drawn]:
    """What a font of drawn letters (Type 3) paints; each is walked through once."""
    font = graphics.font
    if font is None or font.get("/Subtype") != "/Type3" or font.objgen in context.glyphs:
        return
    context.glyphs.add(font.objgen)
    matrix = graphics_state.times(
        graphics_state.matrix(font.FontMatrix), graphics_state.times((graphics.size, 0, 0, graphics.size, 0, 0), graphics.matrix)
    )
    for _, glyph in sorted(font.CharProcs.items()):
        yield from _walk(glyph, context.inside(font), replace(graphics, matrix=matrix, font=None))


def _missing(operands: Sequence[Object], font: Object | None) -> int:
    """How many characters of a text are drawn with glyph 0, the sign for a
    character that the font lacks."""
    from pikepdf import Array, String

    if font is None or not str(font.get("/Encoding", "")).startswith("/Identity"):
        return 0
    pieces = operands[-1] if operands and isinstance(operands[-1], Array) else operands
    texts = (bytes(piece) for piece in pieces if isinstance(piece, String))
    return sum(text[place : place + 2] == b"\0\0" for text in texts for place in range(0, len(text), 2))
