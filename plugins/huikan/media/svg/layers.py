"""A drawing in layers, so that what is to be pixels is, and all else stays as sharp as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from huikan.media.svg.effects import DEFINITIONS, GRADIENTS, Effects, properties
from huikan.media.svg.reading import SVG, Node, read
from huikan.media.svg.writing import write

WHOLE = ("opacity", "clip-path", "mask", "filter", "mix-blend-mode", "isolation")  # what a group does to all in it at once
LENGTH = re.compile(r"\s*([\d.]+)\s*(?:px)?\s*")
Box = tuple[float, float, float, float]  # left, top, width, height in units of the drawing
Pixels = Callable[[bytes], tuple[bytes, Box] | None]  # a drawing -> its data URI's PNG and where it stands


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a drawing, within the groups that it stands in."""

    node: Node
    is_pixels: bool


def with_pixels(content: bytes, box_to_pixels: Callable[[Box], Pixels]) -> bytes:
    """The drawing with each part that has effects as a picture of pixels, which `box_to_pixels`
    makes of a drawing with the same view box; the same bytes where it has none."""
    root = read(content).root
    box = _view_box(root) if root else None
    if root is None or box is None:
        return content
    effects = Effects(root)
    if not any(True for _ in effects.below(root)):
        return content
    pixels = box_to_pixels(box)
    whole = any(node.name == "style" and any(True for _ in effects.below(node)) for node in root.elements())
    whole = whole or any(fault.what == "mix-blend-mode" for fault in effects.below(root))
    drawn = [child for child in root.children if isinstance(child, Node) and not _defines(child)]
    parts = [_Part(child, True) for child in drawn] if whole else list(_parts(root, (), effects))
    shared = [child for child in root.children if isinstance(child, Node) and _defines(child)]
    hidden = Node(SVG, "defs", 0, {}, list(drawn))  # what a part may refer to
    children: list[Node | str] = [*shared]
    for group in _runs(parts):
        nodes = [part.node for part in group]
        if not group[0].is_pixels:
            children += nodes
        elif (made := pixels(write(_alone(root, box, [*shared, hidden, *nodes])))) is not None:
            children.append(_image(*made))
    return write(Node(SVG, "svg", root.line, dict(root.attributes), children))


def _parts(parent: Node, chain: tuple[Node, ...], effects: Effects) -> Iterator[_Part]:
    """What a group shows, from the lowest: groups that only hold things are taken apart."""
    for child in parent.children:
        if not isinstance(child, Node) or _defines(child):
            continue
        if not any(True for _ in effects.below(child)):
            yield _Part(_within(child, chain), is_pixels=False)
        elif child.name in ("g", "a") and not set(WHOLE) & properties(child).keys() and not _paints(child, effects):
            yield from _parts(child, (*chain, child), effects)
        else:
            yield _Part(_within(child, chain), is_pixels=True)


def _paints(group: Node, effects: Effects) -> bool:
    """Whether a group itself has an effect, which what is in it inherits."""
    return any(True for _ in effects.below(Node(group.space, group.name, group.line, group.attributes)))


def _runs(parts: list[_Part]) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for part in parts:
        if run and run[0].is_pixels != part.is_pixels:
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _within(node: Node, chain: tuple[Node, ...]) -> Node:
    for group in reversed(chain):
        node = Node(group.space, group.name, group.line, {**group.attributes}, [node])
    return node


def _alone(root: Node, box: Box, children: list[Node]) -> Node:
    """A drawing of the same view box, one unit of it a pixel."""
    attributes = {name: value for name, value in root.attributes.items() if name != "preserveAspectRatio"}
    size = {"viewBox": " ".join(f"{value:g}" for value in box), "width": f"{box[2]:g}", "height": f"{box[3]:g}"}
    return Node(SVG, "svg", root.line, attributes | size, [*children])


def _image(uri: bytes, box: Box) -> Node:
    x, y, width, height = (f"{value:.6g}" for value in box)
    attributes = {"x": x, "y": y, "width": width, "height": height, "preserveAspectRatio": "none", "xlink:href": uri.decode()}
    return Node(SVG, "image", 0, attributes)


def _defines(node: Node) -> bool:
    return node.name in DEFINITIONS or node.name in GRADIENTS


def _view_box(root: Node) -> Box | None:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:[eE][+-]?\d+)?", root.attributes.get("viewBox", ""))]
    if len(numbers) == 4 and min(numbers[2:]) > 0:
        return numbers[0], numbers[1], numbers[2], numbers[3]
    sides = [LENGTH.fullmatch(root.attributes.get(name, "")) for name in ("width", "height")]
    if all(sides):
        width, height = (float(side[1]) for side in sides if side)
        return (0.0, 0.0, width, height) if min(width, height) > 0 else None
    return None
