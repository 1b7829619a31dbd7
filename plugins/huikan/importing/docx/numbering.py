"""Numbers that Word writes before paragraphs: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from huikan.importing.docx.xml import on, value

_DIGITS = "〇一二三四五六七八九"
_HEAVENLY, _EARTHLY = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True)
class Level:
    form: str = "decimal"  # w:numFmt
    text: str = ""  # "%1.%2"
    start: int = 1
    figures: bool = False  # w:isLgl: all numbers of it in figures


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: `bullet`, or `text` with its `number`; `plain` where
    Markdown can count it (`1.`, `1)`)."""

    text: str
    number: int
    bullet: bool = False
    plain: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, identifier: str, level: int) -> Label | None:
        """The label of the next paragraph of a list; None where the list has none."""
        if identifier not in self.lists:
            return None
        abstract, levels, starts = self.lists[identifier]
        counts = self._counts.setdefault(abstract, {})
        if identifier not in self._begun:
            self._begun.add(identifier)
            counts |= {at: start - 1 for at, start in starts.items()}
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        here = levels.get(level, Level("bullet"))
        counts[level] = counts.get(level, here.start - 1) + 1
        if here.form == "bullet":
            return Label("", 0, bullet=True)
        if here.form == "none" and "%" not in here.text:
            return Label(here.text, 0) if here.text.strip() else None
        text = re.sub(r"%([1-9])", lambda match: self._number(levels, counts, int(match[1]) - 1, here.figures), here.text)
        plain = here.form == "decimal" and re.fullmatch(rf"%{level + 1}[.)．]", here.text.strip()) is not None
        return Label(text.strip(), counts[level], plain=plain)

    def _number(self, levels: dict[int, Level], counts: dict[int, int], at: int, figures: bool) -> str:
        level = levels.get(at, Level())
        return formatted(counts.setdefault(at, level.start), "decimal" if figures else level.form)


def read(root: Element | None) -> Numbering:
    abstracts = {each.get("w:abstractNumId", ""): _levels(each) for each in _all(root, "w:abstractNum")}
    numbering = Numbering()
    for number in _all(root, "w:num"):
        abstract = value(number, "w:abstractNumId")
        levels, starts = dict(abstracts.get(abstract, {})), {}
        for override in number.findall("w:lvlOverride"):
            at = _integer(override.get("w:ilvl", ""), 0)
            start = value(override, "w:startOverride")
            if (own := override.find("w:lvl")) is not None:
                levels[at] = _level(own)
            if start:
                starts[at] = _integer(start, 1)
        numbering.lists[number.get("w:numId", "")] = (abstract, levels, starts)
    return numbering


def _all(root: Element | None, name: str) -> Sequence[Element]:
    return root.findall(name) if root is not None else ()


def _levels(abstract: Element) -> dict[int, Level]:
    return {_integer(level.get("w:ilvl", ""), 0): _level(level) for level in abstract.findall("w:lvl")}


def _level(element: Element) -> Level:
    form = value(element, "w:numFmt", "decimal")
    return Level(form, value(element, "w:lvlText"), _integer(value(element, "w:start"), 1), on(element, "w:isLgl"))


def _integer(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else default


def formatted(number: int, form: str) -> str:
    """A number as a format of Word writes it; one that we do not know has figures."""
    if form.startswith(("chinese", "taiwanese", "japaneseCounting", "ideographDigital", "koreanCounting")):
        return _chinese(number)
    match form:
        case "upperLetter" | "lowerLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)
            return letters.upper() if form[0] == "u" else letters
        case "upperRoman" | "lowerRoman":
            return _roman(number).upper() if form[0] == "u" else _roman(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x245F + number) if 0 < number <= 20 else str(number)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({ord("0") + at: 0xFF10 + at for at in range(10)})
        case "decimalZero":
            return f"{number:02}"
        case "ideographTraditional":
            return _HEAVENLY[(number - 1) % 10]
        case "ideographZodiac":
            return _EARTHLY[(number - 1) % 12]
        case "none":
            return ""
    return str(number)


def _chinese(number: int) -> str:
    """一, 十, 十一, 二十, 一百零五; figures from 1,000 on."""
    if not 0 < number < 1000:
        return _DIGITS[0] if number == 0 else str(number)
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and units:
        text += "零"
    return text + (_DIGITS[units] if units else "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for amount, sign in _ROMAN:
        text += sign * (number // amount)
        number %= amount
    return text + _ROMAN_UNITS[number]
