"""The list of members as a spreadsheet writes it: CSV in UTF-8, UTF-16 or GB18030, its columns
named in Chinese or in English. What is wrong is said by line, never with an address. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from huikan.diagnostics import Diagnostic, found
from huikan.source.encodings import likely_encoding

COLUMNS: Mapping[str, str] = {
    **dict.fromkeys("邮箱 电子邮箱 邮箱地址 电子邮件 电子信箱 邮件 email e-mail mail address emailaddress".split(), "address"),
    **dict.fromkeys("姓名 名字 会员 会员姓名 name fullname member".split(), "name"),
    **dict.fromkeys("语言 语种 language lang".split(), "lang"),
}
LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys("zh zh-cn zh_cn cn 中 中文 汉语 汉文 chinese".split(), "zh"),
    **dict.fromkeys("en en-us en-gb 英 英文 英语 english".split(), "en"),
}
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")  # RFC 5322, 3.4.1: dot-atom
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LONGEST = 254  # letters of an address, RFC 5321 with erratum 1690


@dataclass(frozen=True, slots=True)
class Member:
    """A line of the list; `lang` is "" where it says none."""

    line: int
    name: str
    address: str
    lang: str = ""

    def __repr__(self) -> str:
        return f"Member(line={self.line})"  # what is printed by mistake has no address


def read_members(path: str, content: bytes, languages: Sequence[str]) -> tuple[tuple[Member, ...], list[Diagnostic]]:
    """The members of a list, and what is wrong with it; nothing is sent to a list that has faults.
    `path` is what the list is called in these, `languages` are those of the site."""
    encoding = likely_encoding(content)
    try:
        text = content.decode("utf-8-sig" if encoding == "UTF-8" else encoding or "ascii").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return (), [found("members-encoding", path)]
    rows, faults = _rows(path, text)
    if faults or not rows:
        return (), faults or [found("members-none", path)]
    first, cells = rows[0]
    columns = [COLUMNS.get(re.sub(r"\s", "", cell).lower(), "") for cell in cells]
    if columns.count("address") != 1:
        return (), [found("members-no-column", path, line=first)]
    reader = _Reader(path, columns, languages)
    members = [member for line, row in rows[1:] if (member := reader.member(line, row))]
    if not members and not reader.faults:
        return (), [found("members-none", path)]
    return tuple(members), reader.faults


def normalised(address: str) -> str:
    """An address by which a member is known: nobody has two that differ in letter case."""
    return address.strip().casefold()


def _rows(path: str, text: str) -> tuple[list[tuple[int, list[str]]], list[Diagnostic]]:
    """The rows that are not empty, with the lines on which they begin."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t，", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, [cell.strip() for cell in row]))
            line = reader.line_num + 1
    except csv.Error:
        return [], [found("members-quotes", path, line=line)]
    return rows, []


@dataclass(slots=True)
class _Reader:
    """Reads line after line, and keeps what is wrong."""

    path: str
    columns: Sequence[str]
    languages: Sequence[str]
    faults: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def member(self, line: int, row: Sequence[str]) -> Member | None:
        """The member of a line; None where something is wrong with it."""
        faults = list(self._faults(line, row))
        self.faults += faults
        if faults:
            return None
        cells = dict(zip(self.columns, row, strict=False))
        lang = LANGUAGES.get(cells.get("lang", "").lower(), "")
        return Member(line, cells.get("name", ""), ascii_address(cells["address"]), lang)

    def _faults(self, line: int, row: Sequence[str]) -> Iterator[Diagnostic]:
        if len(row) > len(self.columns) and any(row[len(self.columns) :]):
            yield found("member-cells", self.path, line=line, count=len(row), columns=len(self.columns))
            return
        cells = dict(zip(self.columns, row, strict=False))
        address, language = cells.get("address", ""), cells.get("lang", "")
        if not address:
            yield found("member-no-address", self.path, line=line)
        elif not ascii_address(address):
            yield found("member-address", self.path, line=line)
        elif (before := self.lines.setdefault(normalised(ascii_address(address)), line)) != line:
            yield found("member-twice", self.path, line=line, before=before)
        if language and LANGUAGES.get(language.lower()) not in self.languages:
            yield found("member-language", self.path, line=line, known=", ".join(self.languages))


def ascii_address(address: str) -> str:
    """The address with its domain in ASCII (RFC 5891); "" for what is none."""
    local, _, domain = address.rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii") if domain else ""
    except UnicodeError:
        return ""
    whole = f"{local}@{plain}"
    sound = _LOCAL.fullmatch(local) and "." in plain and all(map(_LABEL.fullmatch, plain.split(".")))
    return whole if sound and len(whole) <= _LONGEST and len(local) <= 64 else ""
