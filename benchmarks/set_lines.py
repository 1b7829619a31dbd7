"""The texts of a chapter and the lines on which a PDF, whoever made it, sets them.

The chapter's source says which texts there are; each line of the PDF is found in it by its Han
characters. What stands in no text (folios, running heads, contents) is not looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from huikan.typesetting.chinese.rules import HAN
from pdf_glyphs import Glyph

HAN_CHARACTER = re.compile(f"[{HAN}]")
RAISED = 0.8  # of a line's size: letters below it are calls of notes and indices
BASELINE = 0.5  # pt that the letters of a line may differ by
COLUMN = 2.5  # em of white that part two cells
RADICALS = "\u2e80-\u2fdf"  # some programs say them of characters that are drawn alike
RADICAL = re.compile(f"[{RADICALS}]")
LEADERS = 6  # dots of a line of contents
LOOKALIKES = str.maketrans("〜∕―", "~/—")  # NFKC makes ～／ of the others
FORMULA = "\ufffc"
LONG = 10  # Han characters of a line that is in one text only
NUMBER = 6  # Han characters before a heading or caption: 第一节, 表
TITLES = ("heading", "figure caption", "table caption")
PROSE = ("paragraph", "item", "reference", "note")


@dataclass(slots=True)
class Block:
    """A text of the source: what it is, its words, and the lines on which it stands."""

    kind: str
    text: str
    lines: list[Line] = field(default_factory=list)

    @property
    def han(self) -> str:
        return "".join(HAN_CHARACTER.findall(self.text))


@dataclass(slots=True)
class Line:
    """Letters on one base line of a page (numbered from 0), from left to right."""

    page: int
    glyphs: list[Glyph]

    @property
    def size(self) -> float:
        return Counter(round(glyph.size, 1) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def letters(self) -> list[Glyph]:
        """Those of the line's own size that can be seen."""
        return [
            glyph
            for glyph in self.glyphs
            if glyph.size > RAISED * self.size and glyph.text.strip("\u200b\u2009\u00a0 \u2060\u00ad")
        ]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs if glyph.size > RAISED * self.size)

    @property
    def han(self) -> str:
        return "".join(HAN_CHARACTER.findall(self.text))

    @property
    def pattern(self) -> str:
        """Its Han characters as a pattern: radicals stand for characters that look like them."""
        return RADICAL.sub(".", self.han)

    @property
    def y(self) -> float:
        return max((glyph for glyph in self.glyphs), key=lambda glyph: glyph.size).y


def blocks(markdown: str) -> list[Block]:
    """The texts of a chapter in our Markdown, without calls of notes, formulas as FORMULA."""
    body = re.sub(r"\$\$?.+?\$\$?", FORMULA, markdown.split("---\n", 2)[2], flags=re.DOTALL)
    body = re.sub(r"\[\^\w+\](?!:)|\*\*", "", body)
    return [block for part in re.split(r"\n\s*\n", body) for block in _blocks(part.strip())]


def _blocks(part: str) -> Iterator[Block]:
    if part.startswith("#"):
        yield Block("heading", part.lstrip("# "))
    elif picture := re.fullmatch(r'!\[.*?\]\(\S+ "(.*)"\)', part):
        yield Block("figure caption", picture[1])
    elif part.startswith("表："):
        yield Block("table caption", part[2:])
    elif part.startswith("|"):
        rows = [row for row in part.splitlines() if not row.startswith("| -")]
        yield from (Block("cell", cell.strip()) for row in rows for cell in row.strip("|").split("|"))
    elif note := re.fullmatch(r"\[\^\w+\]: (.*)", part):
        yield Block("note", note[1])
    elif re.match(r"- |\d+\. ", part):
        kind = "reference" if "［" in part else "item"
        yield from (Block(kind, item.partition(" ")[2]) for item in part.splitlines())
    elif part != FORMULA:
        yield Block("paragraph", part)


def found(pages: Sequence[Sequence[Glyph]], texts: list[Block]) -> list[Block]:
    """The blocks with their lines, in the order of the pages."""
    prose = [block for block in texts if block.kind != "cell"]
    rows = [line for number, page in enumerate(pages) for line in lines(number, page) if line.text.count(".") <= LEADERS]
    sizes = _sizes(rows, prose)
    last: Block | None = None
    for line in rows:
        owner = _owner(line, [block for block in prose if abs(sizes.get(block.kind, line.size) - line.size) < 0.3], last)
        if owner is not None:
            owner.lines.append(line)
            last = owner
    for block in prose:
        block.lines = _joined(block.lines)
    return texts


