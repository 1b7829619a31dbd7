"""Sanitised HTML as a tree. It reads only what nh3 writes: every tag
closed, every attribute quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = names("area br col hr img input source wbr")
BLOCK = names(
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr "
    "li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\s[^\s=>\"]+(?:=\"[^\"]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s([^\s=>\"]+)(?:=\"([^\"]*)\")?")


class Run(str):
    """Text from one line of the file, 0 for what is no author's."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> Run:
        run = super().__new__(cls, text)
        run.line = line
        return run


@dataclass(slots=True, eq=False)
class Element:
    """An element that is still worked on; text among its children is a str, unescaped, a Run
    once its line is known. The root's tag is ""."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    line: int = 0

    def elements(self) -> Iterator[Element]:
        """Itself and all below it, in document order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            if element.children:
                stack += [child for child in element.children[::-1] if isinstance(child, Element)]

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def text(self) -> str:
        """Its text without markup; that of a formula is what it reads as."""
        return "".join(piece for piece in _pieces(self) if isinstance(piece, str))


def words_of(element: Element) -> list[Element | str]:
    """What is read of an element: what it holds, or, of a formula, what stands for that."""
    return [element.attributes["data-text"]] if "data-text" in element.attributes else element.children


def _pieces(root: Element) -> Iterator[Element | str]:
    stack: list[Element | str] = [root]
    while stack:
        piece = stack.pop()
        yield piece
        if isinstance(piece, Element):
            stack.extend(reversed(words_of(piece)))


def parse(html: str) -> Element:
    root = Element("")
    path = [root]
    cursor = 0
    for match in _TOKEN.finditer(html):
        if match.start() > cursor:
            path[-1].children.append(unescape(html[cursor : match.start()]))
        cursor = match.end()
        if not match[1]:
            element = Element(match[2], {name: unescape(value or "") for name, value in _ATTRIBUTE.findall(match[3])})
            path[-1].children.append(element)
            if match[2] not in VOID:
                path.append(element)
        elif any(element.tag == match[2] for element in path):
            while path.pop().tag != match[2]:
                pass
    if cursor < len(html):
        path[-1].children.append(unescape(html[cursor:]))
    return root


def serialise(root: Element) -> str:
    """The tree as HTML, a line break behind each block."""
    pieces = [""]
    stack: list[Element | str | tuple[str]] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            pieces.append(item[0])
        elif isinstance(item, Element):
            pieces.append(_opening(item))
            if item.tag and item.tag not in VOID:
                stack.append((f"</{item.tag}>" + "\n" * (item.tag in BLOCK),))
            stack.extend(reversed(item.children))
        elif item.strip() or not pieces[-1].endswith(">\n"):
            pieces.append(escape(item, quote=False))
    return "".join(pieces)


def _opening(element: Element) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    return f"<{element.tag}{attributes}>" if element.tag else ""


def with_parents(root: Element) -> list[tuple[Element, Element]]:
    """Every element below the root with the one that holds it, in document order."""
    return [(child, element) for element in root.elements() for child in element.children if isinstance(child, Element)]


def replace(parent: Element, old: Element, new: list[Element | str]) -> None:
    at = next(index for index, child in enumerate(parent.children) if child is old)
    parent.children[at : at + 1] = new


def folded(text: str) -> str:
    """The text with white space folded."""
    return " ".join(text.split())
