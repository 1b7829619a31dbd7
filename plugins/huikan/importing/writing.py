"""Blocks as the Markdown of this program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from huikan.importing.elements import (
    Block,
    Cell,
    Code,
    Figure,
    Formula,
    Heading,
    Inline,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Ruby,
    Rule,
    Run,
    Table,
    stripped,
    unmarked,
)
from huikan.importing.escaping import as_paragraph, escaped

# From the outside in; a link is outside all of them.
_SIGNS: dict[Mark, tuple[str, str]] = {
    "highlight": ("<mark>", "</mark>"),  # == beside letters is none
    "strong": ("**", "**"),
    "emphasis": ("*", "*"),
    "underline": ("<u>", "</u>"),
    "insert": ("<ins>", "</ins>"),
    "delete": ("~~", "~~"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}
_TAGS: dict[Mark, tuple[str, str]] = {
    **_SIGNS,
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
    "delete": ("<del>", "</del>"),
}
_BREAK = "<br>"


@dataclass(slots=True)
class _Writer:
    """`notes` are written below the text, in the order in which they are called."""

    notes: list[Note] = field(default_factory=list)


def markdown(blocks: Sequence[Block]) -> str:
    """The blocks as a body, with its notes at the end; "" where there is nothing."""
    writer = _Writer()
    pieces = [_blocks(writer, blocks)]
    written = 0
    while written < len(writer.notes):  # a note may call another
        written += 1
        text = _blocks(writer, writer.notes[written - 1].blocks)
        pieces.append(f"[^{written}]: " + text.replace("\n", "\n    ").strip())
    body = re.sub(r"[ \t]+$", "", "\n\n".join(filter(None, pieces)), flags=re.M)
    return re.sub(r"\n{3,}", "\n\n", body) + "\n" if body.strip() else ""


def inline(inlines: Sequence[Inline]) -> str:
    """Inline elements on one line, without notes."""
    kept = [each for each in inlines if not isinstance(each, Note)]
    return " ".join(_inline(_Writer(), kept, _BREAK).split())


def _blocks(writer: _Writer, blocks: Iterable[Block]) -> str:
    pieces = []
    for kind, group in groupby(blocks, lambda block: isinstance(block, ListItem)):
        if kind:
            pieces.append(_items(writer, [block for block in group if isinstance(block, ListItem)]))
        else:
            pieces += [_block(writer, block) for block in group if not isinstance(block, ListItem)]
    return "\n\n".join(piece for piece in pieces if piece.strip())


def _block(writer: _Writer, block: Paragraph | Heading | Table | Figure | Code | Quotation | Rule) -> str:
    match block:
        case Paragraph():
            return _paragraph(writer, block)
        case Heading():
            text = _inline(writer, unmarked(stripped(block.inlines), ["strong"]), " ")
            name = f" {{#{block.anchors[0]}}}" if block.anchors else ""
            return f"{'#' * min(6, block.level)} {text}{name}" if text.strip() else ""
        case Table():
            return _table(writer, block)
        case Figure():
            return _picture(block.picture, inline(block.caption))
        case Code():
            fence = "`" * max([3, *(len(ticks) + 1 for ticks in re.findall(r"`{3,}", block.text))])
            return f"{fence}{block.language}\n{block.text.rstrip()}\n{fence}"
        case Quotation():
            text = _blocks(writer, block.blocks)
            return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""
        case Rule():
            return "---"


def _paragraph(writer: _Writer, block: Paragraph) -> str:
    """A paragraph; formulas on lines of their own are blocks between what stands beside them."""
    pieces = []
    for display, group in groupby(block.inlines, lambda each: isinstance(each, Formula) and each.display):
        if display:
            pieces += [_equation(each) for each in group if isinstance(each, Formula)]
        else:
            pieces.append(as_paragraph(_inline(writer, stripped(list(group)), f"{_BREAK}\n")))
    return "\n\n".join(piece for piece in pieces if piece.strip())


def _equation(formula: Formula) -> str:
    return f"$$\n{formula.tex}\n$$" + (f" ({formula.number})" if formula.number else "")


def _items(writer: _Writer, items: Sequence[ListItem]) -> str:
    """A list. An item stands below the text of what it belongs to."""
    indents = [0]  # of each level that is open
    lines: list[str] = []
    loose = any(len([block for block in item.blocks if not isinstance(block, ListItem)]) > 1 for item in items)
    for item in items:
        depth = min(item.depth, len(indents) - 1)
        del indents[depth + 1 :]
        indent = " " * indents[depth]
        indents.append(indents[depth] + len(item.marker) + 1)
        text = _blocks(writer, item.blocks) or ""
        first, *rest = text.split("\n")
        lines += [""] if loose and lines else []
        lines.append(f"{indent}{item.marker} {first}")
        lines += [f"{' ' * indents[-1]}{line}" if line else "" for line in rest]
    return "\n".join(lines)


def _inline(writer: _Writer, inlines: Sequence[Inline], line_break: str, tags: bool = False) -> str:
    pieces = []
    for is_run, group in groupby(inlines, lambda each: isinstance(each, Run)):
        if is_run:
            pieces.append(_runs([each for each in group if isinstance(each, Run)], line_break, tags))
        else:
            pieces += [_one(writer, each) for each in group]
    return "".join(pieces)


def _one(writer: _Writer, each: Inline) -> str:
    match each:
        case Picture():
            return _picture(each, "")
        case Formula():
            return f"${' '.join(each.tex.split())}$"
        case Ruby():
            return f"<ruby>{escape(each.text)}<rt>{escape(each.reading)}</rt></ruby>"
        case Note():
            writer.notes.append(each)
            return f"[^{len(writer.notes)}]"
        case Run():
            return ""


def _picture(picture: Picture, caption: str) -> str:
    alt = re.sub(r"([\\\[\]])", r"\\\1", " ".join(picture.alt.split()))
    title = ' "{}"'.format(caption.replace('"', "&quot;")) if caption else ""
    return f"![{alt}]({_address(picture.source)}{title})"


def _address(href: str) -> str:
    """An address as a link may hold it."""
    signs = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "\n": ""}
    return "".join(signs.get(character, character) for character in href)


def _runs(runs: Sequence[Run], line_break: str, tags: bool) -> str:
    pieces = []
    for href, group in groupby(runs, lambda run: run.href):
        inner = list(group)
        text = _marked(inner, tuple(_SIGNS), line_break, tags)
        plain = "".join(run.text for run in inner).strip()
        if not href or not plain:
            pieces.append(text)
        elif href.rstrip("/") in (plain, f"mailto:{plain}"):
            pieces.append(f"<{href.removeprefix('mailto:')}>" if re.search(r"\s|[^\x00-\x7f]", href) is None else text)
        else:
            before, core, after = _edges(text)
            pieces.append(f"{before}[{core}]({_address(href)}){after}")
    return "".join(pieces)


def _marked(runs: Sequence[Run], order: tuple[Mark, ...], line_break: str, tags: bool) -> str:
    """Runs with the signs of their marks, the longest stretch of a mark in one pair of them."""
    if not order:
        return "".join(_words(run, line_break) for run in runs)
    mark, rest = order[0], order[1:]
    pieces: list[str] = []
    for has_mark, group in groupby(runs, lambda run: mark in run.marks):
        text = _marked(list(group), rest, line_break, tags)
        touches = pieces and pieces[-1].endswith(("*", "~", "="))
        pieces.append(_wrapped(text, mark, tags or bool(touches)) if has_mark else text)
    return "".join(pieces)


def _wrapped(text: str, mark: Mark, tags: bool) -> str:
    """The text between the signs of a mark, white space outside of them."""
    before, core, after = _edges(text)
    if not core:
        return text
    opening, closing = (_TAGS if tags or core.startswith(("*", "~", "=", "\\")) or _BREAK in core else _SIGNS)[mark]
    return f"{before}{opening}{core}{closing}{after}"


def _edges(text: str) -> tuple[str, str, str]:
    core = text.strip()
    start = text.find(core) if core else len(text)
    return text[:start], core, text[start + len(core) :]


def _words(run: Run, line_break: str) -> str:
    if "code" in run.marks and run.text.strip():
        fence = "`" * (1 + max([0, *(len(ticks) for ticks in re.findall(r"`+", run.text))]))
        space = " " if "`" in (run.text[0], run.text[-1]) else ""
        return f"{fence}{space}{run.text}{space}{fence}".replace("\n", " ")
    return line_break.join(escaped(line) for line in run.text.split("\n"))


def _table(writer: _Writer, table: Table) -> str:
    rows = [row for row in table.rows if row]
    if not rows:
        return ""
    caption = inline(table.caption)
    if _is_plain(rows):
        text = _pipes(writer, rows)
        label = "表：" if re.search(r"[\u4e00-\u9fff]", caption) else "Table: "
        return f"{label}{caption}\n\n{text}" if caption else text
    head = f"<caption>{caption}</caption>\n" if caption else ""
    return f"<table>\n{head}" + "".join(f"<tr>{_cells(writer, row)}</tr>\n" for row in rows) + "</table>"


def _is_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table with pipes can say it: a head and rows of single cells with words."""
    cells = [cell for row in rows for cell in row]
    words_only = all(isinstance(block, Paragraph | Heading) and _fits(block) for cell in cells for block in cell.blocks)
    single = all(cell.columns == cell.rows == 1 for cell in cells)
    return len(rows) > 1 and single and words_only and len({len(row) for row in rows}) == 1 and len(rows[0]) > 1


