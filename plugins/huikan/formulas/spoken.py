"""A formula in words, for who hears a page or a PDF: "E 等于 m c 的平方", "a over b"."""

from __future__ import annotations

import re
from typing import Any

from huikan.formulas.alphabets import plain
from huikan.formulas.phrases import PHRASES

Packed = list[Any]

_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_SILENT = frozenset("\u2061\u2062\u2063\u2064")
_UNSPOKEN = frozenset(("mphantom", "mspace", "mprescripts", "none"))
_PRIMES = "′″‴"


def spoken(node: Packed, language: str) -> str:
    """The words of a formula, from MathJax's own tree, in "zh" or "en"."""
    return re.sub(r"\s+", " ", _Speaker(language).say(node)).strip()


def _sign(node: Packed | str) -> str:
    """The sign that an operator is; "" for what is none."""
    return node[2] if isinstance(node, list) and node[0] == "mo" and len(node) == 3 else ""


class _Speaker:
    def __init__(self, language: str) -> None:
        self.phrases = PHRASES.get(language, PHRASES["en"])
        self.schemes = {
            "mfrac": self._fraction,
            "msqrt": self._root,
            "mroot": lambda parts: self.phrases.nth_root.format(*parts),
            "msup": lambda parts: self._power(*parts),
            "msub": lambda parts: self._index(*parts),
            "msubsup": self._scripts,
            "munder": lambda parts: self.phrases.below.format(*parts),
            "munderover": self._scripts,
        }

    def say(self, node: Packed | str) -> str:
        if isinstance(node, str):
            return node
        name, children = node[0], node[2:]
        if name in _TOKENS:
            return self._token("".join(children))
        if name in _UNSPOKEN:
            return " "
        if name == "mtable":
            return self._table(children)
        if name in ("mover", "munder") and (accent := self.phrases.accents.get(_sign(children[1]))):
            return f" {self.say(children[0]).strip()} {accent} "
        parts = [self.say(child).strip() for child in children]
        if name in self.schemes and len(parts) in (1, 2, 3):
            return f" {self.schemes[name](parts)} "
        return " ".join(parts)

    def _token(self, text: str) -> str:
        words = [self.phrases.signs.get(sign, sign) for sign in plain(text) if sign not in _SILENT]
        return f" {words[0]} " if len(words) == 1 else "".join(words)

    def _fraction(self, parts: list[str]) -> str:
        simple = all(" " not in part for part in parts)
        return (self.phrases.short_fraction if simple else self.phrases.fraction).format(*parts)

    def _root(self, parts: list[str]) -> str:
        inner = " ".join(parts)
        return (self.phrases.root if " " in inner else self.phrases.short_root).format(inner)

    def _index(self, base: str, index: str) -> str:
        return self.phrases.subscript.format(base, index) if index else base

    def _power(self, base: str, exponent: str) -> str:
        phrases = self.phrases
        if not exponent or exponent in [phrases.signs[prime] for prime in _PRIMES]:
            return f"{base} {exponent}"
        known = {"2": phrases.square, "3": phrases.cube, "∘": phrases.degrees}
        ends = exponent.rpartition(" ")[2]
        charged = ends in (phrases.signs["+"], phrases.signs["−"], "∗", "⊤", "T")  # of an ion; of a matrix
        return known.get(exponent, phrases.superscript if charged else phrases.power).format(base, exponent)

    def _scripts(self, parts: list[str]) -> str:
        if parts[0] in [self.phrases.signs[sign] for sign in "∑∏∫"]:
            return self.phrases.limits.format(*parts)
        return self._power(self._index(parts[0], parts[1]), parts[2])

    def _table(self, rows: list[Packed]) -> str:
        lines = [" ".join(self.say(cell).strip() for cell in row[2:]).strip() for row in rows]
        if len(lines) == 1:
            return lines[0]
        return ", ".join(self.phrases.row.format(number, line) for number, line in enumerate(lines, 1))
