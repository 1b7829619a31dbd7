"""TeX within a field of a .bib file as plain text, and plain text as TeX.

What TeX has and we do not know stays as it is written: nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape

_ACCENTS: Mapping[str, str] = {
    **dict(zip("`'^\"~=.", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307", strict=True)),
    **dict(zip("vucHkdbr", "\u030c\u0306\u0327\u030b\u0328\u0323\u0331\u030a", strict=True)),
}
_PAIRS = """ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
textbackslash \ue000 backslash \ue000 textbraceleft \ue001 textbraceright \ue002 textasciitilde \ue003 textasciicircum ^
textendash – textemdash — textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textregistered ®
texttrademark ™ copyright © textcopyright © ldots … dots … textdegree ° S § P ¶ pounds £ LaTeX LaTeX TeX TeX BibTeX BibTeX
textquotesingle ' textless < textgreater > textbar | textunderscore _ textcelsius ℃ celsius ℃ sim ∼ approx ≈ guillemotleft «
guillemotright » textonehalf ½ textperiodcentered · cdot · times × pm ± leq ≤ le ≤ geq ≥ ge ≥ infty ∞
rightarrow → to → textmu µ"""
_SIGNS: Mapping[str, str] = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))
_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega"
_LETTERS: Mapping[str, str] = {
    written: unicodedata.lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")
    for name in _GREEK.split()
    for written, size in ((name, "SMALL"), (name.title(), "CAPITAL"))
}
_SPELT = {**_LETTERS, **_SIGNS}
_LETTER = r"[^\W\d_]"
_ACCENT = re.compile(
    rf"\\(?P<mark>[`'^\"~=.])\s*(?:\{{\s*\\?(?P<a>{_LETTER})(?!{_LETTER})\s*(?:\{{\}})?\s*\}}|\\?(?P<b>{_LETTER})(?:(?<=\\[ij])\s*)?)"
    rf"|\\(?P<name>[vucHkdbr])(?:\s*\{{\s*\\?(?P<c>{_LETTER})\s*\}}|\s+\\?(?P<d>{_LETTER}))"
)
_COMMAND = re.compile(r"\\(?P<name>[a-zA-Z]+)(?:\s*\{\}|(?P<gap>\s*))")
_STYLED = re.compile(
    r"\\(?:text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal|superscript|subscript)?|emph|mkbibemph|mkbibquote|enquote|mbox|hbox|url|href"
    r"|mathrm|mathit|mathbf|uppercase|MakeUppercase|underline|ensuremath|nolinkurl)\s*(?=\{)"
    r"|\\(?:it|bf|tt|sc|rm|sf|sl|em|itshape|bfseries|scshape|upshape|normalfont)(?![a-zA-Z])\s*"
)
_LINK = re.compile(r"\\href\s*\{[^{}]*\}(?=\s*\{)")  # of which the words are seen
_RAISED_TEXT = re.compile(r"\\textsuperscript\s*\{([0-9+-]{1,6})\}")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SCRIPT = re.compile(r"\$?(?P<mark>[_^])(?:\{(?P<a>[0-9+-]{1,6})\}|(?P<b>[0-9]))\$")
_DOLLARS_OF_SCRIPTS = re.compile(r"(?<!\\)\$((?:\\mathrm|[A-Za-z0-9_^{}+\- ()])*[_^](?:\\mathrm|[A-Za-z0-9_^{}+\- ()])*)\$")
_IN_SCRIPT = re.compile(r"(?P<mark>[_^])(?:\{(?P<a>[0-9+-]{1,6})\}|(?P<b>[0-9]))")
_DOLLARS = re.compile(r"(?<!\\)\$([^$\\{}]{1,40})\$")
_ESCAPED = re.compile(r"\\([&%#$_ ,;:!@/{}()\-])")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|scp|jats:\w+|p|br|inline-formula)\b[^<>]*>", re.IGNORECASE)
_SUBS = re.compile(r"<(?P<tag>sub|sup)>(?P<digits>[0-9+-]{1,6})</(?P=tag)>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
_PRIVATE = str.maketrans({"\ue000": "\\", "\ue001": "{", "\ue002": "}", "\ue003": "~", "\ue004": "$", "\ue005": "-"})
_WRITTEN = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%#$_"},
}
_UNESCAPED = {"{": "\ue001", "}": "\ue002", "$": "\ue004", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": ""}


def plain(text: str) -> str:
    """The text that TeX would set, on one line."""
    if not _has_tex(text):
        return " ".join(text.split())
    text = _ESCAPED.sub(_unescaped, text)
    for _ in range(2):  # letters of Vietnamese have two accents, the inner one first
        text = _ACCENT.sub(_accented, text)
    text = _DOLLARS_OF_SCRIPTS.sub(lambda match: _IN_SCRIPT.sub(_script, match[1]), text)
    text = _SCRIPT.sub(_script, text)
    text = _STYLED.sub("", _LINK.sub("", _RAISED_TEXT.sub(lambda match: match[1].translate(_RAISED), text)))
    text = _COMMAND.sub(_spelt, text)
    text = _DOLLARS.sub(r"\1", text)
    text = text.replace("-{}-", "-\ue005").replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = text.replace("~", " ").replace("{", "").replace("}", "")
    return unicodedata.normalize("NFC", " ".join(text.split()).translate(_PRIVATE))


def verbatim(text: str) -> str:
    """The text of a field that BibTeX's styles set as it is: an address, a DOI."""
    text = re.sub(r"^\\(?:url|path|nolinkurl|href)\s*", "", text.strip())
    return re.sub(r"\\([&%#$_~{}])", r"\1", text).strip("{} \n\t<>").replace("{\\_}", "_")


def written(text: str) -> str:
    """Plain text as TeX that `plain` reads back as it was. Braces are balanced."""
    return re.sub("(?:-(?=-)|'(?=')|`(?=`))", r"\g<0>{}", "".join([_WRITTEN.get(char, char) for char in text]))


def outside_braces(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that stand in no braces."""
    depth = 0
    for match in re.finditer(rf"[{{}}]|{pattern.pattern.removeprefix('(?i)')}", text, pattern.flags):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield match


def without_html(text: str) -> str:
    """A text without the tags and the references to characters that exports of web pages leave in
    it: CO<sub>2</sub> is CO₂."""
    if "<" not in text and "&" not in text:
        return text
    text = _SUBS.sub(lambda match: match["digits"].translate(_LOWERED if match["tag"].lower() == "sub" else _RAISED), text)
    return unescape(_TAG.sub("", text)) if _REFERENCE.search(text) or _TAG.search(text) else text


def _has_tex(text: str) -> bool:
    return bool(re.search(r"[\\{}~$]|--|``|''", text))


def _unescaped(match: re.Match[str]) -> str:
    return _UNESCAPED.get(match[1], match[1])


def _accented(match: re.Match[str]) -> str:
    letter = match["a"] or match["b"] or match["c"] or match["d"]
    return unicodedata.normalize("NFC", letter + _ACCENTS[match["mark"] or match["name"]])


def _spelt(match: re.Match[str]) -> str:
    sign = _SPELT.get(match["name"])
    return match[0] if sign is None else sign


def _script(match: re.Match[str]) -> str:
    return (match["a"] or match["b"]).translate(_RAISED if match["mark"] == "^" else _LOWERED)
