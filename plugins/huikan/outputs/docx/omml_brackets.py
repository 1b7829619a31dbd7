"""Brackets of a formula that bear an index, as what they hold bears it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.markup.nodes import Node
from huikan.outputs.docx.omml_tokens import words

PAIRS: Mapping[str, str] = {")": "(", "]": "[", "}": "{", "⟩": "⟨"}


def bracketed(nodes: Sequence[Node]) -> list[Node]:
    """The row, in which what stands in brackets is one where the closing bracket bears an index:
    TeX lets the bracket alone bear it, of which LibreOffice makes nothing."""
    result: list[Node] = []
    for node in nodes:
        inner = [child for child in node.children if isinstance(child, Node)]
        bearing = node.tag in ("msub", "msup", "msubsup") and inner[0].tag == "mo" and words(inner[0]) in PAIRS
        start = _opening(result, PAIRS[words(inner[0])]) if bearing else -1
        if start < 0:
            result.append(node)
            continue
        fences = (result[start]._replace(attributes={}), *result[start + 1 :], inner[0]._replace(attributes={}))
        result[start:] = [node._replace(children=(Node("mrow", {}, fences), *inner[1:]))]
    return result


def _opening(nodes: Sequence[Node], bracket: str) -> int:
    """Where the bracket stands that is still open; -1 where none is."""
    depth = 0
    for at in reversed(range(len(nodes))):
        sign = words(nodes[at]) if nodes[at].tag == "mo" else ""
        depth += 1 if PAIRS.get(sign) == bracket else 0
        if sign == bracket and depth == 0:
            return at
        depth -= 1 if sign == bracket else 0
    return -1
