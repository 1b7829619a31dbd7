"""A strict subset of YAML as nodes that know their places: no tags, anchors, aliases, repeated keys or surprises.

Built from the C parser's events, so nothing recurses and nothing is constructed. Where the syntax is broken, the
text is taken apart by fields and each is read alone: all other fields stay readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import yaml

from huikan.diagnostics import Diagnostic
from huikan.source.slips import Mended
from huikan.source.syntax import explain

MAX_DEPTH = 8
MAX_FAULTS = 50  # of one field
TRUE, FALSE, NULL = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}, {"", "~", "null", "Null", "NULL"}
WORDS = {"yes", "no", "on", "off"}  # YAML 1.1 reads them as true and false
INTEGER, DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
# What YAML 1.1 takes for a number and no author means as one: octal, hexadecimal, binary, 1_000, base 60.
SURPRISE = re.compile(
    r"[-+]?(?:0[0-9]+|0[xX][0-9a-fA-F]+|0[bo][0-7]+|[0-9]+(?:_[0-9]+)+|[0-9]{1,3}(?::[0-5]?[0-9])+(?:\.[0-9]*)?)"
)


class Whole(int):
    """A whole number that remembers how it is written."""

    text: str

    def __str__(self) -> str:
        return self.text


class Decimal(float):
    """A decimal number that remembers how it is written: 1.10 stays 1.10 where text is meant."""

    text: str

    def __str__(self) -> str:
        return self.text


Scalar = str | bool | Whole | Decimal | None


@dataclass(slots=True)
class Node:
    """A value and its place; `length` in characters on its first line. Entries keep the node of their key."""

    shape: Literal["value", "list", "mapping"]
    line: int
    column: int
    length: int
    value: Scalar = None
    plain: bool = True
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)


def compose(mended: Mended) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a YAML text (None where there is nothing in it) and everything that is wrong with it."""
    lines = "\n".join(mended.lines)
    try:
        return _build(mended, lines, mended.first)
    except yaml.YAMLError as error:
        return _by_fields(mended, error)


def _by_fields(mended: Mended, whole: yaml.YAMLError) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a text with broken syntax: the entries that can be read alone."""
    tree: Node | None = None
    faults: list[Diagnostic] = []
    for start, end in _chunks(mended.lines):
        text, line = "\n".join(mended.lines[start:end]), mended.first + start
        try:
            part, found = _build(mended, text, line)
        except yaml.YAMLError as error:
            faults.append(explain(mended, start, end, error))
            continue
        faults += found
        if part and part.shape == "value" and part.value is not None:
            faults.append(mended.sheet.found("not-a-field", part.line, part.column, part.length))
        elif part and part.shape != "value":
            tree, repeated = _joined(mended, tree, part)
            faults += repeated
    return tree, faults or [explain(mended, 0, len(mended.lines), whole)]


def _chunks(lines: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Ranges of lines that start at the text's own margin: one field, or one entry of a list, each."""
    used = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in used), default=0)
    is_list = bool(used) and used[0][margin : margin + 1] == "-"
    starts = [
        number
        for number, line in enumerate(lines)
        if line[margin : margin + 1].strip() and not line[:margin].strip() and line[margin] not in "#]}"
        if line[margin] != "-" or is_list
    ]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _joined(mended: Mended, tree: Node | None, part: Node) -> tuple[Node, list[Diagnostic]]:
    if tree is None or tree.shape != part.shape:
        return tree or part, []
    tree.items += part.items
    faults = []
    for name, (key, value) in part.entries.items():
        if name in tree.entries:
            faults.append(_repeated(mended, tree.entries[name][0], key))
        else:
            tree.entries[name] = (key, value)
    return tree, faults


def _repeated(mended: Mended, first: Node, second: Node) -> Diagnostic:
    return mended.sheet.found("repeated-field", second.line, second.column, second.length, field=second.value, first=first.line)


def _build(mended: Mended, text: str, first: int) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a text that starts on line `first`; raises yaml.YAMLError."""
    builder = Builder(mended, first)
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if not builder.take(event):
            break
    return builder.root, builder.faults


class Builder:
    """Turns events into nodes, one after the other."""

    def __init__(self, mended: Mended, first: int) -> None:
        self.mended, self.first = mended, first
        self.faults: list[Diagnostic] = []
        self.root: Node | None = None
        self.open: list[Node] = []  # the lists and mappings that we are in
        self.keys: list[Node | None] = []  # for each of them, the key that waits for its value
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Whether to go on after this event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._fault("several-documents", self._node("value", event))
                return False
            if event.version or event.tags:
                self._fault("yaml-directive", self._node("value", event))
        elif isinstance(event, yaml.AliasEvent):
            node = self._node("value", event)
            self._fault("yaml-alias", node, name=event.anchor)
            self._add(node)
        elif isinstance(event, yaml.NodeEvent):
            return self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        return len(self.faults) < MAX_FAULTS

    def _begin(self, event: yaml.NodeEvent) -> bool:
        shapes: dict[type, Literal["list", "mapping"]] = {yaml.SequenceStartEvent: "list", yaml.MappingStartEvent: "mapping"}
        node = self._node(shapes.get(type(event), "value"), event)
        if event.anchor:
            self._fault("yaml-anchor", node, name=event.anchor)
        if event.tag is not None:
            self._fault("yaml-tag", node, name=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            node.plain = not event.style
            node.value = self._resolved(node, event.value)
            if self._waits_for_key():
                node.value = event.value
        self._add(node)
        if node.shape != "value":
            self.open.append(node)
            self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            self._fault("too-deep", node, limit=MAX_DEPTH)
            return False
        return True

    def _waits_for_key(self) -> bool:
        return bool(self.open) and self.open[-1].shape == "mapping" and self.keys[-1] is None

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
        elif self.open[-1].shape == "list":
            self.open[-1].items.append(node)
        elif self.keys[-1] is None:
            if node.shape != "value":
                self._fault("key-not-text", node)
                node = Node("value", node.line, node.column, node.length, "")
            self.keys[-1] = node
        else:
            key, self.keys[-1] = self.keys[-1], None
            name, entries = str(key.value), self.open[-1].entries
            if name in entries:
                self.faults.append(_repeated(self.mended, entries[name][0], key))
            elif name == "<<":
                self._fault("yaml-alias", key, name="<<")
            elif name:
                entries[name] = (key, node)

    def _resolved(self, node: Node, text: str) -> Scalar:
        """What a plain word means; quoted ones are text."""
        if not node.plain:
            return text
        if not self._waits_for_key():
            if SURPRISE.fullmatch(text):
                self._fault("ambiguous-number", node, text=text, number=text.lstrip("+-0_") or "0")
            elif text.lower() in WORDS:
                self._fault("ambiguous-word", node, text=text)
        if text in NULL:
            return None
        if text in TRUE | FALSE:
            return text in TRUE
        if INTEGER.fullmatch(text) and text.isascii():
            whole = Whole(text)
            whole.text = text
            return whole
        if DECIMAL.fullmatch(text) and text.isascii():
            decimal = Decimal(text)
            decimal.text = text
            return decimal
        return text

    def _node(self, shape: Literal["value", "list", "mapping"], event: yaml.Event) -> Node:
        start, end = event.start_mark, event.end_mark
        line = self.first + start.line
        column = self.mended.column(line, start.column + 1)
        last = end.column + 1 if end.line == start.line else 1 << 20
        return Node(shape, line, column, max(1, self.mended.column(line, last) - column))

    def _fault(self, code: str, node: Node, **values: object) -> None:
        self.faults.append(self.mended.sheet.found(code, node.line, node.column, node.length, **values))
