"""Parts of a .docx as XML: no entities, no document types, limits, and names with the prefixes
that everybody knows (`w:p`), whichever edition of the standard wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

DEEPEST = 240  # levels of elements; Word's own documents have some thirty
MOST_ELEMENTS = 3_000_000

_FAMILIES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


class UnsafeXmlError(ValueError):
    """A part that no word processor writes: with a document type, or beyond every limit."""


class _Builder:
    """Builds the tree while it counts; a document type ends it before an entity could unfold."""

    def __init__(self) -> None:
        self._tree = ElementTree.TreeBuilder()
        self._depth = self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise UnsafeXmlError("nesting")
        self._tree.start(_plain(tag), {_plain(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(_plain(tag))

    def data(self, text: str) -> None:
        self._tree.data(text)

    def doctype(self, *_: object) -> None:
        raise UnsafeXmlError("DOCTYPE")

    def close(self) -> Element:
        return self._tree.close()


def _plain(name: str) -> str:
    if not name.startswith("{"):
        return name
    family, _, local = name[1:].partition("}")
    return f"{_FAMILIES.get(family, 'x')}:{local}"


def parse(data: bytes) -> Element:
    """The root of an XML part. UnsafeXmlError; ParseError where it is no XML."""
    parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314 (no entity gets past _Builder)
    parser.feed(data)
    root: Element = parser.close()
    return root


def value(parent: Element | None, name: str, default: str = "") -> str:
    """The `w:val` of a child element."""
    child = parent.find(name) if parent is not None else None
    return child.get("w:val", default) if child is not None else default


def on(parent: Element | None, name: str) -> bool:
    """Whether a property that is there or not is there, and not switched off."""
    child = parent.find(name) if parent is not None else None
    return child is not None and child.get("w:val", "1") not in ("0", "false", "off", "none")


def chosen(element: Element) -> Iterator[Element]:
    """The children of an element. Of alternatives for newer and older programs it is the first
    that has words or a picture; of wrappers without meaning, what they hold."""
    for child in element:
        if child.tag == "mc:AlternateContent":
            options = [option for option in child if option.tag in ("mc:Choice", "mc:Fallback")]
            best = next((option for option in options if _has_content(option)), options[0] if options else None)
            if best is not None:
                yield from chosen(best)
        elif child.tag in ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo"):
            yield from chosen(child)
        else:
            yield child


def _has_content(option: Element) -> bool:
    return any(child.tag in ("w:txbxContent", "a:blip", "v:imagedata", "c:chart", "w:t", "m:oMath") for child in option.iter())
