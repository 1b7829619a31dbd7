"""Web and e-mail addresses that stand in the text become links, as readers of a screen expect.

These work on the element tree that WeasyPrint parsed, before anything is put
into the addresses to break them.
"""

from __future__ import annotations

import re

from huikan.typesetting.weasyprint_types import Element

END = r"[^\s<>\u2000-\u206f\u3000-\u303f\uff00-\uffef.,;:!?()\[\]'\"]"  # an address ends before the marks of a sentence
ADDRESS = re.compile(rf"https?://[!-~]*{END}|[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LEFT_ALONE = frozenset(("a", "code", "pre", "kbd", "samp", "style", "script", "title", "head", "svg"))


def add_links(root: Element) -> None:
    """Mends the tree in place. What is a link already, and code, is left as it is."""
    if not isinstance(root.tag, str) or root.tag.rpartition("}")[2] in LEFT_ALONE:
        return
    for child in list(root):
        add_links(child)
        if child.tail and ADDRESS.search(child.tail):
            tail, child.tail = child.tail, None
            child.tail = _linked(root, list(root).index(child) + 1, tail)
    if root.text and ADDRESS.search(root.text):
        root.text = _linked(root, 0, root.text)


def _linked(parent: Element, index: int, text: str) -> str:
    """Inserts links for the addresses of a text; gives the text before the first."""
    matches = list(ADDRESS.finditer(text))
    for number, (address, after) in enumerate(zip(matches, [*matches[1:], None], strict=True)):
        words = address[0]
        element = parent.makeelement("a", {"href": words if words.startswith("http") else f"mailto:{words}"})
        element.text, element.tail = words, text[address.end() : after.start() if after else None]
        parent.insert(index + number, element)
    return text[: matches[0].start()]
