"""Terms: the rubrics, committees, contributors and tags under which works are collected, and their
keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from huikan.model import CATALOGUES, Contributor, Document, Lang, Library, Meta, Record, Work, localised

GROUPS: Mapping[str, str] = {"columns": "columns", "branches": "branches", "contributors": "experts", "tags": "tags"}
_SPELLINGS = 16_384  # of terms, that come again with each work
LONGEST = 40  # characters of a slug; three bytes each in Chinese must stay below a file name's 255


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a group in one language. `record` is its entry in content/data, where it has
    one."""

    group: str
    slug: str
    name: str
    record: Record | None = None

    @property
    def key(self) -> str:
        return f"{self.group}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The records of the groups, found by key or by any of their names, in whichever language these
    are written.

    Readers get a record's name in their own language; what no record describes is called as the
    editor wrote it.
    """

    lang: Lang
    records: Mapping[tuple[str, str], Record]

    def term(self, group: str, text: str) -> Term:
        """The term that an editor means by a record's key, by one of its names, or by any other
        words."""
        record = self.records.get((group, fold(text)))
        if record is None:
            return Term(group, slug(text), " ".join(text.split()))
        return Term(group, record.key, " ".join(localised(record.name, self.lang).split()), record)

    def rubric(self, text: str) -> str:
        """What readers call the rubric that front matter's `columns` means."""
        return self.term("columns", text).name

    def rubrics(self, meta: Meta) -> tuple[str, ...]:
        """The rubrics of a work, each once."""
        return tuple(dict.fromkeys(map(self.rubric, meta.columns)))

    def branch(self, text: str) -> str:
        """What readers call the committee that a `branch` means."""
        return self.term("branches", text).name

    def person(self, text: str) -> str:
        """What readers call somebody whom a record names: an expert by key, or anybody by name."""
        record = self.records.get(("contributors", fold(text)))
        return localised(record.name, self.lang) if record else text

    def contributor(self, person: Contributor) -> Term:
        """Who a contributor is: the expert that is named, or whose ORCID this is, else everybody
        who signs with this name."""
        record = self.records.get(("contributors", fold(person.expert))) if person.expert else None
        record = record or (self.records.get(("orcid", person.orcid)) if person.orcid else None)
        if record is None:
            return Term("contributors", slug(person.name), person.name)
        return Term("contributors", record.key, localised(record.name, self.lang), record)


def open_vocabulary(library: Library, lang: Lang) -> Vocabulary:
    """The vocabulary of a library. Experts are found by key and ORCID only: two people may have
    one name."""
    records: dict[tuple[str, str], Record] = {
        ("orcid", record.orcid): record for record in library.records.get("experts", ()) if record.orcid
    }
    for group, table in GROUPS.items():
        for record in library.records.get(table, ()):
            names = () if group == "contributors" else tuple(record.name.values())
            for name in (*names, record.key):
                records[group, fold(name)] = record
    return Vocabulary(lang, records)


def terms_of(document: Document, vocabulary: Vocabulary) -> Iterator[Term]:
    """Every term of a document, each once."""
    meta = document.meta
    terms = [vocabulary.term("columns", name) for name in meta.columns]
    terms += [vocabulary.term("branches", meta.branch)] if meta.branch else []
    terms += [vocabulary.contributor(person) for _, person in meta.contributors]
    terms += [vocabulary.term("tags", name) for name in meta.tags]
    yield from {term.key: term for term in terms}.values()


def collect(library: Library, vocabulary: Vocabulary) -> dict[str, dict[str, tuple[Term, tuple[Work, ...]]]]:
    """group -> slug -> (term, its works in the vocabulary's language, in the library's order)."""
    groups: dict[str, dict[str, tuple[Term, list[Work]]]] = {group: {} for group in GROUPS}
    for work, _ in library.walk():
        document = work.documents.get(vocabulary.lang)
        for term in terms_of(document, vocabulary) if document else ():
            groups[term.group].setdefault(term.slug, (term, []))[1].append(work)
    for group in ("branches", "contributors"):
        for term in _named(library, vocabulary, group):
            groups[group].setdefault(term.slug, (term, []))
    return {group: {slug: (term, tuple(works)) for slug, (term, works) in terms.items()} for group, terms in groups.items()}


def _named(library: Library, vocabulary: Vocabulary, group: str) -> Iterator[Term]:
    """The committees or experts that records name: there is something to say of them, whether they
    wrote anything or not."""
    keys = {key for name in CATALOGUES for record in library.records.get(name, ()) for key in named_by(record, group)}
    for record in library.records.get(GROUPS[group], ()):
        if record.key in keys:
            yield Term(group, record.key, localised(record.name, vocabulary.lang), record)


def named_by(record: Record, group: str) -> tuple[str, ...]:
    """The keys of the committees, or of the experts, that a record names."""
    return record.people if group == "contributors" else (record.branch,) if record.branch else ()


@lru_cache(_SPELLINGS)
def fold(text: str) -> str:
    """What makes two spellings the same term: compatibility form, case, and any run of spaces or
    hyphens are ignored."""
    once = unicodedata.normalize("NFKC", text).casefold()
    # folding can undo the form
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", once).casefold().strip())


@lru_cache(_SPELLINGS)
def slug(text: str) -> str:
    """The last piece of a term's address: letters of any script and digits, joined by hyphens.

    Chinese stays Chinese: browsers show it, and there is no reading of it that editors would all
    agree on; a record with that name in content/data gives the term an ASCII address. Where
    something had to be left out ("C++", "C#", a very long name) eight figures of a hash keep
    different terms apart.
    """
    whole = fold(text)
    stem = re.sub(r"-+", "-", re.sub(r"[^\w-]|_", "", whole)).strip("-")[:LONGEST].strip("-")
    return stem if stem and stem == whole else f"{stem}-{sha256(whole.encode()).hexdigest()[:8]}".lstrip("-")
