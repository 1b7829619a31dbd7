"""The structure tree of a PDF as values, and whether it and the pages lead to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

DEEPEST = 200

Owner = tuple[int, int] | None  # the number of an element's object


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `role` is its standard type; `page` the first page that it has
    content on, from 1, 0 for none."""

    role: str
    number: tuple[int, int]  # its object's
    kids: list[Element] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)  # page from 1, number of the piece
    things: list[tuple[int, int]] = field(default_factory=list)  # annotations, by their objects' numbers
    alternative: str | None = None
    actual: str | None = None
    language: str | None = None
    name: str | None = None
    attributes: dict[str, Object] = field(default_factory=dict)
    page: int = 0
    orphaned: bool = False  # it does not lead back to its parent

    def all(self) -> Iterator[Element]:
        """This element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.all()


def read(root: Object, pages: Mapping[tuple[int, int], int]) -> Element:
    """The tree below a StructTreeRoot; `pages` are the numbers of pages by their objects.
    ValueError where it runs in circles."""
    top = Element("StructTreeRoot", root.objgen)
    reader = _Reader({str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}, pages)
    for kid in _listed(root.get("/K")):
        reader.add(kid, top, 0, 1)
    return top


def mapped(role: str, roles: Mapping[str, str]) -> str:
    """What a type stands for by the role map; itself where it is not
    in it. ValueError for a circle."""
    chain = [role]
    while (role := roles.get(f"/{role}", "").removeprefix("/")) and role not in chain:
        chain.append(role)
    if role:
        raise ValueError(f"the role map leads from {role} back to it")
    return chain[-1]


class _Reader:
    def __init__(self, roles: Mapping[str, str], pages: Mapping[tuple[int, int], int]) -> None:
        self._roles, self._pages = roles, pages

    def add(self, thing: Object | int, parent: Element, page: int, depth: int) -> None:
        """Enters a kid of an element: an element, a piece of a page, or an annotation."""
        if depth > DEEPEST:
            raise ValueError(f"more than {DEEPEST} elements within each other")
        if isinstance(thing, int):
            parent.pieces.append((page, thing))
            parent.page = parent.page or page
            return
        here = self._pages.get(thing.Pg.objgen, 0) if "/Pg" in thing else page
        kind = str(thing.get("/Type", "/StructElem"))
        if kind == "/MCR":
            parent.pieces.append((here if "/Stm" not in thing else 0, int(thing.MCID)))
        elif kind == "/OBJR":
            parent.things.append(thing.Obj.objgen)
        else:
            parent.kids.append(self._element(thing, parent, here, depth))
        parent.page = parent.page or (parent.kids[-1].page if kind not in ("/MCR", "/OBJR") else here)

    def _element(self, thing: Object, parent: Element, page: int, depth: int) -> Element:
        role = mapped(str(thing.get("/S", "")).removeprefix("/"), self._roles)
        element = Element(role, thing.objgen, attributes=_attributes(thing.get("/A")))
        element.alternative, element.actual, element.language, element.name = (
            str(thing[key]) if key in thing else None for key in ("/Alt", "/ActualText", "/Lang", "/ID")
        )
        element.orphaned = "/P" not in thing or thing.P.objgen != parent.number
        for kid in _listed(thing.get("/K")):
            self.add(kid, element, page, depth + 1)
        return element


def _listed(value: Object | None) -> list[Object]:
    from pikepdf import Array

    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def _attributes(value: Object | None) -> dict[str, Object]:
    """The attributes of an element, whoever owns them; revision
    numbers between them are left out."""
    attributes: dict[str, Object] = {}
    for owner in _listed(value):
        if not isinstance(owner, int):
            attributes |= {str(key).removeprefix("/"): value for key, value in owner.items()}
    return attributes


def faults(
    root: Object, top: Element, pieces: Mapping[tuple[int, int], int], keys: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """Where tree and pages do not lead to each other, by page. `keys` are the pages'
    StructParents, `pieces` what is drawn.

    ISO 32000-1, 14.7.4.4: each piece has one number on its page, one element, and the
    parent tree leads from it to that.
    """
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    uses: Counter[tuple[int, int]] = Counter()
    for element in top.all():
        if element.orphaned and element is not top:
            yield element.page, f"{element.role}: /P"
        for piece in element.pieces:
            uses[piece] += 1
            owners[piece] = element.number
    parents = _parents(root.get("/ParentTree"))
    for piece in sorted(set(pieces) | set(uses)):
        page, number = piece
        if pieces.get(piece, 0) != 1 or uses[piece] != 1:
            yield page, f"MCID ({pieces.get(piece, 0)} × BDC, {uses[piece]} × K)"
            continue
        entry = parents.get(keys.get(page, -1))
        owner = entry[number] if isinstance(entry, list) and number < len(entry) else None
        if owner != owners[piece]:
            yield page, "MCID (ParentTree)"


def _parents(tree: Object | None, depth: int = 0) -> dict[int, Owner | list[Owner]]:
    """The parent tree as the objects' numbers by key: a list of them for
    a page, one for an annotation."""
    from pikepdf import Array

    parents: dict[int, Owner | list[Owner]] = {}
    if tree is None or depth > DEEPEST:
        return parents
    numbers = list(tree.get("/Nums", ()))
    for key, value in zip(numbers[::2], numbers[1::2], strict=False):
        parents[int(key)] = [_number(one) for one in value] if isinstance(value, Array) else _number(value)
    for kid in tree.get("/Kids", ()):
        parents |= _parents(kid, depth + 1)
    return parents


def _number(thing: Object | None) -> Owner:
    return None if thing is None else thing.objgen
