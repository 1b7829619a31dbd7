"""Long tables say that they go on; wide ones lie on a page of their own, turned. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.markup.tree import Element, replace
from huikan.typesetting import DIVIDED


def name_continuation(table: Element, say: Mapping[str, str]) -> None:
    """Gives a long table with a caption a first row that names it where it goes on."""
    inside = {child.tag: child for child in table.children if isinstance(child, Element)}
    rows = [element for element in table.elements() if element.tag == "tr"]
    if len(rows) <= DIVIDED or not {"caption", "thead"} <= set(inside):
        return
    label = say["print_continued"].format(label=table.attributes.pop("data-number", "")).strip()
    width = str(_width(rows[0]))
    inside["thead"].children.insert(0, Element("tr", {"class": "continued"}, [Element("td", {"colspan": width}, [label])]))
    table.attributes["class"] = f"{table.attributes.get('class', '')} long".strip()


def _width(row: Element) -> int:
    """How many columns a row has."""
    spans = [cell.attributes.get("colspan", "1") for cell in row.children if isinstance(cell, Element)]
    return sum(int(span) if span.isdecimal() else 1 for span in spans)


def turn_marked(root: Element) -> None:
    """Puts what is marked as wide onto turned pages."""
    for child in [child for child in root.children if isinstance(child, Element) and _is_marked(child)]:
        _turn(root, child)


def _is_marked(element: Element) -> bool:
    if element.tag == "table":
        return "landscape" in element.classes()
    return element.tag == "figure" and any("landscape" in inside.classes() for inside in element.elements())


def _turn(root: Element, wide: Element) -> None:
    """Puts an element on a turned page, with what stands below it; one right behind another shares
    its page."""
    below = _below(root, wide)
    root.children = [child for child in root.children if not any(child is each for each in below)]
    before = _before(root, wide)
    if before is not None and before.classes() == ["landscape"]:
        root.children = [child for child in root.children if child is not wide]
        before.children += [wide, *below]
    else:
        replace(root, wide, [Element("div", {"class": "landscape"}, [wide, *below])])


def _below(root: Element, wide: Element) -> list[Element]:
    """The lines that belong to an element, right behind it: where its numbers come from, notes."""
    place = next(index for index, child in enumerate(root.children) if child is wide)
    lines: list[Element] = []
    for child in root.children[place + 1 :]:
        if isinstance(child, Element) and "below" in child.classes():
            lines.append(child)
        elif isinstance(child, Element) or child.strip():
            break
    return lines


def _before(root: Element, element: Element) -> Element | None:
    place = next(index for index, child in enumerate(root.children) if child is element)
    earlier = [child for child in root.children[:place] if isinstance(child, Element) or child.strip()]
    last = earlier[-1] if earlier else None
    return last if isinstance(last, Element) else None
