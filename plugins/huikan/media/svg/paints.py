"""Colours that browsers show and PDFs do not: WeasyPrint draws black in
their place, or nothing at all."""

from __future__ import annotations

import re

from huikan.media.svg.reading import Fault

# CSS Color 5 beyond what WeasyPrint 70 reads: mixtures, relative colours, spaces other
# than sRGB, XYZ, Lab and Oklab
_STRANGE = re.compile(
    rb"""(?:fill|stroke|color)\s*(?:=\s*["']|:)\s*"""
    rb"""(?P<colour>(?:(?:color-mix|contrast-color)\(|color\(\s*(?!srgb\s|xyz)|[a-z]{3,5}a?\(\s*from\s)[^;"'<>{}]*)"""
)


def unprintable(content: bytes) -> list[Fault]:
    """The colours of a drawing that no PDF can show, by line."""
    matches = _STRANGE.finditer(content)
    return [
        Fault(content.count(b"\n", 0, match.start()) + 1, match["colour"].decode("utf-8", "replace").strip()) for match in matches
    ]
