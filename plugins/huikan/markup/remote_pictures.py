"""Pictures of other sites on pages: a card says what each is and where, and leads to it; a
reader's browser asks nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

from huikan.markup.nodes import Node, Text, rewrite

REMOTE = "remote-picture"  # the class of what stands for one


def as_cards(root: Node, label: str, place: str) -> Node:
    """The tree with a card for each picture that stands for itself; one among words stays a
    link. `place` has a `{host}`."""

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        if node.tag not in ("p", "figure"):
            return (node,)
        shown = [child for child in node.children if not (isinstance(child, Text) and not child.value.strip())]
        alone = [child for child in shown if isinstance(child, Node) and _is_remote(child)]
        if not alone or (node.tag == "p" and len(alone) < len(shown)):
            return (node,)
        return (node._replace(children=tuple(_card(child, label, place) for child in node.children)),)

    (result,) = rewrite(root, rule)
    assert isinstance(result, Node)
    return result


def _is_remote(node: Node) -> bool:
    return node.tag == "a" and REMOTE in node.classes()


def _card(node: Node | Text, label: str, place: str) -> Node | Text:
    if isinstance(node, Text) or not _is_remote(node):
        return node
    address = node.attributes["href"]
    words = node.text().strip()
    pieces = [Node("small", {}, (Text(label, node.line),), node.line)]
    pieces += [Node("b", {}, node.children, node.line)] if words != address else []
    host = urlsplit(address).hostname or address
    pieces.append(Node("small", {}, (Text(place.format(host=host), node.line),), node.line))
    return node._replace(attributes={**node.attributes, "class": f"{REMOTE} remote-card"}, children=tuple(pieces))
