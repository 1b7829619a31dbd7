"""Boxes: `!!! note`, `??? note` and `:::note`, each a titled box or one that folds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from huikan.interface import words
from huikan.markup.blocks import FENCE, Reader, closing, dedent, indent
from huikan.markup.marks import Line, marked

ADMONITION = re.compile(r' {0,3}(?P<mark>!!!|\?\?\?\+?) *(?P<classes>[\w][\w -]*?)(?: +["“](?P<title>[^"”]*)["”])? *$')
DIRECTIVE = re.compile(
    r" {0,3}(?P<colons>:{3,}) *(?P<type>[A-Za-z][A-Za-z-]*)?(?:\[(?P<bracket>[^\]]*)\])? *(?P<title>[^:\s].*)?$"
)
_BRACES = re.compile(r"\{([^{}]*)\}")
_NAMED = re.compile(r"\{(?P<name>[A-Za-z][A-Za-z-]*)\}\s*(?P<title>[^{}]*)")  # `:::{note} Title` of MyST
# Fences that make pictures, tables and lists in other programs, and code here
_ELSEWHERE = re.compile(
    r"\{(?:figure|image|table|list-table|csv-table|toctree|code-cell|include|literalinclude|tab-set|tab-item|grid|card|dropdown"
    r"|epigraph|glossary|bibliography|eval-rst|contents|iframe|video|raw|mermaid)\}|(?:mermaid|plantuml|puml|flow|flowchart"
    r"|sequence|dataview|dataviewjs|graphviz|dot|echarts|vega-lite|abc|mindmap|markmap|query|tikz|kroki)(?![\w-])",
    re.I,
)
KINDS = {
    "note", "tip", "info", "warning", "caution", "danger", "important", "success", "question", "example", "quote",
    "abstract", "summary", "bug", "failure", "attention", "hint", "error",
    "todo",
}  # fmt: skip
# Other names of these, in other programs and in Chinese
SAME = {
    "tldr": "abstract", "check": "success", "done": "success", "help": "question", "faq": "question", "fail": "failure",
    "missing": "failure", "cite": "quote", "tips": "tip", "注意": "caution", "警告": "warning", "提示": "tip", "说明": "info",
    "重要": "important", "危险": "danger", "注": "note", "备注": "note", "seealso": "info", "admonition": "note",
}  # fmt: skip
# Names of what only sets its content out: that alone is read
LAYOUT = {
    "columns", "column", "center", "centered", "left", "right", "grid", "row", "col", "card", "cards", "div", "figure", "tabs",
    "tab", "tab-set", "tab-item", "panel-tabset", "layout", "landscape", "incremental", "nonincremental", "section", "block",
}  # fmt: skip
FOLDED = {"spoiler", "details", "collapse", "dropdown", "fold"}


def admonition(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """`!!! note "Title"` and `??? note "Title"` (folded; `???+` open), with an indented body."""
    match = ADMONITION.match(lines[start].text)
    if not match:
        return 0
    first = next((index for index in range(start + 1, len(lines)) if lines[index].text.strip()), len(lines))
    width = indent(lines[first].text) if first < len(lines) else 0
    if width < 2:
        return 0
    end = last = first
    while end < len(lines) and (not lines[end].text.strip() or indent(lines[end].text) >= min(width, 4)):
        end += 1
        last = end if lines[end - 1].text.strip() else last
    kind, folded = match["classes"].lower(), match["mark"].startswith("?")
    own = match["title"] is not None
    title = Line(lines[start].number * own, match["title"] if own else title_of(kind.split()[0], reader.lang))
    kind = kind if kind.split()[0] in KINDS else "note"
    element = box(parent, kind, title, folded)
    if match["mark"] == "???+":
        element.set("open", "open")
    reader.read(element, [dedent(line, min(width, 4)) for line in lines[first:last]])
    return last - start


def directive(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """`:::note Title` … `:::`, as Docusaurus writes it."""
    match = DIRECTIVE.match(lines[start].text)
    if not match or not (match["type"] or match["title"]):
        return 0
    end = _directive_end(lines, start)
    if end == len(lines) or not re.fullmatch(r" *:{3,} *", lines[end].text):
        reader.findings.append(("unclosed-block", lines[start].number, match["colons"]))
    if match["title"] and (braces := _BRACES.fullmatch(match["title"])) and not match["type"]:
        _division(reader, parent, braces[1], lines[start + 1 : end], lines[start].number)
        return min(end + 1, len(lines)) - start
    kind, words_of_title = (match["type"] or "").lower(), [match["bracket"] or "", match["title"] or ""]
    if not kind and (named := _NAMED.fullmatch(words_of_title[1].strip())):
        kind, words_of_title = named["name"].lower(), [named["title"]]
    if kind in LAYOUT:
        reader.read(parent, lines[start + 1 : end])
        return min(end + 1, len(lines)) - start
    folded = kind in FOLDED
    kind = "note" if folded else SAME.get(kind, kind)
    if kind not in KINDS:
        kind, words_of_title = "note", [match["type"] or "", *words_of_title]
    own = " ".join(filter(None, words_of_title))
    title = Line(lines[start].number if own else 0, own or title_of(kind, reader.lang))
    reader.read(box(parent, kind, title, folded), lines[start + 1 : end])
    return min(end + 1, len(lines)) - start


def fenced(reader: Reader, parent: Element, info: str, lines: Sequence[Line]) -> bool:
    """A box between fences, as MyST writes it: ```` ```{note} Title ````; whether it is one."""
    match = _NAMED.fullmatch(info)
    kind = SAME.get(match["name"].lower(), match["name"].lower()) if match else ""
    if not match or kind not in KINDS:
        if _ELSEWHERE.match(info):
            reader.findings.append(("foreign-fence", lines[0].number - 1, info))
        return False
    content = list(lines)
    while content and re.match(r":[\w-]+:", content[0].text):  # its options
        del content[0]
    own = match["title"].strip()
    title = Line(lines[0].number - 1 if own else 0, own or title_of(kind, reader.lang))
    reader.read(box(parent, kind, title, False), content)
    return True


def _division(reader: Reader, parent: Element, attributes: str, lines: Sequence[Line], number: int) -> None:
    """`::: {.callout-note}` of pandoc and Quarto: a box of the kind that a class names, else
    its content alone, with its id."""
    names = [name.removeprefix("callout-") for name in re.findall(r"\.([\w-]+)", attributes)]
    kind = next((name for name in names if name in KINDS), "")
    title = re.search(r"title=\"([^\"]*)\"", attributes)
    if kind:
        line = Line(number, title[1]) if title else Line(0, title_of(kind, reader.lang))
        reader.read(box(parent, kind, line, False), lines)
        return
    if name := re.search(r"#([\w-]+)", attributes):
        SubElement(parent, "div", {"id": name[1]})
    reader.read(parent, lines)


def _directive_end(lines: Sequence[Line], start: int) -> int:
    """The closing line; where there is none, the end of the paragraph."""
    depth, index = 1, start + 1
    while index < len(lines):
        text = lines[index].text
        if fence := FENCE.match(text):
            index = closing(lines, index, fence)
        elif re.fullmatch(r" *:{3,} *", text):
            depth -= 1
            if not depth:
                return index
        elif (match := DIRECTIVE.match(text)) and (match["type"] or match["title"]):
            depth += 1
        index += 1
    return next((index for index in range(start + 1, len(lines)) if not lines[index].text.strip()), len(lines))


def title_of(kind: str, lang: str) -> str:
    return words(lang).get(f"admonition_{kind}", kind.capitalize())


def box(parent: Element, classes: str, title: Line, folded: bool) -> Element:
    """A box with its title, whose line is 0 where it is ours."""
    if folded:
        element = SubElement(parent, "details", {"class": classes})
        SubElement(element, "summary").text = marked([title])
    else:
        element = SubElement(parent, "div", {"class": f"admonition {classes}"})
        if title.text:
            SubElement(element, "p", {"class": "admonition-title"}).text = marked([title])
    return element
