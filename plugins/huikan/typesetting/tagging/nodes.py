"""The structure tree as values: nodes, and what of the pages belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from huikan.typesetting.weasyprint_types import PdfObject

Attribute = str | int | list[float]  # a value of an entry: a name, a number, an area


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page: the page's place in the document from
    0, and the piece's number on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's area on a page, as WeasyPrint's object."""

    page: int
    thing: PdfObject


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. `words` are those of a link, `attributes` its entries by
    owner (`Table`, `List`, `Layout`)."""

    role: str
    parent: Node | None = None
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)  # Alt, Lang, E, ID
    attributes: dict[str, dict[str, Attribute]] = field(default_factory=dict)
    words: str = ""
    ours: bool = False  # made by us round text that has no element

    def add(self, role: str, ours: bool = False) -> Node:
        """A new node behind the others in this one."""
        node = Node(role, self, ours=ours)
        self.kids.append(node)
        return node

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def within(self, role: str) -> Node | None:
        """The nearest node of a type round this one, which may be it."""
        place: Node | None = self
        while place is not None and place.role != role:
            place = place.parent
        return place

    @property
    def last(self) -> Node | None:
        """The last kid, where that is a node."""
        return self.kids[-1] if self.kids and isinstance(self.kids[-1], Node) else None
