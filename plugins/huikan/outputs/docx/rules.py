"""What would make Word repair a file, or refuse it: a list, empty for a sound one."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REFERRING = {f"{_R}id", f"{_R}embed", f"{_R}link"}
_ORDER = "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs snapToGrid spacing ind jc outlineLvl".split()
_RUN_ORDER = "rStyle rFonts b bCs i iCs strike color spacing position sz szCs highlight u vertAlign em lang".split()
_WITHIN = {f"{_W}body": {"p", "tbl", "sectPr"}, f"{_W}tbl": {"tblPr", "tblGrid", "tr"}, f"{_W}tr": {"trPr", "tc"},
           f"{_W}tc": {"tcPr", "p", "tbl"}, f"{_W}footnote": {"p", "tbl"}}  # fmt: skip


def problems(data: bytes) -> list[str]:
    """What is wrong with a file, a line each."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    roots = {name: ElementTree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}  # noqa: S314
    faults = [f"{name} is there {count} times" for name, count in Counter(names).items() if count > 1]
    faults += _types(roots["[Content_Types].xml"], names)
    for name in names:
        if name in roots and not name.endswith(".rels") and name.startswith("word/"):
            faults += [
                f"{name}: {fault}" for fault in (*_relations(name, roots), *_identifiers(roots[name]), *_structure(roots[name]))
            ]
    faults += _references(roots)
    return faults


def _types(root: ElementTree.Element, names: list[str]) -> Iterator[str]:
    suffixes = {each.get("Extension") for each in root if each.tag.endswith("Default")}
    parts = {each.get("PartName", "")[1:] for each in root if each.tag.endswith("Override")}
    yield from (f"a type for {part}, which is not there" for part in parts - set(names))
    for name in names:
        if name != "[Content_Types].xml" and name not in parts and name.rpartition(".")[2] not in suffixes:
            yield f"{name} has no type"
        if name.endswith(".xml") and name not in parts and name != "[Content_Types].xml":
            yield f"{name} has the type of any XML"


def _relations(name: str, roots: dict[str, ElementTree.Element]) -> Iterator[str]:
    """Whether every identifier leads somewhere, and every part that is named is there."""
    folder, base = posixpath.split(name)
    listed = roots.get(f"{folder}/_rels/{base}.rels")
    known = {each.get("Id"): each for each in (listed if listed is not None else ())}
    used = {value for each in roots[name].iter() for key, value in each.attrib.items() if key in _REFERRING}
    yield from (f"{identifier} leads nowhere" for identifier in sorted(used - {key or "" for key in known}))


def _identifiers(root: ElementTree.Element) -> Iterator[str]:
    for tag, key in ((f"{_W}bookmarkStart", f"{_W}id"), (f"{_W}bookmarkStart", f"{_W}name"), (f"{_WP}docPr", "id"),
                     (f"{_W}num", f"{_W}numId"), (f"{_W}style", f"{_W}styleId"), (f"{_W}footnote", f"{_W}id")):  # fmt: skip
        counted = Counter((each.get(key) or "").casefold() for each in root.iter(tag))
        yield from (f"{key.rpartition('}')[2]} {value} is there {count} times" for value, count in counted.items() if count > 1)
    starts, ends = (
        Counter(each.get(f"{_W}id") for each in root.iter(f"{_W}{name}")) for name in ("bookmarkStart", "bookmarkEnd")
    )
    if starts != ends:
        yield "a bookmark that does not end"
    fields = Counter(each.get(f"{_W}fldCharType") for each in root.iter(f"{_W}fldChar"))
    if len(set(fields.values()) | {fields["begin"], fields["separate"], fields["end"]}) > 1:
        yield "a field that does not end"


def _structure(root: ElementTree.Element) -> Iterator[str]:
    for parent in root.iter():
        if parent.tag in _WITHIN:
            yield from (f"{_bare(child)} in {_bare(parent)}" for child in parent if _bare(child) not in _WITHIN[parent.tag])
        if parent.tag == f"{_W}tc" and (len(parent) == 0 or parent[-1].tag != f"{_W}p"):
            yield "a cell that does not end with a paragraph"
        if parent.tag in (f"{_W}pPr", f"{_W}rPr"):
            order = _ORDER if _bare(parent) == "pPr" else _RUN_ORDER
            places = [order.index(_bare(child)) if _bare(child) in order else -1 for child in parent]
            if places != sorted(places) or -1 in places or len(set(places)) < len(places):
                yield f"the order of {[_bare(child) for child in parent]}"
        if parent.tag == f"{_W}tbl":
            yield from _grid(parent)
        if parent.tag in (f"{_M}e", f"{_M}num", f"{_M}den") and len(parent) == 0:
            continue  # an empty argument is one to be filled in


def _grid(table: ElementTree.Element) -> Iterator[str]:
    """Whether each row is as wide as the grid."""
    width = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    for row in table.findall(f"{_W}tr"):
        spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(f"{_W}tc"))
        columns = sum(int(span.get(f"{_W}val", "1")) if span is not None else 1 for span in spans)
        if columns > width or not columns:
            yield f"a row of {columns} columns in a table of {width}"


def _references(roots: dict[str, ElementTree.Element]) -> Iterator[str]:
    """Whether every style, list, note and place that is used is there."""
    main, styles = roots["word/document.xml"], roots["word/styles.xml"]
    known = {each.get(f"{_W}styleId") for each in styles.iter(f"{_W}style")}
    for name, root in roots.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            yield from (
                f"{name}: style {each.get(f'{_W}val')}" for each in root.iter(f"{_W}{kind}") if each.get(f"{_W}val") not in known
            )
    lists = {each.get(f"{_W}numId") for each in roots["word/numbering.xml"].iter(f"{_W}num")}
    notes = {each.get(f"{_W}id") for each in roots["word/footnotes.xml"].iter(f"{_W}footnote")}
    places = {each.get(f"{_W}name") for each in main.iter(f"{_W}bookmarkStart")}
    for root in (main, roots["word/footnotes.xml"]):
        yield from (f"list {each.get(f'{_W}val')}" for each in root.iter(f"{_W}numId") if each.get(f"{_W}val") not in lists)
        yield from (
            f"note {each.get(f'{_W}id')}" for each in root.iter(f"{_W}footnoteReference") if each.get(f"{_W}id") not in notes
        )
        anchors = {each.get(f"{_W}anchor") for each in root.iter(f"{_W}hyperlink")} - {None}
        yield from (f"a link to {anchor}, which is no place" for anchor in anchors - places)


def _bare(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
