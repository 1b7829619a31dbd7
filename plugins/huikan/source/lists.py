"""Several words that were written as one: names, tags and keywords with commas between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from huikan.model import ROLES
from huikan.source.nodes import Node

LISTED = ("tags", "columns", "keywords", "keywords_zh", "keywords_en", "audience", *ROLES)
HAN = "\u3400-\u4dbf\u4e00-\u9fff"

_OUTSIDE = r"(?![^《]*》)(?![^（(]*[）)])(?![^“]*”)"  # not within a title or brackets
_COMMA = re.compile(rf"\s*[,，、;；]\s*{_OUTSIDE}")
_BETWEEN_NAMES = re.compile(rf"\s*[,，、;；]\s*(?:and\s+)?{_OUTSIDE}|\s+(?:and|&)\s+{_OUTSIDE}")
_BRACKETS = "[]［］【】"
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")
_ONE_OR_TWO = re.compile(r"[A-Z][\w'’-]*,\s*[A-Z][\w'’.-]*(?:\s+[A-Z]\.)*")  # `Zhao, Lin`
# Surnames of two characters
_DOUBLE = frozenset("欧阳 司马 诸葛 上官 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 端木 独孤 南宫 轩辕 闻人 呼延".split())
_ODD_NAME = re.compile(
    rf"[（(][{HAN}]{{2,}}[^）)]*[）)]|\([A-Z][^)]* [^)]*\)|@|\d{{5,}}|[/／|]\s*[{HAN}]"
    r"|^(?:文|图|摄影|供稿|撰稿|作者|编辑|整理)\s*[/／:：|丨]"
)
_SPACED = re.compile(rf"([{HAN}·]{{1,2}})[ \u3000]+([{HAN}]{{1,2}})")  # `张 三`


def several(name: str, node: Node, value: Any) -> Any:
    """The value of a field that is a list: what commas part is several, `张 三` is 张三."""
    if name not in LISTED:
        return value
    if isinstance(value, str) and node.shape == "value":
        words = _parted(name, node, value)
        return words if len(words) > 1 else words[0] if words else value
    if not isinstance(value, list) or len(value) != len(node.items):
        return value
    return [word for item, entry in zip(node.items, value, strict=True) for word in _entry(name, item, entry)]


def unclear(name: str, node: Node) -> Iterator[Node]:
    """The words of a field that may be one person or two."""
    for value in (node, *node.items) if name in ROLES else ():
        if isinstance(value.value, str) and value.plain and (_ONE_OR_TWO.fullmatch(value.value) or _is_pair(value.value)):
            yield value


def odd(name: str, node: Node) -> Iterator[Node]:
    """The words of a field of people that are more than a name: a place in brackets, a task."""
    for value in (node, *node.items) if name in ROLES else ():
        if isinstance(value.value, str) and any(_ODD_NAME.search(word) for word in _parted(name, value, value.value)):
            yield value


def _is_pair(text: str) -> bool:
    """Whether two names of two characters may stand here, or one with a space in it."""
    match = _SPACED.fullmatch(text.strip())
    return match is not None and len(match[1]) == 2 == len(match[2]) and match[1] not in _DOUBLE


def _entry(name: str, node: Node, entry: Any) -> list[Any]:
    if isinstance(entry, str):
        return _parted(name, node, entry)
    if isinstance(entry, dict) and name in ROLES and isinstance(entry.get("name"), str):
        return [entry | {"name": _joined(entry["name"])}]
    return [entry]


def _parted(name: str, node: Node, text: str) -> list[Any]:
    """The words of a text; one in quotation marks, or one that may be a whole name, stays."""
    if not node.plain or _QUOTED.fullmatch(text) or (name in ROLES and _ONE_OR_TWO.fullmatch(text)):
        return [_joined(text) if name in ROLES else text]
    words = (_BETWEEN_NAMES if name in ROLES else _COMMA).split(text.strip(_BRACKETS))
    words = [word[1:-1] if len(words) > 1 and _QUOTED.fullmatch(word) else word for word in words]
    return [_joined(word) if name in ROLES else word for word in words if word.strip()]


def _joined(name: str) -> str:
    match = None if _is_pair(name) else _SPACED.fullmatch(name.strip())
    return f"{match[1]}{match[2]}" if match else name
