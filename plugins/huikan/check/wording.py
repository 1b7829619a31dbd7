"""What the texts of a library must not say: personal data, placeholders, the forbidden words of internal publications."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from huikan.check.hits import Hit
from huikan.check.internal import internal_words
from huikan.check.passages import ADDRESS, Passage, blank, passages, texts
from huikan.check.placeholders import placeholders
from huikan.check.privacy import digits, hidden, masked, personal
from huikan.check.subject import Subject
from huikan.diagnostics import CODES, Diagnostic, found
from huikan.model import Document
from huikan.scaffold import samples

Detector = Callable[[Passage], Iterable[Hit]]


def published_words(subject: Subject) -> Iterator[Diagnostic]:
    """Personal data and placeholders in what is published."""
    ours = _own_numbers(subject)

    def detect(passage: Passage) -> Iterator[Hit]:
        yield from (hit for hit in personal(passage.text) if hit.value not in ours)
        yield from placeholders(passage.prose)

    for document in subject.documents():
        yield from _search(document, detect)
    yield from _records(subject, ours)


def sample_text(subject: Subject) -> Iterator[Diagnostic]:
    """What is published as `build.py new` wrote it: once a document."""
    known = samples()
    for document in subject.documents():
        said = ((passage, (passage.excerpt or passage.text).strip()) for passage in passages(document) if passage.prose.strip())
        for passage, text in ((passage, text) for passage, text in said if text in known):
            yield _diagnostic(document.path, passage, Hit("sample-text", 0, len(passage.excerpt), text))
            break


def internal_publications(subject: Subject) -> Iterator[Diagnostic]:
    """The forbidden words in what is internal. None of it is published; it is printed, and the rules are for print."""
    for document in subject.internal:
        yield from _search(document, lambda passage: internal_words(passage.prose))


def _search(document: Document, detect: Detector) -> Iterator[Diagnostic]:
    for passage in passages(document):
        for hit in detect(passage):
            yield _diagnostic(document.path, passage, hit)


def _diagnostic(path: str, passage: Passage, hit: Hit) -> Diagnostic:
    """The finding; numbers of persons are hidden in it."""
    excerpt = hidden(passage.excerpt)
    column, length = (hit.start + 1, hit.end - hit.start) if excerpt else (0, 1)
    text = masked(hit.value) if CODES[hit.code].private else hit.value
    return found(hit.code, path, line=passage.line, column=column, length=length, excerpt=excerpt, text=text)


def _records(subject: Subject, ours: frozenset[str]) -> Iterator[Diagnostic]:
    """Personal data in the lists of data/."""
    for table, records in subject.library.records.items():
        for record in records:
            for label, text in texts(record):
                for hit in personal(blank(ADDRESS, text)):
                    if hit.value not in ours and hit.code not in record.waive:
                        where = f"{masked(hit.value)} ({record.key}, {label})"
                        line = record.lines.get(label) or record.lines.get(re.split(r"[.\[]", label)[0], 1)
                        yield found(hit.code, f"data/{table}.yml", line=line, text=where)


def _own_numbers(subject: Subject) -> frozenset[str]:
    """The telephone numbers of the society itself."""
    society = subject.library.society
    phones = (society.phone or "") if society else ""
    return frozenset(hit.value for hit in personal(phones)) | frozenset({digits(phones)})
