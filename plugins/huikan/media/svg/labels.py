"""How large the words of a drawing are, so that a page can show it no smaller than they can be
read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from huikan.media.svg.reading import Node

_WORDS = frozenset(("text", "tspan", "textPath"))
_INITIAL = 16.0  # px: the size of words that nothing says anything of
_SIZE = re.compile(r"(?:^|[;\s])font(?:-size)?\s*:\s*(?:[^;]*?\s)?([0-9]*\.?[0-9]+)(px|pt|em|%)?(?=[\s;/]|$)")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|em|%)?\s*")
_BOX = re.compile(r"\s*[^\s,]+[\s,]+[^\s,]+[\s,]+([0-9]*\.?[0-9]+)[\s,]+[^\s,]+\s*")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[.]?[\w-]+")
_TRANSFORM = re.compile(r"(scale|matrix)\(([^)]*)\)")


def smallest_label(root: Node) -> float:
    """The height of the smallest letters of a drawing in its own units, 0 where it has no words.

    Sizes come from attributes and from plain rules (`.a`, `text`) of its style sheet; transforms
    count by how much they enlarge areas.
    """
    rules = _rules(root)
    smallest = math.inf
    stack = [(root, _INITIAL, 1.0)]
    while stack:
        node, inherited, scale = stack.pop()
        size = _size(node, inherited, rules)
        scale *= _enlargement(node.attributes.get("transform", ""))
        if node.name in _WORDS and size * scale > 0 and any(isinstance(child, str) and child.strip() for child in node.children):
            smallest = min(smallest, size * scale)
        stack += [(child, size, scale) for child in node.children if isinstance(child, Node)]
    return 0.0 if math.isinf(smallest) else smallest


def width_of(root: Node) -> float:
    """The width of a drawing in its own units, 0 where it does not say so."""
    box = _BOX.fullmatch(root.attributes.get("viewBox", ""))
    length = _LENGTH.fullmatch(root.attributes.get("width", ""))
    return float(box[1]) if box else _pixels(length[1], length[2] or "", _INITIAL) if length and length[2] != "%" else 0.0


def _rules(root: Node) -> dict[str, str]:
    """The declarations of each plain selector, the later ones last."""
    declarations: dict[str, str] = {}
    for node in root.elements():
        if node.name == "style":
            for selectors, body in _RULE.findall("".join(child for child in node.children if isinstance(child, str))):
                for selector in map(str.strip, selectors.split(",")):
                    if _SIMPLE.fullmatch(selector):
                        declarations[selector] = f"{declarations.get(selector, '')};{body}"
    return declarations


def _size(node: Node, inherited: float, rules: Mapping[str, str]) -> float:
    """The size of an element's words; of several answers the strongest."""
    classes = node.attributes.get("class", "").split()
    styles = (node.attributes.get("style", ""), *(rules.get(f".{name}", "") for name in classes), rules.get(node.name, ""))
    for style in styles:
        if found := _SIZE.findall(style):
            number, unit = found[-1]
            return _pixels(number, unit, inherited)
    length = _LENGTH.fullmatch(node.attributes.get("font-size", ""))
    return _pixels(length[1], length[2] or "", inherited) if length else inherited


def _pixels(number: str, unit: str, inherited: float) -> float:
    return float(number) * {"pt": 4 / 3, "em": inherited, "%": inherited / 100}.get(unit, 1.0)


def _enlargement(transform: str) -> float:
    """By how much a transform enlarges lengths, on the average of both directions."""
    factor = 1.0
    for name, values in _TRANSFORM.findall(transform):
        numbers = [float(value) for value in re.findall(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", values, re.I)]
        if name == "scale" and numbers:
            factor *= math.sqrt(abs(numbers[0] * numbers[-1])) if len(numbers) < 3 else 1.0
        elif name == "matrix" and len(numbers) == 6:
            factor *= math.sqrt(abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]))
    return factor
