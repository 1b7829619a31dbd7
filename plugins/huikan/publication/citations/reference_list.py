"""The list of references of a document: under its own heading of that name where it ends with one,
else under a new one, before its notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from huikan.bibliography import Run
from huikan.interface import words
from huikan.markup.bibliography import is_named
from huikan.markup.headings import Heading
from huikan.markup.tree import Element, folded
from huikan.model import Lang

ITEM_NUMBER = "reference-number"  # the class of the number before an item
_HEADING = re.compile("h[1-6]")


def item(name: str, runs: Sequence[Run], number: int, calls: Sequence[str], lang: str) -> Element:
    """An item of the list, with the ways back to its calls; `lang` is its language, "" where that
    is the document's."""
    children: list[Element | str] = [Element("span", {"class": ITEM_NUMBER}, [f"[{number}]"]), " "] if number else []
    for run in runs:
        inner: Element | str = Element("i", {}, [run.text]) if run.italic else run.text
        children.append(Element("a", {"href": run.href}, [inner]) if run.href else inner)
    children += [" "] if calls else []
    for call in calls:
        children += [Element("a", {"class": "footnote-backref", "href": f"#{call}", "role": "doc-backlink"}, ["↩"])]
    return Element("li", {"id": name, **({"lang": lang} if lang else {})}, children)


def insert(root: Element, items: Sequence[Element], lang: Lang, numbered: bool) -> Heading | None:
    """Puts the list where it belongs; the heading that was made for it, None for none."""
    classes = "references cited numbered" if numbered else "references cited"
    listing = Element("ul", {"class": classes}, list(items))
    at = _own_place(root)
    if at is not None:
        root.children.insert(at, listing)
        return None
    level = min(
        (int(child.tag[1]) for child in root.children if isinstance(child, Element) and _HEADING.fullmatch(child.tag)), default=2
    )
    title = words(lang)["references"]
    name = _free("references", {element.attributes.get("id", "") for element in root.elements()})
    heading = Element(f"h{level}", {"id": name, "class": "unnumbered"}, [title])
    end = next((at for at, child in enumerate(root.children) if _is_notes(child)), len(root.children))
    root.children[end:end] = [heading, listing]
    return Heading(level, name, title, 0)


def _own_place(root: Element) -> int | None:
    """Where the section with the name of a list of references ends; None where there is none.
    With `{#refs}` an author names the place."""
    start, level = -1, 0
    for at, child in enumerate(root.children):
        if not isinstance(child, Element):
            continue
        if child.attributes.get("id") == "refs" and not _HEADING.fullmatch(child.tag):
            return at + 1
        if start >= 0 and (_is_notes(child) or (_HEADING.fullmatch(child.tag) and int(child.tag[1]) <= level)):
            return at
        if _HEADING.fullmatch(child.tag) and is_named(folded(child.text())):
            start, level = at, int(child.tag[1])
    return len(root.children) if start >= 0 else None


def _is_notes(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag == "section" and "footnotes" in child.classes()


def anchors(keys: Sequence[str], taken: set[str]) -> Mapping[str, str]:
    """The id of each item: `ref-` and its key, without what an id may not have."""
    ids: dict[str, str] = {}
    for key in keys:
        bare = re.sub(r"[^\w-]+", "-", key).strip("-").lower() or "item"
        ids[key] = _free(f"ref-{bare}", taken)
        taken.add(ids[key])
    return ids


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    unique, count = name, 1
    while unique in taken:
        count += 1
        unique = f"{name}-{count}"
    return unique
