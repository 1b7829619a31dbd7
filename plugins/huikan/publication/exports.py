"""Which files for programs a work or an expert has, and where: for those who make them and for the
pages that lead to them."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.model import Work
from huikan.publication.edition import Edition
from huikan.publication.terms import collect

CITATIONS: Mapping[str, str] = {
    "citations.bib": "BibTeX",
    "citations.ris": "RIS",
    "citations.json": "CSL-JSON",
    "citations.txt": "GB/T 7714",
}  # name of the file -> what readers call its form
CROSSREF, JATS = "crossref.xml", "jats.xml"
LABELS: Mapping[str, str] = {**CITATIONS, CROSSREF: "Crossref XML", JATS: "JATS XML"}


def work_files(edition: Edition, work: Work) -> tuple[str, ...]:
    """The names of the files of a work in the edition's language: of a report or volume the entries
    of all its parts, of a paper its front matter, of both a deposit for Crossref where they have a
    DOI. XML is written once, in the language of the original."""
    if edition.lang not in work.documents:
        return ()
    whole = bool(work.parts) and bool(work.profile.bibtex_type)
    own = work.original.lang == edition.lang
    citations = tuple(CITATIONS) if whole else ()
    front = (JATS,) if work.profile.scholarly and own else ()
    return (*citations, *front, *((CROSSREF,) if own and _registered(edition, work) else ()))


def _registered(edition: Edition, work: Work) -> bool:
    """Whether Crossref can be told of a work: it has a DOI, or a part of it, and the society says
    how it is reached."""
    society, parent = edition.library.society, edition.parents.get(work.key)
    if not (society and society.email) or not (parent or work).profile.bibtex_type or not (parent or work).parts:
        return False
    return any(part.original.meta.doi for part in (work, *work.parts))


def expert_works(edition: Edition) -> Mapping[str, tuple[Work, ...]]:
    """The key of each expert's page -> the works that somebody would cite, the newest first."""
    contributors = collect(edition.library, edition.vocabulary)["contributors"].values()
    listed = {term.key: _cited(edition.newest(works)) for term, works in contributors if term.record}
    return {key: works for key, works in listed.items() if works}


def _cited(works: tuple[Work, ...]) -> tuple[Work, ...]:
    return tuple(work for work in works if work.profile.bibtex_type)
