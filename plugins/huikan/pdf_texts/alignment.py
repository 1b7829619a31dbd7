"""Where each stretch of a document's text stands in a printed text, whose pages are known.

A page has other things between (numbers of headings, running heads, notes at its foot, pictures
that have moved on), so both are compared as words: a sequence that occurs once in each is the same
place, and what goes on alike on both sides of it belongs to it. What stands between two such
places is there too where its words are. Of everything else nothing is said: no page is better than
a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_ALONE = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"  # scripts without spaces
_WORD = re.compile(rf"(?!\W)[{_ALONE}]|[^\W_{_ALONE}]+")
SEQUENCE = 6  # words, or characters of a script without spaces, that are compared at once
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, without case and accents, and where in it each begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Words:
        """The words of a text."""
        pairs = [(word, match.start()) for match in _WORD.finditer(text) if (word := _folded(match[0]))]
        return Words(tuple(word for word, _ in pairs), tuple(start for _, start in pairs))


@lru_cache(100_000)
def _folded(word: str) -> str:
    """Alike however a file spells it: compatibility forms, accents and invisible signs."""
    signs = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in signs if unicodedata.category(sign) not in ("Mn", "Cf")).casefold()


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The words of a printed text with the page of each, and where each sequence is that occurs
    once."""

    words: tuple[str, ...]
    pages: tuple[int, ...]
    once: dict[tuple[str, ...], int]

    @staticmethod
    def of(texts: Sequence[str]) -> PrintedWords:
        """The words of the texts of pages."""
        pairs = [(word, page) for page, text in enumerate(texts) for word in Words.of(text).words]
        words = tuple(word for word, _ in pairs)
        return PrintedWords(words, tuple(page for _, page in pairs), _once(words))


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each sequence of words begins that occurs once."""
    places: dict[tuple[str, ...], int] = {}
    for place, sequence in enumerate(_sequences(words)):
        places[sequence] = UNKNOWN if sequence in places else place
    return {sequence: place for sequence, place in places.items() if place != UNKNOWN}


def _sequences(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[offset:] for offset in range(SEQUENCE)), strict=False)


def pages_of(words: Words, printed: PrintedWords) -> list[int]:
    """The page of each word of a document; UNKNOWN where none is sure."""
    places = _places(words.words, printed)
    pages = [UNKNOWN if place == UNKNOWN else printed.pages[place] for place in places]
    sure = [-1, *(number for number, place in enumerate(places) if place != UNKNOWN), len(places)]
    for before, after in pairwise(sure):
        if after - before > 1:
            first = places[before] + 1 if before >= 0 else 0
            last = places[after] if after < len(places) else len(printed.words)
            _fill(pages, words.words, (before + 1, after), printed, (first, last))
    return pages


def _places(words: Sequence[str], printed: PrintedWords) -> list[int]:
    """The place in print of each word, from the sequences that both have once."""
    places = [UNKNOWN] * len(words)
    here = _once(words)
    for number, sequence in enumerate(_sequences(words)):
        place = printed.once.get(sequence, UNKNOWN) if here.get(sequence) == number else UNKNOWN
        if place == UNKNOWN or places[number] != UNKNOWN:
            continue
        back = 0
        while _alike(words, number - back - 1, printed.words, place - back - 1) and places[number - back - 1] == UNKNOWN:
            back += 1
        at = number - back
        while _alike(words, at, printed.words, place - number + at):
            places[at] = place - number + at
            at += 1
    return places


def _alike(words: Sequence[str], number: int, printed: Sequence[str], place: int) -> bool:
    return 0 <= number < len(words) and 0 <= place < len(printed) and words[number] == printed[place]


def _fill(pages: list[int], words: Sequence[str], hole: tuple[int, int], printed: PrintedWords, span: tuple[int, int]) -> None:
    """Gives the words of a hole the page on which they are, where the print between its two ends
    has them on one page alone."""
    first, last = span
    missing = words[slice(*hole)]
    if not 0 <= first <= last or last - first > SEQUENCE * 200:
        return
    by_page: dict[int, Counter[str]] = {}
    for place in range(first, last):
        by_page.setdefault(printed.pages[place], Counter())[printed.words[place]] += 1
    counted_missing = Counter(missing)
    having = [page for page, counted in by_page.items() if counted_missing <= counted]
    others = [
        page for page, counted in by_page.items() if page not in having and any(word in counted for word in counted_missing)
    ]
    if len(having) == 1 and not others:
        pages[slice(*hole)] = having * len(missing)
