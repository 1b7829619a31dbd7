"""Tables and charts from files of data: fenced blocks that say what is shown, and what comes into
their place.

A block is kept as its author wrote it, in an element with the attribute `data-block`, until
somebody who can read files has made a table or a figure of it (`with_blocks`). What stands only on
pages and in feeds (the data beside a chart, a link to the file) has a class of its own; a chart
carries its drawings as attributes, in the compact form of `nodes`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from huikan.markup.fences import BLOCK
from huikan.markup.fragment import Fragment, Medium, Reference
from huikan.markup.freezing import thaw
from huikan.markup.nodes import TEXT, Node, Text, pack, rewrite, unpack
from huikan.markup.opening import opening
from huikan.markup.renderer import plain_text

DRAWINGS = {
    "web": ("data-wide", "data-narrow"),
    "print": ("data-print",),
    "wechat": ("data-print",),
    "epub": ("data-print",),
    "mail": ("data-print",),
}  # the drawings of a chart by medium
CHART = "chart"  # the class of what holds a chart's drawings
DATA = "chart-data"  # the class of the data beside it
LINKS = "data-links"  # the class of what leads to the files
_MARK = f'"{BLOCK}":'


@dataclass(frozen=True, slots=True)
class Block:
    """A block as its author wrote it; `line` is that of its first line of text, in the file."""

    kind: str
    id: str
    classes: str
    text: str
    line: int


def has_blocks(structure: str) -> bool:
    """Whether a packed tree has blocks."""
    return _MARK in structure


def blocks(fragment: Fragment) -> tuple[Block, ...]:
    """The blocks of a fragment in document order."""
    if not has_blocks(fragment.structure):
        return ()
    return tuple(_block(node) for node in fragment.root.nodes() if BLOCK in node.attributes)


def _block(node: Node) -> Block:
    runs = list(node.texts())
    classes = " ".join(name for name in node.classes() if name != "data-block")
    text = "".join(run.value for run in runs)
    return Block(node.attributes[BLOCK], node.attributes.get("id", ""), classes, text, runs[0].line if runs else node.line)


def with_blocks(
    fragment: Fragment, replacements: Sequence[Sequence[Node | Text] | None], references: Sequence[Reference]
) -> Fragment:
    """The fragment with something in the place of each block, None for one that stays as it is
    written. `references` are the links in them."""
    pending = iter(replacements)

    def put(node: Node) -> list[Node | Text]:
        if BLOCK in node.attributes:
            nodes = next(pending)
            return [node] if nodes is None else list(nodes)
        children = [new for child in node.children for new in (put(child) if isinstance(child, Node) else [child])]
        return [node._replace(children=tuple(children))]

    (root,) = put(fragment.root)
    assert isinstance(root, Node)
    structure, places = pack(root)
    tree = thaw(structure)
    anchors = (element.attributes["id"] for element in tree.elements() if "id" in element.attributes)
    return replace(
        fragment,
        structure=structure,
        places=places,
        text=plain_text(tree),
        opening=opening(tree, plain_text),
        anchors=fragment.anchors.union(anchors),
        references=(*fragment.references, *references),
    )


def packed(node: Node) -> str:
    """A drawing as an attribute of what holds it."""
    return pack(node)[0]


def has_charts(structure: str) -> bool:
    """Whether a packed tree has charts or what belongs to files of data."""
    return DRAWINGS["web"][0] in structure or f'"{LINKS}"' in structure or f'"{DATA}"' in structure


def drawn(node: Node) -> Node | None:
    """The drawing of a chart for those who see no page; None of what is no chart."""
    packed_drawing = node.attributes.get(DRAWINGS["print"][0], "") if CHART in node.classes() else ""
    return unpack(packed_drawing) if packed_drawing else None


def shown(root: Node, medium: Medium) -> Node:
    """The tree with each chart as a medium shows it. Paper has its drawing alone; feeds have its
    data, below the picture that stands for the drawing."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        names = node.classes()
        if CHART in names and DRAWINGS["web"][0] in node.attributes:
            drawings = tuple(unpack(node.attributes[name]) for name in DRAWINGS.get(medium, ()))
            return (Node(node.tag, {"class": CHART}, drawings, node.line),) if drawings else ()
        if DATA in names:
            return _DATA[medium](node)
        if LINKS in names:
            return _LINKS[medium](node)
        return (node,)

    (result,) = rewrite(root, rule)
    assert isinstance(result, Node)
    return result


def _without_text(node: Node) -> tuple[Node | Text, ...]:
    return (node._replace(attributes={name: value for name, value in node.attributes.items() if name != TEXT}),)


def _for_feed(node: Node) -> tuple[Node | Text, ...]:
    return tuple(child for child in node.children if not isinstance(child, Node) or child.tag != "summary")


def _for_print(node: Node) -> tuple[Node | Text, ...]:
    return ()


def _link_alone(node: Node) -> tuple[Node | Text, ...]:
    return (Node("p", {}, tuple(child for child in node.children if isinstance(child, Node) and child.tag == "a"), node.line),)


_Form = Callable[[Node], tuple[Node | Text, ...]]
_LINKS: Mapping[Medium, _Form] = {
    "web": _without_text,
    "print": _for_print,
    "feed": _link_alone,
    "wechat": _for_print,
    "epub": _for_print,
    "mail": _for_print,
}
_DATA: Mapping[Medium, _Form] = {**_LINKS, "feed": _for_feed}
