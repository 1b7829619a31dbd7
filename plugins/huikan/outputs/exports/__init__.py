"""Exports: what programs that keep references, Crossref and indexes of papers take, as files.

A report or a volume has the entries of all its parts, an expert those of all works, as BibTeX, RIS,
CSL-JSON and lines after GB/T 7714. A volume with DOIs has its deposit for Crossref; a paper has its
own, and its front matter in JATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from huikan import addresses
from huikan.addresses import Claim
from huikan.bibliography import NUMBERED, STYLES, Entry, text_of, write_bibtex, write_csl_json, write_ris
from huikan.model import Work
from huikan.outputs.exports import crossref, jats
from huikan.outputs.exports.deposits import deposit
from huikan.outputs.exports.papers import paper
from huikan.outputs.stage import Results, Site
from huikan.publication import Edition, open_edition, own_entry
from huikan.publication.exports import CITATIONS, CROSSREF, JATS, expert_works, work_files
from huikan.tasks import Task

__all__ = ["claims", "make_citations", "make_crossref", "make_jats", "plan"]


def plan(site: Site, results: Results) -> Iterator[Task]:
    """The files of every volume, paper and expert, in each language."""
    for lang in site.library.languages:
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        yield from _works(edition)
        for key, works in expert_works(edition).items():
            entries = tuple(filter(None, (_entry(edition, work) for work in works)))
            yield from _citations(edition, key, CITATIONS, entries, "")


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all of them; none is worked out."""
    for task in plan(site, {}):
        yield Claim(task.target, task.source)


def _works(edition: Edition) -> Iterator[Task]:
    lang = edition.lang
    for work, parent in edition.library.walk():
        document = work.documents.get(lang)
        if document is None:
            continue
        names = work_files(edition, work)
        if citations := tuple(name for name in names if name in CITATIONS):
            written = (one for one in (work, *work.parts) if lang in one.documents)
            entries = tuple(filter(None, (_entry(edition, one) for one in written)))
            yield from _citations(edition, work.key, citations, entries, document.path)
        if JATS in names:
            yield Task(_address(edition, work.key, JATS), make_jats, (paper(edition, work),), document.path)
        if CROSSREF in names:
            value = deposit(edition, parent or work, work if parent else None)
            yield Task(_address(edition, work.key, CROSSREF), make_crossref, (value,), document.path)


def _citations(edition: Edition, key: str, names: Iterable[str], entries: tuple[Entry, ...], source: str) -> Iterator[Task]:
    for name in names:
        yield Task(_address(edition, key, name), make_citations, (name, entries), source)


def _entry(edition: Edition, work: Work) -> Entry | None:
    return own_entry(edition, work, edition.parents.get(work.key), work.documents[edition.lang])


def _address(edition: Edition, key: str, name: str) -> str:
    return addresses.export(edition.address(key), name)


def make_citations(name: str, entries: tuple[Entry, ...]) -> bytes:
    """The entries in the form that the end of a file's name means."""
    return _WRITERS[name.rpartition(".")[2]](entries).encode("utf-8")


def make_crossref(value: crossref.Deposit) -> bytes:
    """A deposit as XML."""
    return crossref.write(value).encode("utf-8")


def make_jats(value: jats.FrontMatter) -> bytes:
    """The front matter of a paper as XML."""
    return jats.write(value).encode("utf-8")


def _gbt(entries: tuple[Entry, ...]) -> str:
    return "".join(f"[{number}] {text_of(STYLES[NUMBERED].reference(entry))}\n" for number, entry in enumerate(entries, 1))


_WRITERS: Mapping[str, Callable[[tuple[Entry, ...]], str]] = {
    "bib": lambda entries: "\n".join(map(write_bibtex, entries)),
    "ris": lambda entries: "\n".join(map(write_ris, entries)),
    "json": write_csl_json,
    "txt": _gbt,
}
