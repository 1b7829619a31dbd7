"""What is known while a .docx is read: its parts, and what has been found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from huikan.importing.docx.numbering import Numbering
from huikan.importing.docx.package import Package, Target
from huikan.importing.docx.styles import Styles
from huikan.importing.elements import Block
from huikan.importing.pictures import Pictures
from huikan.importing.reports import Report

NoteKind = Literal["footnote", "endnote"]


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    has_begun: bool = False

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class Reader:
    """`part` is the part that is being read; `places` numbers the paragraphs of the document."""

    package: Package
    part: str
    styles: Styles
    default_style: str
    numbering: Numbering
    report: Report
    pictures: Pictures
    places: dict[Element, int] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()  # bookmarks that a link in the document leads to
    notes: dict[tuple[NoteKind, str], Element] = field(default_factory=dict)
    note_parts: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)  # what text boxes of the paragraph hold
    place: int = 0
    excerpt: str = ""

    def target(self, identifier: str) -> Target | None:
        return self.package.targets(self.part).get(identifier)

    def add(self, code: str, **values: object) -> None:
        self.report.add(code, self.place, self.excerpt, **values)
