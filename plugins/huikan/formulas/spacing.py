"""Space around operators as TeX has it, where browsers would have another.

Browsers take it from the dictionary of MathML Core by the character; TeX by what the formula
says (`|x|`, `\\mathbin`). It is written down where the two may differ.
"""

from __future__ import annotations

from collections.abc import Mapping

_ORDINARY, _OPERATOR, _BINARY, _RELATION, _OPEN, _CLOSE, _PUNCTUATION = map(str, range(7))
_SPACES = {  # (before, behind): TeX's thin, medium and thick space
    _BINARY: ("0.222em", "0.222em"),
    _RELATION: ("0.278em", "0.278em"),
    _PUNCTUATION: ("0", "0.167em"),
}
_AS_BROWSERS = {  # characters for which the dictionary of Core says the same
    _BINARY: frozenset("+−×÷±∓⋅∗∘∧∨∩∪⊕⊗"),
    _RELATION: frozenset("=≠<>≤≥≡≈≃∼∝∈∉⊂⊆⊃⊇→←⇒⇔↦:≔"),
    _OPEN: frozenset("([{⟨⌈⌊"),
    _CLOSE: frozenset(")]}⟩⌉⌋"),
    _PUNCTUATION: frozenset(",;"),
    _OPERATOR: frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀"),
    _ORDINARY: frozenset("!′″‴"),
}
_SILENT = frozenset("\u2061\u2062\u2063\u2064")


def spaces(text: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """`lspace` and `rspace` of an operator; none where browsers know."""
    kind = attributes.get("texclass", "")
    if not text or text in _SILENT or text in _AS_BROWSERS.get(kind, ()) or kind not in _SPACES | _AS_BROWSERS:
        return {}
    if kind == _OPERATOR:
        return {}
    before, behind = ("0", "0") if attributes.get("script") else _SPACES.get(kind, ("0", "0"))
    return {"lspace": before, "rspace": behind}
