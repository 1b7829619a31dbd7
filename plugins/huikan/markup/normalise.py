"""The first steps on a sanitised tree: lines, styles, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from huikan.markup.dialects.sizes import size
from huikan.markup.fences import BLOCK
from huikan.markup.marks import MARK, OPEN
from huikan.markup.sanitise import is_refused
from huikan.markup.tex import FORMULA
from huikan.markup.tree import Element, Run, replace, with_parents

WIDEST = "1000"  # columns of one cell, as HTML has it

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
LETTERS = {"\u00ad": "", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PRESENTED = re.compile(f"[{''.join(LETTERS)}]")
_STYLE = re.compile(r"(width|height|text-align|zoom)\s*:\s*([\w.%-]+)")


def place_lines(root: Element, first_line: int) -> None:
    """Give every element the line that it began on and every text the line that it
    stands on; take the marks out."""
    line, ours = first_line, False
    stack: list[tuple[Element, int]] = [(root, 0)]
    root.line = line
    while stack:
        element, at = stack.pop()
        if at == len(element.children):
            continue
        child = element.children[at]
        if isinstance(child, str):
            if "\n" not in child and OPEN not in child:
                element.children[at] = Run(child, 0 if ours else line)
                stack.append((element, at + 1))
                continue
            if at == 0 and (match := MARK.match(child)):
                element.line = int(match[1]) or element.line
            runs, line, ours = _runs(child, line, ours)
            element.children[at : at + 1] = runs
            stack.append((element, at + len(runs)))
        else:
            stack.append((element, at + 1))
            match = MARK.fullmatch(child.attributes.pop("data-line", ""))  # an author's own has no mark
            line = int(match[1]) if match else line
            child.line = line
            for own in (FORMULA, BLOCK):
                if not child.attributes.get(own, OPEN).startswith(OPEN):
                    del child.attributes[own]  # an author's
            for name, value in child.attributes.items():
                if OPEN in value:
                    child.attributes[name] = MARK.sub("", value)
            stack.append((child, 0))


def _runs(text: str, line: int, ours: bool) -> tuple[list[Element | str], int, bool]:
    """The text line by line, and the line on which it ends; `ours`: what comes
    before the next mark is no author's."""
    runs: list[Element | str] = []
    for index, piece in enumerate(MARK.split(text)):
        if index % 2:
            ours = not int(piece)
            line = int(piece) or line
        elif "\n" in piece:
            *whole, rest = piece.split("\n")
            runs += [Run(f"{part}\n", line + more) for more, part in enumerate(whole)]
            line += len(whole)
            runs += [Run(rest, line)] if rest else []
        elif piece:
            runs.append(Run(piece, 0 if ours else line))
    return runs, line, ours


def without_controls(root: Element) -> list[tuple[str, int, str]]:
    """Take out the control characters that references name (`&#8;`): no medium can carry them. A
    finding for each text that has some. To be done once lines are placed."""
    findings = []
    for element in root.elements():
        for at, child in enumerate(element.children):
            if isinstance(child, Run) and (match := _CONTROL.search(child)):
                element.children[at] = Run(_CONTROL.sub(" ", child), child.line)
                findings.append(("control-reference", child.line or element.line, f"U+{ord(match[0]):04X}"))
        for name, value in element.attributes.items():
            if match := _CONTROL.search(value):
                element.attributes[name] = _CONTROL.sub(" ", value)
                findings.append(("control-reference", element.line, f"U+{ord(match[0]):04X}"))
    return findings


def plain_letters(root: Element) -> None:
    """Take out soft hyphens and make ligatures letters, as PDFs and Word have them: nobody finds a
    word by them. Code stays."""
    stack = [root]
    while stack:
        element = stack.pop()
        for at, child in enumerate(element.children):
            if isinstance(child, Run):
                if _PRESENTED.search(child):
                    element.children[at] = Run(_PRESENTED.sub(lambda match: LETTERS[match[0]], child), child.line)
            elif isinstance(child, Element) and child.tag not in ("code", "pre") and FORMULA not in child.attributes:
                stack.append(child)


def normalise(root: Element) -> list[tuple[str, int, str]]:
    """Styles as attributes, sizes of pictures as HTML has them, `<a name>` as id, no empty
    paragraphs, no inputs but the boxes of task lists; a finding for each size that is none."""
    findings: list[tuple[str, int, str]] = []
    for element, parent in reversed(with_parents(root)):
        if "style" in element.attributes:
            _unstyle(element)
        for name in element.attributes.keys() & {"colspan", "span"}:
            if len(element.attributes[name]) > 3:
                element.attributes[name] = WIDEST if element.attributes[name].strip().isdecimal() else "1"
        if "cite" in element.attributes and is_refused(element.attributes["cite"]):
            del element.attributes["cite"]
        name = element.attributes.pop("name", "")
        if name:
            element.attributes.setdefault("id", name)
        if (element.tag == "p" and "id" not in element.attributes and _is_empty(element)) or (
            element.tag == "input" and "type" not in element.attributes
        ):
            replace(parent, element, [])
        elif element.tag == "img":
            findings += size(element)
        elif element.tag == "span" and "class" in element.attributes:
            _mean(element)
    return findings


def _mean(span: Element) -> None:
    """The element that a class of pandoc's stands for, which would say nothing here."""
    for name, tag in (("underline", "u"), ("ul", "u"), ("mark", "mark")):
        if name in span.classes():
            span.tag = tag


def _is_empty(element: Element) -> bool:
    return all(isinstance(child, str) and not child.strip() for child in element.children)


def _unstyle(element: Element) -> None:
    """The style's meaning as attributes."""
    style = dict(_STYLE.findall(element.attributes.pop("style")))
    if "text-align" in style:
        element.attributes.setdefault("align", style["text-align"])
    if element.tag in ("img", "td", "th", "table", "col"):
        for name in style.keys() & ({"width", "height", "zoom"} if element.tag == "img" else {"width", "height"}):
            element.attributes.setdefault(name, style[name].removesuffix("px"))


def expand(root: Element, abbreviations: Mapping[str, str]) -> None:
    """Mark up each abbreviation that the document explains."""
    if not abbreviations:
        return
    names = "|".join(re.escape(name) for name in sorted(abbreviations, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{names})(?![A-Za-z0-9_])")
    for element in list(root.elements()):
        if element.tag in ("pre", "code", "abbr") or FORMULA in element.attributes or "highlight" in element.classes():
            continue
        children: list[Element | str] = []
        for child in element.children:
            if not isinstance(child, str):
                children.append(child)
                continue
            cursor = 0
            for match in pattern.finditer(child):
                line = child.line if isinstance(child, Run) else element.line
                children += [
                    Run(child[cursor : match.start()], line),
                    Element("abbr", {"title": abbreviations[match[0]]}, [Run(match[0], line)], line),
                ]
                cursor = match.end()
            children.append(Run(child[cursor:], child.line) if isinstance(child, Run) and cursor else child)
        element.children = [child for child in children if child != ""]
