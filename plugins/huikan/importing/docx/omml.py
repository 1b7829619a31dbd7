"""Formulas of Word (OMML, ISO/IEC 29500-1 §22.1) as TeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from huikan.importing.docx.tex_signs import ACCENTS, FUNCTIONS, NARY, SIGNS, tex_of
from huikan.importing.docx.xml import chosen

_FENCES = {"{": r"\{", "}": r"\}", "‖": r"\|", "∥": r"\|", "|": "|", "(": "(", ")": ")", "[": "[", "]": "]", "/": "/", "": "."}
_STYLES = {"double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak", "sans-serif": "mathsf", "monospace": "mathtt"}
_ARRAY = re.compile(r"\\begin\{(?:aligned|matrix)\}(.*)\\end\{(?:aligned|matrix)\}", re.S)
_MATRICES = {"{": "cases", "()": "pmatrix", "[]": "bmatrix", "||": "vmatrix", "‖‖": "Vmatrix", "{}": "Bmatrix"}
_PROPERTIES = re.compile(r"m:(?:\w+Pr|ctrlPr)|w:rPr|w:proofErr|w:bookmark\w+|m:argSz|w:commentRange\w+")


@dataclass(slots=True)
class Reading:
    """TeX under way: `unknown` are elements that have none; `number` stands behind `#`."""

    unknown: list[str] = field(default_factory=list)
    number: str = ""
    alignment: bool = False


def formula(element: Element) -> tuple[str, str, tuple[str, ...]]:
    """(TeX, number, elements that were not understood) of an `m:oMath`."""
    reading = Reading()
    tex = _children(reading, element)
    if match := re.search(r"\\#\s*[（(]?\s*([\w.\-–—]+)\s*[)）]?\s*$", tex):
        tex, reading.number = tex[: match.start()], match[1]
    return " ".join(tex.split()), reading.number, tuple(dict.fromkeys(reading.unknown))


def _children(reading: Reading, element: Element | None) -> str:
    if element is None:
        return ""
    out = ""
    for child in chosen(element):
        piece = _element(reading, child)
        if re.search(r"\\[A-Za-z]+$", out) and re.match(r"[A-Za-z]", piece):
            out += " "
        out += piece
    return out


def _element(reading: Reading, element: Element) -> str:
    if element.tag in _READERS:
        return _READERS[element.tag](reading, element)
    if _PROPERTIES.fullmatch(element.tag):
        return ""
    if element.tag in ("m:oMath", "m:e", "m:box", "m:sub", "m:sup", "w:hyperlink", "m:num", "m:den"):
        return _children(reading, element)
    if element.tag == "w:r":
        return "".join(_text(text) for text in [child.text or "" for child in element.iter("w:t")] if text.strip())
    reading.unknown.append(element.tag)
    return _children(reading, element)


def _below(element: Element, path: str) -> Element | None:
    found: Element | None = element
    for name in path.split("/"):
        found = found.find(name) if found is not None else None
    return found


def _property(element: Element, path: str, default: str = "") -> str:
    child = _below(element, path)
    return default if child is None else child.get("m:val", child.get("w:val", default))


def _is_on(element: Element, path: str) -> bool:
    child = _below(element, path)
    return child is not None and child.get("m:val", "1") not in ("0", "off", "false")


def _text(text: str) -> str:
    inner = re.sub(
        r"([\\{}$&#%_^~])", lambda match: SIGNS.get(match[0], match[0]).strip() if match[0] in "\\^~" else f"\\{match[0]}", text
    )
    return rf"\text{{{inner}}}"


def _run(reading: Reading, element: Element) -> str:
    text = "".join(child.text or "" for child in element.iter("m:t")).replace("\u200b", "")
    if not text:
        return ""
    if _is_on(element, "m:rPr/m:nor"):
        return _text(text)
    script, style = _property(element, "m:rPr/m:scr"), _property(element, "m:rPr/m:sty", "i")
    tex = tex_of(text, reading.alignment)
    if script in _STYLES:
        return rf"\{_STYLES[script]}{{{tex.strip()}}}"
    if style in ("b", "bi") and text.strip():
        return rf"\{'mathbf' if style == 'b' and text.isascii() and text.isalnum() else 'boldsymbol'}{{{tex.strip()}}}"
    if style == "p" and re.fullmatch(r"[A-Za-z]{2,}", text.strip()):
        name = text.strip()
        return rf"\{name} " if name in FUNCTIONS else rf"\mathrm{{{name}}}"
    return tex


def _argument(reading: Reading, element: Element | None) -> str:
    """An argument in braces; one with `&` in it aligns nothing."""
    return f"{{{_children(reading, element).strip()}}}"


def _nucleus(reading: Reading, element: Element | None) -> str:
    """What an index stands at: as it is where it is one sign, else in braces."""
    tex = _children(reading, element).strip()
    return tex if len(tex) == 1 or re.fullmatch(r"\\[A-Za-z]+|\\\w+\{\w\}", tex) else f"{{{tex}}}"


def _fraction(reading: Reading, element: Element) -> str:
    top, below = (_argument(reading, element.find(name)) for name in ("m:num", "m:den"))
    match _property(element, "m:fPr/m:type", "bar"):
        case "lin" | "skw":
            return f"{top}/{below}"
        case "noBar":
            return rf"\genfrac{{}}{{}}{{0pt}}{{}}{top}{below}"
    return rf"\frac{top}{below}"


def _indices(reading: Reading, element: Element) -> str:
    base = _nucleus(reading, element.find("m:e"))
    for name, sign in (("m:sub", "_"), ("m:sup", "^")):
        if element.find(name) is not None:
            index = _children(reading, element.find(name)).strip()
            prime = sign == "^" and re.fullmatch(r"'+", index)
            base += index if prime else f"{sign}{{{index}}}"
    return base


def _before(reading: Reading, element: Element) -> str:
    below, above = (_argument(reading, element.find(name)) for name in ("m:sub", "m:sup"))
    return f"{{}}_{below}^{above}{_nucleus(reading, element.find('m:e'))}"


def _root(reading: Reading, element: Element) -> str:
    degree = _children(reading, element.find("m:deg")).strip()
    hidden = _is_on(element, "m:radPr/m:degHide") or not degree
    return rf"\sqrt{'' if hidden else f'[{degree}]'}{_argument(reading, element.find('m:e'))}"


def _nary(reading: Reading, element: Element) -> str:
    sign = _property(element, "m:naryPr/m:chr", "∫")
    tex = NARY.get(sign, tex_of(sign).strip())
    places = _property(element, "m:naryPr/m:limLoc")
    is_integral = sign in "∫∬∭∮"
    tex += r"\limits" if places == "undOvr" and is_integral else r"\nolimits" if places == "subSup" and not is_integral else ""
    for name, mark in (("sub", "_"), ("sup", "^")):
        limit = _children(reading, element.find(f"m:{name}")).strip()
        if limit and not _is_on(element, f"m:naryPr/m:{name}Hide"):
            tex += f"{mark}{{{limit}}}"
    return f"{tex} {_children(reading, element.find('m:e'))}"


def _fenced(reading: Reading, element: Element) -> str:
    opening, closing = _property(element, "m:dPr/m:begChr", "("), _property(element, "m:dPr/m:endChr", ")")
    divider = _property(element, "m:dPr/m:sepChr", "|")
    middle = r" \middle| " if divider == "|" else f" {tex_of(divider)} "
    inner = middle.join(_children(reading, child).strip() for child in element.findall("m:e"))
    if inner.count(r"\begin") == 1 and (array := _ARRAY.fullmatch(inner)):
        name = _MATRICES.get(opening + closing)
        if name:
            return rf"\begin{{{name}}}{array[1]}\end{{{name}}}"
    return rf"\left{_fence(opening)} {inner} \right{_fence(closing)}"


def _fence(sign: str) -> str:
    return _FENCES[sign] if sign in _FENCES else tex_of(sign).strip() or "."


def _function(reading: Reading, element: Element) -> str:
    name = _children(reading, element.find("m:fName")).strip()
    plain = re.sub(r"\\mathrm\{(\w+)\}", r"\1", name)
    first = re.match(r"[A-Za-z]+", plain)
    if first and first[0] in FUNCTIONS:
        name = f"\\{plain}"
    elif first and len(first[0]) > 1:
        name = rf"\operatorname{{{first[0]}}}{plain[first.end() :]}"
    return f"{name} {_children(reading, element.find('m:e'))}"


def _limit(reading: Reading, element: Element) -> str:
    base, limit = _children(reading, element.find("m:e")).strip(), _argument(reading, element.find("m:lim"))
    lower = element.tag == "m:limLow"
    plain = re.sub(r"\\mathrm\{(\w+)\}", r"\1", base).lstrip("\\")
    if plain in FUNCTIONS:
        return f"\\{plain}{'_' if lower else '^'}{limit}"
    if base.startswith((r"\underbrace", r"\overbrace", r"\sum", r"\prod")):
        return f"{base}{'_' if lower else '^'}{limit}"
    return rf"\{'under' if lower else 'over'}set{limit}{{{base}}}"


def _accent(reading: Reading, element: Element) -> str:
    sign = _property(element, "m:accPr/m:chr", "\u0302")
    inner = _children(reading, element.find("m:e")).strip()
    name = ACCENTS.get(sign, "hat")
    is_long = len(re.sub(r"\\[A-Za-z]+", "x", inner)) > 1
    wide = {"hat": "widehat", "tilde": "widetilde", "bar": "overline", "vec": "overrightarrow"}
    return rf"\{wide.get(name, name) if is_long else name}{{{inner}}}"


def _bar(reading: Reading, element: Element) -> str:
    above = _property(element, "m:barPr/m:pos", "bot") == "top"
    return rf"\{'overline' if above else 'underline'}{_argument(reading, element.find('m:e'))}"


def _group(reading: Reading, element: Element) -> str:
    sign, inner = _property(element, "m:groupChrPr/m:chr", "⏟"), _argument(reading, element.find("m:e"))
    above = _property(element, "m:groupChrPr/m:pos", "bot") == "top"
    if sign in "⏟⏞":
        return rf"\{'over' if sign == '⏞' or above else 'under'}brace{inner}"
    arrows = {"→": "overrightarrow", "←": "overleftarrow", "⇒": "Rightarrow"}
    if above and sign in arrows and arrows[sign].startswith("over"):
        return rf"\{arrows[sign]}{inner}"
    return rf"\{'over' if above else 'under'}set{{{tex_of(sign).strip()}}}{inner}"


def _matrix(reading: Reading, element: Element) -> str:
    """A matrix, or equations whose columns meet without a gap."""
    rows = (" & ".join(_children(reading, cell).strip() for cell in row.findall("m:e")) for row in element.findall("m:mr"))
    sides = [side.get("m:val", "") for properties in element.findall("m:mPr") for side in properties.iter("m:mcJc")]
    meet = _property(element, "m:mPr/m:cGp", "1") == "0" and sides == ["right", "left"] * (len(sides) // 2)
    name = "aligned" if meet else "matrix"
    return rf"\begin{{{name}}} {_rows(rows)} \end{{{name}}}"


def _equations(reading: Reading, element: Element) -> str:
    """Equations below each other. One alone is how Word sets a number beside it."""
    lines = element.findall("m:e")
    outside, reading.alignment = reading.alignment, len(lines) > 1
    rows = [_children(reading, line).strip() for line in lines]
    reading.alignment = outside
    return rows[0] if len(rows) == 1 else rf"\begin{{aligned}} {_rows(rows)} \end{{aligned}}"


def _rows(rows: Iterable[str]) -> str:
    return r" \\ ".join(rows)


def _boxed(reading: Reading, element: Element) -> str:
    return rf"\boxed{_argument(reading, element.find('m:e'))}"


def _phantom(reading: Reading, element: Element) -> str:
    shown = _below(element, "m:phantPr/m:show")
    inner = _argument(reading, element.find("m:e"))
    return rf"\phantom{inner}" if shown is not None and shown.get("m:val") in ("0", "off", "false") else inner


_READERS: Mapping[str, Callable[[Reading, Element], str]] = {
    "m:r": _run,
    "m:f": _fraction,
    "m:sSup": _indices,
    "m:sSub": _indices,
    "m:sSubSup": _indices,
    "m:sPre": _before,
    "m:rad": _root,
    "m:nary": _nary,
    "m:d": _fenced,
    "m:func": _function,
    "m:limLow": _limit,
    "m:limUpp": _limit,
    "m:acc": _accent,
    "m:bar": _bar,
    "m:groupChr": _group,
    "m:m": _matrix,
    "m:eqArr": _equations,
    "m:borderBox": _boxed,
    "m:phant": _phantom,
}
