"""Tables with pipes, and their captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from huikan.markup.blocks import Reader, indent
from huikan.markup.dialects.openings import ODD_SPACE, without_inset
from huikan.markup.marks import CLOSE, Line, mark, marked

DELIMITERS = re.compile(r" {0,3}(?=.*\|)\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
ABOVE = re.compile(r"(?:(?:表|Table|表格)\s*[:：]\s*|: +)(?P<text>\S.*)", re.DOTALL)
BELOW = re.compile(r" {0,3}: +(?P<text>\S.*)$")
NAMES = re.compile(r"\s*\{:?\s*(?P<names>[#.][\w:-]+(?:\s+[#.][\w:-]+)*)\s*\}$")  # `{#areas .landscape}` behind a caption
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:.*?[^`])\1(?!`)")
_FORMULA = re.compile(r"(?<![\\$A-Za-z0-9])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?![\d$A-Za-z])|\\\((?:(?!\\\)).)+\\\)")
_HELD, _ESCAPED = "\ufdd2", "\ufdd3"  # no text has them
_PIPE = re.compile(r"(?<!\\)\|")
# A rule drawn with the signs of a Chinese keyboard, a row between its bars
_DRAWN_RULE = re.compile(r"[\s|｜:：—–―－─‐-]+")
_PLAIN = str.maketrans("｜：—–―－─‐", "|:------")
_INSET = re.compile(rf" *[{ODD_SPACE}]")


def table_at(lines: Sequence[Line], index: int) -> bool:
    """Whether a head and a delimiter row of as many cells stand here, or rows between bars that can
    only be meant so."""
    head = row_text(lines[index].text)
    if index + 1 >= len(lines) or "|" not in head or indent(head) > 3:
        return False
    below = _below(lines, index)
    return below > 0 and bool(_head(head, row_text(lines[below].text)))


def row_text(text: str) -> str:
    """A line as a row has it: without a paragraph's indent, with plain bars and rules."""
    if "｜" not in text and "|" not in text:
        return text
    if _INSET.match(text):
        text = without_inset(text)
    if _DRAWN_RULE.fullmatch(text):
        return text.translate(_PLAIN)
    return text.replace("｜", "|") if text.lstrip().startswith("｜") else text


def _below(lines: Sequence[Line], index: int) -> int:
    """The index of the delimiter row below a head, 0 for none. A blank line may stand between
    rows that have their outer bars: so pages paste them."""
    following = _next_row(lines, index + 1) if _is_barred(row_text(lines[index].text)) else index + 1
    return following if following and DELIMITERS.match(row_text(lines[following].text)) else 0


def _next_row(lines: Sequence[Line], index: int) -> int:
    """The index of the first line from `index` on that is not empty, 0 for none."""
    return next((at for at in range(index, len(lines)) if lines[at].text.strip()), 0)


def _is_barred(text: str) -> bool:
    return len(text.strip()) > 2 and text.lstrip().startswith("|") and text.rstrip().endswith("|")


def captions_table(lines: Sequence[Line], index: int) -> bool:
    """Whether a `: …` that stands here, after an empty line, is the caption of a table below it."""
    while index < len(lines) and lines[index].text.strip():
        index += 1
    return index + 1 < len(lines) and table_at(lines, index + 1)


