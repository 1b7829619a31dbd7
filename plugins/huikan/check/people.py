"""People who may be somebody else than the text says: by their names and their ORCIDs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Contributor, Document, Record
from huikan.publication import forms
from huikan.publication.terms import fold

PATH = "data/experts.yml"


@dataclass(frozen=True, slots=True)
class _Signature:
    """A contributor of a document, and the field that says so."""

    document: Document
    field: str
    person: Contributor

    @property
    def line(self) -> int:
        return self.document.lines[self.field]


def experts_signed(context: CheckContext) -> Iterator[Diagnostic]:
    """Contributors who are marked as an expert whose record has another name or ORCID; those who
    have an expert's name and are not marked as anybody."""
    experts = {record.key: record for record in context.library.records.get("experts", ())}
    named = _by_form(experts.values())
    for signature in _signatures(context):
        person, path, line = signature.person, signature.document.path, signature.line
        record = experts.get(person.expert or "")
        if record is None:
            keys = sorted({one.key for one in named.get(fold(person.name), ())}) if not person.expert and not person.orcid else []
            if keys:
                yield found("expert-not-named", path, line=line, name=person.name, key=keys[0], keys=", ".join(keys))
            continue
        if fold(person.name) not in {fold(form) for form in forms(record)}:
            known = ", ".join(dict.fromkeys(forms(record)))
            yield found("expert-name-differs", path, line=line, name=person.name, key=record.key, known=known)
        if person.orcid and record.orcid and person.orcid != record.orcid:
            orcid, known = person.orcid, record.orcid
            yield found("expert-orcid-differs", path, line=line, name=person.name, key=record.key, orcid=orcid, known=known)


def one_orcid_one_person(context: CheckContext) -> Iterator[Diagnostic]:
    """ORCIDs that two experts have, or people of different names whom no record joins."""
    owners: dict[str, Record] = {}
    for record in context.library.records.get("experts", ()):
        if record.orcid and record.orcid in owners:
            line = record.lines.get("orcid", 1)
            yield found("orcid-twice", PATH, line=line, orcid=record.orcid, name=record.key, other=owners[record.orcid].key)
        elif record.orcid:
            owners[record.orcid] = record
    names: dict[str, dict[str, str]] = {}
    for signature in _signatures(context):
        person, lang = signature.person, signature.document.lang
        if not person.orcid or person.orcid in owners or person.expert:
            continue
        first = names.setdefault(person.orcid, {}).setdefault(lang, person.name)
        if fold(first) != fold(person.name):
            path = signature.document.path
            yield found("orcid-twice", path, line=signature.line, name=person.name, orcid=person.orcid, other=first)


def _signatures(context: CheckContext) -> Iterator[_Signature]:
    """Everybody whom a document names itself; what it has from its original is said there."""
    for document in context.documents():
        for role, person in document.meta.contributors:
            if role in document.lines:
                yield _Signature(document, role, person)


def _by_form(records: Iterable[Record]) -> Mapping[str, tuple[Record, ...]]:
    """The experts who have a name, in whichever form."""
    named: dict[str, tuple[Record, ...]] = {}
    for record in records:
        for form in {fold(form) for form in forms(record)}:
            named[form] = (*named.get(form, ()), record)
    return named
