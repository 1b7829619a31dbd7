"""Sizes of pictures as editors write them: in inches, centimetres or per cent, `zoom:33%`,
`![words|300](…)`, `(picture.png =300x200)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.markup.dialects.wiki import SIZE
from huikan.markup.tree import Element

# CSS pixels of a unit (CSS Values 4, 6.2); of letters, as the text of pages has them
_PIXELS = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "em": 16, "rem": 16}
_LENGTH = re.compile(r"(?P<number>\d{0,5}(?:\.\d*)?)\s*(?P<unit>%|[a-zA-Z]*)")
_BEHIND = re.compile(r"(?P<address>\S.*?)(?:\s|%20)+=(?P<width>\d{1,5}%?)?[xX](?P<height>\d{1,5})?")
_WORDS = re.compile(rf"(?P<words>[^|]*(?:\|[^|]*)*?)\|{SIZE.pattern}")


def pixels(text: str) -> str:
    """A length as HTML's attributes have it: whole pixels, or per cent; "" for what is none."""
    match = _LENGTH.fullmatch(text.strip())
    if not match or not match["number"].strip("."):
        return ""
    number, unit = float(match["number"]), match["unit"].lower()
    if unit == "%":
        return f"{number:g}%" if 0 < number <= 100 else "100%"
    size = round(number * _PIXELS[unit]) if unit in _PIXELS else 0
    return str(size) if size else ""


def size(image: Element) -> Iterator[tuple[str, int, str]]:
    """Give a picture its size as attributes; a finding for one that is not understood or
    that means another thing here."""
    attributes = image.attributes
    if match := _WORDS.fullmatch(attributes.get("alt", "")):
        attributes["alt"] = match["words"].strip()
        attributes |= {side: match[side] for side in ("width", "height") if match[side] and side not in attributes}
    if match := _BEHIND.fullmatch(attributes.get("src", "")):
        attributes["src"] = match["address"]
        attributes |= {side: match[side] for side in ("width", "height") if match[side]}
    zoom = attributes.pop("zoom", "")
    if zoom and "width" not in attributes:
        attributes["width"] = zoom if zoom.endswith("%") else f"{zoom}00%" if zoom.isdecimal() else zoom
        yield "picture-zoom", image.line, zoom
    for side in [side for side in ("width", "height") if side in attributes]:
        length = pixels(attributes[side])
        if not length:
            written = attributes.pop(side)
            yield from [("picture-size", image.line, written)] if written.strip().lower() not in ("", "auto") else []
        else:
            attributes[side] = length
    if attributes.get("height", "").endswith("%"):  # of what, a page cannot say
        yield "picture-size", image.line, attributes.pop("height")
