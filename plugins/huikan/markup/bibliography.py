"""Lists of what a text refers to: they hang from their first words,
without the dots of other lists."""

from __future__ import annotations

import re

from huikan.markup.tree import Element, folded

NAMES = frozenset(("参考文献", "主要参考文献", "引用文献", "参考资料", "references", "bibliography", "works cited"))

_NUMBER = re.compile(r"^(?:[0-9.]+|[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节])\s*")


def is_named(heading: str) -> bool:
    """Whether a heading is that of a list of references, with or without a number."""
    return _NUMBER.sub("", heading).rstrip("：:").lower() in NAMES


def mark_references(root: Element) -> None:
    """Gives each list below such a heading, as far as the next heading of its
    level, the class `references`."""
    level = 0  # of the heading below which the lists stand; 0 elsewhere
    for element in root.children:
        if not isinstance(element, Element):
            continue
        if re.fullmatch("h[1-6]", element.tag):
            own = int(element.tag[1])
            if is_named(folded(element.text())):
                level = own
            elif own <= level:
                level = 0
        elif level and element.tag in ("ul", "ol"):
            element.attributes["class"] = " ".join([*element.classes(), "references"])
