"""What is left of a text where neither classes nor style sheets arrive, as in WeChat's editor and
in mail: which elements, and what stands in place of those that only pages of our own have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from huikan.markup.nodes import Node, Text, trim_end
from huikan.markup.notes import called, leads_back

Nodes = tuple[Node | Text, ...]
KEPT = frozenset(
    "p h2 h3 h4 ul ol li blockquote pre code hr img table thead tbody tr th td caption strong em b i u s del sub sup br".split()
)
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "tfoot": "tbody", "kbd": "code", "samp": "code", "tt": "code", "ins": "u"}
SECTIONS = frozenset(
    "div section figure figcaption details summary aside dl dt dd address header footer article main nav".split()
)
SHAPES = frozenset("svg g path rect circle ellipse line polyline polygon text tspan".split())
SPANS = ("colspan", "rowspan")


def reduced(node: Node, names: Sequence[str], call: Callable[[str], Node]) -> Nodes | None:
    """What stands in place of an element with these classes; None where it stays what it is. `call`
    writes the number of a note."""
    if leads_back(node):
        return ()
    if node.tag == "sup" and "footnote-ref" in names:
        return (call(called(node).removeprefix("fn-") or node.text()),)
    if node.tag == "input":
        return (Text("☑" if "checked" in node.attributes else "☐", kind="generated"),)
    if node.tag == "ruby":
        return node.children
    if node.tag in ("rt", "rp"):
        return (Text(f"（{node.text()}）"),) if node.tag == "rt" else ()
    return None


def inline(item: Node) -> Nodes:
    """What stands in a note, its paragraphs one behind the other."""
    children: list[Node | Text] = []
    for child in item.children:
        if isinstance(child, Node) and child.tag == "p":
            children += [*([Text(" ")] if children else []), *child.children]
        elif isinstance(child, Node) or child.value.strip():
            children.append(child)
    return tuple(trim_end(children))
