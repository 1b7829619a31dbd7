"""On which pages of a PDF a document's text stands: a task a PDF, from the finished file and the
texts that are in it. Only what was made in this build, or is in the cache, has pages: an index
without PDFs is the same index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from huikan import addresses
from huikan.model import Document, Lang
from huikan.outputs.search.files import compressed_json
from huikan.outputs.search.folding import fold
from huikan.outputs.stage import Results, Site
from huikan.pdf_texts import UNKNOWN, PageText, PrintedWords, Words, page_texts, pages_of
from huikan.publication import open_edition
from huikan.tasks import FileRef, Task

FOLDER = "printed/"  # of the results
PAGED = 2_500  # bytes of `make_printed` in a file of the index: about 1 KB compressed


@dataclass(frozen=True, slots=True)
class PrintedIn:
    """The PDF in which a document is, and the result that has its pages."""

    address: str
    pages: FileRef
    size: int


def plan_printed(site: Site, results: Results) -> Iterator[Task]:
    """A task a PDF that is among the results. Nobody publishes these."""
    texts: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for lang in site.library.languages:
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        for document, address in _files(site, lang, results):
            texts[address].append((document.key, document.meta.title, edition.fragment(document).text))
    for address in sorted(texts):
        yield Task(f"{FOLDER}{address}", make_printed, (results[address].ref, tuple(texts[address])))


def printed_in(site: Site, lang: Lang, results: Results) -> dict[str, PrintedIn]:
    """The keys of the documents of which pages are known, each with its PDF."""
    pages = {target.removeprefix(FOLDER): result for target, result in results.items() if target.startswith(FOLDER)}
    return {
        document.key: PrintedIn(address, pages[address].ref, pages[address].size)
        for document, address in _files(site, lang, pages)
    }


def _files(site: Site, lang: Lang, pdfs: Container[str]) -> Iterator[tuple[Document, str]]:
    """The documents that are in one of these PDFs, each with the address of its own, else of that
    of the publication that it is a part of."""
    for work, publication in site.library.walk():
        document = work.documents.get(lang)
        own = [addresses.pdf(each.key, lang) for each in (work, publication) if each]
        address = next((address for address in own if address in pdfs), "")
        if document and address:
            yield document, address


def make_printed(pdf: FileRef, texts: tuple[tuple[str, str, str], ...]) -> bytes:
    """The pages of documents (key, title, text) in a PDF, as JSON: key -> [page of the title,
    starts, pages, labels].

    A stretch of the text begins at each of the starts (UTF-16 units, as browsers count, each less
    the one before) and stands on the page at the same place of `pages`. Pages are counted from 1
    as viewers do; 0 is unknown. `labels` has the printed number of a page where it is another one,
    "" where none is printed.
    """
    pages = page_texts(pdf.read())
    printed = PrintedWords.of([page.text for page in pages])
    entries = {key: _entry(title, text, pages, printed) for key, title, text in texts}
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(title: str, text: str, pages: Sequence[PageText], printed: PrintedWords) -> list[object]:
    words = Words.of(text)
    page_numbers = pages_of(words, printed)
    starts, runs, before, end = [], [], UNKNOWN, 0
    for start, page in zip(words.starts, page_numbers, strict=True):
        if page != before:
            place = _units(text[:start])
            starts.append(place - end)
            runs.append(page + 1)
            before, end = page, place
    opening = next((page for page in page_numbers if page != UNKNOWN), UNKNOWN)
    titled = opening + 1 if opening != UNKNOWN and fold(title) in fold(pages[opening].text) else 0
    pages_named = {page for page in (*runs, titled) if page}
    labels = {str(page): pages[page - 1].label for page in sorted(pages_named) if pages[page - 1].label != str(page)}
    return [titled, starts, runs, labels]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def make_pages(share: tuple[tuple[int, str, str, FileRef], ...]) -> bytes:
    """A file of the index: number -> [address of the PDF, then what `make_printed` has]; `share`
    has number, key, address and result."""
    known: dict[str, Mapping[str, list[object]]] = {}
    entries = {}
    for number, key, address, pages in share:
        if address not in known:
            known[address] = json.loads(pages.read())
        entries[str(number)] = [quote(address), *known[address][key]]
    return compressed_json(entries)
