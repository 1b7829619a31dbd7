"""What an element reads as: its text, and of a formula, which is drawn, what stands for it."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.typesetting.weasyprint_types import Element

NOTES = frozenset(("footnote", "footnote-ref"))


def reading(element: Element) -> Iterator[str]:
    """The pieces of text in an element, in order, without the notes in it. `data-text` says what a
    drawing reads as."""
    drawn = element.get("data-text")
    if drawn is not None:
        yield drawn
        return
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and not NOTES & set((child.get("class") or "").split()):
            yield from reading(child)
        if child.tail:
            yield child.tail
