"""A font that several pieces bring, each with the glyphs that it needs, as one with all of
them. Glyphs keep their numbers."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LOCA_FORM = slice(50, 52)  # where the table “head” says how wide the places of outlines are written
HOW_MANY = slice(4, 6)  # where “maxp” says how many glyphs there are
METRICS = {"hmtx": "hhea", "vmtx": "vhea"}
METRIC_COUNT = slice(34, 36)  # where “hhea” and “vhea” say how many glyphs have an advance of their own
NOTHING = bytes(4)
COMPOSITE = 10  # bytes before the first part of a glyph that is made of others
WIDE_OFFSETS, MORE_PARTS = 0x1, 0x20
SCALES = ((0x8, 2), (0x40, 4), (0x80, 8))  # flags of a part, and how many bytes say how it is scaled
ENTRY = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
AT_ONCE = 100  # entries of a block of a character map
MAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def is_plain(font: Object) -> bool:
    """Whether a font is TrueType whose codes are the numbers of glyphs:
    what WeasyPrint makes of ours."""
    from pikepdf import Name

    if font.get("/Encoding") != Name("/Identity-H"):
        return False
    inner = font.DescendantFonts[0]
    return inner.get("/CIDToGIDMap") == Name.Identity and "/FontFile2" in inner.get("/FontDescriptor", NOTHING)


def unite(pdf: Pdf, fonts: Sequence[Object]) -> Object:
    """The first of the fonts, with the glyphs, widths and characters of all."""
    one = fonts[0]
    inner = one.DescendantFonts[0]
    each = [(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes(), _widths(font.DescendantFonts[0].W)) for font in fonts]
    content = united(each)
    inner.FontDescriptor.FontFile2 = pdf.make_stream(content, Length1=len(content))
    widths = {code: width for _, own_widths in each for code, width in own_widths.items()}
    inner.W = _packed(widths)
    inner.FontDescriptor.FontBBox[2] = max(widths.values())
    characters = {code: text for font in fonts for code, text in ENTRY.findall(_entries(font.ToUnicode.read_bytes()))}
    one.ToUnicode = pdf.make_stream(_map(characters))
    return one


def _widths(entries: Object) -> dict[int, Object]:
    """The widths by code (ISO 32000-1, 9.7.4.3), as WeasyPrint writes them: a code,
    then the widths from there on."""
    return {
        int(code) + place: width for code, run in zip(entries[::2], entries[1::2], strict=True) for place, width in enumerate(run)
    }


def _packed(widths: Mapping[int, Object]) -> Object:
    from pikepdf import Array

    entries: list[int | list[Object]] = []
    run: list[Object] = []
    before = -2
    for code in sorted(widths):
        if code != before + 1:
            run = []
            entries += [code, run]
        run.append(widths[code])
        before = code
    return Array([Array(entry) if isinstance(entry, list) else entry for entry in entries])


def _entries(content: bytes) -> bytes:
    """A character map from its first block on: what stands before looks like an entry."""
    return content.partition(b"endcodespacerange")[2]


def _map(characters: Mapping[bytes, bytes]) -> bytes:
    lines = [b"<%s> <%s>" % pair for pair in sorted(characters.items())]
    blocks = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
    return MAP % b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)


def united(fonts: Sequence[tuple[bytes, Collection[int]]]) -> bytes:
    """One TrueType font with the outlines and metrics of all, whose glyphs have the same numbers.

    Each font comes with the numbers of the glyphs that are shown. What it holds
    besides are parts of these (the dot of an i), whose numbers differ from font to
    font: they move behind all others.
    """
    from fontTools.ttLib.sfnt import SFNTWriter

    sources = sorted(((_tables(content), glyphs) for content, glyphs in fonts), key=lambda pair: -_count(pair[0]))
    most = sources[0][0]
    outlines = [b""] * _count(most)
    metrics = {name: [NOTHING] * len(outlines) for name in METRICS if name in most}
    for tables, glyphs in sources:
        own = _Own(_outlines(tables), {name: _metrics(tables, name) for name in metrics if name in tables}, {})
        for number in sorted({0, *glyphs}):
            if own.outlines[number] and not outlines[number]:
                outlines[number] = _with_parts(own.outlines[number], own, outlines, metrics)
            for name, values in own.metrics.items():
                if metrics[name][number] == NOTHING:
                    metrics[name][number] = values[number]
    most["maxp"] = most["maxp"][: HOW_MANY.start] + struct.pack(">H", len(outlines)) + most["maxp"][HOW_MANY.stop :]
    for name, values in metrics.items():
        most[name] = b"".join(values)
        head = METRICS[name]
        most[head] = most[head][: METRIC_COUNT.start] + struct.pack(">H", len(values)) + most[head][METRIC_COUNT.stop :]
    most["glyf"] = b"".join(outlines)
    most["loca"] = struct.pack(f">{len(outlines) + 1}I", *accumulate(map(len, outlines), initial=0))
    most["head"] = most["head"][: LOCA_FORM.start] + b"\0\1" + most["head"][LOCA_FORM.stop :]
    target = BytesIO()
    writer = SFNTWriter(target, len(most), "\0\1\0\0")
    for tag, table in most.items():
        writer[tag] = table
    writer.close()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Own:
    """What one of the fonts brings, and which numbers its parts have got."""

    outlines: Sequence[bytes]
    metrics: Mapping[str, Sequence[bytes]]
    parts: dict[int, int]


def _with_parts(outline: bytes, own: _Own, outlines: list[bytes], metrics: Mapping[str, list[bytes]]) -> bytes:
    """An outline whose parts, if it is made of such, are added behind all others
    and called by their new numbers."""
    patched = bytearray(outline)
    for place in _parts(outline):
        part = int.from_bytes(outline[place : place + 2])
        if part not in own.parts:
            own.parts[part] = len(outlines)
            outlines.append(b"")
            for name, values in metrics.items():
                values.append(own.metrics[name][part] if name in own.metrics else NOTHING)
            outlines[own.parts[part]] = _with_parts(own.outlines[part], own, outlines, metrics)
        patched[place : place + 2] = struct.pack(">H", own.parts[part])
    return bytes(patched)


def _parts(outline: bytes) -> Iterator[int]:
    """Where the numbers of its parts stand in an outline that is made of such
    (OpenType, “glyf”, composite glyphs)."""
    if len(outline) < COMPOSITE or int.from_bytes(outline[:2], signed=True) >= 0:
        return
    place, flags = COMPOSITE, MORE_PARTS
    while flags & MORE_PARTS:
        flags = int.from_bytes(outline[place : place + 2])
        yield place + 2
        place += 4 + (4 if flags & WIDE_OFFSETS else 2)
        place += next((size for flag, size in SCALES if flags & flag), 0)


def _count(tables: Mapping[str, bytes]) -> int:
    return int.from_bytes(tables["maxp"][HOW_MANY])


def _tables(content: bytes) -> dict[str, bytes]:
    from fontTools.ttLib.sfnt import SFNTReader

    reader = SFNTReader(BytesIO(content))
    return {tag: reader[tag] for tag in reader.keys()}  # noqa: SIM118 a reader is no mapping


def _outlines(tables: Mapping[str, bytes]) -> list[bytes]:
    """The outlines of all glyphs, each filled up to four bytes."""
    wide = int.from_bytes(tables["head"][LOCA_FORM])
    places = [place * (1 if wide else 2) for (place,) in struct.iter_unpack(">I" if wide else ">H", tables["loca"])]
    outlines = (tables["glyf"][start:end] for start, end in pairwise(places))
    return [outline + bytes(-len(outline) % 4) for outline in outlines]


def _metrics(tables: Mapping[str, bytes], name: str) -> list[bytes]:
    """Advance and side bearing of all glyphs, four bytes each."""
    full = int.from_bytes(tables[METRICS[name]][METRIC_COUNT])
    table, count = tables[name], _count(tables)
    own = [table[place : place + 4] for place in range(0, full * 4, 4)]
    rest = (table[place : place + 2] for place in range(full * 4, len(table), 2))
    return [*own, *(own[-1][:2] + bearing for bearing in rest)][:count]
