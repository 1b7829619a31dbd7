"""Captions that authors write as lines of their own, and what stands below figures and tables.

`<center>图 7.17 增长</center>` under a picture, or a lone line `**图 7.17 增长**`, is the picture's
caption; `图：增长 {#fig:growth}` is one without a number, as `表：…` is a table's. Several pictures
above one caption are sub-figures. A line that begins with 资料来源, 注, Source or Note right behind
a figure or table belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from huikan.markup.citations import taken_label
from huikan.markup.headings import slug
from huikan.markup.tree import Element, Run, folded

LONGEST = 120  # characters of a caption by hand: a longer line is a paragraph
PARTS = "abcdefghijklmnopqrstuvwxyz"
SUB = "subfigure"  # the class of a picture among several in one figure
# A number behind which a sentence goes on (`图 3 显示`, `图 3 和图 4`) is no caption's
_GOES_ON = r"\s*(?:[和与、及至到是为]|显示|给出|表明|说明了|中[，,可的所])|\s+(?:shows?|is|and|to|gives|illustrates)\b"
_NUMBERED = re.compile(
    rf"[（(]?\s*(?P<word>图|表|Figure|Fig\.|Table)\s*[A-Z]?\d++(?:[-–—.．]\d++)*+(?!{_GOES_ON})", re.IGNORECASE
)
_NAMED = re.compile(r"(?P<word>图|表|Figure|Table)\s*[:：]\s*(?=\S)")
_BELOW = (
    ("data-source", re.compile(r"(?:资料|数据|图片|图表)?来源\s*[:：]|(?:Data\s+)?Sources?\s*:", re.IGNORECASE)),
    ("data-note", re.compile(r"[*＊]?注(?:释)?\s*\d*\s*[:：]|Notes?\s*\d*\s*:", re.IGNORECASE)),
)
_LABEL = re.compile(r"\s*\{:?\s*#(?P<id>[\w:.-]+)\s*\}\s*$")
_PART = re.compile(r"\s*[（(]\s*[a-z]\s*[）)]\s*|\s*[a-z]\s*[)）]\s*", re.IGNORECASE)
_WRAPPERS = frozenset(("p", "center", "div"))
_MARKED = frozenset(("strong", "em", "b", "i", "small", "center"))


def bind_captions(root: Element) -> None:
    """Gives pictures and tables the captions that stand beside them as lines, and marks what stands
    below them. To be done before pictures with titles become figures."""
    for element in list(root.elements()):
        if any(isinstance(child, Element) and child.tag in ("p", "center", "table", "div", "img") for child in element.children):
            _bind(element)


def mark_below(root: Element) -> None:
    """Marks the lines right behind figures and tables that say where these come from, or note
    something. To be done once there are figures."""
    for parent in list(root.elements()):
        behind: Element | None = None
        for child in list(parent.children):
            if not isinstance(child, Element):
                behind = behind if not child.strip() else None
                continue
            kind = _below(child) if behind is not None and child.tag in _WRAPPERS else ""
            if kind:
                child.tag = "p"
                child.attributes = {"class": f"below {kind}"}
                if behind is not None and behind.tag == "figure":
                    _take_out(parent, child)
                    behind.children.append(child)
            elif child.tag in ("figure", "table"):
                behind = child
            elif child.tag != "br":
                behind = None


def _below(line: Element) -> str:
    words = folded(line.text())
    return next((kind for kind, pattern in _BELOW if pattern.match(words)), "")


def _bind(parent: Element) -> None:
    at = 0
    while at < len(parent.children):
        child = parent.children[at]
        if isinstance(child, Element):
            if child.tag == "table":
                _caption_table(parent, child)
            elif child.tag == "img" and parent.tag not in ("p", "a", "figure"):
                _caption_bare(parent, child, at)
            elif pictures := _pictures(child):
                _caption_pictures(parent, child, pictures)
            at = next((index for index, one in enumerate(parent.children) if one is child), at)
        at += 1


def _caption_bare(parent: Element, image: Element, at: int) -> None:
    """The caption of a picture that stands in no paragraph, as HTML lets it."""
    block = Element("p", {}, [image], image.line)
    parent.children[at] = block
    _caption_pictures(parent, block, [image])
    if any(child is block for child in parent.children):
        parent.children[at] = image


def _pictures(element: Element) -> list[Element]:
    """The pictures of a block that holds nothing else before its caption: each may be a link."""
    if element.tag not in _WRAPPERS or "admonition" in element.classes():
        return []
    pictures: list[Element] = []
    for child in element.children:
        if isinstance(child, str):
            if child.strip() and not _NUMBERED.match(child.strip()) and not _NAMED.match(child.strip()):
                return pictures
            continue
        image = child
        if child.tag == "a" and len(child.children) == 1 and isinstance(child.children[0], Element):
            image = child.children[0]
        if image.tag == "img":
            pictures.append(child)
        elif child.tag == "br" or child.tag in _MARKED:
            continue
        else:
            return []
    return pictures


def _caption_pictures(parent: Element, block: Element, pictures: Sequence[Element]) -> None:
    """Makes a figure of pictures and the caption below them, within their own block or right behind
    it."""
    inside = _behind_pictures(block, pictures[-1])
    line: Element | None = None
    if inside is None:
        return
    if inside:
        words: list[Element | str] = inside
    else:
        line = _following(parent, block)
        if line is None:
            return
        words = line.children
    caption = _caption(words, "图", alone=line is None or line.tag == "p")
    if caption is None:
        return
    children, label = caption
    own = block.attributes.get("id") or (pictures[0].attributes.pop("id", "") if len(pictures) == 1 else "") or label
    first = _image(pictures[0])
    stem = first.attributes.get("src", "").rpartition("/")[2].rpartition(".")[0]
    for picture in pictures if len(pictures) == 1 else ():
        _image(picture).attributes.pop("title", None)
    body = list(pictures) if len(pictures) == 1 else list(map(_part, range(len(pictures)), pictures))
    figure = Element("figure", {"id": own or f"fig-{slug(stem)}".rstrip("-")}, [*body, _figcaption(children, block)], block.line)
    if len(pictures) > 1:
        figure.attributes["class"] = "subfigures"
    at = next(index for index, child in enumerate(parent.children) if child is block)
    parent.children[at] = figure
    if line is not None:
        _take_out(parent, line)
    _drop_breaks(parent, figure)


def _figcaption(children: list[Element | str], block: Element) -> Element:
    return Element("figcaption", {}, children, next((child.line for child in children if isinstance(child, Run)), block.line))


def _image(picture: Element) -> Element:
    inner = picture.children[0] if picture.tag == "a" and picture.children else picture
    return inner if isinstance(inner, Element) else picture


def _part(count: int, picture: Element) -> Element:
    """A picture among several: its letter, and its title, with that letter or without."""
    image = _image(picture)
    title, label = taken_label(image.attributes.pop("title", ""))
    words = _PART.sub("", title, count=1) if _PART.match(title) else title
    letter = f"({PARTS[count % len(PARTS)]})"
    name = image.attributes.pop("id", "") or picture.attributes.pop("id", "") or label
    line: list[Element | str] = [Element("span", {"class": "part"}, [letter])]
    line += [Run(f" {words.strip()}", image.line)] if words.strip() else []
    inside: list[Element | str] = [picture, Element("p", {"class": "part-caption"}, line, image.line)]
    return Element("div", {"class": SUB, **({"id": name} if name else {})}, inside, image.line)


def _behind_pictures(block: Element, last: Element) -> list[Element | str] | None:
    """What stands in a block behind its pictures; None where words stand between them."""
    at = next(index for index, child in enumerate(block.children) if child is last)
    before = [child for child in block.children[:at] if isinstance(child, str) and child.strip()]
    rest = block.children[at + 1 :]
    while rest and ((isinstance(rest[0], str) and not rest[0].strip()) or (isinstance(rest[0], Element) and rest[0].tag == "br")):
        rest = rest[1:]
    return None if before else rest


def _following(parent: Element, block: Element) -> Element | None:
    """The block right behind another, empty lines between them."""
    at = next(index for index, child in enumerate(parent.children) if child is block)
    for child in parent.children[at + 1 :]:
        if isinstance(child, Element):
            if child.tag == "br":
                continue
            return child if child.tag in _WRAPPERS else None
        if child.strip():
            return None
    return None


def _caption(words: list[Element | str], word: str, alone: bool) -> tuple[list[Element | str], str] | None:
    """A line as a caption: its words and the label in them; None for a line that is none. A plain
    paragraph is one where it is no sentence."""
    text = folded("".join(child if isinstance(child, str) else child.text() for child in words))
    named, numbered = _NAMED.match(text), _NUMBERED.match(text)
    match = numbered or named
    if len(text) > LONGEST or match is None or (match["word"].casefold() in ("表", "table")) != (word == "表"):
        return None
    if numbered and alone and text.rstrip(" ）)").endswith(("。", "；", "，", ".", ";", ",")):
        return None
    children = list(words)
    while len(children) == 1 and isinstance(only := children[0], Element) and only.tag in _MARKED:
        children = list(only.children)
    if named and isinstance(first := children[0], str):
        children[0] = _like(first, _NAMED.sub("", first.lstrip(), count=1))
    label = ""
    if isinstance(last := children[-1], str):
        text, label = taken_label(last)
        if match := _LABEL.search(text):
            text, label = text[: match.start()], match["id"]
        children[-1] = _like(last, text.rstrip())
    return [child for child in children if child != ""], label


def _like(run: str, text: str) -> str:
    return Run(text, run.line) if isinstance(run, Run) else text


def _caption_table(parent: Element, table: Element) -> None:
    """The line above a table, or else below it, that is its caption."""
    if any(isinstance(child, Element) and child.tag == "caption" for child in table.children):
        return
    at = next(index for index, child in enumerate(parent.children) if child is table)
    before = [child for child in parent.children[:at] if not isinstance(child, str) or child.strip()]
    above = next((child for child in reversed(before) if isinstance(child, str) or child.tag != "br"), None)
    for line in (above, _following(parent, table)):
        if not isinstance(line, Element) or line.tag not in _WRAPPERS or _pictures(line):
            continue
        if caption := _caption(line.children, "表", alone=line.tag == "p"):
            children, label = caption
            table.children.insert(0, Element("caption", {}, children, line.line))
            if label:
                table.attributes.setdefault("id", label)
            _take_out(parent, line)
            _drop_breaks(parent, table, before=line is above)
            return


def _take_out(parent: Element, element: Element) -> None:
    parent.children = [child for child in parent.children if child is not element]


def _drop_breaks(parent: Element, block: Element, before: bool = False) -> None:
    """Takes out the line breaks behind a block, or before it, that kept text away from it."""
    step = -1 if before else 0
    while True:
        at = next(index for index, child in enumerate(parent.children) if child is block) + (step if before else 1)
        while 0 <= at < len(parent.children) and isinstance(blank := parent.children[at], str) and not blank.strip():
            at += -1 if before else 1
        if not 0 <= at < len(parent.children) or not isinstance(child := parent.children[at], Element) or child.tag != "br":
            return
        del parent.children[at]
