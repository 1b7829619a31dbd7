"""Reads texts of LibreOffice and WPS in OpenDocument (.odt, ISO/IEC 26300) as a Manuscript: they
become HTML, which the reader of pages reads, so that both know the same of headings and lists."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element, ParseError

from huikan import media
from huikan.importing import html
from huikan.importing.docx.package import Package, RefusedError
from huikan.importing.docx.xml import UnsafeXmlError, parse
from huikan.importing.elements import Manuscript
from huikan.importing.reports import Report, shortened

_MOST_REPEATED = 60  # of cells that stand for many alike
_TITLES = frozenset(("Title", "标题"))
_SKIPPED = frozenset(
    "tracked-changes sequence-decls forms bookmark bookmark-start bookmark-end soft-page-break page-number page-count "
    "reference-mark change change-start change-end title desc note-citation annotation-end".split()
)
_SIGNS = {"s": " ", "tab": " ", "line-break": "<br>"}
_SHAPES = frozenset("custom-shape g line rect path polygon ellipse connector".split())
# Attributes of a style -> the tag that says the same
_LOOKS = (
    ("x:font-weight", ("bold", "600", "700", "800", "900"), "b"),
    ("x:font-style", ("italic", "oblique"), "i"),
    ("x:text-underline-style", ("solid", "dotted", "dash", "wave", "double"), "u"),
    ("x:text-line-through-style", ("solid", "dotted", "dash", "wave", "double"), "s"),
    ("x:text-emphasize", ("dot above", "dot below", "accent above", "circle above", "disc above"), "em"),
)


@dataclass(slots=True)
class _Style:
    parent: str = ""
    tags: tuple[str, ...] = ()
    align: str = ""
    is_numbered: bool = False


@dataclass(slots=True)
class _Text:
    """A text on its way to HTML: its styles by name, its parts, what was left out."""

    report: Report
    archive: zipfile.ZipFile
    styles: dict[str, _Style] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)  # of comments
    shift: int = 0  # levels by which headings stand below a title
    place: int = 0  # paragraphs so far


def read(data: bytes, stem: str, report: Report) -> Manuscript | None:
    """What a text says, its pictures as files called `stem` and a number. None for one that is not
    read; the report says why. Never raises."""
    trouble = media.trouble(io.BytesIO(data), len(data), "odt")
    if trouble:
        report.add("import-damaged" if trouble.code == "damaged-archive" else "import-unsafe", what=trouble.what or "ODT")
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            page = _page(_Text(report, archive))
            return html.read(page, stem, report, lambda path: _part(archive, path)) if page else None
    except (UnsafeXmlError, RecursionError):
        report.add("import-unsafe", what="XML")
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, NotImplementedError, OSError, EOFError, RuntimeError):
        report.add("import-damaged", what="content.xml")
    return None


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part; None where there is none that can be read."""
    try:
        return Package(archive).read(name.removeprefix("./"))
    except RefusedError:
        return None


def _page(text: _Text) -> str:
    """The text as HTML, "" for one with changes that nobody has decided."""
    content = _part(text.archive, "content.xml")
    if content is None:
        text.report.add("import-damaged", what="content.xml")
        return ""
    root = parse(content)
    styles = _part(text.archive, "styles.xml")
    for part in (parse(styles) if styles else None, root):
        for style in part.iter() if part is not None else ():
            if style.tag in ("x:style", "x:list-style"):
                text.styles[style.get("x:name", "")] = _style(style)
    body = next((each for each in root.iter("x:text")), None)
    if body is None or _has_changes(text, body):
        return ""
    _heads(text, parse(styles) if styles else None)
    text.shift = int(any(_is_title(text, each) for each in body.iter("x:p")))
    blocks = "".join(_blocks(text, body))
    if text.authors:
        names = ", ".join(dict.fromkeys(filter(None, text.authors)))
        text.report.add("import-comments", count=len(text.authors), authors=names)
    return f"<html><body>{blocks}</body></html>"


