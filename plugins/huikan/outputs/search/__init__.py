"""Search: an index of every published document, a language each, as static files that `theme/web/search.js` reads.

Three kinds of files below `search/<language>/`, all found by numbers that stay (numbering.py):

- `catalogue.bin`: each document's number, kind, year and columns, newest first; how many of the others there are.
- `grams-<n>.bin`: the grams (grams.py) that begin with certain characters, each with the documents it stands in.
- `texts-<n>.bin`: the documents whose number leaves the remainder n, as they are shown and searched.

`search/fold.bin` has the characters that are folded (folding.py). A query reads the catalogue, a gram file for each of its
first characters, and the texts of the results that are shown, which also prove that the piece stands there as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan import addresses
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.search.entry import Entry, entries
from huikan.outputs.search.files import Record, make, make_catalogue, make_fold, make_texts
from huikan.outputs.search.folding import Folding
from huikan.outputs.search.grams import COMMON, common_words, grams, pairs, shard_of
from huikan.outputs.search.numbering import numbers, power_of_two, universe_of
from huikan.tasks import Task

__all__ = ["make", "make_catalogue", "make_fold", "make_texts", "plan"]

POSTINGS = 8_000  # in a file of grams, about 7 KB
LETTERS = {"zh": 20_000}  # bytes of text in a file of texts, at most on average: 4 to 8 KB compressed
WORDY = 5_000  # the same where phrases of words are proved by the texts: about one document a file


def plan(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[Task]:
    """A task for every file of the index."""
    folding = Folding()
    yield Task(addresses.search_file("fold"), make_fold, ())
    for lang in library.languages:
        yield from _index(entries(library, fragments, lang), lang, folding)


def _index(found: tuple[Entry, ...], lang: Lang, folding: Folding) -> Iterator[Task]:
    """The files of one language."""
    known = numbers(entry.key for entry in reversed(found))
    universe = universe_of(len(found))
    gathered = _gathered({known[entry.key]: entry for entry in found}, folding)
    shards = power_of_two(sum(len(everywhere) for _, everywhere in gathered.values()) // POSTINGS)
    records = {known[entry.key]: Record(entry.address, entry.title, entry.kicker, entry.notes, entry.passages) for entry in found}
    chunks = min(universe, power_of_two(sum(record.size for record in records.values()) // LETTERS.get(lang, WORDY)))
    rows = tuple((known[entry.key], entry.kind, entry.date.year if entry.date else 0, entry.columns) for entry in found)
    yield Task(addresses.search_file("catalogue", lang), make_catalogue, (universe, shards, chunks, COMMON, rows))
    for shard, lines in enumerate(_shards(gathered, shards)):
        yield Task(addresses.search_file(f"grams-{shard}", lang), make, (universe, lines))
    for chunk in range(chunks):
        share = tuple((number, records[number]) for number in sorted(records) if number % chunks == chunk)
        yield Task(addresses.search_file(f"texts-{chunk}", lang), make_texts, (share,))


def _gathered(found: Mapping[int, Entry], folding: Folding) -> dict[int, tuple[set[str], set[str]]]:
    """number -> (the grams of the title, all grams) of each document."""
    folded = {n: [folding.fold(text) for text in (entry.title, *entry.passages)] for n, entry in found.items()}
    titles = {number: grams(texts[0]) for number, texts in folded.items()}
    gathered = {number: titles[number].union(*map(grams, texts[1:])) for number, texts in folded.items()}
    common = common_words(gathered.values(), len(found))
    for number, texts in folded.items() if common else ():
        titles[number] |= pairs(texts[0], common)
        gathered[number] |= titles[number].union(*(pairs(text, common) for text in texts[1:]))
    return {number: (titles[number], gathered[number]) for number in found}


def _shards(gathered: Mapping[int, tuple[set[str], set[str]]], shards: int) -> list[str]:
    """Each shard as text, a line a document: its number, its grams, those in its title."""
    lines: list[list[str]] = [[] for _ in range(shards)]
    homes: dict[str, int] = {}
    for number, (title, everywhere) in sorted(gathered.items()):
        share: dict[int, list[str]] = {}
        for gram in sorted(everywhere):
            home = homes.get(gram[0])
            if home is None:
                home = homes[gram[0]] = shard_of(gram, shards)
            share.setdefault(home, []).append(gram)
        for home, here in share.items():
            lines[home].append(f"{number}\t{' '.join(here)}\t{' '.join(gram for gram in here if gram in title)}")
    return ["\n".join(shard) for shard in lines]
