"""Elements of XML as text. Empty ones are left out, so that no schema meets an element that says
nothing."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0


def text(tag: str, content: str | None, **attributes: str) -> str:
    """An element with words in it; "" without words."""
    words = escape(_ILLEGAL.sub("", content or "").strip())
    return f"<{tag}{_written(attributes)}>{words}</{tag}>" if words else ""


def element(tag: str, *children: str, **attributes: str) -> str:
    """An element with others in it, a line each; "" where all of them are."""
    inner = "\n".join(filter(None, children))
    return f"<{tag}{_written(attributes)}>\n{inner}\n</{tag}>" if inner else ""


def empty(tag: str, **attributes: str) -> str:
    """An element with nothing in it."""
    return f"<{tag}{_written(attributes)}/>"


def _written(attributes: dict[str, str]) -> str:
    escaped = {name: escape(_ILLEGAL.sub("", value), {'"': "&quot;"}) for name, value in attributes.items() if value}
    return "".join(f' {name}="{value}"' for name, value in escaped.items())
