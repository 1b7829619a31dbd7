"""What of a page's content is marked, and as what: read operator by operator, forms walked into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object
    from pikepdf import Page as PdfPage

PAINTING = frozenset("S s f F f* B B* b b* sh".split())
SHOWING = frozenset(("Tj", "TJ", "'", '"'))
WATCHED = " ".join(("BDC BMC EMC Do Tf BT ET q Q BI ID EI INLINE IMAGE", *sorted(PAINTING), *sorted(SHOWING)))
DEEPEST = 20  # forms within forms
ARTIFACT = "artifact"


@dataclass(slots=True)
class Marks:
    """One page: how often each numbered piece is drawn, what is drawn unmarked, and
    where marks stand in each other."""

    pieces: Counter[int] = field(default_factory=Counter)
    unmarked: int = 0
    crossed: int = 0  # artifacts in tagged content, tagged content in artifacts
    inner: int = 0  # numbered pieces in forms, which no page number leads to
    referred: bool = False  # a form of another file
    texts: dict[tuple[int, int], tuple[Object, set[bytes]]] = field(default_factory=dict)  # by font: the strings shown with it
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Here:
    """Where the reading is: the marks that are open, the fonts, how deep in forms."""

    marks: list[str | int]
    fonts: list[Object | None]
    depth: int


def read(page: PdfPage) -> Marks:
    """The marks of a page object of pikepdf."""
    marks = Marks()
    _walk(page.obj, page.resources, marks, _Here([], [None], 0))
    return marks


def _walk(owner: Object, resources: Object, marks: Marks, here: _Here) -> None:
    from pikepdf import ContentStreamInlineImage, PdfError, parse_content_stream

    if here.depth > DEEPEST:
        marks.faults.append("forms that contain each other")
        return
    try:
        instructions = parse_content_stream(owner, WATCHED)
    except PdfError as error:
        marks.faults.append(str(error))
        return
    outer_count = len(here.marks)
    for instruction in instructions:
        if isinstance(instruction, ContentStreamInlineImage):
            _paint(marks, here)
            continue
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in ("BDC", "BMC"):
            _open(operands, resources, marks, here)
        elif operator == "EMC":
            if len(here.marks) > outer_count:
                here.marks.pop()
            else:
                marks.faults.append("EMC without BDC")
        else:
            _draw(operator, operands, resources, marks, here)
    if len(here.marks) > outer_count:
        marks.faults.append("BDC without EMC")
        del here.marks[outer_count:]


def _open(operands: Sequence[Object], resources: Object, marks: Marks, here: _Here) -> None:
    """A mark that begins: an artifact, a numbered piece, or one that only names itself."""
    from pikepdf import Name

    properties = operands[1] if len(operands) > 1 else NOTHING
    if isinstance(properties, Name):
        properties = resources.get("/Properties", NOTHING).get(str(properties), NOTHING)
    number = properties.get("/MCID") if hasattr(properties, "get") else None
    artifact = str(operands[0]) == "/Artifact"
    tagged = any(isinstance(mark, int) for mark in here.marks)
    if (artifact and tagged) or (number is not None and ARTIFACT in here.marks):
        marks.crossed += 1
    if number is not None and not artifact:
        marks.pieces[int(number)] += 1
        marks.inner += here.depth > 0
        here.marks.append(int(number))
    else:
        here.marks.append(ARTIFACT if artifact else "")


def _draw(operator: str, operands: Sequence[Object], resources: Object, marks: Marks, here: _Here) -> None:
    """What puts something on the page, or chooses the font that does."""
    if operator == "q":
        here.fonts.append(here.fonts[-1])
    elif operator == "Q" and len(here.fonts) > 1:
        here.fonts.pop()
    elif operator == "Tf":
        here.fonts[-1] = resources.get("/Font", NOTHING).get(str(operands[0]))
    elif operator in PAINTING:
        _paint(marks, here)
    elif operator in SHOWING:
        _show(operands, marks, here)
    elif operator == "Do":
        thing = resources.get("/XObject", NOTHING).get(str(operands[0]))
        if thing is None:
            marks.faults.append(f"{operands[0]} is not in the file")
        elif thing.get("/Subtype") == "/Form":
            marks.referred = marks.referred or "/Ref" in thing
            inside = _Here(here.marks, [here.fonts[-1]], here.depth + 1)
            _walk(thing, thing.get("/Resources", resources), marks, inside)
        else:
            _paint(marks, here)


def _paint(marks: Marks, here: _Here) -> None:
    if not any(mark == ARTIFACT or isinstance(mark, int) for mark in here.marks):
        marks.unmarked += 1


def _show(operands: Sequence[Object], marks: Marks, here: _Here) -> None:
    from pikepdf import Array, String

    pieces = operands[-1] if operands and isinstance(operands[-1], Array) else operands
    texts = {bytes(piece) for piece in pieces if isinstance(piece, String)} - {b""}
    if not texts:
        return
    _paint(marks, here)
    font = here.fonts[-1]
    if font is not None:
        marks.texts.setdefault(font.objgen, (font, set()))[1].update(texts)
