"""Styles of a .docx, whatever their program calls them: Word in any language, WPS, pandoc."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from huikan.importing.docx.xml import on, value

Part = Literal["", "title", "subtitle", "author", "date", "caption", "contents", "quotation", "code"]

_HEADING = re.compile(r"(?:heading|标题|標題|titre|überschrift|見出し)\s*([1-9])(?:\D.*)?", re.I)
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("title", re.compile(r"title|标题|標題|文章标题|大标题|论文标题|文件标题|公文标题", re.I)),
    ("subtitle", re.compile(r"subtitle|副标题|副標題", re.I)),
    ("author", re.compile(r"author|authors|作者|署名|作者姓名", re.I)),
    ("date", re.compile(r"date|日期|成文日期", re.I)),
    ("caption", re.compile(r"(?:image |table |figure )?caption|题注|題注|图题|表题|图注|表注|图名|表名", re.I)),
    ("contents", re.compile(r"toc (?:\d|heading).*|目录\s*\d?|table of figures|图表目录|wpsoffice手动目录\s*\d?", re.I)),
    ("quotation", re.compile(r"(?:intense )?quote|block text|引用|明显引用|block quotation", re.I)),
    ("code", re.compile(r"source code|html preformatted|plain text|纯文本|代码|verbatim", re.I)),
)
_CHINESE_LEVELS = {"一级标题": 1, "二级标题": 2, "三级标题": 3, "四级标题": 4, "章标题": 1, "节标题": 2, "条标题": 3}
_HEADING_FACES = re.compile(r"黑体|simhei|heiti|小标宋|xiaobiaosong|楷体|kaiti|stkaiti", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """`level` of a heading from 1, 0 for none; `size` in points, 0 where nothing says it."""

    name: str = ""
    part: Part = ""
    level: int = 0
    align: str = ""
    size: float = 0.0
    number: tuple[str, int] = ("", 0)  # list and level in it that the style brings
    bold: bool = False
    heading_face: bool = False
    left: int = 0


@dataclass(slots=True)
class Styles:
    """Styles of paragraphs and characters by their identifiers."""

    elements: dict[str, Element] = field(default_factory=dict)
    _known: dict[str, Style] = field(default_factory=dict)

    def of(self, identifier: str) -> Style:
        if identifier not in self._known:
            self._known[identifier] = self._read(identifier)
        return self._known[identifier]

    def _read(self, identifier: str) -> Style:
        name = value(self.elements.get(identifier), "w:name") or identifier
        level, part = _level(name), _part(name)
        chain = self._chain(identifier)
        for element in chain:  # what a style is based on says what it does not say itself
            above = value(element, "w:name")
            level = level or (0 if part else _level(above) or _outline(element.find("w:pPr")))
            part = part or (_part(above) if not level else "")
        number = next((number for element in chain if (number := number_of(element.find("w:pPr")))[0]), ("", 0))
        return Style(
            name,
            part,
            0 if part else level,
            next((align for element in chain if (align := value(element.find("w:pPr"), "w:jc"))), ""),
            next((size for element in chain if (size := size_of(element.find("w:rPr")))), 0.0),
            number,
            any(on(element.find("w:rPr"), "w:b") for element in chain[:1]),
            any(has_heading_face(element.find("w:rPr")) for element in chain),
        )

    def _chain(self, identifier: str) -> list[Element]:
        chain: list[Element] = []
        while identifier in self.elements and len(chain) < 12:
            chain.append(self.elements[identifier])
            identifier = value(chain[-1], "w:basedOn")
        return chain


def read(root: Element | None) -> Styles:
    elements = root.findall("w:style") if root is not None else []
    return Styles({element.get("w:styleId", ""): element for element in elements})


def default_paragraph(root: Element | None) -> str:
    """The identifier of the style of paragraphs that name none."""
    elements = root.findall("w:style") if root is not None else []
    return next(
        (
            each.get("w:styleId", "")
            for each in elements
            if each.get("w:type") == "paragraph" and each.get("w:default") in ("1", "true")
        ),
        "",
    )


def _level(name: str) -> int:
    match = _HEADING.fullmatch(name.strip())
    return int(match[1]) if match else _CHINESE_LEVELS.get(name.strip(), 0)


def _part(name: str) -> Part:
    return next((part for part, pattern in _PARTS if pattern.fullmatch(name.strip())), "")


def _outline(properties: Element | None) -> int:
    level = value(properties, "w:outlineLvl")
    return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0


def outline_level(properties: Element | None) -> int:
    """The level of a heading that a paragraph's own properties say, 0 for none."""
    return _outline(properties)


def size_of(properties: Element | None) -> float:
    """The size of type in points; the standard counts half points."""
    size = value(properties, "w:sz")
    return int(size) / 2 if size.isdecimal() else 0.0


def number_of(properties: Element | None) -> tuple[str, int]:
    """(list, level from 0) of a paragraph's number, ("", 0) for none; list "0" takes one away."""
    number = properties.find("w:numPr") if properties is not None else None
    level = value(number, "w:ilvl", "0")
    return value(number, "w:numId"), int(level) if level.isdecimal() else 0


def has_heading_face(properties: Element | None) -> bool:
    """Whether the type is one in which Chinese headings are set: 黑体, 楷体, 小标宋."""
    fonts = properties.find("w:rFonts") if properties is not None else None
    return fonts is not None and bool(_HEADING_FACES.search(fonts.get("w:eastAsia", "")))
