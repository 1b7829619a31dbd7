"""`^[the text of a note]`: a note written where it is called."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from huikan.markup.dialects.syntax import Inline, Understood

INLINE = "^"  # the label of such a note, which `notes.place` moves to where the document ends
IN_PLACE = "data-inline"  # marks its item, whose words stand in the middle of others in the file
_LONGEST = 2000  # characters


def _note(match: re.Match[str], data: str) -> Inline | None:
    if data.find("]", match.end()) < 0:  # what nothing closes is not worth its search
        return None
    depth, at = 1, match.end()
    while depth and at < min(len(data), match.end() + _LONGEST):
        depth += (data[at] == "[") - (data[at] == "]")
        at += 1
    words = data[match.end() : at - 1]
    if depth or not words.strip() or data[at : at + 1] == "^":
        return None
    if re.fullmatch(r"[0-9,，、\s–~-]+", words):  # `文献^[1]`: the number of a reference, above the line
        element = Element("sup")
        element.text = f"[{words}]"
    else:
        element = Element("span", {"data-note": INLINE})
        element.text = words
    return Inline(element, match.start(), at)


INLINE_NOTES = (Understood("inline note", "pandoc, Obsidian", "正文^[注文]", ("^[",), r"(?<!\\)\^\[", 171, _note),)
