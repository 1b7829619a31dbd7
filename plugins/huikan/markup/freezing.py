"""The finished tree as a Fragment keeps it: what each run of text is,
and where it stands in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cached_property
from html import unescape

from huikan.markup.dialects.inline_notes import IN_PLACE
from huikan.markup.links import is_remote, is_typed_address
from huikan.markup.nodes import KINDS, Kind, Packed, is_placed
from huikan.markup.normalise import LETTERS
from huikan.markup.tex import FORMULA
from huikan.markup.tree import BLOCK, VOID, Element, Run, folded

_CODES: dict[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}
_CODE = frozenset(("code", "pre", "tt", "samp", "kbd"))
_OURS = frozenset(("footnote-ref", "footnote-backref"))
# What a line has that nobody reads as text: tags, pictures, where links lead, attributes in braces
_UNREAD = re.compile(
    r"<[a-zA-Z/!][^<>]*>|!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)|(?<=\])\((?:[^()]|\([^()]*\))*\)|(?<=\])\[[^\[\]]*\]|\{[^{}]*\}"
)
# One character of text as it may be written
_WRITTEN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|\\[!-/:-@\[-`{-~]|.", re.DOTALL)


def freeze(root: Element, written: Sequence[str] = (), first_line: int = 1) -> tuple[str, str]:
    """The two compact forms of a tree (`nodes`), empty for an empty one. `written` are the
    file's lines from `first_line` on."""
    if not _trimmed(root).children:
        return "", ""
    freezer = _Freezer(_Places(written, first_line))
    packed = freezer.node(root, "prose")
    compact = (",", ":")
    structure = json.dumps(packed, ensure_ascii=False, separators=compact)
    return structure, json.dumps(freezer.places, separators=compact)


def thaw(structure: str) -> Element:
    """A tree to work on, from its compact form; `freeze` packs it again, without places."""

    def element(packed: Packed) -> Element:
        children = [child if isinstance(child, str) else element(child) for child in packed[2:]]
        return Element(packed[0], dict(packed[1] or {}), children)

    return element(json.loads(structure)) if structure else Element("")


def _trimmed(root: Element) -> Element:
    """The tree without white space at its ends."""
    while root.children and isinstance(first := root.children[0], str) and not first.strip():
        del root.children[0]
    while root.children and isinstance(last := root.children[-1], str) and not last.strip():
        del root.children[-1]
    return root


class _Freezer:
    """Packs elements, and writes down the place of each run."""

    def __init__(self, places: _Places) -> None:
        self.of_runs = places
        self.places: list[int] = []
        self.line = 0

    def node(self, element: Element, kind: Kind) -> Packed:
        if element.attributes and element.attributes.pop(IN_PLACE, None) is not None:
            return self.of_note(element)
        packed: Packed = [element.tag, element.attributes or 0]
        if element.attributes and is_placed(element.tag, element.attributes):
            self.places.append(element.line - self.line)
            self.line = element.line
        if kind == "prose":
            kind = _kind(element)
        behind_block = False
        for at, child in enumerate(element.children):
            if isinstance(child, Element):
                packed.append(self.node(child, kind))
                behind_block = child.tag in BLOCK and child.tag not in VOID
            elif not behind_block:
                packed += self._run(child, kind)
            elif not _blank(element.children, at):
                # A block ends its line: what follows it begins another.
                packed += [self._text("\n", self.line, "generated"), *self._run(child, kind)]
                behind_block = False
        return packed

    def of_note(self, element: Element) -> Packed:
        """An item whose words stand in brackets among those of a paragraph."""
        self.of_runs, main = self.of_runs.notes, self.of_runs
        packed = self.node(element, "prose")
        self.of_runs = main
        return packed

    def _run(self, run: str, kind: Kind) -> list[str]:
        line = run.line if isinstance(run, Run) else 0
        if not line or kind == "generated":
            return [self._text(run, line, "generated")]
        return [self._text(text, line, kind, column) for text, column in self.of_runs.find(run, line)]

    def _text(self, text: str, line: int, kind: Kind, column: int = 0) -> str:
        self.places += (line - self.line, column, _CODES[kind])
        self.line = line
        return str(text)


def _blank(children: Sequence[Element | str], at: int) -> bool:
    """Whether the text that begins there, up to the next element, is white space."""
    for child in children[at:]:
        if isinstance(child, Element):
            break
        if child.strip():
            return False
    return True


