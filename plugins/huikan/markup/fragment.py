"""Fragment: a rendered document as a value, the same for web, print and feeds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from huikan.diagnostics import Diagnostic
from huikan.markup.headings import Heading
from huikan.markup.nodes import Node, unpack, write_html
from huikan.markup.parts import Parts, parts

Medium = Literal["web", "print", "feed", "wechat", "epub", "mail"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture as the author wrote it (`href`), where it leads (`target`,
    see the package), and its line."""

    kind: Literal["link", "image"]
    href: str
    target: str
    line: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A document as a tree, `root`, in two compact forms (`nodes`): safe, self-contained;
    links and pictures in it have the neutral form. It is unpacked each time that somebody
    asks for it: most builds read most fragments for nothing but their text, and thousands
    of trees would fill the memory.

    `text` is the plain text (white space folded), for summaries, search and
    counting. The document's title is not part of it: `source.parse` has moved it
    from the body to the metadata.
    """

    structure: str
    text: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: str = ""
    opening: str = ""  # how its prose begins: see `markup.opening`

    @property
    def root(self) -> Node:
        """The tree; its runs of text know their places if the fragment has them."""
        return unpack(self.structure, self.places)

    @property
    def parts(self) -> Parts:
        """The tree's headings, notes, figures, tables, formulas, terms, links and pictures."""
        return parts(self.root)

    @property
    def html(self) -> str:
        """The tree as HTML for no medium."""
        return write_html(self.root).strip()

    def dumps(self) -> bytes:
        """Three lines of JSON: what is read at once, the tree, its places.
        Equal fragments give equal bytes."""
        facts = (
            self.text,
            self.opening,
            [(heading.level, heading.id, heading.text, heading.line) for heading in self.headings],
            [(reference.kind, reference.href, reference.target, reference.line, reference.alt) for reference in self.references],
            sorted(self.anchors),
            [asdict(diagnostic) for diagnostic in self.diagnostics],
        )
        return "\n".join((json.dumps(facts, ensure_ascii=False, separators=(",", ":")), self.structure, self.places)).encode()


def loads(data: bytes) -> Fragment:
    """The fragment that `Fragment.dumps` wrote."""
    facts, structure, places = data.split(b"\n")
    text, opening, headings, references, anchors, diagnostics = json.loads(facts)
    return Fragment(
        structure=structure.decode(),
        text=text,
        opening=opening,
        headings=tuple([Heading(*heading) for heading in headings]),
        references=tuple([Reference(*reference) for reference in references]),
        anchors=frozenset(anchors),
        diagnostics=tuple([Diagnostic.from_json(diagnostic) for diagnostic in diagnostics]),
        places=places.decode(),
    )
