"""Chinese typography as text rules: where space goes, where lines may break,
which marks are squeezed. Pure.

After the W3C's "Requirements for Chinese Text Layout" (CLREQ) and GB/T 15834. `prepare` writes
what the rules ask for into a tree of text before it is laid out; `justification` asks the other
functions while lines are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.markup.no_break import NO_BREAK_SPACE, with_no_break_spaces
from huikan.typesetting.weasyprint_types import Element

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
OPENING = "（《〈「『【〔〖［｛“‘"
CLOSING = "）》〉」』】〕〗］｝”’"
STOPS = "，。、；：！？．"  # set in the left half of their square on the mainland
MIDDLE = "·・"
WIDE = OPENING + CLOSING + STOPS + "—…～" + MIDDLE
SQUARE = HAN + WIDE + "\u3000-\u303f\uff01-\uff60"  # everything that is set on the em square
LATIN = "A-Za-z0-9²³\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"

THIN = "\u2009"  # between Han and Latin; a line's end takes it away
BREAK = "\u200b"
JOINER = "\u2060"
MEASURES = "年月日号时分秒岁元角万亿千百倍个项条座处家人次篇页章节种类级届期册卷吨米公平立度层间套台只件辆户"
UNSEEN = BREAK + JOINER + "\u00ad\ufeff"

# Each rule: what is found, what is written. They run in this order over a text
# with the character before it.
RULES = (
    (re.compile(f"(?<=[{SQUARE}])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?=[{SQUARE}])"), ""),  # a wrapped source line
    (re.compile(f"(?<=[{CLOSING}{STOPS}]) +|(?<=[{HAN}]) +(?=[{OPENING}])"), ""),  # marks bring their own space
    (re.compile(f"(?<=[{HAN}{CLOSING}{STOPS}…—])(?=[“‘])"), BREAK),  # a line may end before a Chinese quotation
    (re.compile(f"(?<=[”’])(?=[{HAN}（《〈「『【〔])"), BREAK),  # and after one
    (re.compile(f"(?<=[{HAN}{LATIN}%])(?=[{MIDDLE}～]|—(?!—))"), JOINER),  # never at a line's start: names·, 1～2, 1—2
    (re.compile(r"(?<=～)(?=\d)|(?<=[\d%A-Za-z]/)(?=（\d)"), JOINER),  # 10～30 m, 8/（3）: nothing parts these
    (re.compile(r"(?<=[A-Za-zα-ωΑ-Ω]) ?([=≈<>≤≥]) ?(?=[−+\-]?\d)"), "\u00a0\\1\u00a0"),  # η = 1.35
    (re.compile(r"(?=［[A-Z]{1,2}(?:/[A-Z]{2})?］)"), JOINER),  # the type of a reference, ［S］, stands with its title
    (re.compile(f"(?<=[{HAN}]) ?(?=[{LATIN}])|(?<=[{LATIN}%℃‰]) ?(?=[{HAN}])"), THIN),  # typed as a space or not at all
    (re.compile(f"(?<=\\d{THIN})(?=[{MEASURES}])|(?<=[第图表]{THIN})(?=\\d)"), JOINER),  # 2025 年, 第 3 期, 图 1-2
)
# In any language: A = 32.6, and from figure to figure (10–30, 003—2024). Only in a list of
# references the year of a standard may begin a line (GB/T 9704—|2012［S］): the line before it
# would be torn apart.
RELATION = re.compile(r"(?<=[A-Za-zα-ωΑ-Ω]) ([=≈<>≤≥]) (?=[−+\-]?\d)")
LISTED = f"\\d{{4}}{JOINER}?［[A-Z]"
RANGE = re.compile(f"(?<=[\\d%])(?=[–—]\\d)|(?:(?<=\\d[–—])|(?<=\\d{JOINER}[–—]))(?=\\d)(?!{LISTED})")
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[\w\-.~:/?#\[\]@!$&'()*+,;=%]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
ADDRESS_BREAK = re.compile(r"(?<=[/?&=#@])(?=[^/])|(?<=[^@])(?=[.\-_%])", re.ASCII)
LONG_NAME = re.compile(r"[A-Za-z0-9_./\-]{13,}", re.ASCII)  # CommitCommentEvent: would tear a Chinese line apart
JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[_./\-])(?=\w)", re.ASCII)
# Between two joints of a name or address a piece of ten letters tears a line too: connecti|vity
LONG_PIECE = re.compile("(?<![A-Za-z])[A-Z]?[a-z]{10,}(?![A-Za-z])")
SYLLABLE = re.compile("(?<=[a-z]{2}[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy][a-z])")
SHORT_PAIR = re.compile(f"(?<![{LATIN}/])[{LATIN}]{{1,6}}/(?=[{LATIN}]{{1,6}}(?![{LATIN}/]))")
APOSTROPHE = re.compile(f"(?<=[{LATIN}])’(?=[{LATIN}])")  # Moore’s: in a Han font it would take a square
# The first half of a pair gives up its right side, an opening mark after another its left side.
# So does the opening mark of the type of a reference, ［S］.
PAIR = re.compile(
    f"[{CLOSING}{STOPS}](?=[{BREAK}{JOINER}]?[{CLOSING}{STOPS}{OPENING}{MIDDLE}])"
    f"|(?<=[{OPENING}])[{OPENING}]|［(?=[A-Z]{{1,2}}(?:/[A-Z]{{2}})?］)"
)
# Raised and lowered letters of the phonetic blocks, which are set as small plain ones
SMALL_LETTER = re.compile("[\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d6a\u1d78\u1d9b-\u1dbf\u2c7c\u2c7d]")
ONE_WORD = 24  # characters of an address that English, whose words are long, need not divide
ENORMOUS = 4000  # characters of a text that is divided, at places where a line may end
DIVISIBLE = re.compile(f"(?s:.{{2000}}.*?)(?:(?<=[{HAN}])(?=[{HAN}])|(?<=[ {BREAK}])(?=\\S))|(?s:.+)")
UNBROKEN = re.compile(f"[^\\s{HAN}{BREAK}]{{50}}")  # no word: measuring where it ends would take longer than the rest
ONE_SQUARE = re.compile(f"[{SQUARE}]")
ONE_HAN = re.compile(f"[{HAN}]")

INLINE = frozenset(
    """a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup time u var wbr""".split()
)
VERBATIM = frozenset(("pre", "code", "kbd", "samp", "svg", "math", "style", "script", "title", "head", "textarea"))


def prepare(root: Element) -> None:
    """Writes the rules into the texts of an element tree, below Chinese language tags only.

    Characters in neighbouring inline elements see each other: in
    `见<a>BIM</a>` the space comes as well.
    """
    _walk(root, "", False)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.tag not in VERBATIM:
            _divide(element)


def _walk(element: Element, before: str, chinese: bool) -> str:
    """Prepares one element; takes and gives the last character of the
    running text, "" at a block's edge."""
    tag = element.tag if isinstance(element.tag, str) else "!"
    lang = element.get("lang")
    chinese = lang.lower().startswith("zh") if lang else chinese
    if tag in VERBATIM or tag == "!":
        if chinese and tag in INLINE and before and is_han(before):
            element.set("class", f"{element.get('class', '')} apart".strip())  # the gap that no letter of code may be
        return "x" if tag in INLINE else ""
    if tag not in INLINE:
        before = ""
    if element.text:
        element.text, before = _prepared(element.text, before, chinese)
    for child in element:
        before = _walk(child, before, chinese)
        if child.tail:
            child.tail, before = _prepared(child.tail, before, chinese)
    if chinese:
        _set_apart(element)
    return before if tag in INLINE else ""


