"""Footnotes that count anew on every page: ①②③ in Chinese books. WeasyPrint counts through the whole document."""

from __future__ import annotations

from typing import Any

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROUNDS = 3  # new numbers may be wider and move a note to the next page; the second round is nearly always the last


def render(document: Any, **options: Any) -> Any:
    """The pages of a document, laid out again as long as the numbers of its notes change."""
    circled = (document.etree_element.get("lang") or "").startswith("zh")
    pages = document.render(**options)
    for _ in range(ROUNDS):
        if not _number(pages, circled):
            break
        pages = document.render(**options)
    return pages


def _number(pages: Any, circled: bool) -> bool:
    """Writes the number of each note into its element, page by page; whether any of them changed."""
    changed = False
    for page in pages.pages:
        notes: dict[int, Any] = {}
        for box in page._page_box.descendants():
            if (box.element_tag or "").endswith("::footnote-call"):
                notes.setdefault(id(box.element), box.element)
        for number, element in enumerate(notes.values()):
            mark = CIRCLED[number] if circled and number < len(CIRCLED) else str(number + 1)
            changed |= element.get("data-n") != mark
            element.set("data-n", mark)
    return changed
