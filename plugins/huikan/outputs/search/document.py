"""SearchDocument: a published document as search knows it: what is searched, what is shown, what
it is filtered by."""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from huikan import addresses
from huikan.interface import words
from huikan.interface.catalogues import meaning
from huikan.interface.dates import day
from huikan.interface.lists import listed
from huikan.model import CATALOGUES, Attachment, Document, Page, Record, Work, localised
from huikan.publication import Edition, Vocabulary, award_label, highlight_line, highlights, notices, recency, words_for

PAGES = Page.kind  # what pages of no listing are filtered by


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One document in one language. `passages` are searched besides the title; `kicker` and
    `notes` are shown only. `names` are what it is called besides, in the passages too: they rank
    as its title does. `titled`: its title is searched, too."""

    key: str
    address: str
    title: str
    date: time.date | None
    kind: str  # a listing's name, or "page"
    rubrics: tuple[str, ...]
    kicker: tuple[str, ...]
    notes: tuple[str, ...]
    # the text, the summary, names and terms; of a record what it says, its summary, nothing
    passages: tuple[str, str, str]
    names: tuple[str, ...] = ()
    titled: bool = True

    @property
    def searched(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What `terms.make_terms` is asked for."""
        return self.title if self.titled else "", self.passages, self.names


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of which what decides its number and place is known; `read` works out the rest,
    and only then its text is asked for."""

    key: str
    date: time.date | None
    read: Callable[[], SearchDocument]

    @staticmethod
    def of(document: SearchDocument) -> Listed:
        """One that has been read."""
        return Listed(document.key, document.date, lambda: document)


def listed_documents(edition: Edition) -> tuple[Listed, ...]:
    """Every document of an edition, every record, and every column that a record describes,
    newest first."""
    works = ((work, work.documents[edition.lang]) for work, _ in edition.library.walk() if edition.lang in work.documents)
    documents = [Listed(each.key, each.meta.date, partial(_document, edition, work, each)) for work, each in works]
    records = ((name, record) for name in CATALOGUES for record in edition.library.records.get(name, ()))
    documents += [Listed.of(_record(edition, name, record)) for name, record in records]
    documents += map(Listed.of, _columns(edition))
    return tuple(sorted(documents, key=lambda document: recency(document.date, document.key), reverse=True))


def _document(edition: Edition, work: Work, document: Document) -> SearchDocument:
    meta, lang, parent = document.meta, document.lang, edition.parents.get(work.key)
    rubrics = edition.vocabulary.rubrics(meta)
    publication = parent.document(lang).meta.title if parent else ""
    return SearchDocument(
        key=document.key,
        address=quote(edition.address(document.key)),
        title=_line(meta.title),
        date=meta.date,
        kind=(parent or work).profile.folder or PAGES,
        rubrics=rubrics,
        kicker=_some(
            edition.number(work.key).label or words_for(edition.library, lang)[work.kind], rubrics[0] if rubrics else publication
        ),
        notes=_some(
            _people(document), publication if rubrics else "", day(meta.date, lang) if meta.date else "", _pages(document)
        ),
        passages=(
            edition.fragment(document).text,
            _line(meta.summary or getattr(meta, "abstract", None) or ""),
            " · ".join(dict.fromkeys((*_facts(edition.vocabulary, document), *_standing(edition, document)))),
        ),
    )


def _record(edition: Edition, catalogue: str, record: Record) -> SearchDocument:
    """A record of a catalogue; it is found on the catalogue's page."""
    lang, vocabulary = edition.lang, edition.vocabulary
    say = words(lang)
    slugs = [(name, meaning(catalogue, name, text), text) for name in ("status", "level") if (text := getattr(record, name))]
    terms = [say[f"{name}_{slug}"] if slug else text for name, slug, text in slugs]
    branch = vocabulary.branch(record.branch) if record.branch else ""
    people = [vocabulary.person(key) for key in record.people]
    date = record.date or (time.date(record.year, 1, 1) if record.year and 0 < record.year < 10_000 else None)
    texts = [localised(text, lang) for text in (record.title, record.affiliation, record.place, record.summary)]
    fields = [localised(text, lang) for text in record.fields]
    title = _line(localised(record.name, lang))
    names = tuple(name for name in dict.fromkeys(_names(record)) if name != title)
    return SearchDocument(
        key=f"data/{catalogue}/{record.key}",
        address=f"{quote(edition.address(catalogue))}#{addresses.entry(record.key)}",
        title=title,
        date=date,
        kind=catalogue,
        rubrics=(),
        kicker=_some(say[f"catalogue_{catalogue}"], record.number or texts[0]),
        notes=_some(day(record.date, lang) if record.date else str(record.year or ""), *terms),
        passages=(
            " · ".join(dict.fromkeys(_some(*names, *texts[:-1], *terms, *fields, branch, *people))),
            _line(texts[-1]),
            "",
        ),
        names=names,
    )


def _names(record: Record) -> Iterator[str]:
    """What a record is called and numbered."""
    yield from _some(record.number or "", *record.name.values(), record.pinyin or "", *record.former_names, record.orcid or "")


def _columns(edition: Edition) -> Iterator[SearchDocument]:
    """The columns that works of the edition stand in and a record describes: their pages."""
    written = (work.documents.get(edition.lang) for work, _ in edition.library.walk())
    names = dict.fromkeys(name for document in written if document for name in document.meta.columns)
    terms = {term.key: term for term in (edition.vocabulary.term("columns", name) for name in names)}
    for term in terms.values():
        summary = _line(localised(term.record.summary, edition.lang)) if term.record else ""
        if summary:
            yield SearchDocument(
                key=f"data/{term.key}",
                address=quote(edition.address(term.key)),
                title=term.name,
                date=None,
                kind=PAGES,
                rubrics=(),
                kicker=_some(words(edition.lang)["columns"]),
                notes=(),
                passages=("", summary, ""),
            )


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(_line(text) for text in texts if text)


def _people(document: Document, most: int = 4) -> str:
    return listed([person.name for person in document.meta.authors], document.lang, most)


def _pages(document: Document) -> str:
    return words(document.lang)["pages_range"].format(pages=document.meta.pages) if document.meta.pages else ""


def _facts(vocabulary: Vocabulary, document: Document) -> Iterator[str]:
    """What else is written on the document's page: names, terms, numbers, the abstract in
    another language."""
    meta = document.meta
    yield from _some(
        meta.subtitle or "", *(text for _, person in meta.contributors for text in (person.name, person.affiliation or ""))
    )
    yield from _some(*vocabulary.rubrics(meta))
    yield from _some(vocabulary.branch(meta.branch) if meta.branch else "", *meta.tags, *meta.keywords)
    yield from _some(meta.event or "", meta.publisher or "", meta.doi or "", meta.isbn or "")
    for name in document.profile.searched:
        value = getattr(meta, name)
        yield from _some(*map(_words, value) if isinstance(value, tuple) else (value or "",))


def _standing(edition: Edition, document: Document) -> Iterator[str]:
    """Key figures, identifiers, the award, and what became of the work since it was published."""
    meta = document.meta
    yield from (_line(highlight_line(figure, document.lang)) for figure in highlights(meta))
    yield from _some(meta.cstr or "", award_label(edition.library, getattr(meta, "award", None), document.lang))
    yield from (_line(notice.words) for notice in notices(meta, document.lang))


def _words(value: str | Attachment) -> str:
    return value if isinstance(value, str) else value.title or ""


def _line(text: str) -> str:
    return " ".join(text.split())
