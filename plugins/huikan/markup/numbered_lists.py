"""Lists of references by hand, `[1] …` below 参考文献: the numbers in the text lead to their items,
and these back.

An item is a line that begins with its number in brackets, or the item of a numbered list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from huikan.markup.bibliography import is_named
from huikan.markup.citations import CITE, REFERENCE
from huikan.markup.tree import Element, Run, folded

Finding = tuple[str, int, str]
_LABEL = re.compile(r"(?P<before>\s*)(?P<label>[\[［](?P<number>\d{1,3})[\]］])")
_CALL = re.compile(r"[\[［](?P<inside>\d{1,3}(?:\s*[,，、;；\-–—~～至]\s*\d{1,3})*)[\]］]")
_NUMBERS = re.compile(r"(\d{1,3})")
_CLOSED = frozenset(("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "samp", "tt"))


def link_numbers(root: Element) -> list[Finding]:
    """Makes links of the numbers in brackets that a list by hand has; (code, line, text) for those
    that it has not."""
    section = _section(root)
    items = dict(_items(section))
    if not items:
        return []
    taken = {element.attributes.get("id", "") for element in root.elements()}
    if any(f"ref-{number}" in taken or f"cite-{number}" in taken for number in items):
        return []
    calls = _Calls(set(items))
    for element in root.children:
        if isinstance(element, Element) and not any(element is block for block in section):
            calls.write(element)
    if not calls.counts:  # nothing leads to the list: it stays as it is
        return []
    for number, item in items.items():
        item.name(number, calls.counts.get(number, 0))
    return calls.findings


def _section(root: Element) -> list[Element]:
    """What stands under the heading of a list of references."""
    blocks: list[Element] = []
    level = 0
    for element in root.children:
        if not isinstance(element, Element):
            continue
        if re.fullmatch("h[1-6]", element.tag):
            own = int(element.tag[1])
            level = own if is_named(folded(element.text())) else 0 if own <= level else level
        elif level and "footnotes" not in element.classes():
            blocks.append(element)
    return blocks


class _Item:
    """An item: the element that it is, or the place of its number among the children of one."""

    def __init__(self, block: Element, at: int = -1) -> None:
        self.block, self.at = block, at
        self.run = block.children[at] if at >= 0 else ""

    def name(self, number: int, calls: int) -> None:
        """Gives the item an id, and the way back to its first call."""
        back = {"href": f"#cite-{number}", "role": "doc-backlink"} if calls else {}
        if not isinstance(self.run, str) or self.at < 0:
            self.block.attributes["id"] = f"ref-{number}"
            if calls:
                self.block.children += [" ", Element("a", {"class": "footnote-backref", **back}, ["↩"], self.block.line)]
            return
        at = next(index for index, child in enumerate(self.block.children) if child is self.run)
        match, line = _LABEL.match(self.run), self.run.line if isinstance(self.run, Run) else 0
        assert match
        attributes = {"id": f"ref-{number}", **({"class": REFERENCE, **back} if calls else {})}
        label = Element("a" if calls else "span", attributes, [Run(match["label"], line)], line)
        self.block.children[at : at + 1] = [Run(match["before"], line), label, Run(self.run[match.end() :], line)]


def _items(section: Sequence[Element]) -> Iterator[tuple[int, _Item]]:
    for block in section:
        if block.tag == "ol":
            start = block.attributes.get("start", "1")
            items = [child for child in block.children if isinstance(child, Element) and child.tag == "li"]
            yield from ((number, _Item(li)) for number, li in enumerate(items, int(start) if start.isdecimal() else 1))
        for holder in block.elements():
            if holder.tag in ("p", "li"):
                yield from _labelled(holder)


def _labelled(holder: Element) -> Iterator[tuple[int, _Item]]:
    """The items whose number stands at the beginning of a line of an element."""
    begins = True
    for at, child in enumerate(holder.children):
        if isinstance(child, str) and child:
            match = _LABEL.match(child) if begins else None
            if match:
                yield int(match["number"]), _Item(holder, at)
            begins = child.endswith("\n") or (begins and not child.strip())
        else:
            begins = isinstance(child, Element) and child.tag == "br"


class _Calls:
    """Writes the links of a text; `counts` are the calls of each item."""

    def __init__(self, numbers: set[int]) -> None:
        self.numbers = numbers
        self.counts: dict[int, int] = {}
        self.findings: list[Finding] = []

    def write(self, element: Element) -> None:
        """Makes links of the calls in an element."""
        if element.tag in _CLOSED or CITE in element.attributes or "math" in element.classes():
            return
        children: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element):
                self.write(child)
                children.append(child)
            elif _CALL.search(child):
                children += self._linked(child)
            else:
                children.append(child)
        element.children = children

    def _linked(self, text: str) -> Iterator[Element | str]:
        line, start = text.line if isinstance(text, Run) else 0, 0
        for match in _CALL.finditer(text):
            numbers = [int(number) for number in _NUMBERS.findall(match["inside"])]
            if not self.numbers.issuperset(numbers):
                self.findings += [("unknown-item", line, match[0])] if self.numbers & set(numbers) or max(numbers) < 100 else []
                continue
            for piece in _NUMBERS.finditer(text, match.start(), match.end()):
                yield Run(text[start : piece.start()], line)
                yield self._link(int(piece[1]), piece[1], line)
                start = piece.end()
        yield Run(text[start:], line)

    def _link(self, number: int, text: str, line: int) -> Element:
        count = self.counts[number] = self.counts.get(number, 0) + 1
        name = f"cite-{number}" + (f"-{count}" if count > 1 else "")
        return Element(
            "a", {"class": REFERENCE, "href": f"#ref-{number}", "id": name, "role": "doc-biblioref"}, [Run(text, line)], line
        )