def _prepared(text: str, before: str, chinese: bool) -> tuple[str, str]:
    result = spaced(text, before) if chinese else unparted(before + breakable(text, ONE_WORD)).removeprefix(before)
    return result, result[-1:] or before


def _set_apart(element: Element) -> None:
    """Puts the apostrophes of foreign words into elements of their own, which the
    style sheet gives a Latin font."""
    for place, child in reversed(list(enumerate(element))):
        if child.tail and APOSTROPHE.search(child.tail):
            child.tail = _apostrophes(element, place + 1, child.tail)
    if element.text and APOSTROPHE.search(element.text):
        element.text = _apostrophes(element, 0, element.text)


def _apostrophes(parent: Element, place: int, text: str) -> str:
    """Inserts elements for the apostrophes of a text; gives the text before the first."""
    pieces = APOSTROPHE.split(text)
    for number, after in enumerate(pieces[1:]):
        element = parent.makeelement("span", {"class": "apostrophe"})
        element.text, element.tail = "’", after
        parent.insert(place + number, element)
    return pieces[0]


def _divide(element: Element) -> None:
    """Puts the pieces of an enormous text into elements of their own: WeasyPrint copies what
    is left of a text at every line."""
    for place, child in reversed(list(enumerate(element))):
        if child.tail and len(child.tail) > ENORMOUS:
            child.tail = _pieces(element, place + 1, child.tail)
    if element.text and len(element.text) > ENORMOUS:
        element.text = _pieces(element, 0, element.text)


