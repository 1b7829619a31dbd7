"""What a drawing's filters cost a program that draws them, judged before any does.

A pass is a look at every pixel of the picture: about 0.2 s where it is 1,200 pixels wide. Programs
work on a filter's whole region, also where that reaches far beyond the picture, and dilate by
looking at every neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.media.svg.reading import Fault, Node

MOST_PASSES = 100  # of one filter: some 20 s, where what it is used on fills the picture
ACROSS = 1200  # pixels that a drawing is made into for the picture of a card
_NEIGHBOURS = 100  # of a pixel, to look at which takes as long as a pass
_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)", re.I)
_HUGE = 1e9


def costly(root: Node) -> Iterator[Fault]:
    """A fault for each filter that takes a program more than a few seconds."""
    nodes = root.elements()
    extent = _extent(root)
    for node in nodes:
        if node.name != "filter":
            continue
        scale = ACROSS if node.attributes.get("primitiveUnits") == "objectBoundingBox" else ACROSS / extent[0]
        passes = [(_passes(child, scale), child) for child in node.children if isinstance(child, Node)]
        total = sum(number for number, _ in passes)
        if total * _region(node, extent) > MOST_PASSES:
            guilty = next((child for number, child in passes if number > MOST_PASSES), node)
            yield Fault(guilty.line, f"<{guilty.name}>", costly=True)


def _passes(primitive: Node, scale: float) -> float:
    """How often a primitive looks at every pixel, where a unit is `scale` pixels."""
    attributes = primitive.attributes
    if primitive.name == "feMorphology":
        across, down = _pair(attributes.get("radius", "0"))
        return 1 + (2 * across * scale + 1) * (2 * down * scale + 1) / _NEIGHBOURS
    if primitive.name == "feConvolveMatrix":
        across, down = _pair(attributes.get("order", "3"))
        return 1 + across * down / _NEIGHBOURS
    if primitive.name == "feTurbulence":
        return 3 + _number(attributes.get("numOctaves", "1"))
    return 1


def _region(node: Node, extent: tuple[float, float]) -> float:
    """A filter's region in areas of what it is used on, or of the picture."""
    if node.attributes.get("filterUnits") == "userSpaceOnUse":
        sizes = [
            _number(node.attributes.get(name, "120%"), whole) / whole
            for name, whole in zip(("width", "height"), extent, strict=True)
        ]
    else:
        sizes = [_number(node.attributes.get(name, "120%"), 1.0) for name in ("width", "height")]
    return max(1.0, sizes[0]) * max(1.0, sizes[1])


def _extent(root: Node) -> tuple[float, float]:
    """The width and height of the picture in its own units."""
    box = [_number(part) for part in re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip()) if part]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    width, height = (_number(root.attributes.get(name, "100")) for name in ("width", "height"))
    return max(width, 1e-6), max(height, 1e-6)


def _pair(text: str) -> tuple[float, float]:
    numbers = [abs(_number(part)) for part in re.split(r"[\s,]+", text.strip()) if part] or [0.0]
    return numbers[0], numbers[-1] if len(numbers) > 1 else numbers[0]


def _number(text: str, whole: float = 1.0) -> float:
    """A number as a drawing has it, a percentage of the whole too; never more than 1e9."""
    match = _NUMBER.match(text)
    value = float(match[1]) * (whole / 100 if match[2] else 1) if match else 0.0
    return max(-_HUGE, min(value, _HUGE))
