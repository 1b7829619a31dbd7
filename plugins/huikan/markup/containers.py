"""Blocks that hold blocks: lists, quotes, definitions, notes, admonitions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from huikan.markup.blocks import FENCE, HEADING, RULE, Reader, dedent, indent
from huikan.markup.dialects.openings import BULLETS, DEEPER, ODD_SPACE
from huikan.markup.marks import Line, marked
from huikan.markup.tables import captions_table

ITEM = re.compile(
    rf"(?P<indent> *)(?P<mark>[{BULLETS}]|(?P<number>[0-9]{{1,9}}|#(?=[.)] ))[.)])"
    rf"(?:(?P<space>[ {ODD_SPACE}]+)(?P<text>\S.*)?|$)"
)
TASK = re.compile(r"\[(?P<state>[ xX])\][ ]+(?=\S)")
QUOTE = re.compile(r" {0,3}> ?")
NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]+)\][:：][ ]*(?P<text>.*)$")
DESCRIPTION = re.compile(r" {0,3}:(?P<space> +)(?P<text>\S.*)$")


class Item(NamedTuple):
    """The mark of a list item: `family` tells one list from the next,
    `offset` is where its content begins."""

    family: str
    indent: int
    offset: int
    number: int
    text: str


def item_at(text: str) -> Item | None:
    match = ITEM.match(text)
    if not match or RULE.match(text):
        return None
    before, space = len(match["indent"]) + len(match["mark"]), len(match["space"] or "")
    if (match["space"] or "").strip(" "):  # a space of Word's, as wide as it may be
        space = 1
    if match["text"] and space > 4:  # one space, then indented code
        content, width = " " * (space - 1) + match["text"], 1
    else:
        content, width = match["text"] or "", space if match["text"] else 1
    number = -1 if not match["number"] else 1 if match["number"] == "#" else int(match["number"])
    return Item(match["mark"][-1] + "o" * (number >= 0), len(match["indent"]), before + width, number, content)


def listing(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    item = item_at(lines[start].text)
    if not item or item.indent > 3:
        return 0
    element = SubElement(parent, "ol" if item.number >= 0 else "ul")
    if item.number not in (-1, 1):
        element.set("start", str(item.number))
    family, index, loose = item.family, start, False
    while item and item.family == family and item.indent <= 3:
        content, end = gather(lines, index, item, reader)
        loose = _item(reader, element, content) or loose
        index = following = end
        while following < len(lines) and not lines[following].text.strip():
            following += 1
        item = item_at(lines[following].text) if following < len(lines) else None
        if item and item.family == family and item.indent <= 3:
            loose, index = loose or following > end, following
    if not loose:
        for li in element:
            tighten(li)
    return index - start


def gather(lines: Sequence[Line], start: int, item: Item, reader: Reader) -> tuple[list[Line], int]:
    """The lines of the item that begins at `start`, without its
    indent, and the index behind them."""
    content = [Line(lines[start].number, item.text)]
    offset, index, fence = item.offset, start + 1, _fence(item.text, "")
    while index < len(lines):
        line = lines[index]
        width, blank = indent(line.text), not content[-1].text.strip()
        if not line.text.strip():
            if blank and len(content) == 1:  # an item that begins with two blank lines is empty
                break
            content.append(Line(line.number, ""))
            index += 1
            continue
        if width < offset:
            if not fence and not blank and (deeper := _deeper(line, item.family)):
                content.append(deeper)
                index += 1
                continue
            described = item.family == ":" and DESCRIPTION.match(line.text)
            # "1. a" and "  - b" below it: meant as nested, two or three spaces are what people type
            if not fence and width >= item.indent + 2 and (item_at(line.text) or blank):
                offset = width
            elif blank or fence or described or not _continues(reader, lines, index, content[-1].text):
                break
            else:
                width = offset = min(offset, width) if width >= item.indent + 2 else offset
        content.append(dedent(line, offset))
        fence = _fence(content[-1].text, fence)
        index += 1
    while len(content) > 1 and not content[-1].text.strip():
        content.pop()
    return content, start + len(content)


def _deeper(line: Line, family: str) -> Line | None:
    """`++ 乙` below `+ 甲`, as wikis nest: the line without one of its marks."""
    match = DEEPER.match(line.text)
    if not match or match[2] != family or (family == "*" and "**" in line.text[match.end() :]):
        return None
    return Line(line.number, line.text.lstrip()[1:])


def _fence(text: str, fence: str) -> str:
    """The fence that is open after this line, "" for none; list and quote
    marks before it do not hide it."""
    bare = re.sub(r"^(?:[ >]|[-+*] |\d+[.)] )*", "", text)
    match = FENCE.match(bare)
    if not fence:
        return match["fence"] if match else ""
    return "" if match and match["fence"].startswith(fence) and not match["info"].strip() else fence


def _open(text: str) -> bool:
    """Whether a paragraph is open after this line, which the next line may continue."""
    return not (HEADING.match(text) or RULE.match(text) or FENCE.match(text.lstrip()))


def _item(reader: Reader, parent: Element, content: list[Line]) -> bool:
    li = SubElement(parent, "li")
    if task := TASK.match(content[0].text):
        content = [Line(content[0].number, content[0].text[task.end() :]), *content[1:]]
    loose = reader.read(li, content)
    if task and len(li) and li[0].tag == "p":
        li.set("class", "task-list-item")
        box = Element("input", {"type": "checkbox", "disabled": "disabled"})
        if task["state"] != " ":
            box.set("checked", "checked")
        box.tail, li[0].text = f" {li[0].text or ''}", ""
        li[0].insert(0, box)
    return loose


def tighten(li: Element) -> None:
    """Take the paragraph marks out of an item of a list without blank lines."""
    for child in [child for child in li if child.tag == "p" and not child.attrib]:
        at = list(li).index(child)
        pieces = list(child)
        lead, tail = child.text or "", child.tail or ""
        li.remove(child)
        if at:
            li[at - 1].tail = f"{li[at - 1].tail or ''}\n{lead}"
        else:
            li.text = (li.text or "") + lead
        for offset, piece in enumerate(pieces):
            li.insert(at + offset, piece)
        if tail:
            last = at + len(pieces)
            if last:
                li[last - 1].tail = (li[last - 1].tail or "") + tail
            else:
                li.text = (li.text or "") + tail


def quote(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if not QUOTE.match(lines[start].text):
        return 0
    content, taken = quoted(reader, lines, start)
    reader.read(SubElement(parent, "blockquote"), content)
    return taken


def quoted(reader: Reader, lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """The lines of the quotation that begins at `start`, without its marks, and how many they
    are in the text."""
    content: list[Line] = []
    index, fence, deep = start, "", False
    while index < len(lines):
        line = lines[index]
        if match := QUOTE.match(line.text):
            text = line.text[match.end() :]
            is_deeper = bool(QUOTE.match(text))
            if deep and not is_deeper and text.strip() and not fence:
                content.append(Line(line.number, ""))  # an answer below what it answers, as mails have it
            deep = is_deeper
            content.append(Line(line.number, text))
            fence = _fence(content[-1].text, fence)
        elif fence or indent(content[-1].text) > 3 or not _continues(reader, lines, index, content[-1].text):
            break
        else:
            content.append(Line(line.number, line.text.lstrip()))
        index += 1
    return content, index - start


def _continues(reader: Reader, lines: Sequence[Line], index: int, above: str) -> bool:
    """Whether a line without its container's mark continues the paragraph that ends in `above`."""
    if not lines[index].text.strip() or not above.strip() or not _open(above):
        return False
    return not reader.starts(lines, index) and not item_at(lines[index].text)


