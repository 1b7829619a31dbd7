"""A text as the plain part of a mail: paragraphs of 78 columns, headings with a line below them,
lists, notes and tables that can be read, links as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from huikan.markup import data_blocks, formulas
from huikan.markup.adapt import resolved
from huikan.markup.fragment import Fragment
from huikan.markup.mail import NoteWords
from huikan.markup.nodes import Node, Text
from huikan.markup.notes import called, leads_back
from huikan.markup.tied_formulas import CLOSING, OPENING
from huikan.markup.tree import BLOCK, folded

COLUMNS = 78  # of a line, RFC 5322, 2.1.1; a wide character takes two
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RULES = {"h1": "=", "h2": "=", "h3": "-"}
_PASSED = ("rp", "svg", "math")


@dataclass(slots=True)
class LinkNumbers:
    """The links of a whole mail, by their numbers."""

    urls: dict[str, int] = field(default_factory=dict)

    def number(self, url: str) -> int:
        return self.urls.setdefault(url, len(self.urls) + 1)

    def listed(self) -> list[str]:
        """A line a link, as it stands at the end."""
        return [f"[{number}] {url}" for url, number in self.urls.items()]


def plain_mail(fragment: Fragment, resolve: Mapping[str, str], words: NoteWords, picture: str, links: LinkNumbers) -> str:
    """The text. `resolve` is as `adapt` has it, with whole URLs; `picture` says what stands for a
    picture ("[picture: {alt}]"); links get the next numbers of `links`."""
    root = resolved(fragment, resolve, "", {})
    if formulas.has_formulas(fragment.structure):
        root = formulas.shown(root, "feed")
    if data_blocks.has_charts(fragment.structure):
        root = data_blocks.shown(root, "feed")
    return "\n\n".join(block.rstrip() for block in _Letter(words, picture, links).blocks(root, COLUMNS) if block.strip())


def wrapped(text: str, first: str = "", rest: str = "", columns: int = COLUMNS) -> str:
    """A text in lines of so many columns; `first` stands before its first line, `rest` before the
    others. No line begins with a closing mark or ends with an opening one (CLREQ 3.1.3)."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, room = "", columns - width(first if not lines else rest)
        for unit in _units(part):
            if line and width(line) + width(unit) > room:
                lines.append(line)
                line, room = "", columns - width(rest)
            line += unit if line else unit.lstrip()
        lines.append(line)
    return "\n".join((first if at == 0 else rest) + line for at, line in enumerate(lines)).rstrip()


