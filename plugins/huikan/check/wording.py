"""What the texts of a library must not say: personal data, placeholders, the forbidden
words of internal publications."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from huikan.check.context import CheckContext, TextFindings, line_of
from huikan.check.foreign_syntax import cut_words, foreign_syntax
from huikan.check.fullwidth import markdown_slips
from huikan.check.internal import internal_words
from huikan.check.match import Match
from huikan.check.placeholders import placeholders
from huikan.check.privacy import digits, masked, personal, redacted
from huikan.check.text_runs import ADDRESS, Stretch, blank, field_texts, of_tree, stretches
from huikan.diagnostics import CODES, Diagnostic, found
from huikan.markup import Node, render
from huikan.markup.fragment import Fragment
from huikan.model import Document, Library
from huikan.scaffold import samples


def published_texts(context: CheckContext) -> Iterator[Diagnostic]:
    """Personal data, placeholders, samples and slips of the keyboard in what is published."""
    ours = own_numbers(context.library)
    for document in context.documents():
        known = context.texts.get(document.path)
        yield from known.findings if known else _of_text(document, context.fragment(document), ours)
    yield from _records(context, ours)


def read_text(
    document: Document, fragment: Fragment | None, ours: frozenset[str], known: TextFindings | None = None
) -> TextFindings:
    """What `published_texts` finds in one document: as it was `known`, where all is the same.
    `ours` are the society's `own_numbers`."""
    if known and known.ours == ours and known.fragment == fragment and known.document == document:
        return known
    return TextFindings(document, fragment, ours, tuple(_of_text(document, fragment, ours)))


def own_numbers(library: Library) -> frozenset[str]:
    """The telephone numbers of the society itself."""
    phones = (library.society.phone or "") if library.society else ""
    return frozenset(match.value for match in personal(phones)) | frozenset({digits(phones)})


def _of_text(document: Document, fragment: Fragment | None, ours: frozenset[str]) -> Iterator[Diagnostic]:
    root = fragment.root if fragment else Node("", {}, ())
    texts = tuple(stretches(document, root))
    for stretch in texts:
        for match in matches(stretch):
            if match.value not in ours:
                yield _diagnostic(document, stretch, match)
    yield from _sample_text(document, texts, _published_samples())
    yield from markdown_slips(document, root, texts)
    yield from foreign_syntax(document, texts)
    yield from cut_words(document, texts)


def matches(stretch: Stretch) -> Iterator[Match]:
    """Numbers of persons and placeholders in a stretch."""
    for match in personal(stretch.text):
        yield replace(match, code="number-in-code") if _is_in_code(stretch, match) else match
    yield from placeholders(stretch.prose)


def _is_in_code(stretch: Stretch, match: Match) -> bool:
    """Whether a number of a person stands in code, where most such numbers are examples,
    identifiers and times: it is said, and keeps nothing back."""
    if not stretch.runs:
        return False
    ends = (*stretch.starts[1:], len(stretch.text))
    kinds = {
        run.kind
        for run, start, end in zip(stretch.runs, stretch.starts, ends, strict=True)
        if start < match.end and end > match.start
    }
    return kinds == {"code"}


def _sample_text(document: Document, texts: Iterable[Stretch], samples: frozenset[str]) -> Iterator[Diagnostic]:
    """What is published as `huikan new` wrote it: once a document."""
    for line in (line for stretch in texts for line in (stretch.lines() if stretch.runs else (stretch,))):
        text = line.text.strip()
        if text in samples:
            start = line.text.index(text)
            yield _diagnostic(document, line, Match("sample-text", start, start + len(text), text))
            return


@cache
def _published_samples() -> frozenset[str]:
    """The samples' lines as they are published."""
    rendered = (render("articles/a.md", line, "zh") for line in samples())
    return frozenset(stretch.text.strip() for fragment in rendered for stretch in of_tree(fragment.root))


def internal_publications(context: CheckContext) -> Iterator[Diagnostic]:
    """The forbidden words in what is internal. None of it is published; it is
    printed, and the rules are for print."""
    for document in context.internal:
        fragment = context.fragment(document)
        for stretch in stretches(document, fragment.root if fragment else None):
            for match in internal_words(stretch.prose):
                yield _diagnostic(document, stretch, match)


def _diagnostic(document: Document, stretch: Stretch, match: Match) -> Diagnostic:
    """The finding; numbers of persons are redacted in it."""
    private = CODES[match.code].private
    words = stretch.text[match.start : match.end]
    line, column = stretch.place(match.start)
    if not column:  # an attribute, or text that does not stand in the file as it is published
        line, column = _written(document, line, words, anywhere=not stretch.runs)
    excerpt = line_of(document, line)
    places = [stretch.place(offset) for offset in range(match.start, match.end)]
    end = max((place[1] for place in places if place[0] == line), default=0) or column + len(words) - 1
    length = max(1, min(end, len(excerpt)) - column + 1) if column else 1
    if private and column:
        wording = excerpt[column - 1 : column - 1 + length]
        ends_here = not stretch.runs or places[-1][0] == line
        masked_part = masked(wording) if ends_here else re.sub(r"\d", "*", wording)
        excerpt = excerpt[: column - 1] + masked_part + excerpt[column - 1 + length :]
    text = masked(match.value) if private else match.value
    return found(match.code, document.path, line=line, column=column, length=length, excerpt=redacted(excerpt), text=text)


def _written(document: Document, line: int, words: str, anywhere: bool) -> tuple[int, int]:
    """Where the words stand in the file: on the line, or `anywhere`: an abbreviation's
    long form stands on its own line."""
    column = line_of(document, line).find(words) + 1
    if not column and anywhere and line >= document.body_line:
        for number, text in enumerate(document.body.split("\n"), document.body_line):
            if words in text:
                return number, text.find(words) + 1
    return line, column


def _records(context: CheckContext, ours: frozenset[str]) -> Iterator[Diagnostic]:
    """Personal data in the lists of data/."""
    for table, records in context.library.records.items():
        for record in records:
            for label, text in field_texts(record):
                for match in personal(blank(ADDRESS, text)):
                    if match.value not in ours and match.code not in record.waive:
                        where = f"{masked(match.value)} ({record.key}, {label})"
                        line = record.lines.get(label) or record.lines.get(re.split(r"[.\[]", label)[0], 1)
                        yield found(match.code, f"data/{table}.yml", line=line, text=where)
