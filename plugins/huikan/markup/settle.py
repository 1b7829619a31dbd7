"""The first steps on a sanitised tree: lines, styles, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from huikan.markup.marks import MARK
from huikan.markup.sanitise import is_refused
from huikan.markup.tree import Element, replace, with_parents

WIDEST = "1000"  # columns of one cell, as HTML has it

_STYLE = re.compile(r"(width|height|text-align)\s*:\s*([\w.%-]+)")


def place_lines(root: Element, first_line: int) -> None:
    """Give every element the line that it began on, and take the marks out."""
    line = first_line
    stack: list[tuple[Element, int]] = [(root, 0)]
    root.line = line
    while stack:
        element, at = stack.pop()
        if at == len(element.children):
            continue
        stack.append((element, at + 1))
        child = element.children[at]
        if isinstance(child, str):
            for match in MARK.finditer(child):
                line = int(match[1])
                element.line = line if at == 0 and match.start() == 0 else element.line
            element.children[at] = MARK.sub("", child)
        else:
            number = child.attributes.pop("data-line", "")
            line = int(number) if number.isdecimal() and len(number) < 9 else line
            child.line = line
            for name, value in child.attributes.items():
                child.attributes[name] = MARK.sub("", value)
            stack.append((child, 0))


def tidy(root: Element) -> None:
    """Styles as attributes, `<a name>` as id, no empty paragraphs, no inputs but the boxes of task lists."""
    for element, parent in reversed(with_parents(root)):
        style = dict(_STYLE.findall(element.attributes.pop("style", "")))
        if "text-align" in style:
            element.attributes.setdefault("align", style["text-align"])
        if element.tag in ("img", "td", "th", "table", "col"):
            for name in style.keys() & {"width", "height"}:
                element.attributes.setdefault(name, style[name].removesuffix("px"))
        for name in ("colspan", "span"):
            if len(element.attributes.get(name, "")) > 3:
                element.attributes[name] = WIDEST if element.attributes[name].strip().isdecimal() else "1"
        if is_refused(element.attributes.get("cite", "")):
            del element.attributes["cite"]
        name = element.attributes.pop("name", "")
        if name:
            element.attributes.setdefault("id", name)
        empty = not any(child.strip() if isinstance(child, str) else True for child in element.children)
        if (element.tag == "p" and empty and "id" not in element.attributes) or (
            element.tag == "input" and "type" not in element.attributes
        ):
            replace(parent, element, [])


def expand(root: Element, abbreviations: Mapping[str, str]) -> None:
    """Mark up each abbreviation that the document explains."""
    if not abbreviations:
        return
    names = "|".join(re.escape(name) for name in sorted(abbreviations, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{names})(?![A-Za-z0-9_])")
    for element in list(root.elements()):
        if element.tag in ("pre", "code", "abbr") or "math" in element.classes() or "highlight" in element.classes():
            continue
        children: list[Element | str] = []
        for child in element.children:
            if not isinstance(child, str):
                children.append(child)
                continue
            cursor = 0
            for match in pattern.finditer(child):
                children += [
                    child[cursor : match.start()],
                    Element("abbr", {"title": abbreviations[match[0]]}, [match[0]], element.line),
                ]
                cursor = match.end()
            children.append(child[cursor:])
        element.children = [child for child in children if child != ""]
