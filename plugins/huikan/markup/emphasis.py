"""Emphasis as Chinese needs it: `**“中文。”**后` is strong, `2 ** 3` is not.

The algorithm is CommonMark's (delimiter runs, openers and closers, rule of three). Its
flanking rules ask for a space or a mark outside a delimiter that has a mark inside;
Chinese has no such spaces, so a Han character or a full-width mark beside a delimiter
counts as a border of words too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

RUN = re.compile(r"\*+|_+|~~(?!~)")
MOST = 200  # delimiters in one paragraph, beyond which nobody's slips are looked for
_NAME_SIGNS = "_-.#"
_LONGEST_NAME = 60  # characters on either side of a sign
_TAGS = {("*", 1): "em", ("_", 1): "em", ("*", 2): "strong", ("_", 2): "strong", ("~", 2): "del"}


@dataclass(slots=True)
class Run:
    """A run of delimiters: what of it is not paired yet lies in start:end."""

    char: str
    at: int
    size: int  # as written
    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def left(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Pair:
    """An emphasised stretch: the delimiters are start:inner and outer:end."""

    start: int
    inner: int
    outer: int
    end: int
    tag: str


class EmphasisProcessor(InlineProcessor):
    """Turns the outermost pair that begins at a match into an element with all that it holds."""

    def __init__(self) -> None:
        super().__init__(RUN.pattern)
        self.text = ""  # where `pairs` were found; the engine then puts placeholders for its beginning
        self.pairs: list[Pair] = []
        self.following: dict[int, int] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the engine's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if m.start() == 0 or not self.text.endswith(data[m.start() - 1 :]):
            self.text, self.pairs = data, pairs(data)
            self.following = {pair.start: at for at, pair in reversed(list(enumerate(self.pairs)))}
        shift = len(self.text) - len(data)
        first = next((self.following[at] for at in range(m.start() + shift, m.end() + shift) if at in self.following), None)
        if first is None:
            return None, None, None
        pair = self.pairs[first]
        return _element(self.text, self.pairs, first)[0], pair.start - shift, pair.end - shift


def pairs(text: str) -> list[Pair]:
    """All emphasised stretches, in order of their beginning, the outer before the inner."""
    runs = [_run(text, match) for match in RUN.finditer(text)]
    matched_pairs: list[Pair] = []
    openers: list[Run] = []
    for run in runs:
        while run.closes and run.left:
            at = _opener(openers, run)
            if at is None:
                break
            opener = openers[at]
            del openers[at + 1 :]
            size = 2 if min(opener.left, run.left) >= 2 else 1
            matched_pairs.append(Pair(opener.end - size, opener.end, run.start, run.start + size, _TAGS[run.char, size]))
            opener.end -= size
            run.start += size
            if not opener.left:
                openers.pop()
        if run.opens and run.left:
            openers.append(run)
    return sorted(_mended(text, runs, matched_pairs), key=lambda pair: (pair.start, -pair.end))


def _run(text: str, match: re.Match[str]) -> Run:
    before = _class(text[match.start() - 1]) if match.start() else " "
    after = _class(text[match.end()]) if match.end() < len(text) else " "
    left = after != " " and (after != "." or before in " .H")
    right = before != " " and (before != "." or after in " .H")
    char = match[0][0]
    borders = ".H" if len(match[0]) > 1 or not _in_name(text, match) else "."
    opens = left and (char != "_" or not right or before in borders)
    closes = right and (char != "_" or not left or after in borders)
    return Run(char, match.start(), len(match[0]), match.start(), match.end(), opens, closes)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a `_` between words without spaces joins a name, as in `数据_2024_终版.xlsx`:
    emphasis is one pair, that holds no number and that no suffix follows."""
    start, end = match.span()
    first, last = max(0, start - _LONGEST_NAME), min(len(text), end + _LONGEST_NAME)
    while start > first and (text[start - 1] in _NAME_SIGNS or text[start - 1].isalnum()):
        start -= 1
    while end < last and (text[end] in _NAME_SIGNS or text[end].isalnum()):
        end += 1
    name = text[start:end]
    return name.count("_") != 2 or bool(re.search(r"\.[A-Za-z0-9]{1,5}$|_\d", name))


def _class(char: str) -> str:
    """ " " a space, "." a mark, "H" Han, a full-width mark or one that Chinese
    shares with English, "a" anything else."""
    if char in "“”‘’…—·":
        return "H"
    if char.isspace() or char == "\ufdd1":
        return " "
    if char in "\x02\x03":  # the engine's placeholder for something finished: a word, so to speak
        return "a"
    if unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3":
        return "H"
    return "." if unicodedata.category(char)[0] in "PS" else "a"


def _opener(openers: list[Run], closer: Run) -> int | None:
    for at in range(len(openers) - 1, -1, -1):
        opener = openers[at]
        if opener.char != closer.char:
            continue
        both = (opener.closes or closer.opens) and (opener.size + closer.size) % 3 == 0
        if not both or (opener.size % 3 == 0 and closer.size % 3 == 0):
            return at
    return None


def _mended(text: str, runs: list[Run], pairs: list[Pair]) -> list[Pair]:
    """The pairs, where `**` is left over and was meant: `** 加粗 **` with its
    spaces, paired in order of writing."""
    doubles = [run for run in runs if run.char == "*" and run.size == 2]
    if len(doubles) > MOST or not any(run.left for run in doubles):
        return pairs
    others = [pair for pair in pairs if pair.tag != "strong" or text[pair.start] != "*"]
    in_order = [_spaced(text, first.at, second.at) for first, second in zip(doubles[::2], doubles[1::2], strict=False)]
    deliberate = all(_meant(text, first, second) for first, second in zip(doubles[::2], doubles[1::2], strict=False))
    if deliberate and len(doubles) % 2 == 0 and _sound(in_order, others):
        return others + in_order
    free = [run for run in doubles if run.left == 2]
    for first, second in pairwise(free):
        pair = _spaced(text, first.at, second.at)
        if _meant(text, first, second) and _sound([pair], pairs):
            pairs = [*pairs, pair]
    return pairs


def _meant(text: str, first: Run, second: Run) -> bool:
    """One of the two stands as it should, or what they hold begins and ends in
    Chinese: so `2 ** 3 与 4 ** 5` stays."""
    inner = text[first.at + 2 : second.at].strip()
    return bool(inner) and (first.opens or second.closes or _class(inner[0]) == _class(inner[-1]) == "H")


def _spaced(text: str, first: int, second: int) -> Pair:
    inner = text[first + 2 : second]
    begin, end = first + 2 + len(inner) - len(inner.lstrip()), first + 2 + len(inner.rstrip())
    return Pair(first, begin, end, second + 2, "strong")


def _sound(pairs: list[Pair], others: list[Pair]) -> bool:
    """Whether no pair crosses another."""
    return not any(a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end for a in pairs for b in others)


def _element(text: str, pairs: list[Pair], at: int) -> tuple[Element, int]:
    """The element of pair `at` with those inside it, and the index of the first pair behind it."""
    pair = pairs[at]
    element = Element(pair.tag)
    cursor, following = pair.inner, at + 1
    while following < len(pairs) and pairs[following].start < pair.outer:
        inner = pairs[following]
        child, following = _element(text, pairs, following)
        _append(element, text[cursor : inner.start])
        element.append(child)
        cursor = inner.end
    _append(element, text[cursor : pair.outer])
    return element, following


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
