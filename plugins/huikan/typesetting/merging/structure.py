"""Pages, tags and bookmarks of one PDF behind those of another."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


def append(whole: Pdf, source: Pdf, continues: bool) -> None:
    """Puts a PDF behind another. `continues`: its first element is a part of the
    last one there, not a new one."""
    from pikepdf import PageCopyWarning

    before = len(whole.pages)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)  # named places and tags are copied by us
        whole.pages.extend(source.pages)
    if "/StructTreeRoot" in source.Root:
        _append_tags(whole, whole.copy_foreign(source.Root.StructTreeRoot), before, continues)
    if "/Outlines" in source.Root:
        _append_bookmarks(whole, whole.copy_foreign(source.Root.Outlines))


def _append_tags(whole: Pdf, theirs: Object, before: int, continues: bool) -> None:
    """Joins two structure trees: numbers of the second follow those
    of the first, names stay single."""
    ours = whole.Root.StructTreeRoot
    shift = int(ours.ParentTreeNextKey)
    for page in list(whole.pages)[before:]:
        page.obj.StructParents = int(page.obj.StructParents) + shift
        for area in page.obj.get("/Annots", []):
            if "/StructParent" in area:
                area.StructParent = int(area.StructParent) + shift
    numbers = ours.ParentTree.Nums
    for place, thing in enumerate(theirs.ParentTree.Nums):
        numbers.append(thing if place % 2 else int(thing) + shift)
    ours.ParentTreeNextKey = shift + int(theirs.ParentTreeNextKey)
    _name(ours, theirs, len(whole.pages))
    document = ours.K[0]
    kids = list(theirs.K[0].K)
    if continues and kids and len(document.K) and _is_element(document.K[-1]):
        _adopt(document.K[-1], list(kids.pop(0).K))
    _adopt(document, kids)


def _is_element(thing: Object) -> bool:
    from pikepdf import Dictionary

    return isinstance(thing, Dictionary) and "/S" in thing


def _adopt(parent: Object, kids: list[Object]) -> None:
    for kid in kids:
        kid.P = parent
        parent.K.append(kid)


def _name(ours: Object, theirs: Object, mark: int) -> None:
    """Enters the names of elements among those of the tree; one
    that is there already gets a mark."""
    from pikepdf import Array, Dictionary, String

    names = {str(name): element for name, element in _named(ours)}
    for name, element in _named(theirs):
        single = str(name)
        if single in names:
            single = f"{name}.{mark}"
            element.ID = String(single)
        names[single] = element
    if names:
        pairs = [thing for name, element in sorted(names.items()) for thing in (String(name), element)]
        ours.IDTree = Dictionary(Names=Array(pairs))


def _named(tree: Object) -> list[tuple[Object, Object]]:
    names = list(tree.get("/IDTree", NOTHING).get("/Names", []))
    return list(zip(names[::2], names[1::2], strict=True))


def _append_bookmarks(whole: Pdf, theirs: Object) -> None:
    """Puts bookmarks behind those that are there."""
    if "/Outlines" not in whole.Root:
        whole.Root.Outlines = theirs
        return
    ours = whole.Root.Outlines
    entry: Object | None = theirs.First
    ours.Last.Next, theirs.First.Prev = theirs.First, ours.Last
    ours.Last = theirs.Last
    ours.Count = int(ours.get("/Count", 0)) + int(theirs.get("/Count", 0))
    while entry is not None:
        entry.Parent = ours
        entry = entry.get("/Next")