def _kind(element: Element) -> Kind:
    """What the text within an element is, where what encloses it is prose."""
    classes = element.attributes.get("class", "")
    if element.tag in _CODE:
        return "code"
    if not classes and element.tag != "a":
        return "prose"
    if FORMULA in element.attributes:
        return "formula"
    names = classes.split()
    if not _OURS.isdisjoint(names):
        return "generated"
    return "address" if element.tag == "a" and _is_address(element) else "prose"


def _is_address(link: Element) -> bool:
    """Whether a link's words are an address."""
    href, words = link.attributes.get("href", ""), folded(link.text())
    if href.lower().startswith("mailto:"):
        return words.casefold() == href[7:].casefold()
    if not is_remote(href):
        return False
    return (
        is_remote(words) or is_typed_address(words) or words.casefold() == re.sub(r"^https?://", "", href.casefold()).rstrip("/")
    )


class _Places:
    """Finds runs in the lines of a file: each behind the one before it on its line."""

    def __init__(self, written: Sequence[str], first_line: int, within: bool = False) -> None:
        self.written = written
        self.first_line = first_line
        self.within = within  # the brackets of notes that are written where they are called
        self.cursors: dict[int, int] = {}
        self.read: dict[int, str] = {}  # the lines with blanks for what is not text

    @cached_property
    def notes(self) -> _Places:
        """The same lines, of which only what stands in the brackets of notes is read."""
        return _Places(self.written, self.first_line, within=True)

    def find(self, run: str, line: int) -> list[tuple[str, int]]:
        """The run in pieces that stand in the file as they are, each with its column
        from 1; 0 where that is not known."""
        text = run.rstrip("\n")
        index = line - self.first_line
        if not text or text.isspace() or not 0 <= index < len(self.written):
            return [(run, 0)]
        whole, cursor = self.written[index], self.cursors.get(line, 0)
        at = self._readable(line, whole).find(text, cursor)
        if at < 0:
            at = whole.find(text, cursor)
        if at >= 0:
            self.cursors[line] = at + len(text)
            return [(run, at + 1)]
        pieces, cursor = _aligned(text, whole, cursor)
        self.cursors[line] = cursor
        if len(text) < len(run):
            pieces[-1] = (pieces[-1][0] + run[len(text) :], pieces[-1][1])
        return pieces

    def _readable(self, line: int, whole: str) -> str:
        if "^[" not in whole and "](" not in whole and "<" not in whole and "{" not in whole and "][" not in whole:
            return whole
        if line not in self.read:
            read = _UNREAD.sub(lambda match: "\x00" * len(match[0]), whole)
            self.read[line] = _in_notes(read, self.within) if "^[" in whole else read
        return self.read[line]


def _in_notes(line: str, within: bool) -> str:
    """The line with blanks for what stands within `^[…]`, or for all else."""
    depth, pieces = 0, []
    for at, character in enumerate(line):
        if depth:
            depth += (character == "[") - (character == "]")
        inside = depth > 0
        if not depth and character == "[" and line[at - 1 : at] == "^":
            depth = 1
        pieces.append(character if inside == within else "\x00")
    return "".join(pieces)


def _aligned(text: str, whole: str, cursor: int) -> tuple[list[tuple[str, int]], int]:
    """The text, which does not stand in the line as it is, in pieces that do; and where it ends.

    Its characters are looked for in order, as references, behind backslashes and as tabs too.
    What is not found at all has no column.
    """
    columns: list[int] = []
    cuts: set[int] = set()  # around references and tabs
    ends = cursor
    for match in _WRITTEN.finditer(whole, cursor):
        rest = text[len(columns) :]
        if not rest:
            break
        prefix, column = _shown(match[0], rest), match.start() + 1
        if prefix and rest.startswith(prefix):
            if match[0][0] in "&\t":
                cuts |= {len(columns), len(columns) + len(prefix)}
            columns += [column + (match[0][0] == "\\" and len(match[0]) == 2)] * len(prefix)
            ends = match.end()
    if len(columns) < len(text):
        return [(text, 0)], cursor
    pieces: list[tuple[str, int]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or index in cuts or columns[index] != columns[index - 1] + 1:
            pieces.append((text[start:index], columns[start]))
            start = index
    return pieces, ends


def _shown(written: str, rest: str) -> str:
    """What a piece of a line is, where `rest` comes next: a reference's character,
    an escaped one, a tab's spaces."""
    if written == "\t":
        return rest[: min(4, len(rest) - len(rest.lstrip(" ")))]
    if written in LETTERS:
        return LETTERS[written]
    if written[0] == "&" and len(written) > 1:
        return unescape(written)
    return written[1:] if len(written) == 2 else written
