"""Drawings with words on dark pages: each colour gets one of the same hue whose lightness is
turned round, so that what stood out on white stands out on black.

The colours stand in a style sheet of the drawing, which a browser asks when the page is dark.
Pictures without words, photographs within a drawing and masks (which are made of lightness) are
left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.media.svg.labels import smallest_label
from huikan.media.svg.oklab import INK, PAPER, turned
from huikan.media.svg.reading import SVG, Node

_AS_THEY_ARE = frozenset(("image", "mask", "filter"))
_PROPERTIES = ("fill", "stroke", "stop-color", "color")
_PLAIN = re.compile(r"[#\w(),.%\s-]+")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def add_dark_colours(root: Node) -> bool:
    """Give a drawing its colours for dark pages; False where it is left as it is."""
    nodes = root.elements()
    sheets = [_COMMENT.sub("", "".join(map(str, node.children))) for node in nodes if node.name == "style"]
    if not smallest_label(root) or any(node.name in _AS_THEY_ARE for node in nodes) or any("@" in sheet for sheet in sheets):
        return False
    rules = dict.fromkeys((*_attribute_rules(nodes), *_sheet_rules(sheets), *_style_rules(nodes)))
    words = f":root{{background:#fff}}@media (prefers-color-scheme:dark){{:root{{{_ground(root)}}}{''.join(rules)}}}"
    root.children.insert(0, Node(SVG, "style", root.line, {}, [words]))
    return True


def _ground(root: Node) -> str:
    """What is black where nothing is said, and the paper."""
    own = root.attributes.get("style", "")
    fill = "" if "fill" in root.attributes or "fill" in own else f";fill:{INK}"
    colour = "" if "color" in root.attributes or "color" in own else f";color:{INK}"
    return f"background:{PAPER}{fill}{colour}"


def _attribute_rules(nodes: list[Node]) -> Iterator[str]:
    """Rules for attributes. They weigh nothing, like the attributes themselves."""
    for node in nodes:
        for name in _PROPERTIES:
            value = node.attributes.get(name, "")
            if _PLAIN.fullmatch(value) and (colour := turned(value)):
                yield f':where([{name}="{value}"]){{{name}:{colour}}}'


def _sheet_rules(sheets: list[str]) -> Iterator[str]:
    for sheet in sheets:
        for selectors, body in _RULE.findall(sheet):
            declarations = ";".join(f"{name}:{colour}" for name, _, colour in _declarations(body))
            if declarations:
                yield f"{selectors.strip()}{{{declarations}}}"


def _style_rules(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        for name, written, colour in _declarations(node.attributes.get("style", "")):
            yield f'[style*="{written}"]{{{name}:{colour}!important}}'


def _declarations(body: str) -> Iterator[tuple[str, str, str]]:
    """(property, the declaration as written, its colour on dark pages) of each colour."""
    for written in body.split(";"):
        name, _, value = written.partition(":")
        plain = value.replace("!important", "").strip()
        if name.strip() in _PROPERTIES and _PLAIN.fullmatch(written.replace(":", "")) and (colour := turned(plain)):
            yield name.strip(), written.strip(), colour
