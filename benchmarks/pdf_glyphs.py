"""Where every glyph of a PDF stands, whoever made it: by its content streams, the widths that its
fonts state and what it says that its glyphs mean (ISO 32000-2, 9.2 to 9.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.preflight.graphics_state import UNMOVED, Matrix, matrix, times
from huikan.preflight.text_metrics import TextMetrics
from huikan.preflight.text_state import INITIAL, MOVES, SETTINGS, TextPlace, TextState

if TYPE_CHECKING:
    from pikepdf import Object, Page

UPRIGHT = 0.01  # of its size that a letter may lean
DEEPEST = 12  # forms within forms


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter on a page: what it says, where its origin is and how wide and large it is, in points
    from the page's lower left corner."""

    text: str
    x: float
    y: float
    width: float
    size: float

    @property
    def end(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class _State:
    place: Matrix = UNMOVED
    text: TextState = INITIAL


def glyphs(path: Path) -> list[list[Glyph]]:
    """The upright letters of each page, in the order in which they are drawn."""
    from pikepdf import Pdf

    known: dict[tuple[int, int], TextMetrics] = {}
    with Pdf.open(path) as pdf:
        return [list(_Reader(known).page(page)) for page in pdf.pages]


@dataclass(slots=True)
class _Reader:
    known: dict[tuple[int, int], TextMetrics]
    place: TextPlace = field(default_factory=TextPlace)

    def page(self, page: Page) -> Iterator[Glyph]:
        yield from self._walk(page.obj, page.resources, _State(), 0)

    def _walk(self, owner: Object, resources: Object, state: _State, depth: int) -> Iterator[Glyph]:
        from pikepdf import ContentStreamInlineImage, parse_content_stream

        stack: list[_State] = []
        for instruction in parse_content_stream(owner) if depth <= DEEPEST else ():
            if isinstance(instruction, ContentStreamInlineImage):
                continue
            operands, operator = list(instruction.operands), str(instruction.operator)
            if operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop()
            elif operator == "cm":
                state = replace(state, place=times(matrix(operands), state.place))
            elif operator == "Do":
                yield from self._form(resources.XObject[str(operands[0])], resources, state, depth)
            elif operator in ("Tj", "TJ", "'", '"'):
                yield from self._shown(operator, operands, state)
            elif operator == "Tf":
                font = self._font(resources.get("/Font", NOTHING).get(str(operands[0])))
                state = replace(state, text=replace(state.text, font=font, size=float(operands[1])))
            if operator in MOVES:
                self.place.move(operator, operands, state.text.leading)
            if operator in SETTINGS:
                state = replace(state, text=state.text.changed(operator, operands))

    def _form(self, thing: Object, resources: Object, state: _State, depth: int) -> Iterator[Glyph]:
        if thing.get("/Subtype") == "/Form":
            place = times(matrix(thing.get("/Matrix", UNMOVED)), state.place)
            yield from self._walk(thing, thing.get("/Resources", resources), replace(state, place=place), depth + 1)

    def _font(self, font: Object) -> TextMetrics:
        if font.objgen not in self.known or font.objgen == (0, 0):
            self.known[font.objgen] = TextMetrics.of(font)
        return self.known[font.objgen]

    def _shown(self, operator: str, operands: Sequence[Object], state: _State) -> Iterator[Glyph]:
        from pikepdf import Array, String

        if operator in ("'", '"'):
            self.place.move("T*", (), state.text.leading)
        font = state.text.font
        assert font is not None
        for piece in list(operands[-1]) if isinstance(operands[-1], Array) else [operands[-1]]:
            if isinstance(piece, String):
                for advance, text in font.glyphs(bytes(piece)):
                    yield from self._glyph(text, advance, state)
            else:
                self.place.advance(-float(piece) / 1000 * state.text.size * state.text.stretch)

    def _glyph(self, text: str, advance: float, state: _State) -> Iterator[Glyph]:
        """A glyph where the next one stands, if it is upright; the place moves behind it."""
        setting = state.text
        a, b, _, d, x, y = times((1, 0, 0, 1, 0, setting.rise), times(self.place.at, state.place))
        if abs(b) <= UPRIGHT * abs(a) and text:
            yield Glyph(text, x, y, advance * setting.size * setting.stretch * a, setting.size * abs(d))
        spacing = setting.spacing + (setting.word_spacing if text == " " else 0.0)
        self.place.advance((advance * setting.size + spacing) * setting.stretch)
