"""Where the pages of the printed edition begin in the texts of a book, by what its finished PDF
says on each page (EPUB Accessibility 1.1, 3.1: the pages of the source)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter

from huikan.markup.nodes import Node, Text
from huikan.markup.tree import BLOCK
from huikan.pdf_texts import UNKNOWN, PageText, PrintedWords, Words, pages_of

_UNREAD = frozenset({"math", "svg", "rt", "rp"})  # whose words print shows otherwise, or not as words
_NOTE = "doc-footnote"  # the role of notes, which in print stand elsewhere than in a chapter
_MOVING = frozenset({"figure", "table"})  # what print moves to a page where it has room
FEWEST = 6  # words that are no chance
MOST = 1000  # stretches of a chapter whose order is looked into
_Places = dict[int, int]  # page -> where its first word is


@dataclass(frozen=True, slots=True)
class PagedChapter:
    """A chapter with the breaks of pages written into it; `labels` are the pages that begin in it,
    in order."""

    root: Node
    labels: tuple[str, ...] = ()


def paged(roots: Mapping[str, Node], printed: Sequence[PageText]) -> dict[str, PagedChapter]:
    """The chapters of a book, by their names and in its order, with the pages of a PDF of the same
    texts. Pages on which no chapter stands (contents, empty ones) are none of theirs, nor are those
    whose number is another's too."""
    words_of_pages = PrintedWords.of([page.text for page in printed])
    read = {name: _Reading.of(root, words_of_pages) for name, root in roots.items()}
    starts = [reading.first_page for reading in read.values()]
    chapters: dict[str, PagedChapter] = {}
    counted = Counter(page.label for page in printed)
    labels = [page.label if counted[page.label] == 1 else "" for page in printed]
    last = UNKNOWN
    for number, (name, reading) in enumerate(read.items()):
        end = next((start for start in starts[number + 1 :] if start != UNKNOWN), len(printed) - 1)
        places = reading.places(max(reading.first_page, last + 1), end) if reading.first_page != UNKNOWN else {}
        chapters[name] = _chapter(roots[name], places, reading.first_page, labels)
        last = max(last, *places, reading.first_page)
    return chapters


def opened(root: Node, label: str) -> PagedChapter:
    """A chapter with which a page begins; none for ""."""
    return PagedChapter(_Writing([(0, label)]).node(root), (label,)) if label else PagedChapter(root)


def _page_break(label: str) -> Node:
    return Node("span", {"epub:type": "pagebreak", "role": "doc-pagebreak", "id": page_id(label), "aria-label": label}, ())


def page_id(label: str) -> str:
    """The id of that mark."""
    return "page-" + re.sub(r"[^\w.-]+", "-", label)


def _chapter(root: Node, places: _Places, first_page: int, labels: Sequence[str]) -> PagedChapter:
    numbered = {page: place for page, place in places.items() if labels[page]}
    breaks = [(0 if page == first_page else place, labels[page]) for page, place in numbered.items()]
    return PagedChapter(_Writing(breaks).node(root) if breaks else root, tuple(labels[page] for page in numbered))


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text that is read; `moves` in a figure or table."""

    value: str
    moves: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """The pages of a chapter: where its first word on each stands, of running text and of all, and
    the last of running text."""

    running: _Places
    every: _Places
    ends: _Places
    counts: Counter[int]
    first_page: int

    @staticmethod
    def of(root: Node, printed: PrintedWords) -> _Reading:
        runs = list(_runs(root, False))
        words = Words.of("".join(run.value for run in runs))
        pages = pages_of(words, printed)
        sure = [(start, page) for start, page in zip(words.starts, pages, strict=True) if page != UNKNOWN]
        begins = list(accumulate((len(run.value) for run in runs), initial=0))
        text = _in_order([pair for pair in sure if not runs[bisect_right(begins, pair[0]) - 1].moves])
        every, running = ({page: start for start, page in reversed(pairs)} for pairs in (sure, text))
        ends = {page: start for start, page in text}
        return _Reading(running, every, ends, Counter(pages), min(running or every, default=UNKNOWN))

    def places(self, first: int, end: int) -> _Places:
        """Where each of the chapter's pages from `first` on begins; none is beyond `end`, the page
        of the chapter after it, which is one of this chapter's too only if some of it stands there.
        A page that has no words of its own begins with the next."""
        end -= 0 < self.counts[end] < FEWEST
        known = {page: self._place(page) for page in range(first, end + 1)}
        sure = [page for page, place in known.items() if place != UNKNOWN]
        places: _Places = {}
        later = UNKNOWN
        for page in range(max(sure, default=first - 1), first - 1, -1):
            place = known[page] if known[page] != UNKNOWN else later
            later = place if later == UNKNOWN else min(place, later)
            places[page] = later
        return dict(sorted(places.items()))

    def _place(self, page: int) -> int:
        """Where a page begins; a figure or table on it may do so unless text before it follows."""
        first, text = self.every.get(page, UNKNOWN), self.running.get(page, UNKNOWN)
        behind = max((place for before, place in self.ends.items() if before < page), default=UNKNOWN)
        return first if first > behind or text == UNKNOWN else text


def _in_order(words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of these words (place, page) as stand in print in the order of the text: what seems
    to be elsewhere is said there too, in a caption or a running head."""
    stretches = [list(group) for _, group in groupby(words, key=itemgetter(1))]
    best: list[tuple[int, int]] = []  # of those that end with each stretch: how many words, the stretch before
    for number, stretch in enumerate(stretches if len(stretches) <= MOST else ()):
        earlier = [(best[at][0], at) for at in range(number) if stretches[at][0][1] <= stretch[0][1]]
        most, before = max(earlier, default=(0, -1))
        best.append((most + len(stretch), before))
    if not best:
        return words
    at = max(range(len(best)), key=lambda number: best[number][0])
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = best[at][1]
    return [pair for number in reversed(chosen) for pair in stretches[number]]


def _runs(node: Node, moves: bool) -> Iterator[_Run]:
    """The runs of text in document order, each as it stands; blocks are apart."""
    moves = moves or node.tag in _MOVING
    if node.tag in BLOCK:
        yield _Run("\n")
    for child in node.children:
        if isinstance(child, Text):
            yield _Run(child.value, moves)
        elif _is_read(child):
            yield from _runs(child, moves)
    if node.tag in BLOCK:
        yield _Run("\n")


def _is_read(node: Node) -> bool:
    return node.tag not in _UNREAD and node.attributes.get("role") != _NOTE


class _Writing:
    """Writes breaks into a tree, which is read as `_runs` reads it."""

    def __init__(self, breaks: Sequence[tuple[int, str]]) -> None:
        self._breaks = list(breaks)
        self._read = 0  # how much of the whole text is behind

    def node(self, node: Node) -> Node:
        """The same with the breaks that stand in it."""
        self._read += node.tag in BLOCK
        children: list[Node | Text] = []
        for child in node.children:
            if isinstance(child, Text):
                children += self._text(child)
            else:
                children.append(self.node(child) if _is_read(child) else child)
        self._read += node.tag in BLOCK
        return node._replace(children=tuple(children))

    def _text(self, run: Text) -> Iterator[Node | Text]:
        start, self._read = self._read, self._read + len(run.value)
        cursor = 0
        while self._breaks and self._breaks[0][0] < self._read:
            place, label = self._breaks.pop(0)
            if place - start > cursor:
                yield run._replace(value=run.value[cursor : place - start])
                cursor = place - start
            yield _page_break(label)
        if cursor < len(run.value):
            yield run._replace(value=run.value[cursor:])
