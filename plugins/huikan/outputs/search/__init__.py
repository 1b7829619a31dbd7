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
from huikan.outputs.search.attached import attached_documents, make_attached, plan_attached
from huikan.outputs.search.document import SearchDocument, search_documents
from huikan.outputs.search.files import Record, make, make_catalogue, make_fold, make_texts
from huikan.outputs.search.grams import log2_half_steps
from huikan.outputs.search.numbering import numbers, step, universe_of
from huikan.outputs.search.postings import loads_shards, make_postings, shards_of
from huikan.outputs.search.printed import PAGED, PrintedIn, make_pages, make_printed, plan_printed, printed_in
from huikan.outputs.search.terms import loads, make_terms
from huikan.outputs.search.words import make_words, phrases_of
from huikan.outputs.stage import Results, Site
from huikan.publication import open_edition, recency
from huikan.tasks import FileRef, Task

__all__ = [
    "claims",
    "make",
    "make_attached",
    "make_catalogue",
    "make_fold",
    "make_pages",
    "make_postings",
    "make_printed",
    "make_terms",
    "make_texts",
    "make_words",
    "plan",
    "plan_attached",
    "plan_postings",
    "plan_printed",
    "plan_terms",
]

POSTINGS = 8_000  # in a file of grams, about 7 KB
LETTERS = {"zh": 15_000}  # bytes of text in a file of texts, at most on average: 4 to 8 KB compressed
WORDY = 8_000  # the same where phrases of words are proved by the texts: about two documents a file
NEAR = {"zh": 8}  # as many documents may have two units without having them side by side before the index tells which
FEW = 64  # the same in other languages, whose texts are smaller and whose pairs are more


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for every file of the index. `results` has the postings by the targets of
    `plan_postings`; what is missing there is worked out here. Pages of PDFs are known of those
    that `plan_printed` and `plan_attached` have read."""
    yield Task(addresses.search_file("fold"), make_fold, ())
    for lang in site.library.languages:
        yield from _index(_documents(site, lang, results), lang, results, printed_in(site, lang, results))


def plan_terms(site: Site, results: Results) -> Iterator[Task]:
    """A task a document, whose result is what the index has of it. Nobody publishes these."""
    for lang in site.library.languages:
        for document in _documents(site, lang, results):
            yield _terms_task(document, lang)


def plan_postings(site: Site, results: Results) -> Iterator[Task]:
    """A task a language, whose result is the index turned round, from the terms among the results;
    no language of which some are missing. Nobody publishes these."""
    for lang in site.library.languages:
        task = _postings_task(_documents(site, lang, results), lang, results)
        if task:
            yield task


def _postings_task(documents: tuple[SearchDocument, ...], lang: Lang, results: Results) -> Task | None:
    number_of = _numbers(documents)
    targets = {number_of[document.key]: f"terms/{lang}/{document.key}" for document in documents}
    if any(target not in results for target in targets.values()):
        return None
    refs = tuple((number, results[targets[number]].ref) for number in sorted(targets))
    return Task(f"postings/{lang}", make_postings, (refs, _threshold(documents, lang), POSTINGS))


def _threshold(documents: tuple[SearchDocument, ...], lang: Lang) -> int:
    return log2_half_steps(universe_of(len(documents)) * NEAR.get(lang, FEW))


def _documents(site: Site, lang: Lang, results: Results) -> tuple[SearchDocument, ...]:
    """Works and records, then the pages of files, in the order in which they are found."""
    edition = open_edition(site.library, site.fragments, site.settings, lang)
    return search_documents(edition) + attached_documents(site, edition, results)


def _numbers(documents: tuple[SearchDocument, ...]) -> dict[str, int]:
    """The number of each document, the oldest's given first."""
    return numbers(each.key for each in sorted(documents, key=lambda each: recency(each.date, each.key)))


def _terms_task(document: SearchDocument, lang: Lang) -> Task:
    return Task(f"terms/{lang}/{document.key}", make_terms, document.searched)


def _shards(documents: tuple[SearchDocument, ...], lang: Lang, results: Results) -> list[str]:
    """The lines of each file of grams."""
    artifact = results.get(f"postings/{lang}")
    if artifact:
        return loads_shards(artifact.read())
    number_of = _numbers(documents)
    terms = {number_of[each.key]: make_terms(*each.searched) for each in documents}
    return shards_of(lambda number: loads(terms[number]), terms, _threshold(documents, lang), POSTINGS)


def claims(site: Site) -> Iterator[Claim]:
    """The files of the index that have one name, whatever there is to search.

    No other output has files in its folder.
    """
    yield Claim(addresses.search_file("fold"))
    for lang in site.library.languages:
        yield Claim(addresses.search_file("catalogue", lang))
        yield Claim(addresses.search_file("words", lang))


def _index(
    documents: tuple[SearchDocument, ...], lang: Lang, results: Results, printed: Mapping[str, PrintedIn]
) -> Iterator[Task]:
    """The files of one language."""
    number_of = _numbers(documents)
    universe = universe_of(len(documents))
    threshold, shards = _threshold(documents, lang), _shards(documents, lang, results)
    records = {
        number_of[document.key]: Record(document.address, document.title, document.kicker, document.notes, document.passages)
        for document in documents
    }
    chunks = min(universe, step(sum(record.size for record in records.values()) // LETTERS.get(lang, WORDY)))
    rows = tuple(
        (number_of[document.key], document.kind, document.date.year if document.date else 0, document.rubrics)
        for document in documents
    )
    postings = results.get(f"postings/{lang}")
    words = postings.ref if postings else tuple(shards)
    yield Task(addresses.search_file("words", lang), make_words, (words, phrases_of(documents)))
    paged = _paged(universe, printed)
    catalogue = universe, len(shards), chunks, paged, threshold, rows
    yield Task(addresses.search_file("catalogue", lang), make_catalogue, catalogue)
    yield from _pages(number_of, lang, paged, printed)
    for shard, lines in enumerate(shards):
        yield Task(addresses.search_file(f"grams-{shard}", lang), make, (universe, lines))
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