def width(text: str) -> int:
    """How many columns a text takes where each letter has one, a wide character two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def underlined(title: str, rule: str) -> str:
    """A title with a line below it, of its own width."""
    lines = wrapped(title)
    return f"{lines}\n{rule * max(map(width, lines.splitlines()), default=0)}"


def _units(text: str) -> list[str]:
    """The pieces of a line between which it may be broken, each with the space before it."""
    units: list[str] = []
    space = ""
    for character in text:
        if character in " \t\r\u3000":
            space = " " if units else ""
        elif units and not space and _is_joined(units[-1][-1], character):
            units[-1] += character
        else:
            units.append(space + character)
            space = ""
    return units


def _is_joined(before: str, after: str) -> bool:
    """Whether no line ends between two characters."""
    if after in CLOSING or before in OPENING:
        return True
    return not any(east_asian_width(character) in "WF" for character in (before, after))


@dataclass(frozen=True, slots=True)
class _Letter:
    """How the parts of a text are written."""

    words: NoteWords
    picture: str
    links: LinkNumbers

    def blocks(self, node: Node, columns: int) -> Iterator[str]:
        """The blocks of an element, one below the other."""
        run: list[Node | Text] = []
        for child in node.children:
            if isinstance(child, Node) and (child.tag in BLOCK or child.tag in ("details", "section")):
                yield wrapped(self.inline(run), columns=columns)
                run = []
                yield from self._block(child, columns)
            else:
                run.append(child)
        yield wrapped(self.inline(run), columns=columns)

    def _block(self, node: Node, columns: int) -> Iterator[str]:
        if node.tag in ("p", "figcaption", "summary", "dt", "caption"):
            yield wrapped(self.inline(node.children), columns=columns)
        elif node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            yield underlined(self.inline(node.children), _RULES.get(node.tag, "·"))
        elif node.tag == "pre":
            yield "\n".join("    " + line for line in node.text().strip("\n").split("\n"))
        elif node.tag == "hr":
            yield "* * *"
        elif node.tag in ("ul", "ol"):
            yield self._list(node, columns)
        elif node.tag == "table":
            yield from self._table(node, columns)
        elif node.tag == "section" and "footnotes" in node.classes():
            yield self._notes(node, columns)
        elif node.tag in ("blockquote", "dd", "aside"):
            mark = "> " if node.tag == "blockquote" else "  "
            yield _indented("\n\n".join(filter(str.strip, self.blocks(node, columns - 2))), mark, mark)
        else:
            yield from self.blocks(node, columns)

    def _list(self, node: Node, columns: int) -> str:
        """Items with their marks; loose ones, of several paragraphs, as close as the others."""
        start = node.attributes.get("start", "1")
        numbered = int(start) if node.tag == "ol" and start.isdecimal() else 1
        own = "references" in node.classes()  # they bring their own numbers
        items = []
        for at, item in enumerate(child for child in node.children if isinstance(child, Node) and child.tag == "li"):
            mark = "" if own else f"{numbered + at}. " if node.tag == "ol" else "- "
            inner = "\n".join(filter(str.strip, self.blocks(item, columns - len(mark))))
            items.append(_indented(inner, mark, " " * len(mark)))
        return "\n".join(items)

    def _notes(self, section: Node, columns: int) -> str:
        rows = [underlined(self.words.heading, "-"), ""]
        for number, item in enumerate((node for node in section.nodes() if node.tag == "li"), 1):
            mark = self.words.note.format(number=number) + " "
            inner = "\n".join(filter(str.strip, self.blocks(item, columns - width(mark))))
            rows.append(_indented(inner, mark, " " * width(mark)))
        return "\n".join(rows)

    def _table(self, table: Node, columns: int) -> Iterator[str]:
        """Columns side by side where they have room, else a row as a list of what it says."""
        yield from (wrapped(self.inline(node.children), columns=columns) for node in table.nodes() if node.tag == "caption")
        lines = [row for row in table.nodes() if row.tag == "tr"]
        rows = [[self.inline(cell.children) for cell in row.children if isinstance(cell, Node)] for row in lines]
        headed = any(node.tag == "th" for row in lines[:1] for node in row.nodes())
        if rows:
            yield _side_by_side(rows, headed, columns) or "\n".join(_rows_as_lists(rows, headed, columns))

    def inline(self, children: Sequence[Node | Text]) -> str:
        """Words within a line; a forced break is one here."""
        lines = "".join(self._pieces(children)).split("\u2028")
        return "\n".join(folded(line) for line in lines).strip()

    def _pieces(self, children: Sequence[Node | Text]) -> Iterator[str]:
        for child in children:
            if isinstance(child, Text):
                yield child.value
            elif child.tag == "br":
                yield "\u2028"
            elif child.tag == "img":
                alt = folded(child.attributes.get("alt", ""))
                yield self.picture.format(alt=alt) if alt else ""
            elif child.tag == "input":
                yield "[x] " if "checked" in child.attributes else "[ ] "
            elif child.tag in _PASSED or leads_back(child):
                continue
            elif child.tag == "sup" and "footnote-ref" in child.classes():
                yield self.words.note.format(number=called(child).removeprefix("fn-") or child.text())
            elif child.tag == "sup":
                yield _raised("".join(self._pieces(child.children)))
            elif child.tag == "rt":
                yield f"（{child.text()}）"
            else:
                yield "".join(self._pieces(child.children)) + self._number(child)

    def _number(self, node: Node) -> str:
        """The number of a link behind its words, unless they are the address themselves."""
        url = node.attributes.get("href", "")
        if node.tag != "a" or not url.startswith(("http:", "https:")) or folded(node.text()) == url:
            return ""
        return f" [{self.links.number(url)}]"


def _raised(text: str) -> str:
    """What stands above the line, in letters that do; a citation keeps its brackets."""
    if text.startswith("["):
        return text
    return text.translate(_RAISED) if set(map(ord, text)) <= _RAISED.keys() else f"^({text})"


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(((first if at == 0 else rest) + line).rstrip() for at, line in enumerate(lines))


def _side_by_side(rows: Sequence[Sequence[str]], headed: bool, columns: int) -> str:
    """The rows as columns of their own width; "" where they are too wide or not all as long."""
    if len({len(row) for row in rows}) > 1 or any("\n" in cell for row in rows for cell in row):
        return ""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > columns:
        return ""
    filled = ([cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)] for row in rows)
    lines = ["  ".join(cells).rstrip() for cells in filled]
    return "\n".join([lines[0], "  ".join("-" * wide for wide in widths), *lines[1:]] if headed else lines)


def _rows_as_lists(rows: Sequence[Sequence[str]], headed: bool, columns: int) -> Iterator[str]:
    names = rows[0] if headed else ()
    for row in rows[1:] if headed else rows:
        named = len(row) == len(names)
        cells = [f"{names[at]}: {cell}" if named and names[at] else cell for at, cell in enumerate(row) if cell]
        yield wrapped("; ".join(cell.replace("\n", " ") for cell in cells), "- ", "  ", columns)