def _style(element: Element) -> _Style:
    style = _Style(parent=element.get("x:parent-style-name", ""))
    style.is_numbered = any(each.tag == "x:list-level-style-number" and each.get("x:level") == "1" for each in element)
    for each in element:
        if each.tag == "x:text-properties":
            tags = [tag for name, values, tag in _LOOKS if each.get(name, "") in values]
            position = each.get("x:text-position", "").split(" ")[0]
            tags += ["sup"] if position == "super" else ["sub"] if position == "sub" else []
            style.tags = tuple(tags)
        elif each.tag == "x:paragraph-properties":
            style.align = {"center": "center", "end": "right", "right": "right"}.get(each.get("x:text-align", ""), "")
    return style


def _has_changes(text: _Text, body: Element) -> bool:
    """Whether somebody's changes wait to be accepted or refused; each is said."""
    regions = list(body.iter("x:changed-region"))
    for region in regions:
        author = next((each.text or "" for each in region.iter("dc:creator")), "")
        code = "import-deleted" if region.find("x:deletion") is not None else "import-inserted"
        words = " ".join("".join(part.itertext()) for part in region.iter("x:p"))
        text.report.add(code, author=author, text=shortened(words))
    return bool(regions)


def _heads(text: _Text, styles: Element | None) -> None:
    for each in styles.iter() if styles is not None else ():
        words = "".join(each.itertext()).strip() if each.tag in ("x:header", "x:footer") else ""
        if words:
            text.report.once("import-page-heads", text=shortened(words))


def _is_title(text: _Text, element: Element) -> bool:
    name = element.get("x:style-name", "")
    return name in _TITLES or text.styles.get(name, _Style()).parent in _TITLES


def _blocks(text: _Text, parent: Element) -> Iterator[str]:
    for element in parent:
        match element.tag:
            case "x:h":
                level = min(6, int(element.get("x:outline-level", "1") or 1) + text.shift)
                yield f"<h{level}>{_inlines(text, element)}</h{level}>\n"
            case "x:p":
                text.place += 1
                yield _paragraph(text, element)
            case "x:list":
                tag = "ol" if text.styles.get(element.get("x:style-name", ""), _Style()).is_numbered else "ul"
                items = "".join(
                    f"<li>{''.join(_blocks(text, item))}</li>" for item in element if item.tag in ("x:list-item", "x:list-header")
                )
                yield f"<{tag}>{items}</{tag}>\n"
            case "x:table":
                yield f"<table>{''.join(_rows(text, element))}</table>\n"
            case "x:table-of-content" | "x:illustration-index" | "x:table-index" | "x:alphabetical-index":
                text.report.once("import-contents")
            case "x:section" | "x:text-box":
                yield from _blocks(text, element)
            case "x:frame" | "x:custom-shape" | "x:g":
                yield f"<p>{_inline(text, element)}</p>\n"


def _paragraph(text: _Text, element: Element) -> str:
    content = _inlines(text, element)
    if _is_title(text, element):
        return f"<h1>{content}</h1>\n"
    style = text.styles.get(element.get("x:style-name", ""), _Style())
    for tag in style.tags:
        content = f"<{tag}>{content}</{tag}>" if content.strip() else content
    return f'<p style="text-align:{style.align}">{content}</p>\n' if style.align else f"<p>{content}</p>\n"


def _rows(text: _Text, table: Element, tag: str = "td") -> Iterator[str]:
    for element in table:
        if element.tag in ("x:table-header-rows", "x:table-row-group", "x:table-rows"):
            yield from _rows(text, element, "th" if element.tag == "x:table-header-rows" else tag)
        elif element.tag == "x:table-row":
            yield f"<tr>{''.join(_cell(text, cell, tag) for cell in element if cell.tag == 'x:table-cell')}</tr>"


