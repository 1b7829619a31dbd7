"""MathML Core, of what MathJax made of the TeX: what browsers draw without a script.

What Core has no word for (alignment and rules of tables, frames, strokes) is a class, for the
style sheet: pages have no styles of their own. Only elements and attributes named here pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from huikan.formulas.alphabets import styled
from huikan.formulas.spacing import spaces

Packed = list[Any]  # [name, attributes, child, …]; a text is a string

_LENGTH = r"-?(?:\d+\.?\d*|\.\d+)(?:em|ex|px|pt|cm|mm|in|%)?"
_SIZE = re.compile(_LENGTH)
_WORD = re.compile(r"true|false|-?\d+|prefix|infix|postfix|block|inline")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,6}|[a-zA-Z]{3,30}")
_SPACE = dict.fromkeys(("width", "height", "depth"), _SIZE)
_EVERYWHERE = {"displaystyle": _WORD, "scriptlevel": _WORD, "mathcolor": _COLOUR, "mathbackground": _COLOUR, "mathsize": _SIZE}
_OPERATOR = dict.fromkeys(("stretchy", "symmetric", "largeop", "movablelimits", "form"), _WORD)
_ELEMENTS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    **{
        name: {} for name in "math mi mn mtext ms mrow mstyle msqrt mroot mphantom mtable msub msup msubsup mmultiscripts".split()
    },
    **{name: {"accent": _WORD, "accentunder": _WORD} for name in ("munder", "mover", "munderover")},
    "mo": _OPERATOR | dict.fromkeys(("lspace", "rspace", "minsize", "maxsize"), _SIZE),
    "mspace": _SPACE,
    "mpadded": _SPACE | {"lspace": _SIZE, "voffset": _SIZE},
    "mfrac": {"linethickness": _SIZE},
    "mprescripts": {},
    "mtr": {"data-row": _WORD},  # which of the numbers is its own
    "mtd": {"rowspan": _WORD, "columnspan": _WORD},
}
_NOTATIONS = {
    "box": "box",
    "roundedbox": "box",
    "top": "line-above",
    "bottom": "line-below",
    "left": "line-before",
    "right": "line-behind",
    "updiagonalstrike": "stroke-up",
    "downdiagonalstrike": "stroke-down",
    "horizontalstrike": "stroke-through",
}
_OVERLAPS = {"-1width": "before", "-.5width": "across", "-0.5width": "across"}  # what has no width, and where it lies


def core(node: Packed) -> Packed:
    """An element as MathML Core has it."""
    name, attributes = node[0], node[1]
    if name == "mtable":
        return _table(node)
    children = [core(child) if isinstance(child, list) else child for child in node[2:]]
    if name == "menclose":
        classes = [_NOTATIONS[word] for word in attributes.get("notation", "").split() if word in _NOTATIONS]
        return ["mrow", {"class": " ".join(classes)} if classes else {}, *children]
    if name == "mspace" and attributes.get("width", "").startswith("-"):
        return ["mpadded", {"width": "0"}]  # Core has no negative space
    if name == "mpadded" and (overlap := _OVERLAPS.get(attributes.get("lspace", ""))):
        return ["mpadded", _kept(name, attributes), ["mrow", {"class": overlap}, *children]]
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _token(name, attributes, "".join(child for child in children if isinstance(child, str)))
    if name in ("none", "maction", "semantics"):
        return children[0] if children and name != "none" else ["mrow", {}]
    if name not in _ELEMENTS:
        name = "mtext" if children and isinstance(children[0], str) else "mrow"
    if name == "mrow" and len(children) == 1 and not _kept(name, attributes):
        return _alone(children[0])
    return [name, _kept(name, attributes), *children]


def _alone(child: Packed) -> Packed:
    """An element that TeX has in braces: no operator between two others."""
    if child[0] == "mo" and "lspace" not in child[1] and child[1].get("stretchy") != "true":
        return ["mo", child[1] | {"lspace": "0", "rspace": "0"}, *child[2:]]
    return child if child[0] != "mo" else ["mrow", {}, child]


def _token(name: str, attributes: Mapping[str, str], text: str) -> Packed:
    style = attributes.get("mathvariant", "normal")
    kept = _kept(name, attributes)
    if name == "mi" and len(text) == 1:  # which a browser slants by itself
        if style == "normal":
            kept["mathvariant"] = "normal"
        elif style != "italic":
            text = styled(text, style)
    elif style != "italic" or name == "mi":
        text = styled(text, style)
    if name == "mo":
        kept |= spaces(text, attributes)
    return [name, kept, *([text] if text else [])]


def _kept(name: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes that Core has, with values that it has."""
    allowed = {**_EVERYWHERE, **_ELEMENTS[name]}
    return {key: value for key, value in attributes.items() if key in allowed and allowed[key].fullmatch(value)}


def _table(node: Packed) -> Packed:
    attributes = node[1]
    aligns, gaps = _words(attributes, "columnalign", "center"), _words(attributes, "columnspacing", "1em")
    columns, rows = _words(attributes, "columnlines", "none"), _words(attributes, "rowlines", "none")
    result: Packed = ["mtable", _kept("mtable", attributes) | _frame(attributes)]
    for number, row in enumerate(node[2:]):
        cells: Packed = ["mtr", _kept("mtr", row[1])]
        for at, cell in enumerate(row[2:]):
            classes = [_of(aligns, at) if "columnalign" not in cell[1] else cell[1]["columnalign"]]
            classes += [_gap(_of(gaps, at - 1))] if at else []
            classes += ["line-before"] if at and _of(columns, at - 1) != "none" else []
            classes += ["line-above"] if number and _of(rows, number - 1) != "none" else []
            names = " ".join(word for word in classes if word in _CLASSES)
            inner = [core(child) if isinstance(child, list) else child for child in cell[2:]]
            cells.append(["mtd", _kept("mtd", cell[1]) | ({"class": names} if names else {}), *inner])
        result.append(cells)
    return result


_CLASSES = frozenset(("left", "right", "gap-none", "gap-wide", "line-before", "line-above"))


def _frame(attributes: Mapping[str, str]) -> dict[str, str]:
    return {"class": "box"} if attributes.get("frame") not in (None, "", "none") else {}


def _words(attributes: Mapping[str, str], name: str, default: str) -> list[str]:
    return attributes.get(name, "").split() or [default]


def _of(words: list[str], at: int) -> str:
    """What a list says of a column: its last word holds for all that follow."""
    return words[min(at, len(words) - 1)]


def _gap(width: str) -> str:
    match = re.fullmatch(r"(-?[\d.]+)(em|pt|)", width)
    if not match:
        return ""
    size = float(match[1]) / (10 if match[2] == "pt" else 1)
    return "gap-none" if size < 0.4 else "gap-wide" if size > 1.4 else ""
