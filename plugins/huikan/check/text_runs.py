"""What readers read of a document, in stretches that know their places: each field of its head,
each block and attribute of its tree. The tree is the one that is published, so that what is
checked is what is published; nothing reads Markdown again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import unquote

from huikan.markup import Node, Text
from huikan.markup.tree import BLOCK
from huikan.model import Document, Value

# Fields whose text is a name for machines: numbers in them are nobody's.
CODED = frozenset("doi isbn issn orcid expert cover bibliography file url picture wechat license source_url waive key".split())
# Attributes that readers see, hear, or find in an index of terms
READ = ("alt", "title", "aria-label", "abbr", "data-index", "data-sort")
# Addresses of the web, identifiers of books and papers: numbers in them are nobody's.
ADDRESS = re.compile(
    r"""(?x)
    https?://[^\s<>()（）"'“”，。；、】]+
    | \b10\.\d{4,9}/[^\s，。；）)]+
    | \bIS[BS]N[\s:：]*[\d\- ]+[Xx]?
    """
)
_LINK_ENDS = Text("\u2060")
_NOT_PROSE = frozenset(("code", "formula"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that readers read in one go. `text` is what is searched, blanks where an address
    stands, `prose` the same with blanks for code and formulas; "\\n" is where a line ends in the
    file, without a space of its own.

    `runs` are the text's pieces, each from its offset in `starts`; a field of the head and an
    attribute have none, but `line`.
    """

    text: str
    prose: str
    line: int
    runs: tuple[Text, ...] = ()
    starts: tuple[int, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character; column 0 where that is not known."""
        if not self.runs:
            return self.line, 0
        at = bisect_right(self.starts, offset) - 1
        run = self.runs[at]
        return run.line, run.column + offset - self.starts[at] if run.column else 0

    def is_address(self, offset: int) -> bool:
        """Whether a character stands in the words of a link that are an address."""
        return bool(self.runs) and self.runs[bisect_right(self.starts, offset) - 1].kind == "address"

    def lines(self) -> Iterator[Stretch]:
        """The parts of it that stand on one line of the file each."""
        at = 0
        while at < len(self.runs):
            end = at
            while end < len(self.runs) and self.runs[end].line == self.runs[at].line:
                end += 1
            first, last = self.starts[at], self.starts[end] if end < len(self.runs) else len(self.text)
            starts = tuple(start - first for start in self.starts[at:end])
            yield Stretch(self.text[first:last], self.prose[first:last], self.runs[at].line, self.runs[at:end], starts)
            at = end


def stretches(document: Document, root: Node | None) -> Iterator[Stretch]:
    """Every stretch that the document itself says, in its head and, where it could be rendered,
    in its tree; what it inherits is its original's."""
    for label, text in field_texts(document.meta):
        name = re.split(r"[.\[]", label, maxsplit=1)[0]
        if name in document.lines:
            plain = blank(ADDRESS, text)
            yield Stretch(plain, plain, document.lines.get(label, document.lines[name]))
    if root:
        yield from of_tree(root)


def of_tree(root: Node) -> Iterator[Stretch]:
    """The stretches of a tree: each block's own text, and each attribute that readers get.
    What is `generated` is in none."""
    runs: list[Text] = []
    stack: list[Node | Text | None] = [root]
    while stack:
        item = stack.pop()
        if item is None:  # a block ends
            yield from _stretch(runs)
            runs = []
        elif item is _LINK_ENDS:
            runs.append(_LINK_ENDS)
        elif isinstance(item, Text):
            runs += [item] if item.kind != "generated" else []
            if item.kind == "code" and item.value.endswith("\n"):
                yield from _stretch(runs)
                runs = []
        elif item.tag == "br":
            runs.append(Text("\n", item.line))
        else:
            if item.attributes:
                yield from _attributes(item)
            if item.tag in BLOCK:
                yield from _stretch(runs)
                runs = []
                stack.append(None)
            elif item.tag == "a":
                stack.append(_LINK_ENDS)
            stack.extend(reversed(item.children))
    yield from _stretch(runs)


def _stretch(runs: list[Text]) -> Iterator[Stretch]:
    """The runs as a stretch. What ends in a link's words ends in a sign that nobody
    sees: the words are not cut off."""
    while runs and not runs[-1].value.strip():
        runs.pop()
    last = len(runs) - 1
    runs = [run for index, run in enumerate(runs) if run is not _LINK_ENDS or index == last]
    text = "".join([run.value for run in runs])
    if not text.strip():
        return
    starts = tuple(accumulate((len(run.value) for run in runs[:-1]), initial=0))
    prose = text
    if any(run.kind in _NOT_PROSE for run in runs):
        prose = "".join([re.sub(r"[^\n]", " ", run.value) if run.kind in _NOT_PROSE else run.value for run in runs])
    for match in ADDRESS.finditer(text):
        blanks = " " * len(match[0])
        text = text[: match.start()] + blanks + text[match.end() :]
        prose = prose[: match.start()] + blanks + prose[match.end() :]
    yield Stretch(text, prose, runs[0].line, tuple(runs), starts)


def _attributes(node: Node) -> Iterator[Stretch]:
    for name, value in node.attributes.items():
        if name in READ and value.strip():
            plain = blank(ADDRESS, value)
            yield Stretch(plain, plain, node.line)
        elif name == "href" and value.lower().startswith(("tel:", "mailto:")):
            address = unquote(value)
            yield Stretch(address, " " * len(address), node.line)


def field_texts(value: Value) -> Iterator[tuple[str, str]]:
    """(field, text) of every text in a value, the nested ones too: (`authors[1].name`, …)."""
    queue: list[tuple[str, object]] = [
        (name, getattr(value, name)) for name in type(value).model_fields if name in value.model_fields_set
    ]
    while queue:
        label, part = queue.pop(0)
        if re.split(r"[.\[]", label)[-1] in CODED:
            continue
        if isinstance(part, str):
            yield label, part
        elif isinstance(part, Value):
            queue += [(f"{label}.{name}", getattr(part, name)) for name in part.model_fields_set]
        elif isinstance(part, tuple):
            queue += [(f"{label}[{number}]", item) for number, item in enumerate(part, 1)]
        elif isinstance(part, dict):
            queue += [(f"{label}.{name}", item) for name, item in part.items()]


def blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
