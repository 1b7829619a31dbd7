"""What WeasyPrint draws otherwise than browsers, or viewers otherwise than each other: gradients
(a pattern whose tile begins again at the shape's edge), patterns, masks, filters,
markers within a line, words along a path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from huikan.media.svg.reading import Fault, Node, read

GRADIENTS = ("linearGradient", "radialGradient")
DEFINITIONS = frozenset(
    ("defs", "style", "title", "desc", "metadata", "symbol", "clipPath", "mask", "marker", "filter", "pattern")
)
POINTS = ("polyline", "polygon")
REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
PAINTS = ("fill", "stroke", "mask", "filter", "marker-mid", "marker-start", "marker-end", "marker")
DEEPEST = 8  # references that lead to others


def effects(content: bytes) -> list[Fault]:
    """The effects of a drawing that become pixels in PDFs, by line."""
    if b"url(" not in content and b"textPath" not in content and b"paint-order" not in content and b"blend" not in content:
        return []
    root = read(content).root
    return list(Effects(root).below(root)) if root else []


class Effects:
    """Which elements of a drawing have effects of their own, or by what they refer to."""

    def __init__(self, root: Node) -> None:
        self.by_id: Mapping[str, Node] = {node.attributes["id"]: node for node in root.elements() if "id" in node.attributes}
        self._sheets = [node for node in root.elements() if node.name == "style"]

    def below(self, node: Node, depth: int = 0) -> Iterator[Fault]:
        """The effects of an element and of all that it shows."""
        if node.name in (*DEFINITIONS, *GRADIENTS):
            if node.name == "style":
                yield from self._of_sheet(node)
            return
        yield from (Fault(node.line, what) for what in self._of(node))
        if node.name == "use" and depth < DEEPEST:
            target = self.by_id.get(_href(node))
            yield from self._shown(target, depth) if target else ()
        for child in node.children:
            if isinstance(child, Node):
                yield from self.below(child, depth)

    def _shown(self, target: Node, depth: int) -> Iterator[Fault]:
        if target.name != "symbol":
            yield from self.below(target, depth + 1)
            return
        for child in target.children:
            if isinstance(child, Node):
                yield from self.below(child, depth + 1)

    def _of(self, node: Node) -> Iterator[str]:
        values = properties(node)
        for name in PAINTS:
            for reference in REFERENCE.findall(values.get(name, "")):
                target = self.by_id.get(reference)
                if target is not None and (what := self._effect(node, name, target)):
                    yield what
        if node.name == "textPath" or "paint-order" in values:
            yield "textPath" if node.name == "textPath" else "paint-order"
        if values.get("mix-blend-mode", "normal") != "normal":
            yield "mix-blend-mode"

    def _effect(self, node: Node, name: str, target: Node) -> str:
        if target.name == "marker":
            return "marker" if node.name in POINTS or name in ("marker-mid", "marker") else ""
        return target.name if target.name in ("pattern", "mask", "filter", *GRADIENTS) else ""

    def _of_sheet(self, sheet: Node) -> Iterator[Fault]:
        """Effects that a style sheet gives: to which element is not asked."""
        text = "".join(child for child in sheet.children if isinstance(child, str))
        for reference in REFERENCE.findall(text):
            target = self.by_id.get(reference)
            if target is not None and target.name != "clipPath":
                yield Fault(sheet.line, target.name)
        if "mix-blend-mode" in text:
            yield Fault(sheet.line, "mix-blend-mode")


def properties(node: Node) -> dict[str, str]:
    """The presentation attributes of an element, its style's declarations over them."""
    pairs = (declaration.partition(":")[::2] for declaration in node.attributes.get("style", "").split(";"))
    return {**node.attributes, **{name.strip(): value.strip() for name, value in pairs if name.strip()}}


def _href(node: Node) -> str:
    return (node.attributes.get("href") or node.attributes.get("xlink:href") or "").removeprefix("#")
