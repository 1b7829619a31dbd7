"""A document as a frozen tree: elements, and runs of text that know where they stand
in the file and what they are.

Two compact forms carry a tree through caches and to other processes: `structure` (JSON: a text
is a string, an element `[tag, attributes, child, …]`) and `places` (JSON: lines, columns and
kinds in document order, see `unpack`). Who draws a page needs the first alone, so that a page
does not change when its text only moves within the file.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any, Literal, NamedTuple

from huikan.markup.tree import BLOCK, VOID

Kind = Literal["prose", "code", "formula", "address", "generated"]
TEXT = "data-text"  # the attribute of an element that reads otherwise than its text: a formula
KINDS: tuple[Kind, ...] = ("prose", "code", "formula", "address", "generated")


class Text(NamedTuple):
    """A run of text, unescaped. `line` is the file's, `column` from 1 that line's; 0
    where the run has no such place.

    `address`: the words of a link that are an address themselves. `generated`: ours, not
    the author's (numbers of notes).
    """

    value: str
    line: int = 0
    column: int = 0
    kind: Kind = "prose"


class Node(NamedTuple):
    """An element; the root's tag is "". `line` is that of its first text."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Node | Text, ...]
    line: int = 0

    def nodes(self) -> Iterator[Node]:
        """Itself and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def texts(self) -> Iterator[Text]:
        """The runs of text in it as they are written, in document order."""
        stack: list[Node | Text] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                yield node
            else:
                stack.extend(reversed(node.children))

    def text(self) -> str:
        """Its text without markup; that of a formula is what it reads as."""
        return "".join(self._words())

    def _words(self) -> Iterator[str]:
        stack: list[Node | Text] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                yield node.value
            elif TEXT in node.attributes:
                yield node.attributes[TEXT]
            elif node.tag == "math":
                yield node.attributes.get("alttext", "")
            else:
                stack.extend(reversed(node.children))

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


Packed = list[Any]  # [tag, attributes or 0, child, …]


def is_placed(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element's line is written down as its texts' are: readers get its attributes."""
    return tag in ("img", "a") or "title" in attributes or "data-index" in attributes


def unpack(structure: str, places: str = "") -> Node:
    """The tree of two compact forms; without `places` its runs have none. These are numbers:
    three for each run (lines behind the last one, column, kind) and one for each element that
    `is_placed` (lines behind the last one)."""
    numbers = iter(json.loads(places) if places else ())
    line = 0

    def text(value: str) -> Text:
        nonlocal line
        line += next(numbers, 0)
        return Text(value, line, next(numbers, 0), KINDS[next(numbers, 0)])

    def node(packed: Packed) -> Node:
        nonlocal line
        tag, attributes = packed[0], packed[1]
        own = 0
        if attributes and is_placed(tag, attributes):
            own = line = line + next(numbers, 0)
        children = tuple([text(child) if isinstance(child, str) else node(child) for child in packed[2:]])
        return Node(tag, attributes or {}, children, own or (children[0].line if children else line))

    return node(json.loads(structure)) if structure else Node("", {}, ())


def pack(root: Node) -> tuple[str, str]:
    """The two compact forms of a tree: what `unpack` reads."""
    places: list[int] = []
    line = 0

    def packed(node: Node) -> Packed:
        nonlocal line
        result: Packed = [node.tag, dict(node.attributes) or 0]
        if node.attributes and is_placed(node.tag, node.attributes):
            places.append(node.line - line)
            line = node.line
        for child in node.children:
            if isinstance(child, Text):
                places.extend((child.line - line, child.column, KINDS.index(child.kind)))
                line = child.line
                result.append(child.value)
            else:
                result.append(packed(child))
        return result

    compact = (",", ":")
    structure = json.dumps(packed(root), ensure_ascii=False, separators=compact)
    return structure, json.dumps(places, separators=compact)


def rewrite(node: Node, rule: Callable[[Node, str], tuple[Node | Text, ...]], parent: str = "") -> tuple[Node | Text, ...]:
    """What a node becomes when `rule` has rewritten all below it, then itself. The rule is
    told the tag that holds the node."""
    children: list[Node | Text] = []
    for child in node.children:
        if isinstance(child, Text):
            children.append(child)
        else:
            children += rewrite(child, rule, node.tag)
    same = len(children) == len(node.children) and all(map(operator.is_, children, node.children))
    return rule(node if same else node._replace(children=tuple(children)), parent)


def trim_end(children: list[Node | Text]) -> list[Node | Text]:
    """The children, without white space where they end in text."""
    for index in reversed(range(len(children))):
        run = children[index]
        if not isinstance(run, Text):
            break
        children[index] = run._replace(value=run.value.rstrip())
        if not run.value or run.value.rstrip():
            break
    return children


def write_html(root: Node) -> str:
    """The tree as HTML, a line break behind each block."""
    pieces = [""]
    stack: list[Node | Text | str] = [root]
    pending = ""  # text whose next run may be part of it
    while stack:
        item = stack.pop()
        if isinstance(item, Text):
            pending += item.value
            continue
        if pending:
            if not pieces[-1].endswith(">\n") or pending.strip():
                pieces.append(escape(pending, quote=False))
            pending = ""
        if isinstance(item, str):
            pieces.append(item)
            continue
        if item.tag:
            attributes = "".join([f' {name}="{escape(value)}"' for name, value in item.attributes.items()])
            pieces.append(f"<{item.tag}{attributes}>")
            if item.tag not in VOID:
                stack.append(f"</{item.tag}>\n" if item.tag in BLOCK else f"</{item.tag}>")
        else:
            stack.append("")
        stack.extend(reversed(item.children))
    return "".join(pieces)
