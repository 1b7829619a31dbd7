"""Bytes to text: UTF-8 and nothing else, but what else it is can be told."""

from __future__ import annotations

import re
import unicodedata

from huikan.diagnostics import Diagnostic
from huikan.source.sheet import sheet


def decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file, and what is wrong with its encoding. None: nobody can tell what it says."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        name = likely_encoding(data)
        if not name:
            line = data.count(b"\n", 0, error.start) + 1
            return None, [sheet(path, data.decode("utf-8", "replace")).found("unknown-encoding", line)]
    text = data.decode(name, "replace").removeprefix("\ufeff")
    page = sheet(path, text)
    line, column = next(
        ((number, match.start() + 1) for number, row in enumerate(page.lines, 1) if (match := re.search(r"[^\x00-\x7f]", row))),
        (1, 1),
    )
    return text, [page.found("not-utf-8", line, column, 1, encoding=name)]


def likely_encoding(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8: GB18030, UTF-16 or "" for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for name, zeros in (("UTF-16-LE", data[1::2]), ("UTF-16-BE", data[0::2])):
        if zeros and zeros.count(0) > len(zeros) // 4:
            return name
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    wide = [character for character in text if ord(character) > 0x7F]
    common = sum(_is_common(character) for character in wide)
    return "GB18030" if wide and common >= 0.7 * len(wide) else ""


def _is_common(character: str) -> bool:
    """Whether it is a character that Chinese text is made of (GB 2312), not what foreign bytes happen to give."""
    try:
        return len(character.encode("gb2312")) == 2 and unicodedata.category(character) != "Co"
    except UnicodeEncodeError:
        return False
