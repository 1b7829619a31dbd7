"""Runs of a paragraph of Word as inline elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from huikan.importing.docx import drawings
from huikan.importing.docx.omml import formula
from huikan.importing.docx.reader import Field, NoteKind, Reader
from huikan.importing.docx.xml import chosen, on, value
from huikan.importing.elements import Block, Formula, Inline, Mark, Note, Ruby, Run

NoteReader = Callable[[Reader, NoteKind, str], tuple[Block, ...]]
BoxReader = Callable[[Reader, Element], tuple[Block, ...]]

# Signs of fonts that have pictures instead of letters, as Unicode has them.
_SYMBOLS: Mapping[tuple[str, int], str] = {
    **{("wingdings", code): sign for code, sign in zip(
        (0xFE, 0xFC, 0xFB, 0xA8, 0x6F, 0x6E, 0x6C, 0xA1, 0xD8, 0xE0, 0x52), "☑✓✗□□■●○➢→☑", strict=True)},
    **{("wingdings 2", code): sign for code, sign in zip((0x52, 0xA3, 0x50), "☑□✓", strict=True)},
    **{("symbol", code): sign for code, sign in zip(
        (0xB0, 0xB1, 0xB4, 0x6D, 0x61, 0x62, 0x67, 0x44, 0xA3, 0xB3, 0xB7, 0xAE, 0xD7, 0x70, 0x73, 0x57),
        "°±×μαβγΔ≤≥•→⋅πσΩ", strict=True)},
}  # fmt: skip
_MARKS: tuple[tuple[str, Mark], ...] = (("w:b", "strong"), ("w:i", "emphasis"), ("w:strike", "delete"), ("w:dstrike", "delete"))
_CHARACTER_STYLES: dict[str, Mark] = {
    "strong": "strong",
    "要点": "strong",
    "emphasis": "emphasis",
    "强调": "emphasis",
    "verbatim char": "code",
    "html code": "code",
    "html 代码": "code",
}
_CIRCLED = re.compile(r"\\o\s*(?:\\ac)?\s*\(\s*[○◯〇]\s*[,，;]\s*(\d{1,2})\s*\)", re.I)
_FRACTION = re.compile(r"eq\s*\\f\(([^(),，;]+)[,，;]([^(),，;]+)\)\s*", re.I)
_IGNORED = {"TOC", "INDEX"}


def inlines(reader: Reader, paragraph: Element, read_note: NoteReader, read_box: BoxReader) -> tuple[Inline, ...]:
    """The inline elements of a paragraph."""
    return tuple(_content(reader, paragraph, "", _Readers(read_note, read_box)))


class _Readers:
    """How notes and text boxes are read, which hold paragraphs themselves."""

    def __init__(self, note: NoteReader, box: BoxReader) -> None:
        self.note, self.box = note, box


def _content(reader: Reader, parent: Element, href: str, readers: _Readers) -> Iterator[Inline]:
    for child in chosen(parent):
        match child.tag:
            case "w:r":
                yield from _run(reader, child, href, readers)
            case "w:hyperlink":
                yield from _content(reader, child, _link(reader, child) or href, readers)
            case "w:fldSimple":
                field = Field(child.get("w:instr", ""))
                if field.name not in _IGNORED:
                    yield from _content(reader, child, _field_link(field) or href, readers)
            case "m:oMath":
                yield from _formula(reader, child, display=False)
            case "m:oMathPara":
                for formula_element in child.findall("m:oMath"):
                    yield from _formula(reader, formula_element, display=True)


def _formula(reader: Reader, element: Element, display: bool) -> Iterator[Inline]:
    tex, number, unknown = formula(element)
    if unknown:
        reader.add("import-formula", what=", ".join(unknown), tex=tex[:80])
    if tex:
        yield Formula(tex, display or bool(number), number)


def _run(reader: Reader, run: Element, href: str, readers: _Readers) -> Iterator[Inline]:
    properties = run.find("w:rPr")
    marks = _marks(reader, properties)
    for child in chosen(run):
        if child.tag == "w:fldChar":
            yield from _field_mark(reader, child)
        elif child.tag == "w:instrText":
            if reader.fields and not reader.fields[-1].has_begun:
                reader.fields[-1].instruction += child.text or ""
        elif _is_shown(reader):
            link = next((link for field in reversed(reader.fields) if (link := _field_link(field))), href)
            for inline in _child(reader, child, readers):
                if isinstance(inline, Run):
                    if on(properties, "w:vanish") and inline.text.strip():
                        reader.add("import-hidden", text=inline.text[:40])
                        continue
                    yield _dressed(inline, marks, link)
                else:
                    yield inline


def _is_shown(reader: Reader) -> bool:
    """Whether we are in no instruction and in no table of contents."""
    return all(field.has_begun and field.name not in _IGNORED for field in reader.fields)


def _dressed(run: Run, marks: frozenset[Mark], href: str) -> Run:
    """A run with its look. A link is not underlined; blanks with a line are a place to write."""
    if "underline" in marks and run.text and not run.text.strip():
        return Run("_" * min(12, max(4, len(run.text)))) if len(run.text) > 1 else Run(run.text)
    return replace(run, marks=marks - {"underline"} if href else marks, href=href if run.text.strip() else "")


def _field_mark(reader: Reader, element: Element) -> Iterator[Inline]:
    match element.get("w:fldCharType"):
        case "begin":
            reader.fields.append(Field())
        case "separate" if reader.fields:
            reader.fields[-1].has_begun = True
            if reader.fields[-1].name == "TOC":
                reader.report.once("import-contents", reader.place, reader.excerpt)
        case "end" if reader.fields:
            field = reader.fields.pop()
            if field.name == "EQ":
                yield from _equation_field(reader, field)


def _equation_field(reader: Reader, field: Field) -> Iterator[Inline]:
    """What a field of the old equation language says: circled figures, fractions."""
    if circled := _CIRCLED.search(field.instruction):
        number = int(circled[1])
        yield Run(chr(0x245F + number) if 0 < number <= 20 else f"({number})")
    elif fraction := _FRACTION.fullmatch(field.instruction.strip()):
        yield Formula(rf"\frac{{{fraction[1].strip()}}}{{{fraction[2].strip()}}}")
    else:
        reader.add("import-field", what=" ".join(field.instruction.split())[:60])


def _field_link(field: Field) -> str:
    match = re.match(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))?(?:.*?\\l\s+"([^"]*)")?', field.instruction, re.I)
    if not match:
        return ""
    return (match[1] or match[2] or "") + (f"#{match[3]}" if match[3] else "")


def _link(reader: Reader, element: Element) -> str:
    """The address of a link. One to a place in the document stays where its place does."""
    anchor = element.get("w:anchor", "")
    target = reader.target(element.get("r:id", ""))
    if target is None:
        return f"#{anchor}" if anchor in reader.anchors else ""
    return f"{target.name}#{anchor}" if anchor and target.outside else target.name


def _marks(reader: Reader, properties: Element | None) -> frozenset[Mark]:
    if properties is None:
        return frozenset()
    marks: set[Mark] = {mark for name, mark in _MARKS if on(properties, name)}
    style = reader.styles.of(value(properties, "w:rStyle")).name.lower() if value(properties, "w:rStyle") else ""
    if style in _CHARACTER_STYLES:
        marks.add(_CHARACTER_STYLES[style])
    if value(properties, "w:u", "none") != "none":
        marks.add("underline")
    if value(properties, "w:em", "none") != "none":
        marks.add("emphasis")
    if value(properties, "w:highlight", "none") not in ("none", "white"):
        marks.add("highlight")
    place = value(properties, "w:vertAlign")
    if place in ("subscript", "superscript"):
        marks.add("sub" if place == "subscript" else "sup")
    return frozenset(marks)


def _child(reader: Reader, element: Element, readers: _Readers) -> Iterator[Inline]:
    match element.tag:
        case "w:t":
            yield Run((element.text or "").replace("\n", " "))
        case "w:tab" | "w:ptab":
            yield Run("\t")
        case "w:br" | "w:cr":
            yield from () if element.get("w:type") in ("page", "column") else (Run("\n"),)
        case "w:noBreakHyphen":
            yield Run("-")
        case "w:sym":
            yield from _symbol(reader, element)
        case "w:footnoteReference" | "w:endnoteReference":
            kind: NoteKind = "footnote" if element.tag == "w:footnoteReference" else "endnote"
            if blocks := readers.note(reader, kind, element.get("w:id", "")):
                yield Note(blocks)
        case "w:ruby":
            base, reading = (
                "".join(text.text or "" for part in element.findall(name) for text in part.iter("w:t"))
                for name in ("w:rubyBase", "w:rt")
            )
            yield Ruby(base, reading)
        case "w:drawing" | "w:pict" | "w:object":
            yield from drawings.pictures(reader, element)
            for box in drawings.text_boxes(element):
                reader.boxes += readers.box(reader, box)
        case "m:oMath":
            yield from _formula(reader, element, display=False)


def _symbol(reader: Reader, element: Element) -> Iterator[Inline]:
    try:
        code = int(element.get("w:char", "0"), 16)
    except ValueError:
        code = 0
    font = element.get("w:font", "").lower()
    code -= 0xF000 if 0xF000 <= code <= 0xF0FF else 0
    if (font, code) in _SYMBOLS:
        yield Run(_SYMBOLS[font, code])
    elif font in ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol") or not 32 <= code < 0xD800:
        reader.add("import-symbol", font=element.get("w:font", "?"), character=f"{code:04X}")
    else:
        yield Run(chr(code))
