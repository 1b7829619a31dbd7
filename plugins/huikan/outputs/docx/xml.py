"""Elements of XML as text: names with the prefixes that everybody knows, words made safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
_NONE: Mapping[str, str] = MappingProxyType({})
_OFFICE = "http://schemas.openxmlformats.org"
SPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:m="{_OFFICE}/officeDocument/2006/math" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships" xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:pic="{_OFFICE}/drawingml/2006/picture"'
)


def words(text: str) -> str:
    """A text as XML has it, without what XML cannot have."""
    return escape(_ILLEGAL.sub("", text))


def element(name: str, *children: str, attributes: Mapping[str, str] = _NONE) -> str:
    """An element around children that are XML already."""
    written = "".join(f' {key}="{words(value)}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def valued(name: str, value: str | int = "") -> str:
    """A property: an element that says all in its `w:val` (in formulas `m:val`), or by being
    there."""
    family = name.partition(":")[0]
    return element(name, attributes={f"{family}:val": str(value)} if value != "" else {})


def run_text(text: str) -> str:
    """The words of a run; a blank at either end stays."""
    return f'<w:t xml:space="preserve">{words(text)}</w:t>'
