"""`> [!NOTE] Title`: a box, as Obsidian and GitHub write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from huikan.markup import boxes, containers
from huikan.markup.blocks import Reader
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line

_FIRST = re.compile(r" {0,3}> ?\[!(?P<kind>[^\[\]|]{1,40})(?:\|[^\[\]]*)?\](?P<fold>[-+]?)(?P<title>.*)$")


def callout(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    match = _FIRST.match(lines[start].text)
    if not match:
        return 0
    content, taken = containers.quoted(reader, lines, start)
    kind = match["kind"].strip().lower()
    kind = boxes.SAME.get(kind, kind)
    own = match["title"].strip()
    if kind not in boxes.KINDS:  # the author's own kind: its name is what readers know it by
        kind, own = "note", own or match["kind"].strip()
    title = Line(lines[start].number if own else 0, own or boxes.title_of(kind, reader.lang))
    box = boxes.box(parent, kind, title, match["fold"] != "")
    if match["fold"] == "+":
        box.set("open", "open")
    reader.read(box, content[1:])
    return taken


CALLOUTS = (Understood("callout", "Obsidian, GitHub", "> [!NOTE] 标题", ("[!",), block=callout),)
