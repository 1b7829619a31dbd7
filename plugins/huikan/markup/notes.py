"""Footnotes: numbered by their first call, gathered where the document ends."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from xml.etree import ElementTree

from huikan.markup.blocks import Reader
from huikan.markup.dialects.inline_notes import IN_PLACE, INLINE
from huikan.markup.marks import mark
from huikan.markup.nodes import Node, Text, rewrite, trim_end
from huikan.markup.tree import BLOCK, Element, Run, replace, with_parents

STANDS_FOR = "data-tag"  # in print: the block that an element of a note stands for


def gather(reader: Reader, root: ElementTree.Element) -> None:
    """Append the notes that the reader kept, in the order in which they were written."""
    if not reader.notes:
        return
    section = ElementTree.SubElement(root, "section", {"class": "footnotes"})
    listing = ElementTree.SubElement(section, "ol")
    done: set[str] = set()
    while labels := [label for label in reader.notes if label not in done]:  # a note may hold the definition of another
        for label in labels:
            done.add(label)
            content = reader.notes[label]
            li = ElementTree.SubElement(listing, "li", {"data-note": label, "data-line": mark(content[0])})
            reader.read(li, content)


def place(root: Element) -> list[tuple[str, int, str]]:
    """Number calls and notes, link them both ways; (code, line, label) for a call
    without a note and for the reverse."""
    _move_inline(root)
    listing = next((element.children[0] for element in root.elements() if element.tag == "section" and element.children), None)
    items = listing.children if isinstance(listing, Element) else []
    notes = {li.attributes.pop("data-note"): li for li in items if isinstance(li, Element) and "data-note" in li.attributes}
    numbers: dict[str, int] = {}
    calls: dict[str, int] = {}
    findings = []
    for sup, parent in with_parents(root):
        label = sup.attributes.pop("data-note", None)
        if label is None or sup.tag != "sup":
            continue
        if label not in notes:
            replace(parent, sup, [Run(f"[^{label}]", sup.line)])
            findings.append(("missing-footnote", sup.line, f"[^{label}]"))
            continue
        number = numbers.setdefault(label, len(numbers) + 1)
        calls[label] = calls.get(label, 0) + 1
        sup.attributes = {"class": "footnote-ref", "id": f"fnref-{number}{_again(calls[label])}"}
        sup.children = [Element("a", {"href": f"#fn-{number}"}, [str(number)], sup.line)]
    findings += [("unused-footnote", li.line, label) for label, li in notes.items() if label not in numbers]
    for label in notes:
        numbers.setdefault(label, len(numbers) + 1)
    if isinstance(listing, Element) and notes:
        ordered = sorted(numbers.items(), key=lambda pair: pair[1])
        listing.children = [_note(notes[label], number, calls.get(label, 0)) for label, number in ordered]
    return findings


def _move_inline(root: Element) -> None:
    """Notes that are written where they are called, moved to the list where the document
    ends; the call is left in their place."""
    inline = [span for span in root.elements() if span.tag == "span" and span.attributes.get("data-note") == INLINE]
    if not inline:
        return
    listing = next((element.children[0] for element in root.elements() if element.tag == "section" and element.children), None)
    if not isinstance(listing, Element):
        listing = Element("ol")
        root.children.append(Element("section", {"class": "footnotes"}, [listing]))
    for number, span in enumerate(inline):
        label = f"{INLINE} {number}"  # no label that an author writes has a space
        note = Element("p", {}, span.children, span.line)
        listing.children.append(Element("li", {"data-note": label, IN_PLACE: ""}, [note], span.line))
        span.tag, span.attributes, span.children = "sup", {"data-note": label}, []


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


def inline_notes(root: Node) -> Node:
    """Footnotes at the place of their first call, as `float: footnote` wants them."""
    section = next((node for node in root.nodes() if node.tag == "section" and "footnotes" in node.classes()), None)
    if section is None:
        return root
    notes = {node.attributes.get("id", ""): node for node in section.nodes() if node.tag == "li"}
    names: set[str] = set()

    def rule(node: Node, parent: str) -> tuple[Node | Text, ...]:
        if node.tag != "sup" or "footnote-ref" not in node.classes():
            return (node,)
        name = called(node)
        if name not in notes or name in names:
            return (node,)
        names.add(name)
        content = trim_end(_printed(notes[name], notes, (name,)))
        return (Node("span", {"class": "footnote", "id": name}, tuple(content), node.line),)

    (result,) = rewrite(_without(root, section), rule)
    assert isinstance(result, Node)
    return result


def _without(root: Node, section: Node) -> Node:
    """The tree without one of its nodes."""
    if section in root.children:
        return root._replace(children=tuple(child for child in root.children if child is not section))
    (result,) = rewrite(root, lambda node, _: () if node is section else (node,))
    return result if isinstance(result, Node) else root


def leads_back(node: Node) -> bool:
    """Whether a link leads from a note or reference back to its call."""
    return "footnote-backref" in node.classes() or node.attributes.get("role") == "doc-backlink"


def called(sup: Node) -> str:
    """The id of the note that a call leads to."""
    link = next((child for child in sup.children if isinstance(child, Node)), None)
    return link.attributes.get("href", "")[1:] if link else ""


def _printed(note: Node, notes: Mapping[str, Node], within: tuple[str, ...]) -> list[Node | Text]:
    """A note's content where it is called: its first paragraph as it is, the blocks behind it as
    elements that name the tag that they stand for, since no paragraph can hold a block."""
    blocks = [child for child in note.children if isinstance(child, Node) and child.tag in BLOCK]
    blocks = [block for block in blocks if block.text().strip(" ↩\n") or block.tag == "hr"]
    if len(blocks) < 2 and (not blocks or blocks[0].tag == "p"):
        return _flatten(note, notes, within)
    first = _flatten(blocks[0], notes, within) if blocks[0].tag == "p" else []
    rest = blocks[1:] if blocks[0].tag == "p" else blocks
    return [*trim_end(first), *(_block(block, notes, within) for block in rest)]


def _block(block: Node, notes: Mapping[str, Node], within: tuple[str, ...]) -> Node:
    """A block of a note as a span that says what it is."""
    children: list[Node | Text] = []
    for child in block.children:
        if isinstance(child, Node) and child.tag in BLOCK:
            children.append(_block(child, notes, within))
        elif isinstance(child, Text) and (child.value.strip() or block.tag == "pre"):
            children.append(child)
        elif isinstance(child, Node):
            children += _flattened(child, notes, within, bool(children))
    attributes = {name: value for name, value in block.attributes.items() if name != "id"}
    return Node("span", {**attributes, STANDS_FOR: block.tag}, tuple(trim_end(children)), block.line)


def _flatten(note: Node, notes: Mapping[str, Node], within: tuple[str, ...]) -> list[Node | Text]:
    """A note's blocks as a run of inline content; a note that it calls stands in it,
    in brackets, but none in itself."""
    result: list[Node | Text] = []
    for is_text, group in groupby(note.children, lambda child: isinstance(child, Text)):
        children = list(group)
        if is_text:
            result += children if any(run.value.strip() for run in children if isinstance(run, Text)) else []
            continue
        for child in children:
            if isinstance(child, Node):
                result += _flattened(child, notes, within, bool(result))
    return result


def _flattened(child: Node, notes: Mapping[str, Node], within: tuple[str, ...], behind: bool) -> list[Node | Text]:
    """A child of a note; `behind` other content of it."""
    if "footnote-backref" in child.classes():
        return []
    if "footnote-ref" in child.classes():
        name = called(child)
        inner = _flatten(notes[name], notes, (*within, name)) if name in notes and name not in within and len(within) < 3 else []
        return [Text(" [", kind="generated"), *trim_end(inner), Text("]", kind="generated")] if inner else []
    if child.tag in BLOCK:
        return [Text(" ", kind="generated")] * behind + _flatten(child, notes, within)
    return [child._replace(children=tuple(_flatten(child, notes, within)))]
