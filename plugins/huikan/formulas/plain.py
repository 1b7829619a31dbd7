"""A formula as a line of plain text: `E = mc²`, `(a + b)/c`, `√2`. For feeds, search,
titles, citations: wherever nothing can be drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from huikan.formulas.alphabets import plain

Packed = list[Any]

# Digits and signs alone: few fonts have small letters, and nobody types them who searches
_RAISED = dict(zip("0123456789+−=()n∗′″‴∘", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ*′″‴°", strict=True))
_LOWERED = dict(zip("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_ACCENTS = {"^": "\u0302", "¯": "\u0304", "―": "\u0304", "~": "\u0303", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c"}
_ACCENTS |= {
    "ˆ": "\u0302",
    "˜": "\u0303",
    "‾": "\u0304",
    "˚": "\u030a",
    "⃛": "\u20db",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
}
_SIGNS = {  # what fonts lack, and what is not seen
    "\u2061": " ",
    "\u2062": "",
    "\u2063": "",
    "\u2064": "",
    "-": "−",
    "\u00a0": " ",
    "⟶": "→",
    "⟵": "←",
    "⟹": "⇒",
    "⟺": "⇔",
}
_EQUILIBRIUM = re.compile(r"\s*↽(?:\s*−)?\s*\^\(−⇀\)\s*")  # arrows of chemistry, one above the other
_SIGN = re.compile(r"(?:(?:^|(?<=[(\[{;,=<>≤≥≈→])|(?<=[;,=<>≤≥≈→] ))([−±])|(?<=[(,=<>≤≥])\s?([+])) (?=\S)")  # before a number
_BINARY, _RELATION, _PUNCTUATION = "2", "3", "6"


def plain_text(node: Packed) -> str:
    """The text of a formula, from MathJax's own tree."""
    text = _EQUILIBRIUM.sub(" ⇌ ", re.sub(r"\s+", " ", _text(node)).strip())
    return _SIGN.sub(_tight, re.sub(r"(?<=[(\[{⌊⌈⟨]) | (?=[)\]},;⌋⌉⟩])", "", text))


def _tight(match: re.Match[str]) -> str:
    return match[0].rstrip()


def _text(node: Packed | str) -> str:
    if isinstance(node, str):
        return node
    name, attributes, children = node[0], node[1], node[2:]
    if name in _TOKENS:
        return _token(name, attributes, "".join(children))
    if name == "mfrac" and attributes.get("linethickness", "").startswith("0"):  # a binomial coefficient
        return f"{_text(children[0]).strip()} {_text(children[1]).strip()}"
    write = _SCHEMES.get(name)
    return write(children) if write else "".join(map(_text, children))


def _token(name: str, attributes: Mapping[str, str], text: str) -> str:
    text = plain("".join(_SIGNS.get(sign, sign) for sign in text)) if name != "mtext" else text.replace("\u00a0", " ")
    is_name = name in ("mi", "mo") and len(text) > 1 and text.isascii() and text.isalpha() and "symbol" not in attributes
    if name == "mo" and not is_name:
        kind = attributes.get("texclass")
        if kind == _PUNCTUATION:
            return f"{text} "
        wide = kind in (_BINARY, _RELATION) or text in "∑∏∫"
        return f" {text} " if wide and text else text
    return f" {text} " if is_name else text


def _is_short(text: str) -> bool:
    """Whether it can stand beside a sign without brackets."""
    return bool(re.fullmatch(r"[^\s()]|(?:∂[²³]?)?[\w.%]+[′″²³]?(?:_(?:\w+|\([^()]*\)))?|\([^()]*\)", text.strip()))


def _is_script(text: str) -> bool:
    return _is_short(text) and not re.search(r"[_^²³]", text)


def _held(node: Packed | str) -> str:
    text = _text(node).strip()
    return text if _is_short(text) else f"({text})"


def _raised(text: str) -> str:
    text = text.replace(" ", "")
    if text and all(sign in _RAISED for sign in text):
        return "".join(_RAISED[sign] for sign in text)
    return f"^{text if _is_script(text) else f'({text})'}" if text else ""


def _lowered(text: str) -> str:
    text = re.sub(r"\s*([^\w\s,])\s*", r"\1", text.strip())
    if text and all(sign in _LOWERED for sign in text):
        return "".join(_LOWERED[sign] for sign in text)
    return f"_{text if _is_script(text) else f'({text})'}" if text else ""


def _is_braced(node: Packed | str) -> bool:
    while isinstance(node, list) and node[0] == "mrow" and len(node) == 3:
        node = node[2]
    return isinstance(node, list) and node[0] in ("mover", "munder") and _text(node[3]).strip() in ("⏞", "⏟")


def _mover(children: list[Packed | str]) -> str:
    if _is_braced(children[0]):  # words over a brace
        return f"{_held(children[0])} [{_text(children[1]).strip()}]"
    base, above = _text(children[0]).strip(), _text(children[1]).strip()
    if above in _ACCENTS and len(base) == 1:
        return base + _ACCENTS[above]
    return base if above in ("⏞", "―", "‾", "¯", "→", "←", "↔", *_ACCENTS) else base + _raised(above)


def _munder(children: list[Packed | str]) -> str:
    if _is_braced(children[0]):
        return _mover(children)
    base, below = _text(children[0]).strip(), _text(children[1]).strip()
    return base if below in ("⏟", "―", "_") else f" {base}{_lowered(below)} "


def _fraction(children: list[Packed | str]) -> str:
    return f"{_held(children[0])}/{_held(children[1])}"


def _multiscripts(children: list[Packed | str]) -> str:
    at = next((index for index, child in enumerate(children) if child[0] == "mprescripts"), len(children))
    base, behind, before = children[0], children[1:at], children[at + 1 :]

    def scripts(items: list[Packed | str]) -> str:
        texts = [_text(item) for item in items]
        return "".join(_lowered(text) if place % 2 == 0 else _raised(text) for place, text in enumerate(texts))

    return scripts(before) + _text(base) + scripts(behind)


def _table(rows: list[Packed | str]) -> str:
    lines = []
    for row in rows:
        cells = [_SIGN.sub(_tight, _text(cell).strip()) for cell in row[2:]]
        joined = "".join(f" {cell}" for cell in cells if cell)
        lines.append(joined.strip())
    return "; ".join(line for line in lines if line)


def _root(children: list[Packed | str]) -> str:
    return f"{_raised(_text(children[1]))}√{_held(children[0])}"


def _square_root(children: list[Packed | str]) -> str:
    inner = _text(["mrow", {}, *children]).strip()
    return f"√{inner if _is_short(inner) else f'({inner})'}"


_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_SCHEMES: Mapping[str, Callable[[list[Packed | str]], str]] = {
    "msup": lambda children: _text(children[0]).rstrip() + _raised(_text(children[1])),
    "msub": lambda children: _text(children[0]).rstrip() + _lowered(_text(children[1])),
    "msubsup": lambda children: _text(children[0]).rstrip() + _lowered(_text(children[1])) + _raised(_text(children[2])),
    "munderover": lambda children: f" {_text(children[0]).strip()}{_lowered(_text(children[1]))}{_raised(_text(children[2]))} ",
    "munder": _munder,
    "mover": _mover,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "mmultiscripts": _multiscripts,
    "mtable": _table,
    "mspace": lambda children: " ",
    "mphantom": lambda children: "",
}
