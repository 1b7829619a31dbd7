"""What a query may have meant: the words of the index and the phrases by which documents are
called, for slips of a letter, for words within words, and for pinyin.

One file a language, which a reader's browser asks for after the first results, or where there
are none.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator

from huikan.outputs.search.document import SearchDocument
from huikan.outputs.search.folding import WIDE, fold
from huikan.outputs.search.grams import ANY, LONGEST, NAME, is_wide, log2_half_steps
from huikan.outputs.search.postings import loads_shards
from huikan.publication.alphabet import readings
from huikan.tasks import FileRef

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


def make_words(postings: FileRef | tuple[str, ...], phrases: tuple[str, ...]) -> bytes:
    """The words of the shards (what `make_postings` made, or its lines), each with its frequency in
    half steps of two; the phrases; the syllable of each character of theirs."""
    shards = postings if isinstance(postings, tuple) else loads_shards(postings.read())
    counted = sorted(_words(shards), key=lambda entry: (-entry[1], entry[0]))[:MOST_WORDS]
    table = readings()
    syllables: dict[str, list[str]] = {}
    for character in sorted({character for phrase in phrases for character in phrase}):
        if character in table:
            syllables.setdefault(table[character][0], []).append(character)
    words = {
        "words": " ".join(word for word, _ in sorted(counted)),
        "steps": "".join(chr(ord("0") + min(step, 60)) for _, step in sorted(counted)),
        "phrases": " ".join(phrases),
        "syllables": " ".join(f"{syllable}{''.join(characters)}" for syllable, characters in sorted(syllables.items())),
    }
    return zlib.compress(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _words(shards: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words of other scripts, with how often they stand in documents."""
    for shard in shards:
        for line in shard.splitlines():
            name, numbers, *_ = line.split("\t")
            if SHORTEST <= len(name) < LONGEST and name[0].isalpha() and _is_word(name):
                yield name, log2_half_steps(numbers.count(" ") + 1)


def _is_word(name: str) -> bool:
    """Whether a name of the index is a word of another script, whole."""
    return not is_wide(name) and not name.endswith(ANY) and not NAME.search(name)