def _sizes(rows: Sequence[Line], prose: Sequence[Block]) -> dict[str, float]:
    """How large each kind of running text is set: as most of its long lines are."""
    sizes: dict[str, Counter[float]] = defaultdict(Counter)
    for line in rows:
        if len(line.han) >= LONG:
            for block in prose:
                if block.kind in PROSE and re.search(line.pattern, block.han):
                    sizes[block.kind][line.size] += 1
    return {kind: counts.most_common(1)[0][0] for kind, counts in sizes.items()}


def lines(number: int, page: Sequence[Glyph]) -> list[Line]:
    """The lines of a page from above, parted where a column ends."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(page, key=lambda glyph: (-glyph.y, glyph.x)):
        row = next(
            (row for row in rows[-6:] if abs(row[0].y - glyph.y) < BASELINE + 0.4 * (row[0].size != glyph.size) * glyph.size),
            None,
        )
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    parted: list[Line] = []
    for row in rows:
        row.sort(key=lambda glyph: glyph.x)
        parts = [[row[0]]]
        for before, glyph in pairwise(row):
            if glyph.x - before.end > COLUMN * glyph.size:
                parts.append([])
            parts[-1].append(glyph)
        parted += [Line(number, part) for part in parts]
    return parted


def _owner(line: Line, prose: Sequence[Block], last: Block | None) -> Block | None:
    """The text that a line belongs to: the one before it, if it goes on there, else another."""
    if not line.pattern.strip("."):
        is_near = last is not None and bool(last.lines) and last.lines[-1].page == line.page
        if not is_near or last is None or not 0 <= last.lines[-1].y - line.y < 2.2 * last.lines[-1].size:
            return None
        return last if abs(last.lines[-1].size - line.size) < 0.3 and _is_due(line, last) else None
    for block in prose:
        if block.kind in TITLES and not block.lines and _is_titled(line, block):
            return block
    due = [block for block in prose if re.match(line.pattern, block.han[_place(block) :]) and block.kind not in TITLES]
    begun = [block for block in due if block.lines]
    return last if last in due else next(iter(begun + due), None)


def _is_titled(line: Line, block: Block) -> bool:
    """Whether a line is a heading or caption, with its number."""
    number = len(line.han) - len(block.han)
    return 0 <= number < NUMBER and bool(re.fullmatch(line.pattern[number:], block.han))


def _is_due(line: Line, block: Block) -> bool:
    """Whether the first letters of a line without Han are of a text."""
    return "".join(line.text.split())[:6] in "".join(block.text.split())


def _place(block: Block) -> int:
    """How many Han characters of a block have been found."""
    return sum(len(line.han) for line in block.lines)


def _joined(parts: list[Line]) -> list[Line]:
    """The lines of a block; what a formula parted is one again."""
    whole: dict[tuple[int, int], Line] = {}
    for part in parts:
        near = next((key for key in whole if key[0] == part.page and abs(whole[key].y - part.y) < 2), None)
        if near is None:
            whole[part.page, len(whole)] = part
        else:
            whole[near] = Line(part.page, sorted([*whole[near].glyphs, *part.glyphs], key=lambda glyph: glyph.x))
    return list(whole.values())


def broken_cells(pages: Sequence[Sequence[Glyph]], texts: Sequence[Block], short: int = 12) -> list[str]:
    """Cells of at most `short` Han characters that stand on no line as a whole."""
    shown = "\n".join(_folded(line.text) for number, page in enumerate(pages) for line in lines(number, page))
    wanted = [_folded(cell.text) for cell in texts if cell.kind == "cell" and 0 < len(cell.han) <= short]
    return [text for text in wanted if not re.search("".join(f"[{re.escape(char)}{RADICALS}]" for char in text), shown)]


def _folded(text: str) -> str:
    """A text without spaces, its characters as what they look like."""
    whole = "".join(char if RADICAL.match(char) else unicodedata.normalize("NFKC", char) for char in text)
    return "".join(char for char in whole.translate(LOOKALIKES) if not char.isspace() and char not in "\u200b\u2060\u00ad")
