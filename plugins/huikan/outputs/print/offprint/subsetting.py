"""Fonts of a PDF that has lost most of its pages: made as small as what the rest needs.
Only TrueType is made smaller."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

DEEPEST = 20  # forms within forms
LOCA_FORM = slice(50, 52)  # where the table “head” says how wide the places of outlines are written
WORDS, MORE = 0x01, 0x20  # flags of a piece of a composite glyph
SCALES = ((0x08, 2), (0x40, 4), (0x80, 8))  # flag -> bytes of its scale

Number = tuple[int, int]  # of an object of the PDF


def shrink(pdf: Pdf) -> None:
    """Takes out of the embedded fonts what no page of the PDF shows. Glyphs keep their
    numbers, so pages stay as they are."""
    glyphs_by_file: dict[Number, set[int]] = {}
    files: dict[Number, Object] = {}
    for page in pdf.pages:
        _collect(page.obj, page.resources, glyphs_by_file, files)
    for number, descriptor in files.items():
        content = subset(descriptor.FontFile2.read_bytes(), glyphs_by_file[number])
        descriptor.FontFile2 = pdf.make_stream(content, Length1=len(content))


def _collect(
    owner: Object, resources: Object, glyphs_by_file: dict[Number, set[int]], files: dict[Number, Object], depth: int = 0
) -> None:
    """The glyphs that a page or a form shows, by the file of their font."""
    from pikepdf import Name, parse_content_stream

    glyphs: set[int] | None = None
    for instruction in parse_content_stream(owner, "Tf Tj TJ Do"):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            glyphs = _glyphs_of(resources.get("/Font", NOTHING).get(str(operands[0])), glyphs_by_file, files)
        elif operator == "Do":
            form = resources.get("/XObject", NOTHING).get(str(operands[0]))
            if form is not None and form.get("/Subtype") == Name.Form and depth < DEEPEST:
                _collect(form, form.get("/Resources", resources), glyphs_by_file, files, depth + 1)
        elif glyphs is not None:
            strings = operands[0] if operator == "TJ" else operands
            for piece in (bytes(piece) for piece in strings if not isinstance(piece, (int, float)) and _is_text(piece)):
                glyphs.update(int.from_bytes(piece[place : place + 2]) for place in range(0, len(piece), 2))


def _is_text(piece: Object) -> bool:
    from pikepdf import String

    return isinstance(piece, String)


def _glyphs_of(font: Object | None, glyphs_by_file: dict[Number, set[int]], files: dict[Number, Object]) -> set[int] | None:
    """Where the glyphs of a font are gathered; None for one that is left as it is."""
    from pikepdf import Name

    if font is None or font.get("/Encoding") != Name("/Identity-H"):
        return None
    inner = font.DescendantFonts[0]
    descriptor = inner.get("/FontDescriptor")
    if inner.get("/CIDToGIDMap") != Name.Identity or descriptor is None or "/FontFile2" not in descriptor:
        return None
    number = descriptor.FontFile2.objgen
    files[number] = descriptor
    return glyphs_by_file.setdefault(number, set())


def subset(content: bytes, glyphs: set[int]) -> bytes:
    """The font with the outlines of these glyphs alone, and of those that they are
    made of; the others are empty."""
    from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

    reader = SFNTReader(BytesIO(content))
    tables = {tag: reader[tag] for tag in reader.keys()}  # noqa: SIM118 a reader is no mapping
    form = ">I" if int.from_bytes(tables["head"][LOCA_FORM]) else ">H"
    scale = 1 if form == ">I" else 2
    places = [place * scale for (place,) in struct.iter_unpack(form, tables["loca"])]
    outlines = [tables["glyf"][start:end] for start, end in pairwise(places)]
    glyph_numbers = _with_pieces({0, *glyphs}, outlines)
    records = [_padded(outline) if number in glyph_numbers else b"" for number, outline in enumerate(outlines)]
    tables["glyf"] = b"".join(records)
    tables["loca"] = struct.pack(f">{len(records) + 1}I", *accumulate(map(len, records), initial=0))
    tables["head"] = tables["head"][: LOCA_FORM.start] + b"\0\1" + tables["head"][LOCA_FORM.stop :]
    target = BytesIO()
    writer = SFNTWriter(target, len(tables), reader.sfntVersion)
    for tag, table in tables.items():
        writer[tag] = table
    writer.close()
    return target.getvalue()


def _padded(outline: bytes) -> bytes:
    return outline + bytes(-len(outline) % 4)


def _with_pieces(glyphs: set[int], outlines: Sequence[bytes]) -> set[int]:
    """The glyphs, and those that they are made of (OpenType,
    “glyf”, composite glyph description)."""
    closure, waiting = set(glyphs), list(glyphs)
    while waiting:
        number = waiting.pop()
        for piece in _pieces(outlines[number]) if number < len(outlines) else ():
            if piece not in closure:
                closure.add(piece)
                waiting.append(piece)
    return closure


def _pieces(outline: bytes) -> Iterator[int]:
    if not outline or outline[0] < 128:  # a count of contours; below zero in a composite glyph
        return
    place, flags = 10, MORE
    while flags & MORE:
        flags, piece = struct.unpack_from(">HH", outline, place)
        yield piece
        place += 8 if flags & WORDS else 6
        place += next((size for flag, size in SCALES if flags & flag), 0)