def _pieces(parent: Element, place: int, text: str) -> str:
    """Inserts elements for the later pieces of a text; gives the first."""
    pieces = DIVISIBLE.findall(UNBROKEN.sub(lambda run: run[0] + BREAK, text))
    for number, piece in enumerate(pieces[1:]):
        element = parent.makeelement("span", {})
        element.text = piece
        parent.insert(place + number, element)
    return str(pieces[0])


def spaced(text: str, before: str = "") -> str:
    """Chinese text with its spaces and break opportunities; `before` is the
    character that stands before it.

    `spaced("截至2025年", "")` is `截至\\u20092025\\u2009年`.
    """
    whole = before + LONG_NAME.sub(_jointed, breakable(text))
    for pattern, replacement in RULES:
        whole = pattern.sub(replacement, whole)
    return unparted(whole).removeprefix(before)  # a line end before the text may have been taken away


def _jointed(name: re.Match[str]) -> str:
    """A long name that may break at its joints, and in its long pieces where it has joints."""
    jointed = JOINT.sub(BREAK, name[0])
    return _pieced(jointed) if BREAK in jointed else jointed


def _pieced(jointed: str) -> str:
    return LONG_PIECE.sub(lambda piece: SYLLABLE.sub(BREAK, piece[0]), jointed)


def unparted(text: str) -> str:
    """A text of any language with figures, their units, ranges and equations unbroken."""
    if any(char in text for char in "=≈<>≤≥"):
        text = RELATION.sub(f"{NO_BREAK_SPACE}\\1{NO_BREAK_SPACE}", text)
    return with_no_break_spaces(RANGE.sub(JOINER, text))


def breakable(text: str, whole: int = 0) -> str:
    """Text whose web and mail addresses may break at their joints, so that they tear
    no line apart; `T/ABC` may not.

    Those of at most `whole` characters are one word.
    """
    if "://" in text or "www." in text or "@" in text:
        text = WEB_ADDRESS.sub(
            lambda match: _pieced(ADDRESS_BREAK.sub(BREAK, match[0])) if len(match[0]) > whole else match[0], text
        )
    return SHORT_PAIR.sub(lambda match: match[0] + JOINER, text) if "/" in text else text


def squeezed(text: str) -> Iterator[int]:
    """Places of the marks that are set half as wide because of the mark beside them."""
    return (match.start() for match in PAIR.finditer(text))


def is_square(char: str) -> bool:
    return bool(char) and bool(ONE_SQUARE.match(char))


def is_han(char: str) -> bool:
    return bool(ONE_HAN.match(char))


def is_opening(char: str) -> bool:
    """Whether the left half of a character's square is empty."""
    return char in OPENING


def is_closing(char: str) -> bool:
    """Whether the right half of a character's square is empty."""
    return char in CLOSING or char in STOPS
