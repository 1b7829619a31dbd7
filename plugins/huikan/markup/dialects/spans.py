"""Stretches of text between two signs: highlights, insertions, what stands below and above the
line, strong text and links in the signs of a Chinese keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from huikan.markup.dialects.openings import HAN
from huikan.markup.dialects.syntax import Inline, Understood
from huikan.markup.marks import CLOSE

_GREEK = "\u0370-\u03ff"
_HELD = "\x02[^\x03]*\x03"  # the engine's placeholder for something finished
_SHORT = rf"(?:[A-Za-z0-9{_GREEK}′″*°]|{_HELD})"
_SIGN = r"[-+−–±]"
# What stands above or below the line: `2`, `-3`, `2+`, `max`, `i,j`, `n-1`, `设计`
_SHIFTED = (
    rf"{_SIGN}?{_SHORT}{{1,12}}{_SIGN}?|\d{{1,3}}(?:[,，–-]\d{{1,3}}){{1,5}}|{_SHORT}(?:,{_SHORT}){{1,4}}"
    rf"|{_SHORT}{{1,6}}(?:[./+−=-]{_SHORT}{{1,6}}){{1,4}}|[{HAN}]{{1,6}}"
)
_NUMBERS = re.compile(r"\[?\d{1,3}(?:[,，–-]\d{1,3})*\]?")
_FILE = r"[^()（）\s]+\.(?:md|pdf|docx?|xlsx?|pptx?|zip|html?|png|jpe?g|gif|webp|svg)(?:#[^()（）\s]*)?"
_ADDRESS = rf"https?://[^()（）\s]+|{_FILE}"


def _between(tag: str) -> Callable[[re.Match[str], str], Inline]:
    def inline(match: re.Match[str], data: str) -> Inline:
        element = Element(tag)
        element.text = match["words"]
        return Inline(element, match.start(), match.end())

    return inline


def _above(match: re.Match[str], data: str) -> Inline | None:
    """`m^2^`, `10^-3^`, `^14^C`; `x^2+y^2` is two powers that the author typed otherwise."""
    before, after = data[match.start() - 1 : match.start()], data[match.end() : match.end() + 1]
    words = match["words"]
    is_leading = not before or before.isspace() or before == CLOSE
    if is_leading and _NUMBERS.fullmatch(words) and not (after.isascii() and after.isalnum()):
        return _shifted("sup", match)  # a call of references: ` ^2,3^`
    if is_leading and not (words.isdecimal() and after.isascii() and after.isalpha()):
        return None
    if after.isascii() and after.isalnum() and (after.isdecimal() or re.search(r"\w[^\w\x02\x03]\w", words)):
        return None
    return _shifted("sup", match)


def _below(match: re.Match[str], data: str) -> Inline | None:
    """`H~2~O`, `x~i,j~`; `3~5` and `A~B,C~D` are ranges."""
    after = data[match.end() : match.end() + 1]
    if re.search(r"\w[^\w\x02\x03]\w", match["words"]) and after.isascii() and after.isalnum():
        return None
    return _shifted("sub", match)


def _shifted(tag: str, match: re.Match[str]) -> Inline:
    element = Element(tag)
    element.text = match["words"].replace("\\ ", " ")
    return Inline(element, match.start(), match.end())


def _link(match: re.Match[str], data: str) -> Inline:
    element = Element("a", {"href": match["address"]})
    element.text = match["words"] or match["plain"]
    return Inline(element, match.start(), match.end())


def _thin_space(match: re.Match[str], data: str) -> Inline:
    element = Element("span")
    element.text = "\u00a0"
    return Inline(element, match.start(), match.end())


SPANS = (
    Understood(
        "highlight",
        "Typora, Obsidian, 语雀, HackMD",
        "==重点==",
        ("==",),
        r"(?<![=A-Za-z0-9])==(?![=\s])(?P<words>(?:[^=]|=(?!=))+)(?<![\s=])==(?![=A-Za-z0-9])",
        70,
        _between("mark"),
    ),
    Understood(
        "insertion",
        "HackMD",
        "++补上的++",
        ("++",),
        r"(?<![+A-Za-z0-9])\+\+(?![+\s])(?P<words>(?:[^+\n]|\+(?!\+))+)(?<![\s+])\+\+(?![+A-Za-z0-9])",
        69,
        _between("ins"),
    ),
    Understood(
        "full-width strong",
        "中文输入法",
        "＊＊加粗＊＊",
        ("＊＊",),
        r"＊＊(?![\s＊])(?P<words>[^＊]+)(?<!\s)＊＊(?!＊)",
        68,
        _between("strong"),
    ),
    Understood(
        "full-width link",
        "中文输入法",
        "【章程】(about.md)",
        ("】(", "】（", "]（"),
        rf"(?i:(?<![!！])(?:【(?P<words>[^【】\[\]\n]+)】[(（]|\[(?P<plain>[^【】\[\]\n]+)\]（)(?P<address>{_ADDRESS})[)）])",
        159,
        _link,
    ),
    Understood(
        "subscript",
        "pandoc, Typora",
        "H~2~O",
        ("~",),
        rf"(?<=[A-Za-z{_GREEK})\]\x03])~(?P<words>(?:{_SHIFTED}))~(?!~)",
        58,
        _below,
    ),
    Understood(
        "superscript",
        "pandoc, Typora",
        "m^2^",
        ("^",),
        rf"(?<!\^)\^(?P<words>(?:{_SHIFTED}|\[[0-9,，–-]+\]|[①-⑳]))\^(?!\^)",
        57,
        _above,
    ),
    Understood(
        "thin space of TeX",
        "LaTeX",
        "20\\,kN",
        ("\\,", "\\;"),
        r"(?<=[\d%])\\[,;](?=[A-Za-zµμΩ°℃%\d])",
        188,
        _thin_space,
    ),
)
