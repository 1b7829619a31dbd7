"""Numbers and what they count, held together: no line of a page ends between `18.0` and `m`, `143` and `篇`."""

from __future__ import annotations

import re

from huikan.markup.tree import Element

HARD_SPACE = "\u00a0"
# SI's units with their prefixes, the few others that engineers write, and any Han character (年, 页, 万元)
LATIN = r"(?:[GMkhdcmμn]?(?:m[²³]?|g|s|L|A|V|W|Wh|N|J|Hz|Pa|t|bar|dB)|min|h|d|ha|°C|℃|%|‰)(?:[/·][a-z]+[²³]?)?(?![A-Za-z])"
SPACE = re.compile(rf"(?<=\d) (?={LATIN}|[\u4e00-\u9fff])")
AS_WRITTEN = frozenset({"pre", "code", "kbd"})


def bound(text: str) -> str:
    """The text with a no-break space between a number and its unit where there was a blank."""
    return SPACE.sub(HARD_SPACE, text)


def bind(root: Element) -> None:
    """The same for all text of a tree but code."""
    stack = [root]
    while stack:
        element = stack.pop()
        element.children = [bound(child) if isinstance(child, str) else child for child in element.children]
        stack += [child for child in element.children if isinstance(child, Element) and child.tag not in AS_WRITTEN]
