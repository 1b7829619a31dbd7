"""The syntax of .bib files: entries with their fields as they are written, and a finding for each
thing that cannot be understood. What is wrong with one entry does not touch the others.

After BibTeX and biber: `@string`, `@comment`, `@preamble`, values in braces or quotes or bare,
joined by `#`, in `@type{…}` or `@type(…)`; text between the entries is a comment. More lenient
where real files are: commas too many, none behind the last field, names of months.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

MONTHS: Mapping[str, str] = {
    name: f"{number:02}" for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_START = re.compile(r"@[ \t]*(?P<type>[A-Za-z]\w*)\s*(?P<open>[{(])")
_KEY = re.compile(r"\s*(?P<key>[^,{}()\s\"=@#%][^,{}\s\"=@]*)?\s*(?P<end>[,})]|$)")
_FIELD = re.compile(r"\s*(?P<name>[A-Za-z_:][\w:+.\-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"=@%]+")
_GAP = re.compile(r"(?:\s|%[^\n]*\n)*")
# A brace, or the beginning of another entry where a value should have ended
_BRACE = re.compile(r"[{}]|^[ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}()=\"]+[ \t]*,", re.MULTILINE)
_QUOTE = re.compile(r"[{}\"]|^[ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}()=\"]+[ \t]*,", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line of the file; `code` is a row of the table of findings."""

    code: str
    line: int
    what: str = ""


@dataclass(slots=True)
class RawEntry:
    """An entry as it is written: its type and the names of its fields in small letters."""

    type: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    text: str
    starts: list[int]  # where each line begins
    strings: dict[str, str]
    entries: list[RawEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def line(self, at: int) -> int:
        """The line of a place, from 1."""
        return bisect_right(self.starts, at)


class _Unclosed(Exception):  # noqa: N818 a place in the file, not a failure of ours
    """A value that does not end before `at`, where the file or another entry begins."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


def scan(text: str) -> tuple[list[RawEntry], list[Fault]]:
    """The entries of a .bib file in their order, and what is wrong in it. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text, [0, *(match.end() for match in re.finditer("\n", text))], dict(MONTHS))
    at = 0
    while match := _START.search(text, at):
        if "%" in text[max(at, text.rfind("\n", 0, match.start()) + 1) : match.start()]:
            at = match.end()  # commented out, as biber has it
            continue
        try:
            at = _block(reader, match)
        except _Unclosed as unclosed:
            key = reader.entries[-1].key if reader.entries and reader.entries[-1].line == reader.line(match.start()) else ""
            reader.faults.append(Fault("bib-unclosed", reader.line(match.start()), key or match[0]))
            at = max(unclosed.at, match.end())
    return reader.entries, reader.faults


def _block(reader: _Reader, start: re.Match[str]) -> int:
    """Reads what begins with `@type{`; where it ends."""
    kind, closing = start["type"].lower(), "}" if start["open"] == "{" else ")"
    if kind == "comment":  # may hold whole entries, which do not count
        return _braced(reader, start.end()) if closing == "}" else start.end()
    if kind == "preamble":
        _, at = _value(reader, start.end())
        return _close(reader, at, closing)
    if kind == "string":
        entry = RawEntry(kind, "", reader.line(start.start()))
        at = _fields(reader, entry, start.end(), closing)
        reader.strings |= entry.fields
        return at
    match = _KEY.match(reader.text, start.end())
    line = reader.line(start.start())
    if not match or not match["key"] or match["end"] not in (",", closing, ""):
        reader.faults.append(Fault("bib-no-key", line, start[0]))
        key, at = "", match.end() if match and match["end"] == "," else start.end()
    else:
        key, at = match["key"], match.end()
    entry = RawEntry(kind, key, line)
    if key:
        reader.entries.append(entry)
    return at if match and match["end"] == closing else _fields(reader, entry, at, closing)


def _fields(reader: _Reader, entry: RawEntry, at: int, closing: str) -> int:
    """Reads `name = value, …` up to the end of the block; where that is."""
    text = reader.text
    while True:
        at = _skip(text, at)
        while text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        if at >= len(text):
            raise _Unclosed(at)
        if text[at] == closing:
            return at + 1
        match = _FIELD.match(text, at)
        if match:
            value, at = _value(reader, match.end())
            entry.fields.setdefault(match["name"].lower(), value)
            continue
        if _BRACE.match(text, at) and text[at] not in "{}":
            raise _Unclosed(at)
        reader.faults.append(Fault("bib-field", reader.line(at), text[at : at + 40].partition("\n")[0].strip()))
        at = _next_field(reader, at, closing)


def _next_field(reader: _Reader, at: int, closing: str) -> int:
    """Behind what cannot be read: at the next comma, or at the end of the block."""
    text = reader.text
    while at < len(text) and text[at] not in f",{closing}":
        if text[at] == "{":
            at = _braced(reader, at + 1)
        elif text[at] == "@" and _BRACE.match(text, text.rfind("\n", 0, at) + 1):
            raise _Unclosed(at)
        else:
            at += 1
    return at


def _value(reader: _Reader, at: int) -> tuple[str, int]:
    """A value, its pieces joined, and where it ends."""
    text, pieces = reader.text, []
    while True:
        at = _skip(text, at)
        char = text[at : at + 1]
        if char == "{":
            end = _braced(reader, at + 1)
            pieces.append(text[at + 1 : end - 1])
        elif char == '"':
            end = _quoted(reader, at + 1)
            pieces.append(text[at + 1 : end - 1])
        elif match := _BARE.match(text, at):
            end = match.end()
            pieces.append(_named(reader, match[0], at))
        else:
            return "".join(pieces), at
        at = _skip(text, end)
        if text[at : at + 1] != "#":
            return "".join(pieces), at
        at += 1


def _named(reader: _Reader, word: str, at: int) -> str:
    """What a bare word stands for: a number for itself, a name for its `@string`."""
    if word.lower() in reader.strings:
        return reader.strings[word.lower()]
    if not word[0].isdigit():
        reader.faults.append(Fault("bib-unknown-string", reader.line(at), word))
    return word


def _braced(reader: _Reader, at: int) -> int:
    """Where braces that were opened before `at` are closed."""
    depth = 1
    for match in _BRACE.finditer(reader.text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.end()
        else:
            raise _Unclosed(match.start())
    raise _Unclosed(len(reader.text))


def _quoted(reader: _Reader, at: int) -> int:
    """Where quotation marks that were opened before `at` are closed; those in braces do not
    count."""
    depth = 0
    for match in _QUOTE.finditer(reader.text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif match[0] != '"':
            raise _Unclosed(match.start())
        elif depth == 0:
            return match.end()
    raise _Unclosed(len(reader.text))


def _close(reader: _Reader, at: int, closing: str) -> int:
    at = _skip(reader.text, at)
    return at + 1 if reader.text[at : at + 1] == closing else at


def _skip(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at
