"""What a file of Word gathers while its text is written: relations, pictures, notes, lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.markup.nodes import Node
from huikan.outputs.docx.values import WordDocument
from huikan.outputs.docx.xml import element

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONGEST_NAME = 40  # characters of a bookmark


@dataclass(slots=True)
class Relations:
    """What a part refers to: (kind, target, outside), in the order of its identifiers."""

    entries: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, outside: bool = False) -> str:
        """The identifier by which a part refers to a target."""
        return self.entries.setdefault((kind, target, outside), f"rId{len(self.entries) + 1}")

    def xml(self) -> str:
        """The part that lists them."""
        rows = (
            element(
                "Relationship",
                attributes={"Id": identifier, "Type": f"{OFFICE}/{kind}", "Target": target}
                | ({"TargetMode": "External"} if outside else {}),
            )
            for (kind, target, outside), identifier in self.entries.items()
        )
        return element(
            "Relationships", *rows, attributes={"xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"}
        )


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list of the text: how its levels are numbered, and where this one begins."""

    ordered: bool
    form: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Writer:
    """One file on its way. `measure`: how wide its text is, in twentieths of a point; `size` of its
    letters in points. `notes` has each note's paragraphs by the number of its footnote."""

    document: WordDocument
    measure: int
    size: float
    note_items: Mapping[str, Node] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()  # the places that links of the text lead to
    relations: Relations = field(default_factory=Relations)
    note_relations: Relations = field(default_factory=Relations)
    media: dict[str, bytes] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    note_numbers: dict[str, int] = field(default_factory=dict)
    lists: list[ListForm] = field(default_factory=list)
    in_notes: bool = False
    placed: set[str] = field(default_factory=set)  # the anchors that have their bookmarks
    _names: dict[str, str] = field(default_factory=dict)
    _marks: int = 0
    _drawings: int = 0

    @property
    def lang(self) -> str:
        return self.document.lang

    def relate(self, kind: str, target: str, outside: bool = False) -> str:
        """The identifier by which the part that is written refers to a target."""
        return (self.note_relations if self.in_notes else self.relations).to(kind, target, outside)

    def add_list(self, form: ListForm) -> int:
        """The identifier of a list, from 1."""
        self.lists.append(form)
        return len(self.lists)

    def next_drawing(self) -> int:
        self._drawings += 1
        return self._drawings

    def bookmark(self, place: str) -> str:
        """The name of a place: letters, digits and lines alone, beginning with a letter."""
        if place not in self._names:
            name = re.sub(r"\W+", "_", place)
            name = name if name[:1].isalpha() else f"p_{name}"
            if len(name) > LONGEST_NAME or name.casefold() in {each.casefold() for each in self._names.values()}:
                name = f"p_{hashlib.sha256(place.encode()).hexdigest()[:16]}"
            self._names[place] = name
        return self._names[place]

    def is_sought(self, place: str) -> bool:
        """Whether links lead to a place that has no bookmark yet; those of notes have none."""
        return place in self.anchors and place not in self.placed and not self.in_notes

    def marked(self, place: str, inner: str) -> str:
        """Runs with a bookmark around them."""
        self._marks += 1
        self.placed.add(place)
        name = {"w:id": str(self._marks), "w:name": self.bookmark(place)}
        return (
            element("w:bookmarkStart", attributes=name) + inner + element("w:bookmarkEnd", attributes={"w:id": str(self._marks)})
        )
