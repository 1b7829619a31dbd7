"""gather: the works of a year that readers get, each with its files."""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename

from huikan import addresses
from huikan.interface import words
from huikan.interface.lists import listed
from huikan.model import ROLES, Document, Lang, Library, Page, Work
from huikan.publication import Edition, open_edition, society_name
from huikan.settings import Settings

Manifest = Mapping[str, tuple[str, int]]  # address -> (sha256, size in bytes)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file that readers get: of which language, where, its digest, its size in bytes, and the
    number of its pages (0 where it is no PDF)."""

    lang: Lang
    path: str
    sha256: str
    size: int
    extent: int = 0


@dataclass(frozen=True, slots=True)
class Publication:
    """A work as it is counted. Texts by language where languages differ; `pages` are those of its
    publication that it stands on."""

    key: str
    kind: str
    titles: Mapping[Lang, str]
    date: time.date
    authors: str
    others: str
    branch: Mapping[Lang, str]
    within: str
    pages: str
    number: str  # DOI, ISBN, ISSN or the number of a document
    address: str
    file: PublishedFile
    files: tuple[PublishedFile, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything of a year, by kind and day. `missing` are the keys of works that the library has
    and the published version has not."""

    year: int
    society: Mapping[Lang, str]
    version: str
    publications: tuple[Publication, ...]
    missing: tuple[str, ...] = ()


def gather(
    library: Library,
    settings: Settings,
    year: int,
    version: str,
    manifest: Manifest,
    extent: Callable[[str], int],
    folios: Callable[[str], str],
) -> Evidence:
    """What was published in a year. `extent` counts the pages of a PDF by its address, `folios`
    says which pages are printed on an offprint."""
    editions = {lang: open_edition(library, {}, settings, lang) for lang in library.languages}
    rows, missing = [], []
    for work, parent in library.walk():
        date = work.original.meta.date
        if work.kind == Page.kind or date is None or date.year != year:
            continue
        files = tuple(_files(work, library, manifest, extent))
        if files:
            rows.append(_publication(work, parent, date, files, editions, folios))
        else:
            missing.append(work.key)
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(work.kind for work, _ in library.walk()))}
    ordered = sorted(rows, key=lambda row: (kinds[row.kind], row.date, row.key))
    names = {lang: society_name(library, settings.names, lang) for lang in library.languages}
    return Evidence(year, names, version, tuple(ordered), tuple(missing))


def _files(work: Work, library: Library, manifest: Manifest, extent: Callable[[str], int]) -> Iterator[PublishedFile]:
    """The work's PDF and page in each language, as far as they are published; PDFs first."""
    for lang in sorted(work.documents, key=lambda lang: lang != work.original.lang):
        pdf, page = addresses.pdf(work.key, lang), addresses.page_file(addresses.page(work.key, lang, library.languages))
        for path in (pdf, page):
            if path in manifest:
                sha256, size = manifest[path]
                yield PublishedFile(lang, path, sha256, size, extent(path) if path == pdf else 0)


def _publication(
    work: Work,
    parent: Work | None,
    date: time.date,
    files: tuple[PublishedFile, ...],
    editions: Mapping[Lang, Edition],
    folios: Callable[[str], str],
) -> Publication:
    original = work.original
    edition, meta = editions[original.lang], original.meta
    own = addresses.pdf(work.key, original.lang)
    printed = folios(own) if work.profile.offprint and any(file.path == own for file in files) else ""
    return Publication(
        key=work.key,
        kind=work.kind,
        titles={lang: document.meta.title for lang, document in work.documents.items()} | _other_titles(original),
        date=date,
        authors=_names(original, "authors"),
        others="; ".join(f"{words(original.lang)[role]}: {names}" for role in ROLES[1:] if (names := _names(original, role))),
        branch={lang: one.vocabulary.branch(meta.branch) for lang, one in editions.items()} if meta.branch else {},
        within=parent.document(original.lang).meta.title if parent else "",
        pages=meta.pages or printed,
        number=_number(original),
        address=edition.page_url(work.key),
        file=files[0],
        files=files,
    )


def _other_titles(document: Document) -> dict[Lang, str]:
    """The titles that a paper gives in languages that it is not translated into."""
    titles = {lang: getattr(document.meta, f"title_{lang}", None) for lang in ("zh", "en")}
    return {lang: title for lang, title in titles.items() if title}


def _names(document: Document, role: str) -> str:
    people = [person.name for kind, person in document.meta.contributors if kind == role]
    return listed(people, document.lang) if people else ""


def _number(document: Document) -> str:
    meta = document.meta
    numbers = (
        ("DOI", meta.doi),
        ("CSTR", meta.cstr),
        ("ISBN", meta.isbn),
        ("ISSN", meta.issn),
        ("", getattr(meta, "document_number", None)),
    )
    return "; ".join(f"{name} {number}".strip() for name, number in numbers if number)


def file_name(file: PublishedFile) -> str:
    """The last piece of a file's path, or its folder's for a page."""
    return basename(file.path.removesuffix("/index.html"))
