"""Documents to the Library: languages paired, parts nested, metadata inherited,
unpublished works left out. Pure."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from huikan.diagnostics import Diagnostic, found
from huikan.model import BREAK, PARTS, ROLES, SHANGHAI, Asset, Contributor, Document, Lang, Library, Meta, Record, Work, unmarked
from huikan.source import Data
from huikan.translation import FIELD, OWN_WORDS, is_stale, original_of, standings


@dataclass(frozen=True, slots=True)
class Assembly:
    """The library, the keys of works (or `key:lang` of translations) that it
    leaves out, and what was found.

    `unpublished_keys` serve only to tell an editor that a link leads
    to something not yet published.
    """

    library: Library
    unpublished_keys: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    internal: tuple[Document, ...] = ()  # for the rules of internal publications: outputs never see an Assembly


def assemble(
    documents: Sequence[Document],
    data: Data,
    languages: Sequence[Lang],
    now: time.datetime,
    withheld: Set[str] = frozenset(),
) -> Assembly:
    """The Library of what may be published at `now` (an aware datetime). The documents at the
    paths `withheld` are left out, but their translations still have from them what they do not
    say themselves."""
    groups = _by_key(documents, languages)
    experts = {record.key: record for record in data.records.get("experts", ())}
    translated = {key: _translate(group, experts) for key, group in groups.items()}
    originals = {key: kept for key, group in translated.items() if (kept := _kept(group, withheld))}
    parents = {key: _publication(key, group, originals) for key, group in originals.items()}
    parts_without_index = [key for key, parent in parents.items() if parent == ""]
    whole = {key: group for key, group in originals.items() if key not in parts_without_index}
    works = {key: _inherit(group, originals.get(parents[key] or "")) for key, group in whole.items()}
    public = {key: _dated(_public(group, works.get(parents[key] or ""), now), now) for key, group in works.items()}
    unpublished = frozenset(_unpublished(works, public))
    library = Library(
        languages=tuple(languages),
        works=tuple(_nest(public, parents)),
        society=data.society,
        records=data.records,
        assets=_assets(data.assets, documents, unpublished),
    )
    findings = [_orphaned(groups[key]) for key in parts_without_index]
    return Assembly(
        library, unpublished, (*findings, *stale_translations(documents, languages)), tuple(_internal(works, parents))
    )


Group = Mapping[Lang, Document]


def _by_key(documents: Iterable[Document], languages: Sequence[Lang]) -> dict[str, Group]:
    order = {lang: place for place, lang in enumerate(languages)}
    groups: dict[str, dict[Lang, Document]] = {}
    for document in sorted(map(_unmarked, documents), key=lambda document: (document.key, order[document.lang])):
        groups.setdefault(document.key, {})[document.lang] = document
    return dict(groups)


def _kept(group: Group, withheld: Set[str]) -> Group:
    return {lang: document for lang, document in group.items() if document.path not in withheld}


def _unmarked(document: Document) -> Document:
    """The document with a plain title; the editor's breaks are kept beside it, for covers."""
    title = document.meta.title
    if not BREAK.search(title):
        return document
    return replace(document, marked=title, meta=document.meta.model_copy(update={"title": unmarked(title)}))


def _translate(group: Group, experts: Mapping[str, Record]) -> Group:
    """The group with each translation's silent fields filled in from the original, and
    those that are behind it marked."""
    first, original = next(iter(group.values())), original_of(group.values())
    fields = {name: value for name, value in _said(first.meta).items() if name not in OWN_WORDS}
    filled = {lang: _fill(document, fields | _people(fields, lang, experts)) for lang, document in group.items()}
    stale = {lang: original.lang for lang, document in group.items() if original and is_stale(document, original)}
    return filled | {lang: replace(filled[lang], behind=source) for lang, source in stale.items()}


def _people(fields: Mapping[str, Any], lang: Lang, experts: Mapping[str, Record]) -> dict[str, Any]:
    """The people whom a translation takes from its original, experts by
    their names in its own language."""
    return {role: tuple(_named(person, lang, experts) for person in fields[role]) for role in ROLES if role in fields}


