"""Tables with pipes, and their captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from huikan.markup.blocks import Reader, indent
from huikan.markup.marks import CLOSE, Line, mark, marked

DELIMITERS = re.compile(r" {0,3}(?=.*\|)\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
ABOVE = re.compile(r"(?:(?:表|Table|表格)\s*[:：]\s*|: +)(?P<text>\S.*)", re.DOTALL)
BELOW = re.compile(r" {0,3}: +(?P<text>\S.*)$")
NAMES = re.compile(r"\s*\{:?\s*(?P<names>[#.][\w:-]+(?:\s+[#.][\w:-]+)*)\s*\}$")  # `{#areas .landscape}` behind a caption
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:.*?[^`])\1(?!`)")
_FORMULA = re.compile(r"(?<![\\$A-Za-z0-9])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?![\d$A-Za-z])|\\\((?:(?!\\\)).)+\\\)")
_HELD, _ESCAPED = "\ufdd2", "\ufdd3"  # no text has them
_PIPE = re.compile(r"(?<!\\)\|")


def table_at(lines: Sequence[Line], index: int) -> bool:
    """Whether a head and a delimiter row of as many cells stand here."""
    if index + 1 >= len(lines) or "|" not in lines[index].text or indent(lines[index].text) > 3:
        return False
    return bool(DELIMITERS.match(lines[index + 1].text)) and bool(_head(lines, index))


def captions_table(lines: Sequence[Line], index: int) -> bool:
    """Whether a `: …` that stands here, after an empty line, is the caption of a table below it."""
    while index < len(lines) and lines[index].text.strip():
        index += 1
    return table_at(lines, index + 1)


def table(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if not table_at(lines, start):
        return 0
    head = _head(lines, start)
    aligns = [_align(cell) for cell in split(lines[start + 1].text)]
    end = start + 2
    while end < len(lines) and "|" in lines[end].text and not reader.starts(lines, end):
        end += 1
    text, taken = caption(parent, lines, end)
    element = captioned(parent, text)
    _row(SubElement(element, "thead"), "th", lines[start], head, aligns)
    if end > start + 2:
        body = SubElement(element, "tbody")
        for line in lines[start + 2 : end]:
            _row(body, "td", line, split(line.text, len(aligns)), aligns)
    return taken - start


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


def _head(lines: Sequence[Line], index: int) -> list[str]:
    """The cells of the head when they are as many as the delimiters, else none."""
    columns = len(split(lines[index + 1].text))
    for cells in (split(lines[index].text, columns), _PIPE.split(_bare(lines[index].text))):
        if len(cells) == columns:
            return cells
    return []


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
