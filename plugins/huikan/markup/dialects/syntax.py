"""Rows of the table of syntaxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from huikan.markup.blocks import Rule
from huikan.markup.marks import Line


class Inline(NamedTuple):
    """What a match within a paragraph becomes: it stands for `start:end` of the text. `code` is
    that of a finding, "" for none."""

    element: Element
    start: int
    end: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A syntax that becomes nodes of the tree.

    `origins` are the programs that write it, `signs` what a text must have for it to be looked
    for: a document without them pays nothing. `inline` makes an element of a match of `pattern`
    in a paragraph's text, or None where it is text after all; the patterns of higher
    `priority` come first (Python-Markdown's own: code 190, links 160, emphasis 60). `block` reads
    a block; `begins` says whether it ends the paragraph above.
    """

    name: str
    origins: str
    example: str
    signs: tuple[str, ...] = ()
    pattern: str = ""
    priority: float = 0
    inline: Callable[[re.Match[str], str], Inline | None] | None = None
    block: Rule | None = None
    begins: Callable[[Sequence[Line], int], bool] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A syntax that is published as it stands and said: the finding `code`, whose advice may
    have the `suggestion` for a match. `pattern` is looked for in published prose, line by line;
    of one that is said `once` only the first of a paragraph is named."""

    name: str
    origins: str
    example: str
    signs: tuple[str, ...]
    code: str
    pattern: re.Pattern[str]
    suggestion: Callable[[re.Match[str]], str] = lambda match: ""
    once: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A syntax that the reader of lines or of pictures understands by itself, in `where`."""

    name: str
    origins: str
    example: str
    where: str


Syntax = Understood | Read | Named
