"""Emphasis as Chinese needs it: `**“中文。”**后` is strong, `2 ** 3` is not.

The algorithm is CommonMark's (delimiter runs, openers and closers, rule of three). Its flanking rules ask for a space
or a mark outside a delimiter that has a mark inside; Chinese has no such spaces, so a Han character or a full-width mark
beside a delimiter counts as a border of words too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

RUN = re.compile(r"\*+|_+|~~(?!~)")
MOST = 200  # delimiters in one paragraph, beyond which nobody's slips are looked for
_TAGS = {("*", 1): "em", ("_", 1): "em", ("*", 2): "strong", ("_", 2): "strong", ("~", 2): "del"}


@dataclass(slots=True)
class Run:
    """A run of delimiters: what of it is not paired yet lies in start:end."""

    char: str
    start: int
    end: int
    size: int  # as written
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
        self.text = ""  # what `found` was found in; the engine then puts placeholders for its beginning
        self.found: list[Pair] = []
        self.following: dict[int, int] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the engine's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if m.start() == 0 or not self.text.endswith(data[m.start() - 1 :]):
            self.text, self.found = data, pairs(data)
            self.following = {pair.start: at for at, pair in reversed(list(enumerate(self.found)))}
        shift = len(self.text) - len(data)
        first = next((self.following[at] for at in range(m.start() + shift, m.end() + shift) if at in self.following), None)
        if first is None:
            return None, None, None
        pair = self.found[first]
        return _element(self.text, self.found, first)[0], pair.start - shift, pair.end - shift


def pairs(text: str) -> list[Pair]:
    """All emphasised stretches, in order of their beginning, the outer before the inner."""
    runs = [_run(text, match) for match in RUN.finditer(text)]
    found: list[Pair] = []
    openers: list[Run] = []
    for run in runs:
        while run.closes and run.left:
            at = _opener(openers, run)
            if at is None:
                break
            opener = openers[at]
            del openers[at + 1 :]
            size = 2 if min(opener.left, run.left) >= 2 else 1
            found.append(Pair(opener.end - size, opener.end, run.start, run.start + size, _TAGS[run.char, size]))
            opener.end -= size
            run.start += size
            if not opener.left:
                openers.pop()
        if run.opens and run.left:
            openers.append(run)
    return sorted(found + _sloppy(text, runs, found), key=lambda pair: (pair.start, -pair.end))


def _run(text: str, match: re.Match[str]) -> Run:
    before = _class(text[match.start() - 1]) if match.start() else " "
    after = _class(text[match.end()]) if match.end() < len(text) else " "
    left = after != " " and (after != "." or before in " .H")
    right = before != " " and (before != "." or after in " .H")
    char = match[0][0]
    opens = left and (char != "_" or not right or before == ".")
    closes = right and (char != "_" or not left or after == ".")
    return Run(char, match.start(), match.end(), len(match[0]), opens, closes)


def _class(char: str) -> str:
    """ " " a space, "." a mark, "H" Han or a full-width mark, "a" anything else."""
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


def _sloppy(text: str, runs: list[Run], found: list[Pair]) -> list[Pair]:
    """`** 加粗 **`: strong with spaces inside, where the delimiters are meant so and cross nothing."""
    result: list[Pair] = []
    if len(runs) > MOST:
        return result
    free = [run for run in runs if run.char == "*" and run.size == 2 and run.left == 2]
    at = 0
    while at + 1 < len(free):
        first, second = free[at], free[at + 1]
        at += 1
        inner = text[first.end : second.start]
        if not _meant(first, second, inner) or any(_crosses(pair, first, second) for pair in found):
            continue
        start, end = first.end + len(inner) - len(inner.lstrip()), second.start - len(inner) + len(inner.rstrip())
        result.append(Pair(first.start, start, end, second.end, "strong"))
        at += 1
    return result


def _meant(first: Run, second: Run, inner: str) -> bool:
    """One of the two stands as it should, or Han characters lie between them; so `2 ** 3 ** 4` stays."""
    return bool(inner.strip()) and (first.opens or second.closes or any(_class(char) == "H" for char in inner))


def _crosses(pair: Pair, first: Run, second: Run) -> bool:
    return pair.start < first.start < pair.end <= second.start or first.start < pair.start < second.start < pair.end


def _element(text: str, found: list[Pair], at: int) -> tuple[Element, int]:
    """The element of pair `at` with those inside it, and the index of the first pair behind it."""
    pair = found[at]
    element = Element(pair.tag)
    cursor, following = pair.inner, at + 1
    while following < len(found) and found[following].start < pair.outer:
        inner = found[following]
        child, following = _element(text, found, following)
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
