"""What the pages of a joined PDF draw with: each font and each picture once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.typesetting.merging import font_merging

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Number = tuple[int, int]  # of an object of the PDF


def share(pdf: Pdf) -> None:
    """Has all pages draw with one copy of what several pieces brought."""
    all_resources = list(_resources(pdf))
    _share_fonts(pdf, all_resources)
    _share_pictures(all_resources)


def _resources(pdf: Pdf) -> Iterator[Object]:
    """The resources of pages, and of the forms, patterns and masks
    that are drawn in them, each once."""
    waiting = [page.obj.Resources for page in pdf.pages]
    numbers: set[Number] = set()
    while waiting:
        resources = waiting.pop()
        if resources.is_indirect:
            if resources.objgen in numbers:
                continue
            numbers.add(resources.objgen)
        yield resources
        for kind in ("/XObject", "/Pattern"):
            waiting += [thing.Resources for _, thing in resources.get(kind, NOTHING).items() if "/Resources" in thing]
        masks = (
            state.SMask.G for _, state in resources.get("/ExtGState", NOTHING).items() if "/G" in state.get("/SMask", NOTHING)
        )
        waiting += [mask.Resources for mask in masks if "/Resources" in mask]


def _share_fonts(pdf: Pdf, all_resources: list[Object]) -> None:
    cases = {case.objgen: case for case in (resources.get("/Font") for resources in all_resources) if case is not None}
    same: dict[str, list[Object]] = {}
    for _, case in sorted(cases.items()):
        for name, font in case.items():
            same.setdefault(name, []).append(font)
    for name, fonts in sorted(same.items()):
        if len(fonts) > 1 and all(font_merging.is_plain(font) for font in fonts):
            one = font_merging.unite(pdf, fonts)
            for case in cases.values():
                if name in case:
                    case[name] = one


def _share_pictures(all_resources: list[Object]) -> None:
    first: dict[str, Object] = {}
    for resources in sorted(all_resources, key=lambda one: one.objgen):
        for name, thing in sorted(resources.get("/XObject", NOTHING).items()):
            if thing.get("/Subtype") == "/Image":
                resources.XObject[str(name)] = first.setdefault(_digest(thing), thing)


def _digest(image: Object) -> str:
    """What a picture is, whatever the numbers of its objects are."""
    entries = {name: value.unparse() if hasattr(value, "unparse") else value for name, value in image.items() if name != "/SMask"}
    mask = _digest(image.SMask) if "/SMask" in image else ""
    return hashlib.sha256(repr((sorted(entries.items()), mask)).encode() + image.read_raw_bytes()).hexdigest()
