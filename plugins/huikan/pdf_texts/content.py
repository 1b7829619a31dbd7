"""The content of a page, operator by operator, for nothing but its text (ISO 32000-2, 9.4).

Forms are walked into; what a file says of a text (ActualText) takes the place of its glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.pdf_texts.lines import APART, Lines
from huikan.pdf_texts.streams import fits
from huikan.preflight.graphics_state import UNMOVED, Matrix, matrix, times
from huikan.preflight.text_metrics import TextMetrics
from huikan.preflight.text_state import INITIAL, MOVES, SETTINGS, TextPlace, TextState

if TYPE_CHECKING:
    from pikepdf import Object

READ = "q Q cm BT Tf Tm Td TD T* TL Tc Tw Tz Tj TJ ' \" Do BMC BDC EMC"
DEEPEST = 12  # forms within forms
FAULTS = (ValueError, TypeError, IndexError, AttributeError, KeyError, OverflowError)  # of what others have written


@dataclass(slots=True)
class Budget:
    """What is left to be read of a file: operators, and characters."""

    operators: int = 2_000_000
    characters: int = 4_000_000


@dataclass(frozen=True, slots=True)
class _State:
    place: Matrix = UNMOVED
    text: TextState = INITIAL


class PageReader:
    """Reads one page. `fonts` keeps what is known of fonts from page to page."""

    def __init__(self, fonts: dict[tuple[int, int], TextMetrics | None], budget: Budget) -> None:
        self._fonts, self._budget = fonts, budget
        self._lines = Lines()
        self._place = TextPlace()
        self._spans: list[str | None] = []  # of each marked span what it says of itself

    def read(self, owner: Object, resources: Object) -> str:
        """The text of a page that has these resources."""
        self._walk(owner, resources, _State(), 0)
        return self._lines.text()

    def _walk(self, owner: Object, resources: Object, state: _State, depth: int) -> None:
        from pikepdf import ContentStreamInlineImage, PdfError, parse_content_stream

        if depth > DEEPEST or self._budget.operators <= 0 or not fits(owner.get("/Contents", owner)):
            return
        try:
            instructions = parse_content_stream(owner, READ)
        except PdfError:
            return  # a page that nobody can read says nothing
        self._budget.operators -= len(instructions) + 1
        stack: list[_State] = []
        for instruction in instructions:
            if isinstance(instruction, ContentStreamInlineImage):
                continue
            operands, operator = list(instruction.operands), str(instruction.operator)
            try:
                if operator == "q":
                    stack.append(state)
                elif operator == "Q":
                    state = stack.pop() if stack else state
                elif operator == "Do":
                    self._form(resources.get("/XObject", NOTHING).get(str(operands[0])), resources, state, depth)
                else:
                    state = self._changed(operator, operands, resources, state)
            except FAULTS:
                continue  # an operator without what it needs

    def _form(self, thing: Object | None, resources: Object, state: _State, depth: int) -> None:
        if thing is not None and thing.get("/Subtype") == "/Form":
            place = times(matrix(thing.get("/Matrix", UNMOVED)), state.place)
            self._walk(thing, thing.get("/Resources", resources), replace(state, place=place), depth + 1)

    def _changed(self, operator: str, operands: Sequence[Object], resources: Object, state: _State) -> _State:
        """The state after an operator, whose text is taken down."""
        if operator in ("Tj", "TJ", "'", '"'):
            self._show(operator, operands, state)
        elif operator in ("BMC", "BDC"):
            self._spans.append(_said(operands[1], resources) if operator == "BDC" else None)
        elif operator == "EMC":
            del self._spans[-1:]
        elif operator == "Tf":
            font = self._font(resources.get("/Font", NOTHING).get(str(operands[0])))
            return replace(state, text=replace(state.text, font=font, size=float(operands[1])))
        elif operator == "cm":
            return replace(state, place=times(matrix(operands), state.place))
        if operator in MOVES:
            self._place.move(operator, operands, state.text.leading)
        return replace(state, text=state.text.changed(operator, operands)) if operator in SETTINGS else state

    def _font(self, font: Object | None) -> TextMetrics | None:
        if font is None:
            return None
        if font.objgen not in self._fonts or font.objgen == (0, 0):
            self._fonts[font.objgen] = _metrics(font)
        return self._fonts[font.objgen]

    def _show(self, operator: str, operands: Sequence[Object], state: _State) -> None:
        from pikepdf import Array

        if operator in ("'", '"'):
            self._place.move("T*", (), state.text.leading)
        if state.text.font is None or self._budget.characters <= 0:
            return
        pieces = list(operands[-1]) if isinstance(operands[-1], Array) else [operands[-1]]
        text, width = _set(pieces, state.text.font, state.text)
        spoken = next((span for span in self._spans if span is not None), None)
        if spoken is not None:
            text = spoken
            self._spans = ["" if span is not None else None for span in self._spans]
        self._budget.characters -= len(text)
        self._lines.add(text, times(self._place.at, state.place), state.text.size, width)
        self._place.advance(width)


def _metrics(font: Object) -> TextMetrics | None:
    """What a font says of its letters; None where that cannot be read."""
    table = font.get("/ToUnicode")
    try:
        return TextMetrics.of(font) if table is None or fits(table) else None
    except FAULTS:
        return None


def _set(pieces: Sequence[Object], font: TextMetrics, state: TextState) -> tuple[str, float]:
    """What a string shows, and how wide it is; wide gaps in it are spaces."""
    from pikepdf import String

    texts: list[str] = []
    width = 0.0
    for piece in pieces:
        if isinstance(piece, String):
            for advance, text in _glyphs(bytes(piece), font):
                texts.append(text)
                width += advance * state.size + state.spacing + (state.word_spacing if text == " " else 0.0)
        else:
            gap = -float(piece) / 1000
            width += gap * state.size
            texts.append(" " if gap > APART and texts and texts[-1] != " " else "")
    return "".join(texts), width * state.stretch


def _glyphs(codes: bytes, font: TextMetrics) -> Iterator[tuple[float, str]]:
    for place in range(0, len(codes), font.width):
        code = int.from_bytes(codes[place : place + font.width])
        text = font.texts.get(code, "") if font.texts else _usual(code) if font.width == 1 else ""
        yield font.advances.get(code, font.otherwise), text.replace("\0", "")


def _usual(code: int) -> str:
    """What a code stands for in a font that says nothing: that of Western systems."""
    return bytes([code]).decode("cp1252", "replace").replace("\ufffd", "") if code >= 32 else ""


def _said(properties: Object, resources: Object) -> str | None:
    """The ActualText of a marked span."""
    from pikepdf import Name

    named = isinstance(properties, Name)
    listed = resources.get("/Properties", NOTHING).get(str(properties)) if named else properties
    text = listed.get("/ActualText") if listed is not None else None
    return None if text is None else str(text)
