"""Tracked changes: whose they are and what they say. Nobody but their author knows which side
is meant, so that a file with any is not read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from huikan.importing.reports import Report, shortened

_CODES = {
    **dict.fromkeys(("w:ins", "w:moveTo", "w:cellIns"), "import-inserted"),
    **dict.fromkeys(("w:del", "w:moveFrom", "w:cellDel"), "import-deleted"),
}


def tracked(root: Element, places: Mapping[Element, int], report: Report) -> None:
    """Says each change that nobody has accepted or rejected; what follows of the same author
    in the same paragraph is said at once."""
    changes: dict[tuple[int, str, str], str] = {}
    _walk(root, 0, places, changes)
    for (place, code, author), text in changes.items():
        report.add(code, place, text, author=author, text=shortened(text) or "¶")


def _walk(element: Element, place: int, places: Mapping[Element, int], changes: dict[tuple[int, str, str], str]) -> None:
    for child in element:
        here = places.get(child, place)
        if child.tag in _CODES:
            key = (here, _CODES[child.tag], child.get("w:author", "?"))
            text = "".join(each.text or "" for each in child.iter() if each.tag in ("w:t", "w:delText", "m:t"))
            changes[key] = changes.get(key, "") + text
        else:
            _walk(child, here, places, changes)
