"""Search: an index of every published document, a language each, as static files that
`theme/scripts/search` reads.

Three kinds of files below `search/<language>/`, all found by numbers that stay (numbering.py):

- `catalogue.bin`: each document's number, kind, year and columns, newest first;
  how many of the others there are.
- `grams-<n>.bin`: the grams (grams.py) that begin with certain characters, each
  with the documents it stands in.
- `texts-<n>.bin`: the documents whose number leaves the remainder n,
  as they are shown and searched.

`search/fold.bin` has the characters that are folded (folding.py). A query reads the catalogue, a
gram file for each of its first characters, and the texts of the results that are shown, which also
prove that the piece stands there as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan import addresses
from huikan.addresses import Claim
from huikan.model import Lang
from huikan.outputs.search.document import SearchDocument, search_documents
from huikan.outputs.search.files import NAME, Record, make, make_catalogue, make_fold, make_texts
from huikan.outputs.search.folding import Folding
from huikan.outputs.search.grams import adjacency_key, grams, log2_half_steps, neighbours, shard_of, shard_prefix, spread
from huikan.outputs.search.numbering import numbers, step, universe_of
from huikan.outputs.stage import Results, Site
from huikan.publication import open_edition
from huikan.tasks import Task

__all__ = ["claims", "make", "make_catalogue", "make_fold", "make_texts", "plan"]

POSTINGS = 8_000  # in a file of grams, about 7 KB
LETTERS = {"zh": 15_000}  # bytes of text in a file of texts, at most on average: 4 to 8 KB compressed
WORDY = 8_000  # the same where phrases of words are proved by the texts: about two documents a file
NEAR = {"zh": 8}  # as many documents may have two units without having them side by side before the index tells which
FEW = 64  # the same in other languages, whose texts are smaller and whose pairs are more


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for every file of the index."""
    folding = Folding()
    yield Task(addresses.search_file("fold"), make_fold, ())
    for lang in site.library.languages:
        yield from _index(search_documents(open_edition(site.library, site.fragments, site.settings, lang)), lang, folding)


def claims(site: Site) -> Iterator[Claim]:
    """The files of the index that have one name, whatever there is to search.

    No other output has files in its folder.
    """
    yield Claim(addresses.search_file("fold"))
    for lang in site.library.languages:
        yield Claim(addresses.search_file("catalogue", lang))


def _index(documents: tuple[SearchDocument, ...], lang: Lang, folding: Folding) -> Iterator[Task]:
    """The files of one language."""
    number_of = numbers(document.key for document in reversed(documents))
    universe = universe_of(len(documents))
    threshold = log2_half_steps(universe * NEAR.get(lang, FEW))
    gathered = _gathered({number_of[document.key]: document for document in documents}, folding, threshold)
    shards = step(sum(len(entry.grams) + len(entry.near) for entry in gathered.values()) // POSTINGS)
    records = {
        number_of[document.key]: Record(document.address, document.title, document.kicker, document.notes, document.passages)
        for document in documents
    }
    chunks = min(universe, step(sum(record.size for record in records.values()) // LETTERS.get(lang, WORDY)))
    rows = tuple(
        (number_of[document.key], document.kind, document.date.year if document.date else 0, document.rubrics)
        for document in documents
    )
    yield Task(addresses.search_file("catalogue", lang), make_catalogue, (universe, shards, chunks, threshold, rows))
    for shard, lines in enumerate(_shards(gathered, shards)):
        yield Task(addresses.search_file(f"grams-{shard}", lang), make, (universe, lines))
    for chunk in range(chunks):
        share = tuple((number, records[number]) for number in sorted(records) if number % chunks == chunk)
        yield Task(addresses.search_file(f"texts-{chunk}", lang), make_texts, (share,))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the index has of a document: its grams, those of its title, the names of what is side by
    side in it."""

    grams: frozenset[str]
    title: frozenset[str]
    near: frozenset[str]


def _gathered(documents: Mapping[int, SearchDocument], folding: Folding, threshold: int) -> dict[int, Gathered]:
    """By the documents' numbers."""
    folded = {
        number: [folding.fold(text) for text in (document.title, *document.passages)] for number, document in documents.items()
    }
    everywhere = {number: frozenset().union(*map(grams, texts)) for number, texts in folded.items()}
    places = spread(everywhere.values())
    gathered = {}
    for number, texts in folded.items():
        pairs = set().union(*map(neighbours, texts))
        names = frozenset(name for pair in pairs if (name := adjacency_key(pair, places, threshold)))
        gathered[number] = Gathered(everywhere[number], frozenset(grams(texts[0])), names)
    return gathered


def _shards(gathered: Mapping[int, Gathered], shards: int) -> list[str]:
    """Each shard as text, a line a document: its number, its grams, those in its title, what is
    side by side."""
    lines: list[list[str]] = [[] for _ in range(shards)]
    homes: dict[str, int] = {}
    for number, document in sorted(gathered.items()):
        share: dict[int, tuple[list[str], list[str]]] = {}
        for place, names in enumerate((document.grams, document.near)):
            for name in sorted(names):
                first = shard_prefix(NAME.split(name)[0])
                home = homes.get(first)
                if home is None:
                    home = homes[first] = shard_of(first, shards)
                share.setdefault(home, ([], []))[place].append(name)
        for home, (document_grams, near) in share.items():
            titled = [gram for gram in document_grams if gram in document.title]
            lines[home].append("\t".join([str(number), *map(" ".join, (document_grams, titled, near))]))
    return ["\n".join(shard) for shard in lines]