def _named(person: Contributor, lang: Lang, experts: Mapping[str, Record]) -> Contributor:
    record = experts.get(person.expert or "")
    if record is None or not record.name.get(lang):
        return person
    where = record.affiliation.get(lang) if person.affiliation else None
    return person.model_copy(update={"name": record.name[lang], "affiliation": where or person.affiliation})


def _said(meta: Meta) -> dict[str, Any]:
    return {name: getattr(meta, name) for name in meta.model_fields_set}


def _fill(document: Document, values: Mapping[str, Any]) -> Document:
    fields = type(document.meta).model_fields
    silent = {name: value for name, value in values.items() if name in fields and name not in document.meta.model_fields_set}
    return replace(document, meta=document.meta.model_copy(update=silent)) if silent else document


def _publication(key: str, group: Group, groups: Mapping[str, Group]) -> str | None:
    """The key of the publication that a part belongs to: None for a whole,
    "" where its index is missing."""
    kind = next(iter(group.values())).kind
    if kind not in PARTS.values():
        return None
    pieces = key.split("/")
    above = ("/".join(pieces[:count]) for count in range(len(pieces) - 1, 0, -1))
    return next((candidate for candidate in above if candidate in groups and _kind(groups[candidate]) in PARTS), "")


def _kind(group: Group) -> str:
    return next(iter(group.values())).kind


INHERITED = ("macros",)  # by parts of every kind


def _inherit(group: Group, parent: Group | None) -> Group:
    """The group of a part with what its publication says in the same
    language (or in its original)."""
    if parent is None:
        return group
    filled = {}
    for lang, document in group.items():
        above = _said((parent.get(lang) or next(iter(parent.values()))).meta)
        filled[lang] = _fill(document, {name: above[name] for name in (*document.meta.inherited, *INHERITED) if name in above})
    return filled


def _public(group: Group, parent: Group | None, now: time.datetime) -> Group:
    """The documents that may be seen: `internal` in one language or above withholds all of them."""
    everything = [*group.values(), *(parent or {}).values()]
    if any(document.meta.visibility == "internal" for document in everything):
        return {}
    documents = {lang: document for lang, document in group.items() if _is_out(document.meta, now)}
    if parent is None:
        return documents
    if not any(_is_out(document.meta, now) for document in parent.values()):
        return {}
    return {lang: document for lang, document in documents.items() if lang not in parent or _is_out(parent[lang].meta, now)}


def _dated(group: Group, now: time.datetime) -> Group:
    """The documents with the days on which readers got them, where these are not those that they
    say: `publish_on` opens a text later, and no day is later than the build."""
    return {lang: _with_days(document, now) for lang, document in group.items()}


def _with_days(document: Document, now: time.datetime) -> Document:
    meta, today = document.meta, now.astimezone(SHANGHAI).date()
    moment = _moment(meta.publish_on) if meta.publish_on else None
    posted = moment if moment and meta.date and moment.astimezone(SHANGHAI).date() > meta.date else None
    if posted is None and meta.date and meta.date > today:
        posted = _moment(today)
    days = [day for day in (meta.date, meta.updated, *_standing(meta)) if day]
    # No day to come, and the same one in every build: the last that has been
    changed = max((day for day in days if day <= today), default=today) if max(days, default=today) > today else None
    return replace(document, posted=posted, changed=changed) if posted or changed else document


def _standing(meta: Meta) -> Iterator[time.date]:
    """The days on which something was said of a work after it was published."""
    yield from (correction.date for correction in meta.corrections)
    yield from (version.date for version in meta.versions)
    if meta.retracted:
        yield meta.retracted.date


