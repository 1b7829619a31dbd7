"""The items of a text's list of references in plain words, for machines that follow citations."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.markup.fragment import Fragment
from huikan.markup.nodes import Node, Text
from huikan.markup.renderer import UNSPOKEN
from huikan.markup.tree import folded


def reference_texts(fragment: Fragment) -> tuple[str, ...]:
    """Each item as it stands in the list, without its number and its ways back; none where the
    text has no list."""
    if "references" not in fragment.structure and '"ref-' not in fragment.structure:
        return ()
    return tuple(text for text in _items(fragment.root) if text)


def _items(root: Node) -> Iterator[str]:
    for node in root.nodes():
        if node.tag in ("ul", "ol") and "references" in node.classes():
            yield from (_words(item) for item in node.children if isinstance(item, Node) and item.tag == "li")
        elif node.tag == "p" and len([child for child in node.children if _is_label(child)]) == 1:
            yield _words(node._replace(children=tuple(child for child in node.children if not _is_label(child))))


def _is_label(child: Node | Text) -> bool:
    """Whether a child of a paragraph is the number of an item of a list by hand."""
    return isinstance(child, Node) and child.tag in ("a", "span") and child.attributes.get("id", "").startswith("ref-")


def _words(node: Node) -> str:
    pieces: list[str] = []
    stack: list[Node | Text] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Text):
            pieces.append(item.value)
        elif UNSPOKEN.isdisjoint(item.classes()):
            stack += reversed(item.children)
    return folded("".join(pieces))
