"""Soft-wrapped Chinese: lines joined without the space that Latin words need."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from huikan.markup.tree import BLOCK, Element, Run

_BREAK = re.compile(r"[ ]*\n\s*")


def join_lines(root: Element, lang: str) -> None:
    """Take out the line breaks between Han characters: Chinese has no space
    there. Also across inline tags."""
    texts: list[tuple[Element, int]] = []
    stack: list[tuple[Element, int]] = [(root, 0)]
    while stack:
        element, at = stack.pop()
        if at == len(element.children):
            if element.tag in BLOCK:
                _join(texts, lang)
                texts = []
            continue
        stack.append((element, at + 1))
        child = element.children[at]
        if isinstance(child, str):
            texts.append((element, at))
        elif child.tag == "br" or child.tag in BLOCK or child.tag in ("img", "code", "input") or "math" in child.classes():
            _join(texts, lang)
            texts = []
            if child.tag not in ("pre", "code", "br", "img", "input") and "math" not in child.classes():
                stack.append((child, 0))
        elif "footnote-ref" not in child.classes():  # a call of a note: what stands before it counts
            stack.append((child, 0))
    _join(texts, lang)


def _join(texts: list[tuple[Element, int]], lang: str) -> None:
    pieces = [piece for element, at in texts if isinstance(piece := element.children[at], str)]
    whole = "".join(pieces)
    cuts = [match.span() for match in _BREAK.finditer(whole) if _joins(whole, match.start(), match.end(), lang)]
    start = cut = 0
    for (element, at), piece in zip(texts, pieces, strict=True):
        if not cuts:
            return
        parts, cursor, end = [], start, start + len(piece)
        while cut < len(cuts) and cuts[cut][0] < end:
            parts.append(whole[cursor : max(cursor, cuts[cut][0])])
            cursor = min(end, cuts[cut][1])
            if cuts[cut][1] > end:  # it goes on in the next piece
                break
            cut += 1
        parts.append(whole[cursor:end])
        element.children[at] = Run("".join(parts), piece.line) if isinstance(piece, Run) else "".join(parts)
        start = end


def _joins(text: str, start: int, end: int, lang: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return False
    return (_wide(before, lang) and _wide(after, lang)) or _mark(before, lang) or _mark(after, lang)


def _wide(char: str, lang: str) -> bool:
    return (east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3") or _mark(char, lang)


def _mark(char: str, lang: str) -> bool:
    """A full-width mark, which brings its own space."""
    return char in "、。，；：？！（）《》〈〉「」『』【】〔〕" or (lang == "zh" and char in "“”‘’…—")
