"""A font that several pieces bring, each with the glyphs that it needs, as one with all of them. Glyphs keep their numbers."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import accumulate, pairwise
from typing import Any

LOCA_FORM = slice(50, 52)  # where the table “head” says how wide the places of outlines are written
HOW_MANY = slice(4, 6)  # where “maxp” says how many glyphs there are
METRICS = {"hmtx": "hhea", "vmtx": "vhea"}
METRIC_COUNT = slice(34, 36)  # where “hhea” and “vhea” say how many glyphs have an advance of their own
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


def is_plain(font: Any) -> bool:
    """Whether a font is TrueType whose codes are the numbers of glyphs: what WeasyPrint makes of ours."""
    from pikepdf import Name

    if font.get("/Encoding") != Name("/Identity-H"):
        return False
    inner = font.DescendantFonts[0]
    return inner.get("/CIDToGIDMap") == Name.Identity and "/FontFile2" in inner.get("/FontDescriptor", {})


def unite(pdf: Any, fonts: Sequence[Any]) -> Any:
    """The first of the fonts, with the glyphs, widths and characters of all."""
    one = fonts[0]
    inner = one.DescendantFonts[0]
    content = united([font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes() for font in fonts])
    inner.FontDescriptor.FontFile2 = pdf.make_stream(content, Length1=len(content))
    widths = {code: width for font in fonts for code, width in _widths(font.DescendantFonts[0].W).items()}
    inner.W = _packed(widths)
    inner.FontDescriptor.FontBBox[2] = max(widths.values())
    characters = {code: text for font in fonts for code, text in ENTRY.findall(_entries(font.ToUnicode.read_bytes()))}
    one.ToUnicode = pdf.make_stream(_map(characters))
    return one


def _widths(packed: Any) -> dict[int, Any]:
    """The widths by code (ISO 32000-1, 9.7.4.3), as WeasyPrint writes them: a code, then the widths from there on."""
    return {
        int(code) + place: width
        for code, listed in zip(packed[::2], packed[1::2], strict=True)
        for place, width in enumerate(listed)
    }


def _packed(widths: Mapping[int, Any]) -> Any:
    from pikepdf import Array

    packed: list[Any] = []
    before = -2
    for code in sorted(widths):
        if code != before + 1:
            packed += [code, []]
        packed[-1].append(widths[code])
        before = code
    return Array([Array(entry) if isinstance(entry, list) else entry for entry in packed])


def _entries(content: bytes) -> bytes:
    """A character map from its first block on: what stands before looks like an entry."""
    return content.partition(b"endcodespacerange")[2]


def _map(characters: Mapping[bytes, bytes]) -> bytes:
    lines = [b"<%s> <%s>" % pair for pair in sorted(characters.items())]
    blocks = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
    return MAP % b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)


def united(contents: Sequence[bytes]) -> bytes:
    """One TrueType font with the outlines and metrics of all, whose glyphs have the same numbers or are empty."""
    from fontTools.ttLib.sfnt import SFNTWriter

    fonts = sorted((_tables(content) for content in contents), key=lambda tables: -int.from_bytes(tables["maxp"][HOW_MANY]))
    most = fonts[0]
    outlines = _outlines(most)
    metrics = {name: _metrics(most, name) for name in METRICS if name in most}
    for tables in fonts[1:]:
        theirs = {name: _metrics(tables, name) for name in metrics if name in tables}
        for number, outline in enumerate(_outlines(tables)):
            if outline and not outlines[number]:
                outlines[number] = outline
            for name, found in theirs.items():
                if found[number] != b"\0\0\0\0" and metrics[name][number] == b"\0\0\0\0":
                    metrics[name][number] = found[number]
    for name, found in metrics.items():
        most[name] = b"".join(found)
        head = METRICS[name]
        most[head] = most[head][: METRIC_COUNT.start] + struct.pack(">H", len(found)) + most[head][METRIC_COUNT.stop :]
    most["glyf"] = b"".join(outlines)
    most["loca"] = struct.pack(f">{len(outlines) + 1}I", *accumulate(map(len, outlines), initial=0))
    most["head"] = most["head"][: LOCA_FORM.start] + b"\0\1" + most["head"][LOCA_FORM.stop :]
    target = BytesIO()
    writer = SFNTWriter(target, len(most), "\0\1\0\0")
    for tag, table in most.items():
        writer[tag] = table
    writer.close()
    return target.getvalue()


def _tables(content: bytes) -> dict[str, bytes]:
    from fontTools.ttLib.sfnt import SFNTReader

    reader = SFNTReader(BytesIO(content))
    return {tag: reader[tag] for tag in reader.keys()}  # noqa: SIM118 a reader is no mapping


def _outlines(tables: Mapping[str, bytes]) -> list[bytes]:
    """The outlines of all glyphs, each filled up to four bytes."""
    wide = int.from_bytes(tables["head"][LOCA_FORM])
    places = [place * (1 if wide else 2) for (place,) in struct.iter_unpack(">I" if wide else ">H", tables["loca"])]
    found = (tables["glyf"][start:end] for start, end in pairwise(places))
    return [outline + bytes(-len(outline) % 4) for outline in found]


def _metrics(tables: Mapping[str, bytes], name: str) -> list[bytes]:
    """Advance and side bearing of all glyphs, four bytes each."""
    full = int.from_bytes(tables[METRICS[name]][METRIC_COUNT])
    table, count = tables[name], int.from_bytes(tables["maxp"][HOW_MANY])
    own = [table[place : place + 4] for place in range(0, full * 4, 4)]
    rest = (table[place : place + 2] for place in range(full * 4, len(table), 2))
    return [*own, *(own[-1][:2] + bearing for bearing in rest)][:count]
