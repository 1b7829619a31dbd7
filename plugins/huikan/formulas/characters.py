"""TeX of what people write in its place: signs of Chinese input methods, Unicode out of Word and of
web pages, lines that only break. What stands in `\\text` and the like stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")
_WORDS = re.compile(r"\\(?:text\w*|mbox|hbox|fbox|operatorname\*?|tag\*?|label|ce|pu|begin|end|mathrm|color|textcolor)\s*\{")
_SIGNS: Mapping[str, str] = {
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **dict(zip("＋－＝＜＞／＊｜［］", "+-=<>/*|[]", strict=True)),
    "％": r"\%",
    "＃": r"\#",
    "｛": r"\{",
    "｝": r"\}",
    "～": r"\sim ",
    "×": r"\times ",
    "÷": r"\div ",
    "∆": r"\Delta ",
    "–": "-",
    "—": "-",
    "\u3000": r"\ ",
    "\u00a0": " ",
}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢⱼₖₘₓ", "0123456789+-=()nijkmx", strict=True))
_ACCENTS = {
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "hat",
    "\u0303": "tilde",
    "\u0304": "bar",
    "\u0305": "bar",
    "\u0306": "breve",
    "\u0307": "dot",
    "\u0308": "ddot",
    "\u030a": "mathring",
    "\u030c": "check",
    "\u0332": "underline",
    "\u20d6": "overleftarrow",
    "\u20d7": "vec",
    "\u20db": "dddot",
    "\u20e1": "overleftrightarrow",
    "\u0338": "not",
}
_ACCENTED = re.compile(rf"([^\W\d_])([{''.join(_ACCENTS)}])|([=<>≤≥∈⊂⊆≡∼≈])\u0338")
_PARENTHESES = re.compile("（([^（）]*)）")
_FROM_WORD = re.compile("[\U0001d400-\U0001d7ff〖〗▒]")
_ROOT = re.compile(r"([√∛∜])\s*(\d+(?:\.\d+)?|[A-Za-z\U0001d400-\U0001d7ff]|(?=\())")
_DEGREES = {"√": "", "∛": "[3]", "∜": "[4]"}
_PIECE = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:left|right)(?![A-Za-z])|\\\\|\\[A-Za-z]+|\\.|[{}&]|%[^\n]*|\n[ \t]*\n", re.DOTALL
)
_OPENS, _CLOSES = re.compile(r"\\begin\s*\{|\\left$"), re.compile(r"\\end\s*\{|\\right$")


def as_tex(tex: str, display: bool) -> str:
    """The TeX that a formula means. `display`: what only breaks lines stands on several."""
    if not tex.isascii():
        tex = "".join(part if is_text else _signs(part) for part, is_text in _parts(_UNSEEN.sub("", tex)))
    return _lines(tex) if display and ("\\\\" in tex or "\n" in tex) else tex


def _parts(tex: str) -> list[tuple[str, bool]]:
    """The pieces of a formula, and of each whether it is the words of `\\text` and the like."""
    parts, at = [], 0
    for match in _WORDS.finditer(tex):
        if match.start() >= at and (end := _close(tex, match.end() - 1, "{", "}")) > 0:
            parts += [(tex[at : match.start()], False), (tex[match.start() : end], True)]
            at = end
    return [*parts, (tex[at:], False)]


def _close(tex: str, start: int, opening: str, closing: str) -> int:
    """Where what opens at `start` ends; -1 where it does not."""
    depth = 0
    for match in re.compile(rf"\\.|[{re.escape(opening + closing)}]", re.DOTALL).finditer(tex, start):
        depth += {opening: 1, closing: -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return -1


def _signs(tex: str) -> str:
    tex = _PARENTHESES.sub(lambda match: match[0] if re.search(f"[{_HAN}]", match[1]) else f"({match[1]})", tex)
    tex = _ACCENTED.sub(
        lambda match: rf"\not{match[3]}" if match[3] else rf"\{_ACCENTS[match[2]]}{{{match[1]}}}", _decomposed(tex)
    )
    if _FROM_WORD.search(tex) and tex.count("〖") == tex.count("〗"):
        tex = _grouped(_grouped(tex.translate({ord("〖"): "{", ord("〗"): "}", ord("▒"): " "}), "_"), "^")
    tex = _roots(tex)
    for signs, mark in ((_RAISED, "^"), (_LOWERED, "_")):
        run = f"(?<!['′{mark}])([{''.join(signs)}]+)"
        tex = re.sub(run, lambda match, s=signs, m=mark: f"{m}{{{''.join(s[sign] for sign in match[0])}}}", tex)  # type: ignore[misc]
    return "".join(_SIGNS.get(sign, sign) for sign in tex)


def _decomposed(tex: str) -> str:
    """Letters with the accents of mathematics apart; those of languages stay whole."""
    return re.sub("[^\x00-\x7f](?=[\u0300-\u036f\u20d0-\u20f0])|[ŷŵẋẏẍĝẑ]", lambda match: normalize("NFD", match[0]), tex)


def _roots(tex: str) -> str:
    for _ in range(tex.count("√") + tex.count("∛") + tex.count("∜")):
        match = _ROOT.search(tex)
        if not match:
            break
        end = match.end() if match[2] else _close(tex, match.end(), "(", ")")
        inner = match[2] or tex[match.end() + 1 : end - 1]
        root = rf"\sqrt{_DEGREES[match[1]]}{{{inner}}}" if end > 0 else r"\surd "
        tex = tex[: match.start()] + root + tex[end if end > 0 else match.end() :]
    return tex


def _grouped(tex: str, mark: str) -> str:
    """A script in parentheses as Word has it, in braces."""
    at = 0
    while (start := tex.find(f"{mark}(", at)) >= 0:
        end = _close(tex, start + 1, "(", ")")
        if end > 0:
            tex = f"{tex[: start + 1]}{{{tex[start + 2 : end - 1]}}}{tex[end:]}"
        at = start + 2
    return tex


def _lines(tex: str) -> str:
    """A formula that breaks, or has an empty line, outside of all environments and braces, as lines
    below each other; one that has columns too stays as it is."""
    depth, breaks, blanks = 0, 0, []
    for match in _PIECE.finditer(tex.rstrip().removesuffix(r"\\")):
        piece = match[0]
        if piece == "{" or _OPENS.match(piece):
            depth += 1
        elif piece == "}" or _CLOSES.match(piece):
            depth -= 1
        elif depth == 0 and piece == "&":
            return tex
        elif depth == 0 and piece == r"\\":
            breaks += 1
        elif depth == 0 and piece[0] == "\n" and not tex[: match.start()].rstrip().endswith(r"\\"):
            blanks.append(match.start())
    for at in reversed(blanks):
        tex = rf"{tex[:at]}\\{tex[at:]}"
    return f"\\begin{{gather*}}{tex}\\end{{gather*}}" if breaks or blanks else tex
