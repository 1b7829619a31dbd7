"""Marks that stand at a formula within a line, tied to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikan.markup.nodes import Node, Text

CLOSING, OPENING = "，。、；：！？）》〉」』】〕］｝”’…—·,.;:!?)]}%％", "（《〈「『【〔［｛“‘([{"
_VALUE = re.compile(r" ?[=≈<>≤≥] ?[−+\-]?\d(?:[\d.,]*\d)?%?")


def tied(children: Sequence[Node | Text]) -> list[Node | Text]:
    """The children with the marks that stand at a formula tied to it: programs break lines before
    and behind a drawing, but none begins with a comma (CLREQ 3.1.3) or ends with a bracket."""
    result: list[Node | Text] = []
    pending = list(children)
    for at, child in enumerate(pending):
        if not is_inline(child):
            result.append(child)
            continue
        before, after = result[-1] if result else None, pending[at + 1] if at + 1 < len(pending) else None
        group: list[Node | Text] = [child]
        if isinstance(before, Text) and before.value and before.value[-1] in OPENING:
            result[-1] = before._replace(value=before.value[:-1])
            group.insert(0, before._replace(value=before.value[-1]))
        if isinstance(after, Text) and (end := _end_of_tie(after.value)):
            pending[at + 1] = after._replace(value=after.value[end:])
            group.append(after._replace(value=after.value[:end]))
        result.append(child if len(group) == 1 else Node("span", {"class": "tied"}, tuple(group)))
    return result


def _end_of_tie(text: str) -> int:
    """How many characters behind a formula stand on its line: a mark, or the value that it has
    (`$\\eta$ = 1.35`)."""
    match = _VALUE.match(text)
    return match.end() if match else int(text[:1] in CLOSING and bool(text))


def is_inline(child: Node | Text) -> bool:
    """Whether a node is a formula within a line, as a medium shows it."""
    if isinstance(child, Text):
        return False
    names = child.classes()
    return child.tag == "math" or (child.tag == "span" and "math" in names and not {"display", "refused"} & set(names))
