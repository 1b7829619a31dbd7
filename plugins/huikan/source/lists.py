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
        if isinstance(value.value, str) and value.plain and _ONE_OR_TWO.fullmatch(value.value):
            yield value


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
    return [_joined(word) if name in ROLES else word for word in words if word.strip()]


def _joined(name: str) -> str:
    match = _SPACED.fullmatch(name.strip())
    return f"{match[1]}{match[2]}" if match else name
