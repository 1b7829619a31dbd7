"""A manuscript as values, whatever program wrote it: blocks of inline elements, each with
its place in the file it came from.

It is as far as a word processor and a page of HTML have something in common with our Markdown;
what has no counterpart is a finding and not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Mark = Literal["highlight", "strong", "emphasis", "underline", "delete", "insert", "sub", "sup", "code"]
Role = Literal["", "title", "subtitle", "author", "date", "caption", "contents"]  # of a paragraph, where a style says it
NO_MARKS: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `href` where they are a link. A line break within a paragraph is "\\n"."""

    text: str
    marks: frozenset[Mark] = NO_MARKS
    href: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` is the name of a file of the import, or an address of another site."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX; `number` stands beside one on a line of its own, `display`."""

    tex: str
    display: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Ruby:
    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, where it is called."""

    blocks: tuple[Block, ...]


Inline = Run | Picture | Formula | Ruby | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`place` is a line of HTML, or the number of a paragraph of Word. `size` in points, 0 where
    nothing says it; `set_off`: all of it is bold or in the typeface of headings."""

    inlines: tuple[Inline, ...]
    place: int = 0
    role: Role = ""
    align: Literal["", "center", "right"] = ""
    size: float = 0.0
    set_off: bool = False

    @property
    def text(self) -> str:
        return words(self.inlines)


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1, as its author has it."""

    level: int
    inlines: tuple[Inline, ...]
    place: int = 0
    anchors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return words(self.inlines)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: `marker` is "-" or its number with a dot; `depth` from 0."""

    depth: int
    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    place: int = 0
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    picture: Picture
    caption: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text."""


Block = Paragraph | Heading | ListItem | Table | Figure | Code | Quotation | Rule


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a file says. `facts` are fields of the head that its program states (title, date …);
    `files` the pictures that blocks name."""

    blocks: tuple[Block, ...]
    facts: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def words(inlines: Iterable[Inline]) -> str:
    """The plain words of inline elements, without notes and pictures."""
    return "".join(
        each.text if isinstance(each, Run | Ruby) else each.tex if isinstance(each, Formula) else "" for each in inlines
    )


def stripped(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The inline elements without white space at both ends."""
    runs = list(inlines)
    while runs and isinstance(runs[0], Run) and not runs[0].text.strip():
        del runs[0]
    while runs and isinstance(runs[-1], Run) and not runs[-1].text.strip():
        del runs[-1]
    if runs and isinstance(first := runs[0], Run):
        runs[0] = replace(first, text=first.text.lstrip())
    if runs and isinstance(last := runs[-1], Run):
        runs[-1] = replace(last, text=last.text.rstrip())
    return tuple(runs)


def unmarked(inlines: Iterable[Inline], marks: Iterable[Mark]) -> tuple[Inline, ...]:
    """The inline elements without these marks."""
    gone = frozenset(marks)
    return tuple(replace(each, marks=each.marks - gone) if isinstance(each, Run) else each for each in inlines)


def without_start(inlines: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """The inline elements without their first `count` characters, which stand in runs."""
    rest = list(inlines)
    while count and rest and isinstance(first := rest[0], Run):
        if len(first.text) > count:
            rest[0], count = replace(first, text=first.text[count:]), 0
        else:
            count -= len(first.text)
            del rest[0]
    return stripped(rest)