def indented(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """A table whose lines are all set in as code is: nothing else looks so."""
    end = start
    while end < len(lines) and indent(lines[end].text) > 3 and "|" in lines[end].text:
        end += 1
    rows = [Line(line.number, line.text.lstrip()) for line in lines[start:end]]
    if len(rows) < 3 or not all(_is_barred(row.text) for row in rows) or not table_at(rows, 0):
        return 0
    return table(reader, parent, rows, 0)


def table(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if not table_at(lines, start):
        return 0
    rule = _below(lines, start)
    head = _head(row_text(lines[start].text), row_text(lines[rule].text))
    aligns = [_align(cell) for cell in split(row_text(lines[rule].text))]
    if len(aligns) != len(head):
        reader.findings.append(("table-rule-cells", lines[rule].number, lines[rule].text.strip()))
        aligns = (aligns + [""] * len(head))[: len(head)]
    rows, end = _rows(reader, lines, rule + 1, len(aligns))
    text, taken = caption(parent, lines, end)
    element = captioned(parent, text)
    _row(SubElement(element, "thead"), "th", lines[start], head, aligns)
    if rows:
        body = SubElement(element, "tbody")
        for line in rows:
            cells = split(row_text(line.text), len(aligns))
            if any(cells[len(aligns) :]):
                reader.findings.append(("ragged-row", line.number, line.text.strip()))
            _row(body, "td", line, cells, aligns)
        _join_cells(body)
    return taken - start


def _rows(reader: Reader, lines: Sequence[Line], start: int, columns: int) -> tuple[list[Line], int]:
    """The lines of a table's body, and the index behind them. Rows that blank lines part belong
    to it while they have their outer bars and as many cells."""
    rows: list[Line] = []
    end = start
    while end < len(lines):
        if lines[end].text.strip():
            if "|" not in row_text(lines[end].text) or reader.starts(lines, end):
                break
            rows.append(lines[end])
            end += 1
            continue
        following = _next_row(lines, end)
        text = row_text(lines[following].text) if following else ""
        if not _is_barred(text) or len(split(text, columns)) != columns or reader.starts(lines, following):
            break
        end = following
    return rows, end


def _join_cells(body: Element) -> None:
    """Take out cells that say `^^`, which belong to the one above, and `<<`, to the one before."""
    above: list[Element] = []
    for row in list(body):
        owners: list[Element] = []
        for at, cell in enumerate(list(row)):
            sign = (cell.text or "").rpartition(CLOSE)[2].strip()
            owner = above[at] if sign == "^^" and above else owners[-1] if sign == "<<" and owners else cell
            if owner is not cell:
                row.remove(cell)
                _widen(owner, row, owner in row, owners)
            owners.append(owner)
        above = owners


def _widen(owner: Element, row: Element, same_row: bool, owners: Sequence[Element]) -> None:
    """Give a cell one column or one row more; a row of a wide cell counts once."""
    name = "colspan" if same_row else "rowspan"
    if same_row or owner not in owners:
        owner.set(name, str(int(owner.get(name, "1")) + 1))


def captioned(parent: Element, text: str) -> Element:
    """A table with its caption, and the names that stand behind it."""
    match = NAMES.search(text)
    element = SubElement(parent, "table", _names(match["names"].split()) if match else {})
    if text:
        SubElement(element, "caption").text = text[: match.start()] if match else text
    return element


def _names(words: list[str]) -> dict[str, str]:
    """The attributes that `#id` and `.class` stand for."""
    ids, classes = (" ".join(word[1:] for word in words if word[0] == sign) for sign in "#.")
    return {name: value for name, value in (("id", ids.partition(" ")[0]), ("class", classes)) if value}


def _head(head: str, rule: str) -> list[str]:
    """The cells of the head when they are as many as the delimiters; others when both rows have
    their outer bars and more than one cell. Else none."""
    columns = len(split(rule))
    for cells in (split(head, columns), _PIPE.split(_bare(head))):
        if len(cells) == columns:
            return cells
    cells = split(head)
    if not (_is_barred(head) and _is_barred(rule) and len(cells) > 1 < columns):
        return []
    return cells + [""] * (columns - len(cells))


def split(text: str, columns: int = 0) -> list[str]:
    """The cells of a row. A pipe within code does not divide, nor one behind a backslash; one
    within a formula does only where the row has as many cells as `columns` with it alone."""
    bare = _CODE.sub(_held, _bare(text))
    whole, cut = _PIPE.split(_FORMULA.sub(_held, bare)), _PIPE.split(bare)
    cells = cut if len(cut) == columns != len(whole) else whole
    return [_unescaped(cell.strip().replace(_HELD, "|")) for cell in cells]


def _held(match: re.Match[str]) -> str:
    return match[0].replace("\\|", _ESCAPED).replace("|", _HELD).replace(_ESCAPED, "\\|")


def _unescaped(cell: str) -> str:
    """The cell without the backslashes before its pipes; in a formula `\\|` is a sign of TeX."""
    pieces = re.split(f"({_FORMULA.pattern})", cell)
    return "".join(piece if at % 2 else piece.replace("\\|", "|") for at, piece in enumerate(pieces))


def _bare(text: str) -> str:
    text = text.strip().removeprefix("|")
    return text[:-1] if text.endswith("|") and not text.endswith("\\|") else text


def _align(delimiter: str) -> str:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _row(parent: Element, tag: str, line: Line, cells: list[str], aligns: list[str]) -> None:
    """A row as wide as the table. Cells beyond its width stay as text of
    the last one: nothing is lost."""
    row = SubElement(parent, "tr")
    surplus = " | ".join(filter(None, cells[len(aligns) :]))
    cells = (cells + [""] * len(aligns))[: len(aligns)]
    if surplus:
        cells[-1] = f"{cells[-1]} | {surplus}"
    for align, cell in zip(aligns, cells, strict=True):
        element = SubElement(row, tag, {"align": align} if align else {})
        element.text = marked([Line(line.number, cell)])


def caption(parent: Element, lines: Sequence[Line], end: int) -> tuple[str, int]:
    """The caption, from the paragraph above (`表：…`, `Table: …`) or the line
    below (`: …`), and where it ends."""
    last = parent[-1] if len(parent) else None
    above, _, text = (last.text or "").partition(CLOSE) if last is not None and last.tag == "p" else ("", "", "")
    if last is not None and (match := ABOVE.fullmatch(text)):
        parent.remove(last)
        return f"{above}{CLOSE}{match['text']}", end
    following = end + 1 if end < len(lines) and not lines[end].text.strip() else end
    if following < len(lines) and (match := BELOW.match(lines[following].text)):
        return mark(lines[following]) + match["text"], following + 1
    return "", end
