"""Search: an index of every published document, a language each, as static files that
`theme/scripts/search` reads.

Five kinds of files below `search/<language>/`, all found by numbers that stay (numbering.py):

- `catalogue.bin`: each document's number, kind, year and columns, newest first;
  how many of the others there are.
- `grams-<n>.bin`: the grams (grams.py) that begin with certain characters, each
  with the documents it stands in.
- `texts-<n>.bin`: the documents whose number leaves the remainder n,
  as they are shown and searched;
- `pages-<n>.bin`: on which page of a PDF each stretch of a document stands (printed.py), where
  there are PDFs; asked for with the results that are shown;
- `words.bin`: the words of the index and the phrases by which documents are called (words.py),
  asked for after the first results.

`search/fold.bin` has the characters that are folded (folding.py). A query reads the catalogue, a
gram file for each of its first characters, and the texts of the results that are shown, which also
prove that the piece stands there as it was typed. A page of a PDF that a text leads to is a
document of its own (attached.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan import addresses
from huikan.addresses import Claim
from huikan.model import Lang
from huikan.outputs.search.attached import make_attached, plan_attached
from huikan.outputs.search.files import Record, make, make_catalogue, make_fold, make_texts
from huikan.outputs.search.index import Index
from huikan.outputs.search.numbering import step
from huikan.outputs.search.postings import make_neighbours, make_postings
from huikan.outputs.search.printed import PAGED, PrintedIn, make_pages, make_printed, plan_printed, printed_in
from huikan.outputs.search.terms import make_terms
from huikan.outputs.search.words import counted, make_words, phrases_of
from huikan.outputs.stage import Results, Site, Unit
from huikan.tasks import FileRef, Task

__all__ = [
    "claims",
    "make",
    "make_attached",
    "make_catalogue",
    "make_fold",
    "make_neighbours",
    "make_pages",
    "make_postings",
    "make_printed",
    "make_terms",
    "make_texts",
    "make_words",
    "plan",
    "plan_attached",
    "plan_neighbours",
    "plan_postings",
    "plan_printed",
    "plan_terms",
    "term_units",
]

LETTERS = {"zh": 15_000}  # bytes of text in a file of texts, at most on average: 4 to 8 KB compressed
WORDY = 8_000  # the same where phrases of words are proved by the texts: about two documents a file


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for every file of the index. `results` has what the tasks of the other plans have
    made; what is missing there is worked out here. Pages of PDFs are known of those that
    `plan_printed` and `plan_attached` have read."""
    yield Task(addresses.search_file("fold"), make_fold, ())
    for lang in site.library.languages:
        yield from _index(Index.of(site, lang, results), printed_in(site, lang, results))


def plan_terms(site: Site, results: Results) -> Iterator[Task]:
    """A task a document, whose result is what the index has of it. Nobody publishes these."""
    return (unit.plan()[0] for unit in term_units(site, results))


def term_units(site: Site, results: Results) -> Iterator[Unit]:
    """The same one by one, each read when it is planned."""
    for lang in site.library.languages:
        yield from Index.of(site, lang, results).terms()


def plan_postings(site: Site, results: Results) -> Iterator[Task]:
    """A task a block of documents, whose result is their terms turned round. Nobody publishes
    these."""
    for lang in site.library.languages:
        yield from Index.of(site, lang, results).blocks()


def plan_neighbours(site: Site, results: Results) -> Iterator[Task]:
    """A task a block of documents, whose result is what stands side by side in them, for which
    all postings have to be there. Nobody publishes these."""
    for lang in site.library.languages:
        yield from Index.of(site, lang, results).neighbours()


def claims(site: Site) -> Iterator[Claim]:
    """The files of the index that have one name, whatever there is to search.

    No other output has files in its folder.
    """
    yield Claim(addresses.search_file("fold"))
    for lang in site.library.languages:
        yield Claim(addresses.search_file("catalogue", lang))
        yield Claim(addresses.search_file("words", lang))


def _index(index: Index, printed: Mapping[str, PrintedIn]) -> Iterator[Task]:
    """The files of one language."""
    lang, number_of, universe = index.lang, index.number_of, index.universe
    documents = tuple(document.read() for document in index.documents)
    postings = index.postings()
    records = {
        number_of[document.key]: Record(document.address, document.title, document.kicker, document.notes, document.passages)
        for document in documents
    }
    chunks = min(universe, step(sum(record.size for record in records.values()) // LETTERS.get(lang, WORDY)))
    rows = tuple(
        (number_of[document.key], document.kind, document.date.year if document.date else 0, document.rubrics)
        for document in documents
    )
    yield Task(addresses.search_file("words", lang), make_words, (counted(postings.spread), phrases_of(documents)))
    paged = _paged(universe, printed)
    catalogue = universe, len(postings.shards), chunks, paged, index.threshold, rows
    yield Task(addresses.search_file("catalogue", lang), make_catalogue, catalogue)
    yield from _pages(number_of, lang, paged, printed)
    for shard, blocks in enumerate(postings.shards):
        yield Task(addresses.search_file(f"grams-{shard}", lang), make, (universe, blocks))
    shares: list[list[tuple[int, Record]]] = [[] for _ in range(chunks)]
    for number in sorted(records):
        shares[number % chunks].append((number, records[number]))
    for chunk, share in enumerate(shares):
        yield Task(addresses.search_file(f"texts-{chunk}", lang), make_texts, (tuple(share),))


def _paged(universe: int, printed: Mapping[str, PrintedIn]) -> int:
    """How many files have pages of PDFs."""
    sizes = {each.address: each.size for each in printed.values()}
    return min(universe, step(sum(sizes.values()) // PAGED)) if sizes else 0


def _pages(number_of: Mapping[str, int], lang: Lang, paged: int, printed: Mapping[str, PrintedIn]) -> Iterator[Task]:
    """The files of the pages of PDFs."""
    shares: list[list[tuple[int, str, str, FileRef]]] = [[] for _ in range(paged)]
    for number, key in sorted((number_of[key], key) for key in printed):
        shares[number % paged].append((number, key, printed[key].address, printed[key].pages))
    for file, share in enumerate(shares):
        yield Task(addresses.search_file(f"pages-{file}", lang), make_pages, (tuple(share),))
