"""Signs of Unicode as TeX writes them in a formula."""

from __future__ import annotations

import re
import unicodedata

_GREEK = {
    **dict(zip("αβγδεζηθικλμνξπρςστυφχψω", (
        r"\alpha \beta \gamma \delta \varepsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi \pi \rho "
        r"\varsigma \sigma \tau \upsilon \varphi \chi \psi \omega"
    ).split(), strict=True)),
    **dict(zip("ΓΔΘΛΞΠΣΥΦΨΩ", r"\Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega".split(), strict=True)),
    "ϵ": r"\epsilon", "ϑ": r"\vartheta", "ϕ": r"\phi", "ϱ": r"\varrho", "ϖ": r"\varpi",
}  # fmt: skip
_OPERATORS = {
    "×": r"\times", "÷": r"\div", "±": r"\pm", "∓": r"\mp", "⋅": r"\cdot", "·": r"\cdot", "∙": r"\cdot", "∗": "*", "∘": r"\circ",
    "≤": r"\le", "≥": r"\ge", "⩽": r"\leqslant", "⩾": r"\geqslant", "≠": r"\ne", "≈": r"\approx", "≡": r"\equiv", "∼": r"\sim",
    "≃": r"\simeq", "≅": r"\cong", "∝": r"\propto", "≪": r"\ll", "≫": r"\gg", "≺": r"\prec", "≻": r"\succ",
    "∈": r"\in", "∉": r"\notin", "∋": r"\ni", "⊂": r"\subset", "⊃": r"\supset", "⊆": r"\subseteq", "⊇": r"\supseteq",
    "∪": r"\cup", "∩": r"\cap", "∅": r"\varnothing", "∖": r"\setminus", "∀": r"\forall", "∃": r"\exists", "¬": r"\neg",
    "∧": r"\wedge", "∨": r"\vee", "⊕": r"\oplus", "⊗": r"\otimes", "⊥": r"\perp", "∥": r"\parallel", "∠": r"\angle",
    "→": r"\to", "←": r"\leftarrow", "↔": r"\leftrightarrow", "⇒": r"\Rightarrow", "⇐": r"\Leftarrow", "⇔": r"\Leftrightarrow",
    "↦": r"\mapsto", "↑": r"\uparrow", "↓": r"\downarrow", "⟶": r"\longrightarrow", "⇌": r"\rightleftharpoons",
    "∞": r"\infty",
    "∂": r"\partial", "∇": r"\nabla", "′": "'", "″": "''", "‴": "'''", "°": r"^{\circ}", "ℏ": r"\hbar", "ℓ": r"\ell",
    "…": r"\ldots", "⋯": r"\cdots", "⋮": r"\vdots", "⋱": r"\ddots", "∴": r"\therefore", "∵": r"\because",
    "∑": r"\sum", "∏": r"\prod", "∐": r"\coprod", "∫": r"\int", "∬": r"\iint", "∭": r"\iiint", "∮": r"\oint",
    "⋃": r"\bigcup", "⋂": r"\bigcap", "⋁": r"\bigvee", "⋀": r"\bigwedge", "⨁": r"\bigoplus", "⨂": r"\bigotimes", "√": r"\surd",
    "⟨": r"\langle", "⟩": r"\rangle", "〈": r"\langle", "〉": r"\rangle", "⌊": r"\lfloor", "⌋": r"\rfloor", "⌈": r"\lceil",
    "⌉": r"\rceil",
    "‖": r"\Vert", "∣": r"\mid", "−": "-", "–": "-", "＝": "=", "＋": "+", "－": "-", "（": "(", "）": ")", "，": ",",
    "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}", "ℂ": r"\mathbb{C}", "Å": r"\text{Å}",
    "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "", "\u200b": "", "\ufeff": "", "\u2009": r"\,", "\u2003": r"\quad ",
    "\u2002": r"\enspace ", "\u00a0": r"\ ", "\u2005": r"\:", "\u3000": r"\quad ",
}  # fmt: skip
_SPECIAL = {
    "%": r"\%",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\sim",
    "^": r"\hat{}",
    "\\": r"\backslash",
}
SIGNS = {**_GREEK, **_OPERATORS, **_SPECIAL, "&": r"\&"}
FUNCTIONS = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth ln lg log exp lim sup inf max min det dim ker gcd deg arg "
    "Pr hom liminf limsup".split()
)
ACCENTS = {
    "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "overline", "\u0307": "dot", "\u0308": "ddot",
    "\u20db": "dddot",
    "\u0306": "breve", "\u030c": "check", "\u0301": "acute", "\u0300": "grave", "\u20d7": "vec", "\u20d6": "overleftarrow",
    "\u20e1": "overleftrightarrow", "^": "hat", "~": "tilde", "˜": "tilde", "¯": "bar", "→": "vec", "ˆ": "hat", "˙": "dot",
}  # fmt: skip
NARY = {sign: _OPERATORS[sign] for sign in "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂"}
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef、。]+")
_STYLES = (  # how the mathematical letters of Unicode are named
    ("BOLD SCRIPT", "mathcal"), ("BOLD FRAKTUR", "mathfrak"), ("SANS-SERIF", "mathsf"), ("DOUBLE-STRUCK", "mathbb"),
    ("BOLD ITALIC", "boldsymbol"), ("BOLD", "mathbf"), ("SCRIPT", "mathcal"), ("FRAKTUR", "mathfrak"), ("MONOSPACE", "mathtt"),
)  # fmt: skip


def tex_of(text: str, alignment: bool = False) -> str:
    """Characters of a formula in TeX; Chinese as text. `alignment`: `&` is a place to align at."""
    pieces = []
    end = 0
    for wide in _WIDE.finditer(text):
        if len(wide[0]) == 1 and wide[0] in SIGNS:
            continue
        pieces += [_signs(text[end : wide.start()], alignment), rf"\text{{{wide[0]}}}"]
        end = wide.end()
    return "".join([*pieces, _signs(text[end:], alignment)])


def _signs(text: str, alignment: bool) -> str:
    out = ""
    for character in text:
        sign = (
            "&"
            if alignment and character == "&"
            else SIGNS.get(character) or (_lettered(character) if ord(character) > 127 else "")
        )
        if sign is None or (not sign and character in SIGNS):
            continue
        sign = sign or character
        if re.search(r"\\[A-Za-z]+$", out) and re.match(r"[A-Za-z]", sign):
            out += " "
        out += sign
    return f"{out} " if re.search(r"\\[A-Za-z]+$", out) else out


def _lettered(character: str) -> str:
    """A letter of a style that Unicode has signs for, such as 𝐀 or 𝒙."""
    name = unicodedata.name(character, "")
    plain = unicodedata.normalize("NFKC", character)
    if not name.startswith("MATHEMATICAL ") or not plain:
        return character if plain == character or len(plain) != 1 else SIGNS.get(plain, plain)
    letter = SIGNS.get(plain, plain)
    style = next((style for words, style in _STYLES if words in name), "")
    return rf"\{style}{{{letter}}}" if style else letter
