"""Elements of HTML as inline elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from huikan.importing.elements import NO_MARKS, Formula, Inline, Mark, Note, Paragraph, Picture, Ruby, Run, stripped
from huikan.importing.html.tree import Element
from huikan.importing.reports import Report

_MARKS: dict[str, Mark] = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis", "u": "underline", "ins": "insert",
    "s": "delete", "strike": "delete", "del": "delete", "sub": "sub", "sup": "sup", "mark": "highlight", "code": "code",
    "kbd": "code", "tt": "code", "samp": "code",
}  # fmt: skip
_STYLES: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (re.compile(r"font-weight:\s*(?:bold|bolder|[6-9]00)"), "strong"),
    (re.compile(r"font-style:\s*(?:italic|oblique)|text-emphasis(?:-style)?:\s*(?!none)"), "emphasis"),
    (re.compile(r"text-decoration(?:-line)?:[^;]*underline"), "underline"),
    (re.compile(r"text-decoration(?:-line)?:[^;]*line-through"), "delete"),
    (re.compile(r"vertical-align:\s*super"), "sup"),
    (re.compile(r"vertical-align:\s*sub(?!\w)"), "sub"),
)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden(?!.*visibility:\s*visible)|mso-hide:\s*all")
DROPPED = frozenset("script style head title noscript template nav iframe object embed button select svg canvas".split())
_NAMED = frozenset(
    "iframe object embed video audio canvas mp-common-video mpvoice qqmusic mpvideosnap mp-miniprogram svg".split()
)
_SCHEMES = re.compile(r"(?:https?|mailto|tel):|#", re.I)


@dataclass(slots=True)
class PageReader:
    """`source` gives the name or address of a picture, "" for none; `anchors` are ids that links
    of the page lead to."""

    report: Report
    source: Callable[[str, int], str]
    anchors: frozenset[str] = frozenset()


def is_hidden(reader: PageReader, element: Element) -> bool:
    hidden = "hidden" in element.attributes or _HIDDEN.search(element.attributes.get("style", ""))
    if not hidden or element.attributes.get("id") == "js_content":  # WeChat shows its text by a script
        return False
    if text := " ".join(element.text.split()):
        reader.report.add("import-hidden", element.line, text=text[:40])
    return True


def is_dropped(reader: PageReader, element: Element) -> bool:
    """Whether an element has no counterpart in a text; those that showed something are named."""
    if element.tag in _NAMED:
        address = element.attributes.get("src") or element.attributes.get("data-src") or ""
        reader.report.add("import-embedded", element.line, what=f"<{element.tag}>", address=address[:200])
    return element.tag in DROPPED or element.tag in _NAMED


def all_inlines(reader: PageReader, element: Element) -> list[Inline]:
    marks = _marks(element, NO_MARKS) if element.tag not in ("p", "h1", "h2", "h3", "h4", "h5", "h6") else NO_MARKS
    return [each for child in element.children for each in inlines(reader, child, marks, "", element.line)]


def inlines(reader: PageReader, node: Element | str, marks: frozenset[Mark], href: str, line: int) -> Iterator[Inline]:
    if isinstance(node, str):
        yield Run(re.sub(r"[ \t\r\n\f\xa0]+", " ", node).replace("\u200b", ""), marks, href if node.strip() else "")
        return
    if _is_formula(node):
        yield from _formula(reader, node)
        return
    if is_hidden(reader, node) or is_dropped(reader, node):
        return
    match node.tag:
        case "br":
            yield Run("\n", marks)
        case "img":
            yield from _picture(reader, node)
        case "ruby":
            yield _ruby(node)
        case "odf-note":  # of a text in OpenDocument
            words = stripped([each for child in node.children for each in inlines(reader, child, NO_MARKS, "", node.line)])
            yield Note((Paragraph(words),))
        case "a":
            link = node.attributes.get("href", "").strip()
            yield from _inside(reader, node, marks, _link(reader, link, node.line) or href)
        case "wbr" | "o:p" if not node.children:
            return
        case _:
            yield from _inside(reader, node, _marks(node, marks), href)


def _inside(reader: PageReader, node: Element, marks: frozenset[Mark], href: str) -> Iterator[Inline]:
    for child in node.children:
        yield from inlines(reader, child, marks, href, node.line)


def _marks(element: Element, marks: frozenset[Mark]) -> frozenset[Mark]:
    style = element.attributes.get("style", "").lower()
    own = {mark for pattern, mark in _STYLES if pattern.search(style)}
    if element.tag in _MARKS:
        own.add(_MARKS[element.tag])
    if re.search(r"font-weight:\s*(?:normal|400)", style):  # Google Docs wraps whole texts in such a <b>
        own.discard("strong")
        marks -= {"strong"}
    return marks | own


def _link(reader: PageReader, address: str, line: int) -> str:
    """The address that a link keeps, "" for one that leads nowhere else than its machine."""
    if address.startswith("#"):
        return address if address[1:] in reader.anchors and len(address) > 1 else ""
    if address.startswith("//"):
        return f"https:{address}"
    if _SCHEMES.match(address):
        return address
    if address and not address.lower().startswith(("javascript:", "data:", "about:")):
        reader.report.add("import-link", line, address=address[:120])
    return ""


def _picture(reader: PageReader, element: Element) -> Iterator[Picture]:
    attributes = element.attributes
    address = next(
        (text for name in ("data-src", "data-original", "src", "data-actualsrc") if (text := attributes.get(name, "").strip())),
        "",
    )
    tiny = attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1")
    if tiny:  # counts readers
        return
    if not address:
        reader.report.add("import-picture-missing", element.line, name=attributes.get("alt") or "<img>")
        return
    name = reader.source(address, element.line)
    if name:
        alt = " ".join(attributes.get("alt", "").split())
        yield Picture(name, "" if alt in ("图片", "image", "img", "Image") else alt)


def _ruby(element: Element) -> Ruby:
    reading = "".join(child.text for child in element.elements() if child.tag == "rt")
    base = "".join(
        child if isinstance(child, str) else child.text if child.tag in ("rb", "span") else "" for child in element.children
    )
    return Ruby(base.strip(), reading.strip())


def _is_formula(element: Element) -> bool:
    return (
        element.tag == "math"
        or bool({"katex", "katex-display", "MathJax"} & set(element.classes()))
        or "data-latex" in element.attributes
    )


def _formula(reader: PageReader, element: Element) -> Iterator[Formula]:
    """A formula whose page keeps its TeX."""
    noted = next((each for each in element.elements() if each.attributes.get("encoding") == "application/x-tex"), None)
    tex = noted.text if noted else element.attributes.get("data-latex") or element.attributes.get("alttext") or ""
    display = "katex-display" in element.classes() or element.attributes.get("display") == "block"
    if tex.strip():
        yield Formula(tex.strip(), display)
    else:
        reader.report.add("import-page-formula", element.line, text=" ".join(element.text.split())[:60])
