"""Terms that an index is to list: `[words]{.term}`, which on a page are an anchor."""

from __future__ import annotations

from huikan.markup.headings import slug
from huikan.markup.tree import Element, folded

INDEX, SORT = "data-index", "data-sort"


def name_terms(root: Element) -> None:
    """Gives each term an id of its words; `index` (what the index says instead of the words) and
    `sort` (how it is read) as data. Elsewhere the two attributes mean nothing and go."""
    for element in root.elements():
        name, reading = element.attributes.pop("index", ""), element.attributes.pop("sort", "")
        if element.tag != "span" or "term" not in element.classes():
            continue
        name = folded(name) or folded(element.text())
        element.attributes.setdefault("id", f"term-{slug(name)}".rstrip("-"))
        element.attributes[INDEX] = name
        if reading.strip():
            element.attributes[SORT] = folded(reading)
