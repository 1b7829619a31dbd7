"""What a query may have meant: the words of the index and the phrases by which documents are
called, for slips of a letter, for words within words, and for pinyin.

One file a language, which a reader's browser asks for after the first results, or where there
are none.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping

from huikan.outputs.search.document import SearchDocument
from huikan.outputs.search.folding import WIDE, fold
from huikan.outputs.search.grams import ANY, LONGEST, is_wide, log2_half_steps
from huikan.publication.alphabet import readings

LONGEST_PHRASE = 30  # characters: a title; what is longer is a sentence
MOST_WORDS = 20_000  # the most frequent; the others are names and slips
SHORTEST = 3  # letters of a word that anybody looks for within others
_HAN_RUN = re.compile(f"[{WIDE}]+")


def phrases_of(documents: Iterable[SearchDocument]) -> tuple[str, ...]:
    """What documents are called and filed under, in scripts without spaces: titles, rubrics, names,
    terms; each folded, once, sorted."""
    texts = (text for document in documents for text in (document.title, *document.rubrics, *document.passages[2].split(" · ")))
    pieces = {run for text in set(texts) for run in _HAN_RUN.findall(fold(text))}
    return tuple(sorted(run for run in pieces if 2 <= len(run) <= LONGEST_PHRASE))


def counted(spread: Mapping[str, int]) -> str:
    """The words of other scripts among units, in order, a line each: the word, a blank, in how many
    documents it stands, in half steps of two."""
    words = (unit for unit in sorted(spread) if SHORTEST <= len(unit) < LONGEST and unit[0].isalpha() and _is_word(unit))
    return "\n".join(f"{word} {log2_half_steps(spread[word])}" for word in words)


def make_words(words: str, phrases: tuple[str, ...]) -> bytes:
    """The words of the index (`counted`), each with its frequency; the phrases; the syllable of
    each character of theirs."""
    entries = [(word, int(step)) for word, _, step in (line.partition(" ") for line in words.splitlines())]
    kept = sorted(sorted(entries, key=lambda entry: (-entry[1], entry[0]))[:MOST_WORDS])
    table = readings()
    syllables: dict[str, list[str]] = {}
    for character in sorted({character for phrase in phrases for character in phrase}):
        if character in table:
            syllables.setdefault(table[character][0], []).append(character)
    file = {
        "words": " ".join(word for word, _ in kept),
        "steps": "".join(chr(ord("0") + min(step, 60)) for _, step in kept),
        "phrases": " ".join(phrases),
        "syllables": " ".join(f"{syllable}{''.join(characters)}" for syllable, characters in sorted(syllables.items())),
    }
    return zlib.compress(json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _is_word(unit: str) -> bool:
    """Whether a unit is a word of another script, whole."""
    return not is_wide(unit) and not unit.endswith(ANY)
