"""Formulas and charts as pictures of a feed: readers' programs take MathML and SVG away.

A formula on lines of its own is a picture, and so is one within a line that is higher than the line
has room for; all others are words, which grow with the reader's type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.markup import data_blocks, formulas
from huikan.markup.drawings import Drawing, drawing
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import TEXT, Node, Text, rewrite, unpack
from huikan.markup.tex import FORMULA

TALLEST = 1.9  # em of a formula within a line that stays words: of more, a matrix or two fractions
MOST = 60  # pictures of one text; what comes behind is words


def feed_drawings(fragment: Fragment) -> tuple[Drawing, ...]:
    """The drawings of a text that feeds show as pictures, each once, in their order."""
    if not (formulas.has_formulas(fragment.structure) or data_blocks.has_charts(fragment.structure)):
        return ()
    nodes = unpack(fragment.structure).nodes()
    return tuple({each.name: each for each in map(drawing, filter(None, map(_svg, nodes)))}.values())[:MOST]


def with_pictures(root: Node, addresses: Mapping[str, str]) -> Node:
    """The tree with the pictures that have an address in place of what they show; all else is as it
    was. `addresses` are whole URLs by the names of drawings."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        svg = _svg(node)
        drawn = drawing(svg) if svg else None
        if drawn is None or drawn.name not in addresses:
            return (node,)
        return (_picture(node, drawn, addresses[drawn.name]),)

    (result,) = rewrite(root, rule)
    assert isinstance(result, Node)
    return result


def _svg(node: Node) -> Node | None:
    """The drawing of a formula or a chart that is to be a picture."""
    if FORMULA in node.attributes:
        return formulas.drawn(node) if _is_apart(node) else None
    return data_blocks.drawn(node)


def _is_apart(node: Node) -> bool:
    if not node.attributes.get(TEXT):  # refused, or there is nothing to see
        return False
    return node.attributes[FORMULA] == "display" or formulas.height(node) > TALLEST


def _picture(node: Node, drawn: Drawing, url: str) -> Node:
    words = node.attributes.get(formulas.SPOKEN) or node.attributes.get(TEXT) or drawn.title
    sizes = {"width": str(drawn.width)} | ({"height": str(drawn.height)} if drawn.height else {})
    image = Node("img", {"src": url, "alt": words, **sizes}, (), node.line)
    behind = tuple(_numbers(node))
    own = {name: value for name, value in node.attributes.items() if name == "id"}
    return Node("p" if node.tag == "div" else "span", own, (image, *behind), node.line)


def _numbers(node: Node) -> Iterator[Text]:
    if FORMULA in node.attributes and (numbers := formulas.printed_numbers(node)):
        yield Text(numbers, kind="generated")
