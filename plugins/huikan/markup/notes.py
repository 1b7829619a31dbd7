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
            content = reader.notes[label]
            li = ElementTree.SubElement(listing, "li", {"data-note": label, "data-line": str(content[0].number)})
            reader.read(li, content)


def place(root: Element) -> list[tuple[str, int, str]]:
    """Number calls and notes, link them both ways; (code, line, label) for a call without a note and for the reverse."""
    listing = next((element.children[0] for element in root.elements() if element.tag == "section" and element.children), None)
    items = listing.children if isinstance(listing, Element) else []
    notes = {li.attributes.pop("data-note"): li for li in items if isinstance(li, Element) and "data-note" in li.attributes}
    numbers: dict[str, int] = {}
    calls: dict[str, int] = {}
    found = []
    for sup, parent in with_parents(root):
        label = sup.attributes.pop("data-note", None)
        if label is None or sup.tag != "sup":
            continue
        if label not in notes:
            replace(parent, sup, [f"[^{label}]"])
            found.append(("missing-footnote", sup.line, f"[^{label}]"))
            continue
        number = numbers.setdefault(label, len(numbers) + 1)
        calls[label] = calls.get(label, 0) + 1
        sup.attributes = {"class": "footnote-ref", "id": f"fnref-{number}{_again(calls[label])}"}
        sup.children = [Element("a", {"href": f"#fn-{number}"}, [str(number)], sup.line)]
    found += [("unused-footnote", li.line, label) for label, li in notes.items() if label not in numbers]
    for label in notes:
        numbers.setdefault(label, len(numbers) + 1)
    if isinstance(listing, Element) and notes:
        ordered = sorted(numbers.items(), key=lambda pair: pair[1])
        listing.children = [_note(notes[label], number, calls.get(label, 0)) for label, number in ordered]
    return found


def _again(call: int) -> str:
    return f"-{call}" if call > 1 else ""


def _note(li: Element, number: int, calls: int) -> Element:
    li.attributes["id"] = f"fn-{number}"
    blocks = [child for child in li.children if isinstance(child, Element)]
    last = blocks[-1] if blocks and blocks[-1].tag == "p" else Element("p")
    if last not in li.children:
        li.children.append(last)
    for call in range(1, calls + 1):
        last.children += [" "] if last.children else []
        last.children.append(Element("a", {"class": "footnote-backref", "href": f"#fnref-{number}{_again(call)}"}, ["↩"]))
    return li
