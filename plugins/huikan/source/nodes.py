"""YAML as nodes that know their places: no tags, anchors, aliases, repeated keys or surprises.

Built from the C parser's events: nothing recurses, and nothing is constructed but
text, numbers, true and false.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import yaml

from huikan.diagnostics import Diagnostic
from huikan.source.input_errors import CONTROL, RepairedYaml

Shape = Literal["value", "list", "mapping"]
MAX_DEPTH = 8
MAX_FAULTS = 50  # of one field
TRUE, FALSE, NULL = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}, {"", "~", "null", "Null", "NULL"}
WORDS = {"yes", "no", "on", "off"}  # YAML 1.1 reads them as true and false
INTEGER, DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
# What YAML 1.1 takes for a number and no author means as one: octal,
# hexadecimal, binary, 1_000, base 60.
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


# Fields of words, in which one space and a hash are as likely part of them as a comment
WORDED = frozenset("title subtitle summary abstract abstract_zh abstract_en title_zh title_en name event venue".split())
SHAPES: dict[type, Shape] = {yaml.SequenceStartEvent: "list", yaml.MappingStartEvent: "mapping"}
Scalar = str | bool | Whole | Decimal | None


@dataclass(slots=True)
class Node:
    """A value and its place; `length` in characters on its first line.
    Entries keep the node of their key."""

    shape: Shape
    line: int
    column: int
    length: int
    value: Scalar = None
    plain: bool = True
    doubtful: bool = False  # a finding has been made of it: what else is wrong with it does not matter
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    broken: dict[str, tuple[int, str]] = field(default_factory=dict)  # name -> (line, text) of what cannot be read

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written after the name."""
        return self.shape == "value" and self.value in (None, "")


def build(repaired: RepairedYaml, text: str, first: int) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a text that starts on line `first`; raises yaml.YAMLError."""
    builder = Builder(repaired, first)
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if not builder.take(event):
            break
    return builder.root, builder.faults


def repeated(repaired: RepairedYaml, first: Node, second: Node) -> Diagnostic:
    """The finding for a field that is written twice."""
    return repaired.source.found(
        "repeated-field", second.line, second.column, second.length, field=second.value, first=first.line
    )


_FOLD = re.compile(r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—]) (?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—])")


def _joined(event: yaml.ScalarEvent) -> str:
    """The text of a value; where YAML has folded lines of Chinese, without the spaces."""
    folded = event.style != "|" and event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line
    return _FOLD.sub("", event.value) if folded else str(event.value)


class Builder:
    """Turns events into nodes, one after the other."""

    def __init__(self, repaired: RepairedYaml, first: int) -> None:
        self.repaired, self.first = repaired, first
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
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        return len(self.faults) < MAX_FAULTS

    def _begin(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        node = self._node(SHAPES.get(type(event), "value"), event)
        if event.anchor:
            self._fault("yaml-anchor", node, name=event.anchor)
        if event.tag is not None:
            self._fault("yaml-tag", node, name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            node.plain = not event.style
            text = _joined(event) if event.start_mark and event.end_mark else event.value
            text = self._legible(node, event.value if self._waits_for_key() else text)
            node.value = text if self._waits_for_key() else self._resolved(node, text)
            if node.plain and node.value is not None:
                self._look_for_cut(node, event)
        self._add(node)
        if node.shape != "value":
            self.open.append(node)
            self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            self._fault("too-deep", node, limit=MAX_DEPTH)
            return False
        return True

    def _legible(self, node: Node, text: str) -> str:
        """The text without what the eye cannot take: an escape such as \\u202e brings
        what no line of the file has."""
        match = CONTROL.search(text)
        if match:
            self._fault("control-character", node, character=f"U+{ord(match[0]):04X}")
        return CONTROL.sub("", text) if match else text

    def _look_for_cut(self, node: Node, event: yaml.ScalarEvent) -> None:
        """Says where `title: 第 #3 期` was cut: comments of people have a space after the hash,
        `#3` is text. In fields of words they have two before it, too: `冰雹 # 1 号` is text."""
        if event.end_mark is None:
            return
        line = self.first + event.end_mark.line
        text = self.repaired.lines[line - self.repaired.first]
        rest = text[event.end_mark.column :]
        key = self.keys[-1] if self.keys else None
        is_text = key is not None and key.value in WORDED and re.match(r"\s#\s+\S", rest)
        if re.match(r"\s+#[^\s#]", rest) or is_text:
            column = event.end_mark.column + rest.index("#")
            place = (line, self.repaired.column(line, column + 1), len(text) - column)
            self.faults.append(self.repaired.source.found("cut-by-hash", *place, text=event.value))

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
                self.open[-1].doubtful = True
                node = Node("value", node.line, node.column, node.length, "")
            self.keys[-1] = node
        else:
            key, self.keys[-1] = self.keys[-1], None
            name, entries = str(key.value), self.open[-1].entries
            if name in entries:
                self.faults.append(repeated(self.repaired, entries[name][0], key))
            elif name == "<<":
                self._fault("yaml-merge", key)
            elif name:
                entries[name] = (key, node)

    def _resolved(self, node: Node, text: str) -> Scalar:
        """What a plain word means; quoted ones are text."""
        if not node.plain:
            return text
        if SURPRISE.fullmatch(text):
            self._fault("ambiguous-number", node, text=text)
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

    def _node(self, shape: Shape, event: yaml.Event) -> Node:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise yaml.YAMLError("an event without a place")
        line = self.first + start.line
        column = self.repaired.column(line, start.column + 1)
        last = end.column + 1 if end.line == start.line else 1 << 20
        return Node(shape, line, column, max(1, self.repaired.column(line, last) - column))

    def _fault(self, code: str, node: Node, **values: object) -> None:
        node.doubtful = True
        self.faults.append(self.repaired.source.found(code, node.line, node.column, node.length, **values))