def _fits(block: Paragraph | Heading) -> bool:
    """Whether a block may stand between pipes: no formula in it is set off or has a bar."""
    return not any(isinstance(each, Formula) and (each.display or "|" in each.tex) for each in block.inlines)


def _pipes(writer: _Writer, rows: Sequence[Sequence[Cell]]) -> str:
    lines = [f"| {' | '.join(_in_pipes(writer, cell) for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _in_pipes(writer: _Writer, cell: Cell) -> str:
    blocks = [block for block in cell.blocks if isinstance(block, Paragraph | Heading)]
    marks: list[Mark] = ["strong"] if cell.heading else []
    texts = [_inline(writer, unmarked(stripped(block.inlines), marks), _BREAK) for block in blocks]
    return re.sub(r"(?<!\\)\|", r"\\|", _BREAK.join(filter(None, texts)).replace("\n", " "))


def _cells(writer: _Writer, row: Iterable[Cell]) -> str:
    return "".join(_cell(writer, cell) for cell in row)


def _cell(writer: _Writer, cell: Cell) -> str:
    tag = "th" if cell.heading else "td"
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
    return f"<{tag}{spans}>{_BREAK.join(_cell_lines(writer, cell.blocks))}</{tag}>"


def _cell_lines(writer: _Writer, blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of a cell in HTML, whose blocks are no Markdown, but whose words are."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                shown = tuple(Formula(each.tex) if isinstance(each, Formula) else each for each in block.inlines)
                if text := _inline(writer, stripped(shown), _BREAK).replace("\n", " "):
                    yield text
            case ListItem():
                first, *rest = [*_cell_lines(writer, block.blocks)] or [""]
                yield f"{'•' if block.marker == '-' else block.marker} {first}"
                yield from rest
            case Quotation():
                yield from _cell_lines(writer, block.blocks)
            case Figure():
                yield _picture(block.picture, inline(block.caption))
            case Code():
                yield from (f"<code>{escape(line)}</code>" for line in block.text.split("\n"))
            case Table():  # a table within is flattened: its rows are lines
                for row in block.rows:
                    yield "　".join(text for cell in row for text in _cell_lines(writer, cell.blocks))
            case Rule():
                pass
