"""Reads .docx: what Word, WPS and others write (ISO/IEC 29500), as a Manuscript.

Our own reader and not a library's: a decision says why. Nothing is decoded or run; the file is
looked at with limits (`package`), its XML without entities (`xml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from huikan.importing.docx import numbering, styles
from huikan.importing.docx.body import blocks
from huikan.importing.docx.changes import tracked
from huikan.importing.docx.package import Package, RefusedError, opened
from huikan.importing.docx.reader import NoteKind, Reader
from huikan.importing.elements import Manuscript
from huikan.importing.pictures import Pictures
from huikan.importing.reports import Report
from huikan.importing.tabs import without_tabs

_NOTES: tuple[NoteKind, ...] = ("footnote", "endnote")
_NEVER = ("1601", "1900", "1980", "2013-12-23")  # what programs write that know no day
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

__all__ = ["read"]


def read(data: bytes, stem: str, report: Report) -> Manuscript | None:
    """What a .docx says; its pictures are called `stem` and a number. None for one that is not
    read; the report says why. Never raises."""
    try:
        package = opened(data)
        reader = _reader(package, Pictures(stem), report)
        root = package.xml(package.main)
        body = root.find("w:body") if root is not None else None
        if body is None:
            raise RefusedError("import-damaged", package.main)
        for part in (body, *reader.notes.values()):
            tracked(part, reader.places, report)
        if report.refused:
            return None
        manuscript = Manuscript(without_tabs(blocks(reader, body), report), _facts(package), reader.pictures.files)
        _name_losses(package, body, report)
        return manuscript
    except RefusedError as error:
        report.add(error.code, what=error.what)
    except RecursionError:
        report.add("import-unsafe", what="nesting")
    return None


def _reader(package: Package, pictures: Pictures, report: Report) -> Reader:
    style_root = package.xml(package.related(package.main, "styles"))
    root = package.xml(package.main)
    assert root is not None
    reader = Reader(
        package,
        package.main,
        styles.read(style_root),
        styles.default_paragraph(style_root),
        numbering.read(package.xml(package.related(package.main, "numbering"))),
        report,
        pictures,
        {paragraph: number for number, paragraph in enumerate(root.iter("w:p"), 1)},
        frozenset(_wanted(root)),
    )
    for kind in _NOTES:
        part = package.related(package.main, f"{kind}s")
        notes = package.xml(part) if part else None
        reader.note_parts[kind] = part
        for note in notes.findall(f"w:{kind}") if notes is not None else ():
            if note.get("w:type", "normal") == "normal":
                reader.notes[kind, note.get("w:id", "")] = note
    return reader


def _wanted(root: Element) -> Iterable[str]:
    """The bookmarks that links of the document lead to."""
    return {link.get("w:anchor", "") for link in root.iter("w:hyperlink")} - {""}


def _facts(package: Package) -> dict[str, str]:
    """What the file says of itself. Not its author: that is whoever set up the machine."""
    root = package.xml("docProps/core.xml")
    facts: dict[str, str] = {}
    for name in ("dcterms:modified", "dcterms:created"):
        text = (root.findtext(name) or "") if root is not None else ""
        if (day := _DAY.match(text)) and not text.startswith(_NEVER):
            facts.setdefault("written", day[0])
    return facts


def _name_losses(package: Package, body: Element, report: Report) -> None:
    """Comments, heads and feet of pages: they are not carried."""
    comments = package.xml(package.related(package.main, "comments"))
    written = comments.findall("w:comment") if comments is not None else []
    if written:
        authors = dict.fromkeys(comment.get("w:author", "?") for comment in written)
        report.add("import-comments", count=len(written), authors="、".join(authors))
    words = []
    for target in package.targets(package.main).values():
        if re.search(r"(?:^|/)(?:header|footer)\d*\.xml$", target.name) and not target.outside:
            root = package.xml(target.name)
            text = "".join(each.text or "" for each in root.iter("w:t")) if root is not None else ""
            if re.search(r"[^\W\d_]{2}", text):
                words.append(" ".join(text.split())[:40])
    if words:
        report.add("import-page-heads", text=" / ".join(dict.fromkeys(words)))
