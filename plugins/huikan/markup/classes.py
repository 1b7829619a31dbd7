"""Classes in a body: those that mean something there stay, all others get a prefix, so that
none of the theme's own does anything in content."""

from __future__ import annotations

from functools import cache

from huikan.markup.boxes import KINDS
from huikan.markup.fences import BLOCK
from huikan.markup.references import DECORATIVE
from huikan.markup.tex import FORMULA
from huikan.markup.tree import Element, names

PREFIX = "x-"  # before every other class; no class of the theme begins with it

# What the guide tells editors to write
DOCUMENTED = names("term landscape signature unnumbered references mark underline ul") | {DECORATIVE}
# What boxes, notes, code and task lists are written with before the tree is cleaned
WRITTEN = names("admonition admonition-title footnotes footnote-ref footnote-backref highlight filename task-list-item")
# What only our own elements have, by the attribute that tells them from an author's
_OURS = {"math": FORMULA, "data-block": BLOCK}


def prefix_classes(root: Element) -> None:
    """Put the prefix before each class that means nothing in content. To be done once the
    attributes that tell our elements are placed."""
    stack = [(root, False)]
    while stack:
        element, coloured = stack.pop()
        classes = element.classes()
        if classes:
            element.attributes["class"] = " ".join([_own(name, element, coloured) for name in classes])
        inside = coloured or "highlight" in classes
        stack += [(child, inside) for child in element.children if isinstance(child, Element)]


def _own(name: str, element: Element, coloured: bool) -> str:
    """The class as it is published."""
    if name in DOCUMENTED or name in KINDS or name in WRITTEN or name.startswith(("language-", PREFIX)):
        return name
    if name in _OURS and _OURS[name] in element.attributes:
        return name
    if coloured and element.tag == "span" and name in _token_classes():
        return name
    return PREFIX + name


@cache
def _token_classes() -> frozenset[str]:
    """What Pygments calls pieces of code."""
    from pygments.token import STANDARD_TYPES

    return frozenset(filter(None, STANDARD_TYPES.values()))
