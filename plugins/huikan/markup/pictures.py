"""Pictures as pages show them: in a few widths, of which a browser takes one, without
moving the text when they arrive."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from huikan.markup.nodes import Node, Text, rewrite
from huikan.model import Asset

COLUMN = 688  # CSS pixels: the widest that a column of text is
_SMALL = 400  # pixels: a picture of no more is shown as it is
_LETTERS = 11.5  # CSS pixels: how high the letters of a drawing are at least, on phones too
_PHONE = 350  # CSS pixels that a phone has for a picture
_NEAR = 500  # characters that a first screen has room for, above a picture that is seen at once


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file for every program, `width` × `height` pixels (0: not known),
    and the same as WebP by width.

    `webp` has (address, pixels wide), the narrowest first; empty where no such file is smaller.
    `raster`: it is made of pixels. `label`: of a drawing, the height of its smallest letters as a
    share of its width.
    """

    src: str
    width: int = 0
    height: int = 0
    webp: tuple[tuple[str, int], ...] = ()
    raster: bool = False
    label: float = 0.0

    def at(self, link: Callable[[str], str]) -> Picture:
        """The same with its addresses as `link` writes them."""
        return replace(self, src=link(self.src), webp=tuple((link(address), width) for address, width in self.webp))

    @staticmethod
    def of(asset: Asset) -> Picture:
        """A file of content/ as it is."""
        return Picture(asset.path, asset.width, asset.height, raster=bool(asset.still), label=asset.label)

    @property
    def least(self) -> int:
        """The width in CSS pixels below which its letters cannot be read; 0 where it may be as
        narrow as a phone."""
        width = math.ceil(_LETTERS / self.label) if self.label else 0
        return width if width > _PHONE and self.width and self.height else 0

    @property
    def largest(self) -> str:
        """The address of its widest file; "" where that is no larger than what a page shows."""
        address, width = max([(self.src, self.width), *self.webp], key=lambda file: file[1])
        return address if width > _SMALL or not self.raster else ""

    @property
    def srcset(self) -> str:
        """The WebP files as `srcset` says them; the width only where there is a choice."""
        many = len(self.webp) > 1
        return ", ".join(f"{address} {width}w" if many else address for address, width in self.webp)


def show(root: Node, pictures: Mapping[str, Picture], lead: bool) -> Node:
    """Every picture of a page's text with its size, its files and the time to load it.
    `pictures` are found by their `src`.

    `lead`: the text stands at the head of its page, so that a picture near
    its beginning is loaded at once. One that stands for itself, as a figure or alone in its
    paragraph, is a link to its widest file.
    """
    first = _foremost(root) if lead else None

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        if node.tag in ("figure", "p"):
            return (_enlarging(node, pictures),)
        if node.tag != "img":
            return (node,)
        picture = pictures.get(node.attributes.get("src", ""))
        attributes = _fitted(node, picture, parent) if picture else dict(node.attributes)
        attributes |= {"fetchpriority": "high"} if node is first else {"loading": "lazy"}
        attributes["decoding"] = "async"
        image = node._replace(attributes=attributes)
        return (Node("picture", {}, (_source(image, picture), image)) if picture and picture.webp else image,)

    (result,) = rewrite(root, rule)
    assert isinstance(result, Node)
    return result


def _enlarging(node: Node, pictures: Mapping[str, Picture]) -> Node:
    """A figure, or a paragraph, with the picture that it consists of as a link to the same in
    large."""
    shown = [child for child in node.children if not (isinstance(child, Text) and not child.value.strip())]
    if not shown or (node.tag == "p" and len(shown) > 1):
        return node
    image = _image(shown[0])
    picture = pictures.get(image.attributes.get("src", "")) if image else None
    if image is None or picture is None or not picture.largest or not image.attributes.get("alt", "").strip():
        return node
    manner = "enlarge pan" if "labelled" in image.classes() else "enlarge"
    link = Node("a", {"class": manner, "href": picture.largest}, (shown[0],), node.line)
    return node._replace(children=tuple(link if child is shown[0] else child for child in node.children))


def _image(child: Node | Text) -> Node | None:
    """The picture that a child is, with its files or without."""
    if isinstance(child, Node) and child.tag == "picture":
        child = child.children[-1]
    return child if isinstance(child, Node) and child.tag == "img" else None


def _foremost(root: Node) -> Node | None:
    """The first picture, where little text stands before it."""
    before = 0
    stack: list[Node | Text] = [root]
    while stack and before <= _NEAR:
        item = stack.pop()
        if isinstance(item, Text):
            before += len(item.value.strip())
        elif item.tag == "img":
            return item
        else:
            stack.extend(reversed(item.children))
    return None


def _fitted(image: Node, picture: Picture, parent: str) -> dict[str, str]:
    """The picture's size, unless its author has said another; the missing one of two is worked out.
    A figure is as wide as its column: there a drawing has the size from which on it can be read."""
    attributes = dict(image.attributes)
    sizes = {name: attributes[name] for name in ("width", "height") if name in attributes}
    numbers = {name: int(value) for name, value in sizes.items() if value.isdecimal() and 0 < int(value) < 10_000}
    if picture.least and not sizes:
        width = picture.least if parent == "figure" else max(picture.least, picture.width)
        attributes |= {"width": str(width), "height": str(round(picture.height * width / picture.width))}
        attributes["class"] = " ".join([*image.classes(), "labelled"])
    elif picture.width and not sizes:
        attributes |= {"width": str(picture.width), "height": str(picture.height)}
    elif picture.width and sizes.keys() == numbers.keys() and len(sizes) == 1:
        width = numbers.get("width") or round(numbers["height"] * picture.width / picture.height)
        attributes |= {"width": str(width), "height": str(round(width * picture.height / picture.width))}
    if picture.raster:
        attributes["class"] = " ".join(["raster", *image.classes()])
    return attributes


def _source(image: Node, picture: Picture) -> Node:
    width = image.attributes.get("width", "")
    display_width = min(int(width) if width.isdecimal() else COLUMN, COLUMN)
    sizes = {"sizes": f"min({display_width}px, 92vw)"} if len(picture.webp) > 1 else {}
    return Node("source", {"type": "image/webp", "srcset": picture.srcset, **sizes}, ())