def note(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """`[^label]: text`: kept aside; `notes.place` puts it where the document ends."""
    match = NOTE.match(lines[start].text)
    if not match:
        return 0
    content, end = gather(lines, start, Item("^", 0, 4, -1, match["text"]), reader)
    if match["label"] in reader.notes:
        reader.findings.append(("duplicate-footnote", lines[start].number, match["label"]))
    reader.notes.setdefault(match["label"], content)
    return end - start


def descriptions(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """A term, and below it `:   what it means`."""
    end = start + 1
    while end < len(lines) and lines[end].text.strip() and not DESCRIPTION.match(lines[end].text):
        if reader.starts(lines, end):
            return 0
        end += 1
    first = end + 1 if end < len(lines) and not lines[end].text.strip() else end
    if first >= len(lines) or not DESCRIPTION.match(lines[first].text) or DESCRIPTION.match(lines[start].text):
        return 0
    if first > end and captions_table(lines, first):
        return 0
    last = parent[-1] if len(parent) else None
    element = last if last is not None and last.tag == "dl" and not (last.tail or "").strip() else SubElement(parent, "dl")
    for line in lines[start:end]:
        SubElement(element, "dt").text = marked([line])
    index = first
    while index < len(lines) and (match := DESCRIPTION.match(lines[index].text)):
        offset = min(match.start("text"), 4)
        content, index = gather(lines, index, Item(":", 0, offset, -1, match["text"]), reader)
        dd = SubElement(element, "dd")
        if not reader.read(dd, content):
            tighten(dd)
    return index - start
