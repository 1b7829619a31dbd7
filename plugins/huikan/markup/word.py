"""A text as a file of Word has it: the tree, with formulas in each of their forms, charts as
drawings, and without what only pages ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan.markup.adapt import resolved
from huikan.markup.data_blocks import CHART, DATA, DRAWINGS, LINKS
from huikan.markup.formulas import MATHML, NUMBERS, SCALE, SIZE, SVG
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import TEXT, Node, Text, rewrite, unpack, write_html
from huikan.markup.notes import leads_back
from huikan.markup.tex import FORMULA

_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class SetFormula:
    """A formula that was set. `numbers` stand beside its rows, at -1 beside the whole; `width` and
    `height` of the drawing, and how far it reaches below the line (`depth`), in em."""

    mathml: Node
    drawing: bytes
    display: bool
    words: str
    numbers: Mapping[int, str]
    width: float
    height: float
    depth: float


def word(fragment: Fragment, resolve: Mapping[str, str]) -> Node:
    """The tree for a file of Word. `resolve` is as `adapt` has it; pictures keep their neutral
    addresses (`asset:…`). A chart is an element around a drawing, its words an `aria-label`."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        names = node.classes()
        if CHART in names and DRAWINGS["print"][0] in node.attributes:
            drawings = tuple(unpack(node.attributes[name]) for name in DRAWINGS["print"])
            return (Node("div", {"class": CHART, "aria-label": node.attributes.get(TEXT, "")}, drawings, node.line),)
        if DATA in names or LINKS in names or leads_back(node):
            return ()
        return (node,)

    pictures = {each.target: each.target for each in fragment.references if each.kind == "image"}
    (root,) = rewrite(resolved(fragment, {**resolve, **pictures}, "", {}), rule)
    assert isinstance(root, Node)
    return root


def set_formula(node: Node) -> SetFormula | None:
    """The formula that an element is; None for one that is none, or that TeX refuses."""
    attributes = node.attributes
    if FORMULA not in attributes or MATHML not in attributes:
        return None
    width, height, depth = (SCALE * float(size) for size in attributes[SIZE].split())
    numbers = {row: text for row, _, text, _ in json.loads(attributes.get(NUMBERS, "[]")) if text}
    drawing = drawn(unpack(attributes[SVG])).replace(b"currentColor", b"#000000")
    display = attributes[FORMULA] == "display"
    return SetFormula(unpack(attributes[MATHML]), drawing, display, attributes[TEXT], numbers, width, height, depth)


def formulas_of(fragment: Fragment) -> Iterator[tuple[SetFormula, int]]:
    """The formulas of a text that were set, each with its line."""
    for node in fragment.root.nodes():
        formula = set_formula(node)
        if formula:
            line = next((run.line for run in node.texts() if run.line), node.line)
            yield formula, line


def drawn(svg: Node) -> bytes:
    """A drawing as a file of its own."""
    return write_html(svg._replace(attributes={**svg.attributes, "xmlns": _SVG})).encode()
