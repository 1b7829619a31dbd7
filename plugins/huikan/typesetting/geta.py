"""〓 (geta, 字空 of a compositor without the type): what is drawn for a character that no font has.
It copies as the character that it stands for."""

from __future__ import annotations

import re

from huikan.typesetting.copied_text import COPIES
from huikan.typesetting.weasyprint_types import Element

GETA = "〓"
PLAIN = frozenset(("text", "tspan", "title", "style", "script"))  # where no element may stand in a text


def stand_in(root: Element, missing: str) -> None:
    """Writes 〓 for each `missing` character of a tree, in its texts and in what its pages repeat
    (`data-…`)."""
    if not missing:
        return
    pattern = re.compile(f"([{re.escape(missing)}])")
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.startswith("data-") and pattern.search(value):
                element.set(name, pattern.sub(GETA, value))
        plain = element.tag.rpartition("}")[2] in PLAIN
        for child in list(element):
            if child.tail and pattern.search(child.tail):
                tail, child.tail = child.tail, None
                child.tail = _marked(element, list(element).index(child) + 1, pattern.split(tail), plain)
        if element.text and pattern.search(element.text):
            element.text = _marked(element, 0, pattern.split(element.text), plain)


def _marked(parent: Element, index: int, pieces: list[str], plain: bool) -> str:
    """Inserts elements for every second piece; gives the text before the first."""
    if plain:
        return "".join(GETA if at % 2 else piece for at, piece in enumerate(pieces))
    for number, (char, after) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
        element = parent.makeelement("span", {COPIES: char})
        element.text, element.tail = GETA, after
        parent.insert(index + number, element)
    return pieces[0]


def in_drawing(content: bytes, missing: str) -> bytes:
    """An SVG file with 〓 for these characters, written as themselves or by number."""
    text = content.decode("utf-8-sig", "replace")
    for char in missing:
        text = re.sub(f"{re.escape(char)}|&#(?:0*{ord(char)}|[xX]0*(?i:{ord(char):x}));", GETA, text)
    return text.encode()
