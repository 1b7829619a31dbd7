"""How far what a page draws reaches: a box in points for each text, picture and path, after what
clips it. Forms are walked into; what is white on paper draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING, Literal

from huikan.pdf_objects import NOTHING
from huikan.preflight.graphics_state import UNMOVED, Matrix, matrix, times
from huikan.preflight.text_metrics import TextMetrics
from huikan.preflight.text_state import INITIAL, MOVES, SETTINGS, TextPlace, TextState

if TYPE_CHECKING:
    from pikepdf import Object, Page

Box = tuple[float, float, float, float]  # left, bottom, right, top
Point = tuple[float, float]
FILLS, STROKES = frozenset("f F f* B B* b b*".split()), frozenset("S s B B* b b*".split())
POINTS = frozenset("mlcvy")
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
ASCENT, DESCENT = 0.75, 0.15  # em: what letters reach above and below their line, rather too little
DEEPEST = 20
UNSEEN = "\u200b\u2009\u2060\u00ad \u00a0"


@dataclass(frozen=True, slots=True)
class Extent:
    """The box of one thing that is drawn, and the words of a text."""

    kind: Literal["text", "ink"]
    box: Box
    words: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    place: Matrix
    clip: Box
    width: float = 1.0
    white: bool = False
    text: TextState = INITIAL
    hidden: bool = False


def extents(page: Page, known: dict[tuple[int, int], TextMetrics]) -> list[Extent]:
    """Everything that a page draws. `known` keeps the widths of fonts from page to page."""
    left, bottom, right, top = (float(value) for value in page.mediabox)
    everywhere = (left - 1e5, bottom - 1e5, right + 1e5, top + 1e5)
    walk = _Walk(known)
    return list(walk.drawn(page.obj, page.resources, _State(UNMOVED, everywhere), 0))


class _Path:
    """The path that is being drawn, as the points of its hull on the page."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self._clips = False

    def takes(self, operator: str, operands: Sequence[Object], place: Matrix) -> bool:
        """Whether an operator is one of the path's."""
        if operator == "re":
            x, y, width, height = map(float, operands)
            self._points += _corners(place, x, y, width, height)
        elif operator in POINTS:
            numbers = [float(value) for value in operands]
            self._points += (_moved(place, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        elif operator in ("W", "W*"):
            self._clips = True
        else:
            return operator == "h"
        return True

    def painted(self, operator: str, state: _State) -> Iterator[Extent]:
        """The ink of the path where an operator paints it."""
        if operator == "n" or not self._points:
            return
        a, b, c, d, *_ = state.place
        half = state.width * max(hypot(a, b), hypot(c, d)) / 2 if operator in STROKES else 0.0
        left, bottom, right, top = _around(self._points)
        white = state.white and operator not in STROKES
        yield from _ink((left - half, bottom - half, right + half, top + half), replace(state, white=white))

    def clipped(self, state: _State) -> _State:
        """The state behind the path."""
        return replace(state, clip=_common(state.clip, _around(self._points))) if self._clips and self._points else state


class _Walk:
    """The way through the content of a page, operator by operator."""

    def __init__(self, known: dict[tuple[int, int], TextMetrics]) -> None:
        self._known = known
        self._place = TextPlace()

    def drawn(self, owner: Object, resources: Object, state: _State, depth: int) -> Iterator[Extent]:
        from pikepdf import ContentStreamInlineImage, PdfError, parse_content_stream

        try:
            instructions = parse_content_stream(owner) if depth <= DEEPEST else []
        except PdfError:
            return  # what cannot be read is said elsewhere
        stack: list[_State] = []
        path = _Path()
        for instruction in instructions:
            if isinstance(instruction, ContentStreamInlineImage):
                yield from _ink(_square(state.place), state)
                continue
            operands, operator = list(instruction.operands), str(instruction.operator)
            if operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif path.takes(operator, operands, state.place):
                continue
            elif operator == "n" or operator in FILLS or operator in STROKES:
                yield from path.painted(operator, state)
                state, path = path.clipped(state), _Path()
            elif operator in SHOWS or operator in ("Do", "sh"):
                yield from self._shown(operator, operands, resources, state, depth)
            else:
                state = self._changed(operator, operands, resources, state)

    def _shown(self, operator: str, operands: Sequence[Object], resources: Object, state: _State, depth: int) -> Iterator[Extent]:
        """What an operator draws that needs no path."""
        if operator == "Do":
            yield from self._object(resources.get("/XObject", NOTHING).get(str(operands[0])), resources, state, depth)
        elif operator == "sh":
            yield from _ink(state.clip, state)
        else:
            yield from self._text(operator, operands, state)

    def _object(self, thing: Object | None, resources: Object, state: _State, depth: int) -> Iterator[Extent]:
        if thing is None:
            return
        if thing.get("/Subtype") == "/Image":
            yield from _ink(_square(state.place), replace(state, white=False))
            return
        place = times(matrix(thing.get("/Matrix", UNMOVED)), state.place)
        left, bottom, right, top = (float(value) for value in thing.get("/BBox", state.clip))
        clip = _common(state.clip, _around(_corners(place, left, bottom, right - left, top - bottom)))
        yield from self.drawn(thing, thing.get("/Resources", resources), replace(state, place=place, clip=clip), depth + 1)

    def _changed(self, operator: str, operands: Sequence[Object], resources: Object, state: _State) -> _State:
        """The state after an operator that draws nothing."""
        if operator in MOVES:
            self._place.move(operator, operands, state.text.leading)
        if operator in SETTINGS:
            return replace(state, text=state.text.changed(operator, operands))
        if operator == "Tf":
            font = self._font(resources.get("/Font", NOTHING).get(str(operands[0])))
            return replace(state, text=replace(state.text, font=font, size=float(operands[1])))
        if operator == "cm":
            return replace(state, place=times(matrix(operands), state.place))
        if operator in ("g", "rg", "k", "sc", "scn"):
            return replace(state, white=_is_white(operator, operands))
        if operator == "w":
            return replace(state, width=float(operands[0]))
        if operator == "Tr":
            return replace(state, hidden=int(operands[0]) in (3, 7))
        return state

    def _font(self, font: Object | None) -> TextMetrics | None:
        if font is None:
            return None
        if font.objgen not in self._known or font.objgen == (0, 0):
            self._known[font.objgen] = TextMetrics.of(font)
        return self._known[font.objgen]

    def _text(self, operator: str, operands: Sequence[Object], state: _State) -> Iterator[Extent]:
        from pikepdf import Array, String

        text_state = state.text
        if operator in ("'", '"'):
            self._place.move("T*", (), text_state.leading)
        if text_state.font is None:
            return
        pieces = operands[-1] if isinstance(operands[-1], Array) else operands[-1:]
        begin, words, ink = 0.0, "", (0.0, 0.0)
        for piece in pieces:
            if not isinstance(piece, String):
                begin -= float(piece) / 1000 * text_state.size * text_state.stretch
                continue
            for advance, text in text_state.font.glyphs(bytes(piece)):
                width = advance * text_state.size * text_state.stretch
                if text.strip(UNSEEN):
                    ink = (ink[0] if words else begin), begin + width
                words += text if words or text.strip(UNSEEN) else ""
                spacing = text_state.spacing + (text_state.word_spacing if text == " " else 0)
                begin += width + spacing * text_state.stretch
        place = times((1, 0, 0, 1, 0, text_state.rise), times(self._place.at, state.place))
        self._place.advance(begin)
        if words and not state.hidden:
            tall = text_state.size
            box = _around(_corners(place, ink[0], -DESCENT * tall, ink[1] - ink[0], (ASCENT + DESCENT) * tall))
            if (visible := _common(box, state.clip))[0] < visible[2] and visible[1] < visible[3]:
                yield Extent("text", visible, words.rstrip(UNSEEN))


def _ink(box: Box, state: _State) -> Iterator[Extent]:
    visible = _common(box, state.clip)
    if not state.white and visible[0] < visible[2] and visible[1] < visible[3]:
        yield Extent("ink", visible)


def _is_white(operator: str, operands: Sequence[Object]) -> bool:
    from pikepdf import Name

    if any(isinstance(value, Name) for value in operands):
        return False
    values = [float(value) for value in operands]
    return all(value == (0 if len(values) == 4 else 1) for value in values) and bool(values)


def _moved(place: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def _corners(place: Matrix, x: float, y: float, width: float, height: float) -> list[Point]:
    return [_moved(place, x + across, y + up) for across in (0, width) for up in (0, height)]


def _square(place: Matrix) -> Box:
    """Where a picture stands: it fills the unit square."""
    return _around(_corners(place, 0, 0, 1, 1))


def _around(points: Sequence[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
