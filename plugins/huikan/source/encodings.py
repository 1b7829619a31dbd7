"""Bytes to text: UTF-8 and nothing else, but what else it is can be told."""

from __future__ import annotations

import re

from huikan.diagnostics import Diagnostic
from huikan.source.source_text import SourceText

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file, and what is wrong with its encoding.
    None: nobody can tell what it says."""
    encoding = likely_encoding(data)
    if encoding == "UTF-8":
        return data.decode("utf-8-sig"), []
    if not encoding:
        page = SourceText.of(path, data.decode("utf-8", "replace"))
        return None, [page.found("unknown-encoding", _place(page.lines, "\ufffd")[0])]
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    page = SourceText.of(path, text)
    return text, [page.found("not-utf-8", *_place(page.lines, ""), encoding=encoding)]


def likely_encoding(data: bytes) -> str:
    """UTF-8 if the bytes are, else UTF-16 or GB18030 if they look like it, else ""."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for name, zeros in (("UTF-16-LE", data[1::2]), ("UTF-16-BE", data[0::2])):
        if zeros.count(0) > len(zeros) // 4 and zeros.count(0) > data.count(0) // 2:
            return name
    for name in ("UTF-8", "GB18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return name if name == "UTF-8" or _is_chinese(text) else ""
    return ""


def _is_chinese(text: str) -> bool:
    """Whether the text is made of the characters of GB 2312, not of
    what foreign bytes happen to give."""
    wide = BEYOND_ASCII.findall(text)
    return sum(len(character.encode("gb2312", "ignore")) == 2 for character in wide) >= 0.7 * len(wide)


def _place(lines: tuple[str, ...], character: str) -> tuple[int, int]:
    """(line, column) of the first such character, or of the first that is not ASCII."""
    for number, line in enumerate(lines, 1):
        match = re.search(character, line) if character else BEYOND_ASCII.search(line)
        if match:
            return number, match.start() + 1
    return 1, 1