def _moment(day: time.date) -> time.datetime:
    moment = day if isinstance(day, time.datetime) else time.datetime.combine(day, time.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _is_out(meta: Meta, now: time.datetime) -> bool:
    if meta.status == "draft":
        return False
    return meta.publish_on is None or _moment(meta.publish_on) <= now


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why readers do not see a document yet: it is a draft, or the moment that it waits for."""

    until: time.datetime | None = None


def waiting(documents: Sequence[Document], now: time.datetime) -> Mapping[str, Waiting]:
    """The documents that are not out at `now`, by path: drafts, those whose day comes, and parts of
    such a publication in their language."""
    reasons = {document.path: _reason(document.meta, now) for document in documents}
    by_place = {(document.key, document.lang): document.path for document in documents}
    held = {}
    for document in documents:
        pieces = document.key.split("/")
        above = (by_place.get(("/".join(pieces[:count]), document.lang), "") for count in range(len(pieces), 0, -1))
        reason = next((reasons[path] for path in above if path and reasons[path]), None)
        if reason and document.meta.visibility != "internal":
            held[document.path] = reason
    return held


def released(documents: Iterable[Document], now: time.datetime) -> list[Document]:
    """The documents as if drafts were finished and every day had come; internal ones stay so."""
    out = {"status": "published", "publish_on": None}
    return [
        document if _is_out(document.meta, now) else replace(document, meta=document.meta.model_copy(update=out))
        for document in documents
    ]


def _reason(meta: Meta, now: time.datetime) -> Waiting | None:
    if _is_out(meta, now):
        return None
    return Waiting(None if meta.status == "draft" or meta.publish_on is None else _moment(meta.publish_on))


def moments(documents: Iterable[Document]) -> tuple[time.datetime, ...]:
    """The moments at which a build of the documents changes, past or to come: some document is due
    for publication, or a day that it says has come."""
    days = {
        day
        for document in documents
        for day in (document.meta.publish_on, document.meta.date, document.meta.updated)
        if day is not None
    }
    return tuple({_moment(day) for day in days})


def _internal(works: Mapping[str, Group], parents: Mapping[str, str | None]) -> Iterable[Document]:
    """The documents of internal works that are no drafts."""
    for key, group in works.items():
        everything = [*group.values(), *works.get(parents[key] or "", {}).values()]
        if any(document.meta.visibility == "internal" for document in everything):
            yield from (document for document in group.values() if document.meta.status != "draft")


def _unpublished(works: Mapping[str, Group], public: Mapping[str, Group]) -> Iterable[str]:
    for key, group in works.items():
        if not public[key]:
            yield key
        for lang in group.keys() - public[key].keys():
            yield f"{key}:{lang}"


def _nest(public: Mapping[str, Group], parents: Mapping[str, str | None]) -> Iterable[Work]:
    parts: dict[str, list[Work]] = {}
    for key, group in public.items():
        if group and parents[key]:
            parts.setdefault(str(parents[key]), []).append(Work(key, _kind(group), group))
    for key, group in public.items():
        if group and parents[key] is None:
            yield Work(key, _kind(group), group, tuple(parts.get(key, ())))


def _assets(assets: Mapping[str, Asset], documents: Iterable[Document], withheld: frozenset[str]) -> Mapping[str, Asset]:
    """The files that are not beside the index of a withheld work: an unpublished work's
    pictures stay unpublished too."""
    folders = {
        document.path.rpartition("/")[0] + "/"
        for document in documents
        if document.key in withheld and document.path.rpartition("/")[2].startswith("index.")
    }
    hidden = tuple(folder for folder in folders if folder != "/")
    return {path: asset for path, asset in assets.items() if not path.startswith(hidden)} if hidden else dict(assets)


def _orphaned(group: Group) -> Diagnostic:
    document = next(iter(group.values()))
    folder = document.path.rpartition("/")[0]
    return found("missing-index", document.path, folder=folder)


def stale_translations(documents: Sequence[Document], languages: Sequence[Lang]) -> Iterable[Diagnostic]:
    """The translations whose original has changed, or is no longer there."""
    lines = {document.path: document.lines.get(FIELD, 1) for document in documents}
    codes = {"stale": "stale-translation", "orphaned": "orphaned-translation"}
    for standing in standings(documents, languages):
        if standing.state in codes:
            code, line = codes[standing.state], lines[standing.path]
            yield found(code, standing.path, line=line, original=standing.original, key=standing.key)