def _cell(text: _Text, cell: Element, tag: str) -> str:
    spans = (("colspan", "x:number-columns-spanned"), ("rowspan", "x:number-rows-spanned"))
    own = "".join(f' {name}="{count}"' for name, of in spans if (count := cell.get(of, "1")).isdecimal() and count != "1")
    repeated = cell.get("x:number-columns-repeated", "1")
    times = min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() else 1
    return f"<{tag}{own}>{''.join(_blocks(text, cell))}</{tag}>" * times


def _inlines(text: _Text, element: Element) -> str:
    pieces = [escape(element.text or "")]
    for child in element:
        pieces += [_inline(text, child), escape(child.tail or "")]
    return "".join(pieces)


def _inline(text: _Text, element: Element) -> str:
    name = element.tag.removeprefix("x:")
    if name in _SKIPPED:
        return ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _SHAPES:
        words = " ".join("".join(each.itertext()) for each in element.iter("x:p")).strip()
        text.report.once("import-shape", text.place, words)
        return escape(words)
    writer = _WRITERS.get(name, _inlines)
    return writer(text, element)


def _span(text: _Text, element: Element) -> str:
    content = _inlines(text, element)
    for tag in text.styles.get(element.get("x:style-name", ""), _Style()).tags:
        content = f"<{tag}>{content}</{tag}>"
    return content


def _link(text: _Text, element: Element) -> str:
    return f'<a href="{escape(element.get("x:href", ""))}">{_inlines(text, element)}</a>'


def _note(text: _Text, element: Element) -> str:
    body = element.find("x:note-body")
    paragraphs = [_inlines(text, each) for each in body.iter("x:p")] if body is not None else []
    return f"<odf-note>{'<br>'.join(paragraphs)}</odf-note>"


def _comment(text: _Text, element: Element) -> str:
    text.authors.append(next((each.text or "" for each in element.iter("dc:creator")), ""))
    return ""


def _ruby(text: _Text, element: Element) -> str:
    base, reading = element.find("x:ruby-base"), element.find("x:ruby-text")
    words = _inlines(text, base) if base is not None else ""
    return f"<ruby>{words}<rt>{escape(''.join(reading.itertext()) if reading is not None else '')}</rt></ruby>"


def _frame(text: _Text, frame: Element) -> str:
    """A picture, a box of words, a formula, an object: the first form of it that can be read."""
    box, formula = frame.find("x:text-box"), frame.find("x:object")
    if box is not None:
        words = "".join(box.itertext())
        text.report.add("import-text-box", text.place, words, text=shortened(words))
        return "<br>".join(_inlines(text, each) for each in box.iter("x:p"))
    if formula is not None and (written := _formula(text, formula.get("x:href", ""))):
        text.report.add("import-odt-formula", text.place, text=shortened(written))
        return ""
    for image in frame.findall("x:image"):
        address = image.get("x:href", "")
        named = frame.find("x:title") if frame.find("x:title") is not None else frame.find("x:desc")
        alt = (named.text or "") if named is not None else ""
        if address:
            return f'<img src="{escape(address)}" alt="{escape(alt)}">'
    text.report.add("import-object", text.place, what=frame.get("x:name", "") or "draw:frame")
    return ""


def _formula(text: _Text, address: str) -> str:
    """What a formula of LibreOffice says in its own language, "" for another object."""
    content = _part(text.archive, f"{address.removeprefix('./')}/content.xml") if address else None
    root = parse(content) if content and b"MathML" in content else None
    if root is None:
        return ""
    notes: Mapping[str, str] = {each.get("encoding", ""): each.text or "" for each in root.iter("x:annotation")}
    return next(iter(notes.values()), "") or " ".join("".join(root.itertext()).split())


_WRITERS: Mapping[str, Callable[[_Text, Element], str]] = {
    "span": _span,
    "a": _link,
    "note": _note,
    "annotation": _comment,
    "ruby": _ruby,
    "frame": _frame,
}
