"""A drawing of a text, a formula or a chart, on its way to becoming a picture: mails and feeds
reach programs that take SVG and MathML away.

It leaves the text as SVG by itself, on a ground of its own, so that it can be read wherever it
stands. Its name is the digest of that, so that one that comes twice is one picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from huikan.markup.nodes import Node, Text, rewrite, write_html

EM = 16  # CSS pixels of a letter of the text
COLUMN = 552  # CSS pixels: the text of a mail that is 600 wide; feeds' readers have about the same
INK = "#111111"
DENSE = 2  # pixels of a picture for each pixel of CSS: screens of phones have so many
LETTERS = 4  # the same for what stands in a line
_SIZES = re.compile(r"(?<![\w-])(width|height|vertical-align): (-?[\d.]+)em")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing by itself: `title` is what it says of itself in words. Sizes are those that it is
    shown in, in CSS pixels; one within a line has `letters`, its exact height, and stands `below`
    the baseline (less than 0). `pixels` is how wide its picture is made."""

    name: str
    svg: str
    title: str
    width: int
    height: int
    pixels: int
    letters: float = 0.0
    below: float = 0.0


def drawing(svg: Node) -> Drawing:
    """The drawing of an `svg` element; its size is in its style, else it is as wide as the
    column."""
    title = next((child.text() for child in svg.children if isinstance(child, Node) and child.tag == "title"), "")
    sizes = {name: float(value) * EM for name, value in _SIZES.findall(svg.attributes.get("style", ""))}
    text, ratio = _on_white(svg), _ratio(svg)
    name = sha256(text.encode()).hexdigest()[:20]
    if "height" in sizes:
        high = max(1, round(sizes["height"]))
        pixels = max(1, round(LETTERS * high / ratio)) if ratio else DENSE * COLUMN
        wide = max(1, round(sizes["height"] / ratio)) if ratio else 0
        return Drawing(name, text, title, wide, high, pixels, sizes["height"], sizes.get("vertical-align", 0.0))
    wide = max(1, min(COLUMN, round(sizes.get("width", COLUMN))))
    return Drawing(name, text, title, wide, max(1, round(wide * ratio)) if ratio else 0, DENSE * wide)


def _ratio(svg: Node) -> float:
    """Height by width; 0 where not known."""
    box = svg.attributes.get("viewBox", "").split()
    return float(box[3]) / float(box[2]) if len(box) == 4 and float(box[2]) and float(box[3]) else 0.0


def _on_white(svg: Node) -> str:
    box = svg.attributes.get("viewBox", "").split()
    place = dict(zip(("x", "y", "width", "height"), box, strict=True)) if len(box) == 4 else {"width": "100%", "height": "100%"}
    ground = Node("rect", {**place, "fill": "#ffffff"}, ())
    kept = {name: value for name, value in svg.attributes.items() if name not in ("style", "class", "role", "fill")}

    def lettered(node: Node, parent: str) -> tuple[Node | Text, ...]:
        return (node._replace(attributes={**node.attributes, "font-family": "sans-serif"}) if node.tag == "text" else node,)

    whole = svg._replace(
        attributes={"xmlns": "http://www.w3.org/2000/svg", "color": INK, "fill": INK, **kept}, children=(ground, *svg.children)
    )
    (result,) = rewrite(whole, lettered)
    assert isinstance(result, Node)
    return write_html(result)
