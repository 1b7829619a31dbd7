"""How deep HTML is nested, before a parser that needs quadratic time for it sees it."""

from __future__ import annotations

import re

from huikan.markup.tree import VOID, names

DEEPEST = 50  # elements, not counting items and cells: what printing can follow; browsers stop at 512
DEEPEST_TABLES = 8  # tables within tables

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_UNCLOSED = names("p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt")  # often left open


def is_deep(html: str) -> bool:
    """Whether too many elements are open at once. A closing tag closes nothing
    outside the table that it stands in."""
    stack: list[str] = []
    for closes, name in _TAG.findall(html):
        tag = name.lower()
        if tag in VOID or tag in _UNCLOSED:
            continue
        if not closes:
            stack.append(tag)
            if len(stack) > DEEPEST or (tag == "table" and stack.count(tag) > DEEPEST_TABLES):
                return True
        elif tag in stack:
            place = len(stack) - 1 - stack[::-1].index(tag)
            if tag == "table" or "table" not in stack[place:]:
                del stack[place:]
    return False
