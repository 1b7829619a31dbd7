"""Links within a book as a reader of paper needs them: with the number or the page of where they
lead. Pure.

A link that `publication` has given a number for words stays as it is; one whose words are just 节
(section) becomes the number of the section; every other link to a place of the book is followed by
that place's page, which the style sheet writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Protocol

from huikan.markup.citations import REFERENCE
from huikan.markup.tree import Element, folded, with_parents

SECTION = "section-reference"  # the class of a reference by label to a section
WORDS = frozenset(("节", "section"))
UNMARKED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "caption", "th"))  # a link in these stays as it is


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a section, and its part. Seen from another part, one that counts `within`
    follows its part's number."""

    text: str
    part: str
    within: bool = False


class Titled(Protocol):
    @property
    def label(self) -> str: ...


def write(roots: Mapping[str, Element], titles: Mapping[str, Titled], labels: Mapping[str, Label], front: Set[str]) -> None:
    """Writes numbers into links, and marks those that are to show a page, which is a roman number
    in the parts `front`."""
    places = set(roots) | {element.attributes.get("id", "") for root in roots.values() for element in root.elements()}
    notes = {
        inside.attributes.get("id", "") for root in roots.values() for element in root.elements() for inside in _notes(element)
    }
    for name, root in roots.items():
        for element, parent in with_parents(root):
            target = element.attributes.get("href", "").removeprefix("#")
            if element.tag != "a" or target not in places - notes or not element.attributes["href"].startswith("#"):
                continue
            if SECTION in element.classes() and target in labels:
                element.children = [_called(labels[target], name, titles)]
            if REFERENCE in element.classes():
                continue
            if folded(element.text()).casefold() in WORDS and target in labels:
                element.children = [_called(labels[target], name, titles)]
            elif parent.tag not in UNMARKED and folded(element.text()):
                marks = "to-page roman" if target.partition("-")[0] in front else "to-page"
                element.attributes["class"] = f"{element.attributes.get('class', '')} {marks}".strip()


def _notes(element: Element) -> list[Element]:
    """The notes and calls that an element is or holds."""
    if "footnotes" in element.classes():
        return list(element.elements())
    return [element] if {"footnote", "footnote-ref"} & set(element.classes()) else []


def _called(label: Label, part: str, titles: Mapping[str, Titled]) -> str:
    return titles[label.part].label + label.text if label.within and label.part != part else label.text
