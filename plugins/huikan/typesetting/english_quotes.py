"""Quotation marks and apostrophes of English as typesetters write them: “so”, ‘so’, nobody’s. Pure.

Keyboards have but the straight ones. What is code stays as it is, and so do the marks of feet,
inches, minutes and seconds behind a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from huikan.typesetting.chinese.rules import INLINE, VERBATIM
from huikan.typesetting.weasyprint_types import Element

OPENING_BEHIND = " \u00a0\n\t([{—–-/“‘"  # what stands before a mark that opens
ELIDED = ("tis", "twas", "em ", "cause ")  # words that begin with an apostrophe


@dataclass(slots=True)
class _Text:
    """The running text so far: its last character, "" at a block's edge, and which quotations are
    open."""

    last: str = ""
    double: bool = False
    single: bool = False

    def curled(self, text: str) -> str:
        """The next piece of the text with its marks."""
        if "'" not in text and '"' not in text:
            self.last = text[-1:] or self.last
            return text
        result = []
        for place, char in enumerate(text):
            mark = self._double() if char == '"' else self._single(text[place + 1 :]) if char == "'" else char
            result.append(mark)
            self.last = mark
        return "".join(result)

    def _opens(self) -> bool:
        return not self.last or self.last in OPENING_BEHIND

    def _double(self) -> str:
        if self._opens():
            self.double = True
            return "“"
        if self.last.isdigit() and not self.double:
            return '"'
        self.double = False
        return "”"

    def _single(self, after: str) -> str:
        if self._opens() and not (after[:1].isdigit() or after.lower().startswith(ELIDED)):
            self.single = True
            return "‘"
        if self.last.isdigit() and not (self.single or after[:1].isalpha()):
            return "'"
        self.single = self.single and after[:1].isalpha()
        return "’"


def write(root: Element) -> None:
    """Writes the marks into the texts of an element tree, below English language tags only."""
    _walk(root, _Text(), False)


def _walk(element: Element, text: _Text, english: bool) -> None:
    lang = element.get("lang")
    english = lang.lower().startswith("en") if lang else english
    if element.tag in VERBATIM or not isinstance(element.tag, str):
        text.last = "x"
        return
    inside = text if element.tag in INLINE else _Text()
    if element.text:
        element.text = inside.curled(element.text) if english else element.text
    for child in element:
        _walk(child, inside, english)
        if child.tag not in INLINE | VERBATIM:
            inside.last = ""
        if child.tail and english:
            child.tail = inside.curled(child.tail)
