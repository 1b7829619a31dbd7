"""A drawing's bytes as a tree, and why there is none. Entities stand for short plain
texts or the drawing is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

DEEPEST = 100  # elements within each other
MOST = 1_000_000  # elements drawn, counting each use of a part
SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_ENTITY = 300  # characters: drawing programs abbreviate the addresses of namespaces
_REFERENCES = 100_000  # to entities, where there are some


@dataclass(frozen=True, slots=True)
class Fault:
    """What a drawing may not have, or is published without, and the line that it stands on;
    `costly` where it harms nobody but takes too long to draw."""

    line: int
    what: str
    costly: bool = False


@dataclass(slots=True)
class Node:
    """An element by its namespace and name. Attributes are `name`, `xlink:name`,
    `xml:name` or `{namespace}name`."""

    space: str
    name: str
    line: int
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def words(self) -> str:
        """All text within, without blanks."""
        pieces: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                pieces.append(item)
            else:
                stack += reversed(item.children)
        return "".join("".join(pieces).split())

    def elements(self) -> list[Node]:
        """This element and all within it, parents first."""
        nodes, stack = [], [self]
        while stack:
            node = stack.pop()
            nodes.append(node)
            stack += [child for child in reversed(node.children) if isinstance(child, Node)]
        return nodes


class _Enough(Exception):  # noqa: N818 not an error: the reader has seen what it needs
    """No need to read on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The root element, or why it cannot be had. `bare`: the tree holds all that the file
    does, no comment was left out."""

    root: Node | None
    faults: list[Fault]
    bare: bool = True


def read(content: bytes) -> Reading:
    """A drawing's tree."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return Reading(None, [Fault(1, "encoding")])
    reader = _Reader()
    try:
        reader.read(content)
    except _Enough:
        pass
    except expat.ExpatError as error:
        reader.faults.append(Fault(error.lineno, expat.errors.messages[error.code]))
    return Reading(None if reader.faults else reader.root, reader.faults, reader.bare)


class _Reader:
    """Reads a drawing from end to end, noting what no cleaning mends."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.bare = True
        self._references = 0
        self._open: list[Node] = []
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def read(self, content: bytes) -> None:
        parser = self._parser
        parser.buffer_text = True
        self._references = content.count(b"&")
        parser.XmlDeclHandler = self._declaration
        parser.EntityDeclHandler = self._entity
        parser.AttlistDeclHandler = lambda *_: self._stop("<!ATTLIST>")
        parser.SkippedEntityHandler = lambda name, _: self._stop(f"&{name};")
        parser.ProcessingInstructionHandler = self._instruction
        parser.CommentHandler = lambda text: self._undress()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda name: self._open.pop()
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)

    def _stop(self, what: str) -> None:
        self.faults.append(Fault(self._parser.CurrentLineNumber, what[:80]))
        raise _Enough

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
            self._stop(f"encoding={encoding}")

    def _entity(self, name: str, is_parameter: int, value: str | None, *others: Any) -> None:
        """Declared before any is used: of other entities, of files and
        of long texts nothing is made."""
        too_many = self._references > _REFERENCES
        if is_parameter or value is None or len(value) > _ENTITY or "&" in value or "<" in value or too_many:
            self._stop(f"<!ENTITY {name}>")
        self._undress()

    def _instruction(self, target: str, data: str) -> None:
        if target.startswith("xml"):
            self._stop(f"<?{target}?>")
        self._undress()

    def _undress(self) -> None:
        self.bare = False

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        node = Node(space, local, self._parser.CurrentLineNumber, {_named(key): value for key, value in attributes.items()})
        self._count += 1
        if self._open:
            self._open[-1].children.append(node)
        elif (space, local) == (SVG, "svg"):
            self.root = node
        else:
            self._stop(f"<{local}>")
        self._open.append(node)
        if len(self._open) > DEEPEST:
            self._stop(f"<{local}> × {len(self._open)}")
        if self._count > MOST:
            self._stop(f"> {MOST:,}")

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)


def _named(key: str) -> str:
    space, _, local = key.rpartition(" ")
    prefix = {XLINK: "xlink:", XML: "xml:", "": ""}.get(space)
    return f"{{{space}}}{local}" if prefix is None else prefix + local
