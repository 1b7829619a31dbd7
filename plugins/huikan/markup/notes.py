"""Footnotes: numbered by their first call, gathered where the document ends."""

from __future__ import annotations

from xml.etree import ElementTree

from huikan.markup.blocks import Reader
from huikan.markup.tree import Element, replace, with_parents


def gather(reader: Reader, root: ElementTree.Element) -> None:
    """Append the notes that the reader kept, in the order in which they were written."""
    if not reader.notes:
        return
    section = ElementTree.SubElement(root, "section", {"class": "footnotes"})
    listing = ElementTree.SubElement(section, "ol")
    done: set[str] = set()
    while left := [label for label in reader.notes if label not in done]:  # a note may hold the definition of another
        for label in left:
            done.add(label)
            reader.read(ElementTree.SubElement(listing, "li", {"data-note": label}), reader.notes[label])


def place(root: Element) -> list[tuple[str, int, str]]:
    """Number calls and notes, link them both ways; (code, line, label) for a note that nothing calls."""
    section = next(
        (element for element in root.elements() if element.tag == "section" and "footnotes" in element.classes()), None
    )
    listing = next((child for child in section.children if isinstance(child, Element)), None) if section else None
    if section is None or listing is None:
        return []
    notes = {
        li.attributes.pop("data-note"): li for li in listing.children if isinstance(li, Element) and "data-note" in li.attributes
    }
    numbers: dict[str, int] = {}
    calls: dict[str, int] = {}
    for sup, parent in with_parents(root):
        label = sup.attributes.pop("data-note", None)
        if label is None or sup.tag != "sup":
            continue
        if label not in notes:
            replace(parent, sup, [])
            continue
        number = numbers.setdefault(label, len(numbers) + 1)
        calls[label] = calls.get(label, 0) + 1
        again = f"-{calls[label]}" if calls[label] > 1 else ""
        sup.attributes = {"class": "footnote-ref", "id": f"fnref-{number}{again}"}
        sup.children = [Element("a", {"href": f"#fn-{number}"}, [str(number)], sup.line)]
    lost = [("unused-footnote", li.line, label) for label, li in notes.items() if label not in numbers]
    for label in notes:
        numbers.setdefault(label, len(numbers) + 1)
    listing.children = [
        _note(notes[label], number, calls.get(label, 0)) for label, number in sorted(numbers.items(), key=lambda x: x[1])
    ]
    return lost


def _note(li: Element, number: int, calls: int) -> Element:
    li.attributes["id"] = f"fn-{number}"
    blocks = [child for child in li.children if isinstance(child, Element)]
    last = blocks[-1] if blocks and blocks[-1].tag == "p" else Element("p")
    if last not in li.children:
        li.children.append(last)
    for call in range(1, calls + 1):
        again = f"-{call}" if call > 1 else ""
        last.children += [" ", Element("a", {"class": "footnote-backref", "href": f"#fnref-{number}{again}"}, ["↩"])]
    return li
