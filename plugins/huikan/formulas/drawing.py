"""A formula as a drawing for paper: MathJax's SVG, read by an allow-list, with its size and
its baseline in ems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
EX = 0.442  # of MathJax's font, in ems: CHTML and SVG output count in ex
_UNIT = 1000  # of the drawing, to an em
_NUMBER = r"-?\d+(?:\.\d+)?"
_LENGTH = re.compile(rf"{_NUMBER}(?:ex|em|px|%)?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,6}|[a-zA-Z]{3,30}")
_ATTRIBUTES = {
    "d": re.compile(r"[MmLlHhVvQqTtCcSsZzAa\d\s,.+-]*"),
    "transform": re.compile(rf"(?:(?:translate|scale|rotate|matrix)\({_NUMBER}(?:[\s,]+{_NUMBER})*\)\s*)+"),
    "viewBox": re.compile(rf"{_NUMBER}(?:\s+{_NUMBER}){{3}}"),
    "preserveAspectRatio": re.compile(r"[a-zA-Z ]+"),
    "points": re.compile(r"[\d\s,.-]+"),
    "fill": _COLOUR,
    "stroke": _COLOUR,
    **dict.fromkeys("x y x1 x2 y1 y2 cx cy r rx ry width height stroke-width font-size".split(), _LENGTH),
    "font-style": re.compile("italic|normal"),
    "font-weight": re.compile("bold|normal"),
}
_ELEMENTS = frozenset(("svg", "g", "path", "rect", "text", "line", "ellipse", "circle", "polygon", "polyline"))
_ROWS = re.compile(rf"translate\({_NUMBER}[\s,]+({_NUMBER})\)")


class Drawing(NamedTuple):
    """`svg` is packed (`[name, attributes, child, …]`); sizes are in ems, `depth` what lies below
    the baseline, `rows` how high each numbered row stands above it."""

    svg: list[Any]
    width: float
    height: float
    depth: float
    rows: tuple[float, ...]


def drawing(text: str) -> Drawing:
    """The drawing that MathJax wrote."""
    root = ElementTree.fromstring(text)  # noqa: S314  # our own engine's, without a document type
    depth = -_number(re.search(rf"vertical-align:\s*({_NUMBER})", root.get("style", "")))
    width, height = (_number(re.match(f"({_NUMBER})", root.get(name, ""))) * EX for name in ("width", "height"))
    rows = dict(_rows(root, 0.0))
    svg = _packed(root)
    svg[1] = {name: value for name, value in svg[1].items() if name == "viewBox"}
    return Drawing(svg, round(width, 4), round(height, 4), round(depth * EX, 4), tuple(rows[at] for at in sorted(rows)))


def _number(match: re.Match[str] | None) -> float:
    return float(match[1]) if match else 0.0


def _rows(element: ElementTree.Element, height: float) -> Iterator[tuple[int, float]]:
    """(number, height above the baseline in ems) of the rows that have numbers."""
    match = _ROWS.search(element.get("transform", ""))
    height += float(match[1]) / _UNIT if match else 0.0
    if (number := element.get("data-row", "")).isdecimal():
        yield int(number), height
    for child in element:
        yield from _rows(child, height)


def _packed(element: ElementTree.Element) -> list[Any]:
    name = element.tag.removeprefix(_SVG)
    attributes = {key: value for key, value in element.attrib.items() if key in _ATTRIBUTES and _ATTRIBUTES[key].fullmatch(value)}
    if attributes.get("stroke-width") == "0":  # which a PDF would draw as the thinnest line that there is
        attributes = {key: value for key, value in attributes.items() if key not in ("stroke", "stroke-width")}
    elif "stroke-width" in attributes:
        attributes.setdefault("stroke", "currentColor")
    attributes = {key: value for key, value in attributes.items() if (key, value) != ("fill", "currentColor")}
    texts = [element.text] if element.text and name == "text" else []
    children = [_packed(child) for child in element if child.tag.removeprefix(_SVG) in _ELEMENTS]
    if name == "g" and len(children) == 1 and not attributes:
        return children[0]
    return [name, attributes, *texts, *children]
