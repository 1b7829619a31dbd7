"""A long book as several documents that can be laid out side by side. Pure.

A book is split where its template says that a part begins (`SPLIT_MARK`), and into segments that
depend on its text alone: however many cores there are, the segments are the same, and so is what
comes of them. Each keeps the frame of the whole, and empty elements in the places of the
sections that others have, so that style sheets see the same first, last and next ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from urllib.parse import unquote

SPLIT_MARK = "<!--cut-->"  # before the text, before each of its sections and behind the last; authors' comments never get so far
PLACE = re.compile(r'\bid="([^"]+)"')
MENTION = re.compile(r'\b(?:href="#|data-\w+=")([^"]+)"')  # of places: one that a link leads to, those of an entry of an index
ELEMENT = re.compile(r"<(\w+)([^>]*)>")
SHOWN = re.compile(r"<img|<svg|<tr")
WHOLE = re.compile(r"@page[^{]*:first\b|counters?\(\s*pages|target-text\(")  # what style sheets can only know of a whole book
LETTERS = {"zh": 1750, "en": 3900}  # characters of HTML on a page of A4
HEIGHTS = {"<img": 0.35, "<svg": 0.35, "<tr": 0.03}  # of a page
A_PART = 20  # pages of the smallest part: each has a price of its own
MOST_PARTS = 24
OPENING = "opening-of-part"  # the name of the attribute that marks where a segment begins


@dataclass(frozen=True, slots=True)
class Segment:
    """A document to lay out. `elsewhere`: the places of other segments that it mentions;
    `number` counts the segments from 0."""

    html: str
    number: int = 0
    elsewhere: frozenset[str] = frozenset()

    @property
    def continues(self) -> bool:
        """Whether the segment goes on in the element that the one before it ends in: all but
        the front and what follows it."""
        return self.number > 1


@dataclass(frozen=True, slots=True)
class SplitBook:
    """A book in segments. `guesses`: the page number that each place
    of the book is likely to have."""

    segments: tuple[Segment, ...]
    guesses: Mapping[str, int] = field(default_factory=dict)


def split(html: str) -> SplitBook:
    """The segments of a book: the front and its sections in groups; one segment where
    it is short or cannot be split."""
    front, *rest = html.split(SPLIT_MARK)
    letters = LETTERS["zh" if '<html lang="zh' in front[:200] else "en"]
    if len(rest) < 3 or not _is_frame(rest[0]):
        return SplitBook((Segment(html.replace(SPLIT_MARK, "")),), _guesses([html.rpartition("<main")[2]], letters))
    frame, *sections, end = rest
    guesses = _guesses(sections, letters)
    weights = [_weight(section, letters) for section in sections]
    if sum(weights) < 2 * A_PART or WHOLE.search(front):
        return SplitBook((Segment(html.replace(SPLIT_MARK, "")),), guesses)
    head = front[: front.index("<body>")] + "<body>" + frame
    everywhere = {place for text in (front, *sections) for place in PLACE.findall(text)}
    documents = [front + "</body></html>", *_documents(head, sections, end, _groups(weights))]
    segments = (Segment(document, number, _elsewhere(document, everywhere)) for number, document in enumerate(documents))
    return SplitBook(tuple(segments), guesses)


def _elsewhere(document: str, everywhere: set[str]) -> frozenset[str]:
    """Of all places of a book, those that a segment mentions and does not have."""
    names = {name for mention in MENTION.findall(document) for name in (*mention.split(), *unquote(mention).split())}
    return frozenset((names & everywhere).difference(PLACE.findall(document)))


def _is_frame(text: str) -> bool:
    """Whether what stands before the first section is a tag, and shows nothing of itself."""
    return bool(ELEMENT.fullmatch(text.strip()))


def _weight(section: str, letters: int) -> float:
    """About how many pages a section has."""
    return len(section) / letters + sum(HEIGHTS[kind] for kind in SHOWN.findall(section))


def _guesses(sections: Sequence[str], letters: int) -> dict[str, int]:
    """The pages of the places of a text, by what stands before them."""
    guesses = {}
    starts = accumulate((_weight(section, letters) for section in sections), initial=1.0)
    for section, start in zip(sections, starts, strict=False):
        page, behind = start, 0
        for match in PLACE.finditer(section):
            page += _weight(section[behind : match.start()], letters)
            guesses[match[1]], behind = int(page), match.start()
    return guesses


def _groups(weights: Sequence[float]) -> Iterator[tuple[int, int]]:
    """(first, last + 1) of the sections of each segment: neighbours until they are long enough."""
    enough = max(A_PART, sum(weights) / MOST_PARTS)
    start, weight = 0, 0.0
    for place, more in enumerate(weights):
        if weight and weight + more / 2 > enough:
            yield start, place
            start, weight = place, 0.0
        weight += more
    yield start, len(weights)


def _documents(head: str, sections: Sequence[str], end: str, groups: Iterator[tuple[int, int]]) -> Iterator[str]:
    empty = [_emptied(section) for section in sections]
    for first, behind in groups:
        opening = ELEMENT.sub(rf"<\1\2 {OPENING}>", sections[first], count=1)
        yield "".join((head, *empty[:first], opening, *sections[first + 1 : behind], *empty[behind:], end))


def _emptied(section: str) -> str:
    """The elements of a section without what is in them, taking no room."""
    match = ELEMENT.search(section)
    if match is None:
        return ""
    attributes = re.sub(r'\s(?:id|style)="[^"]*"', "", match[2])
    return f'<{match[1]}{attributes} style="display:none"></{match[1]}>'
