"""The structure tree of some pages of a PDF: what tells of other pages is taken out of it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Number = tuple[int, int]  # of an object of the PDF


def prune(pdf: Pdf, page_ids: Set[Number], dead_links: Set[Number]) -> None:
    """Keeps of the tree what is on the pages `page_ids`, without the annotations
    `dead_links`. An element that is empty then goes."""
    from pikepdf import Array, Dictionary, NumberTree, String

    root = pdf.Root.StructTreeRoot
    _thin(root, page_ids, dead_links)
    parents = NumberTree(root.ParentTree)
    keys = sorted(set(_keys(pdf)))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([thing for key in keys for thing in (key, parents[key])])))
    root.ParentTreeNextKey = keys[-1] + 1 if keys else 0
    if "/IDTree" in root:
        names = sorted(_names(root), key=lambda pair: bytes(pair[0]))
        root.IDTree = Dictionary(Names=Array([thing for name, element in names for thing in (String(bytes(name)), element)]))


def _thin(element: Object, page_ids: Set[Number], dead_links: Set[Number]) -> bool | None:
    """Takes out of an element what is on other pages. Whether anything is left of it: None where
    it was empty before, as a cell without words, which stays with its row."""
    from pikepdf import Array, Dictionary, Name

    own = element.get("/Pg")
    on_page = own is not None and own.objgen in page_ids
    children = element.get("/K", Array())
    items = list(children) if isinstance(children, Array) else [children]
    states: list[bool | None] = []
    for kid in items:
        if not isinstance(kid, Dictionary):
            states.append(on_page)
        elif kid.get("/Type") in (Name.MCR, Name.OBJR):
            here = kid.Pg.objgen in page_ids if "/Pg" in kid else on_page
            states.append(here and not ("/Obj" in kid and kid.Obj.objgen in dead_links))
        else:
            states.append(_thin(kid, page_ids, dead_links))
    if own is not None and not on_page:
        del element.Pg
    kids = [kid for kid, state in zip(items, states, strict=True) if state is not False]
    if Name.Link == element.get("/S") and not any(_is_area(kid) for kid in kids):
        element.S = Name.Span
    element.K = Array(kids)
    return True if True in states else False if False in states else None


def _is_area(kid: Object) -> bool:
    from pikepdf import Dictionary, Name

    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _keys(pdf: Pdf) -> Iterator[int]:
    """The numbers by which pages, and the annotations on them, are found in the tree."""
    for page in pdf.pages:
        yield int(page.obj.StructParents)
        yield from (int(note.StructParent) for note in page.get("/Annots", []) if "/StructParent" in note)


def _names(element: Object) -> Iterator[tuple[Object, Object]]:
    """The elements that have a name, with it."""
    from pikepdf import Dictionary, Name

    for kid in element.K:
        if isinstance(kid, Dictionary) and kid.get("/Type") not in (Name.MCR, Name.OBJR):
            if "/ID" in kid:
                yield kid.ID, kid
            yield from _names(kid)
