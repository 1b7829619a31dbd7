"""Line marks: where in the source a piece of text began, carried through the Markdown engine.

A mark is a line number between two noncharacters. Unicode promises that no text holds them,
`lines` holds it to that. Every line of what the inline engine reads begins with one;
`normalise.place_lines` reads them and takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPEN, CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")
# What the engine reads as one piece, whatever lines it is written on: tags, where links lead
_ONE_PIECE = re.compile(r"<[a-zA-Z/][^<>]*|\]\((?:[^()]|\([^()]*\))*\)")
_WIDE = "\u3000\u2003"  # as wide as two letters
_SET_IN = re.compile(
    r"(?P<inset>[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][\s\u200b]*)(?:(?P<bullet>[-+*])|[0-9]{1,3}[.)])[ \u00a0\u3000]+\S"
)
_ITEM = re.compile(r"\s*(?:[-+*]|[0-9]{1,3}[.)])\s")
GENERATED = f"{OPEN}0{CLOSE}"  # before words that are ours
# The engine's own delimiters (STX, ETX), C0 controls that HTML forbids,
# noncharacters and lone surrogates
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


class Line(NamedTuple):
    """One line of the source: its number in the file and its text, without
    the indent of what encloses it. `tabbed` is a line of the document itself as it was typed,
    if it has tabs between words."""

    number: int
    text: str
    tabbed: str = ""


def lines(body: str, first_line: int) -> list[Line]:
    """The source as lines: any line ending, tabs expanded to stops of four,
    unusable characters taken out."""
    clean = _plainly_set_in([_UNUSABLE.sub("", line) for line in written(body.removeprefix("\ufeff"))])
    if "\t" not in body:
        return [Line(number, line) for number, line in enumerate(clean, first_line)]
    expanded = enumerate(zip(_expanded(clean), clean, strict=True), first_line)
    return [Line(number, line, typed if "\t" in typed.strip() else "") for number, (line, typed) in expanded]


def written(body: str) -> list[str]:
    """The lines as they stand in the file."""
    return body.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").split("\n")


def _plainly_set_in(source: list[str]) -> list[str]:
    """The lines, where items that wide or odd spaces set in have plain ones: U+3000 is two."""
    if not any(_SET_IN.match(line) for line in source):
        return source
    result: list[str] = []
    fence, in_list, outermost = "", False, 0
    for typed in source:
        line = typed
        match = None if fence else _SET_IN.match(line)
        if match and (match["bullet"] or (in_list and result[-1].strip())):
            width = sum(2 if sign in _WIDE else 4 if sign == "\t" else 1 for sign in match["inset"])
            outermost = outermost if in_list else width
            line = " " * max(0, width - outermost) + line[match.end("inset") :]
        if opening := _FENCE.match(line):
            fence = opening[1] if not fence else "" if opening[1].startswith(fence) else fence
        if line.strip():
            is_item = bool(_ITEM.match(line))
            outermost = 0 if not in_list and is_item and not match else outermost
            in_list = is_item or (in_list and line[0].isspace())
        result.append(line)
    return result


def _expanded(source: list[str]) -> Iterator[str]:
    """Tabs as spaces, but for those of fenced code that nothing encloses: a Makefile needs them."""
    fence = ""
    for line in source:
        yield line if fence else line.expandtabs(4)
        match = _FENCE.match(line)
        if not match:
            continue
        if not fence:
            fence = match[1] if match[1][0] == "~" or "`" not in match[2] else ""
        elif match[1].startswith(fence) and not match[2].strip():
            fence = ""


def mark(line: Line) -> str:
    return f"{OPEN}{line.number}{CLOSE}"


def marked(source: list[Line]) -> str:
    """The lines as one text for the inline engine, a mark before each."""
    text = "\n".join([mark(line) + line.text.lstrip() for line in source])
    return in_one_piece(text).rstrip() if len(source) > 1 else text.rstrip()


def in_one_piece(text: str) -> str:
    """The text without the marks that would stand in the middle of a tag or an address."""
    return _ONE_PIECE.sub(lambda match: unmarked(match[0]), text) if "<" in text or "](" in text else text


def last_mark(text: str) -> str:
    """The mark of the line on which a text ends, "" where it has none."""
    return text[at : text.index(CLOSE, at) + 1] if (at := text.rfind(OPEN)) >= 0 else ""


def unmarked(text: str) -> str:
    return MARK.sub("", text)
