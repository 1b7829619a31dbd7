"""Numbers that authors have written where the program writes them too, and that are others or would
stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext, at
from huikan.diagnostics import Diagnostic, found
from huikan.markup.freezing import thaw
from huikan.model import Document, Work
from huikan.publication import part_numbers
from huikan.publication.captions import captions, has_captions
from huikan.publication.chapters import Chapter, chapter_label, chapters, is_by_hand
from huikan.publication.sections import numbers_itself
from huikan.publication.title_numbers import title_number


def chapter_numbers(context: CheckContext) -> Iterator[Diagnostic]:
    """Titles of a report's chapters that carry a number which is not the chapter's, or which the
    other chapters do not carry."""
    for work in context.library.works:
        counted = [chapter for chapter in chapters(work) if chapter.place]
        parts = {part.key: part for part in work.parts}
        by_hand = is_by_hand([chapter.own for chapter in counted])
        before = None
        for chapter in counted:
            part = parts[chapter.key]
            original, *translations = part.documents.values()
            if by_hand:
                yield from _in_order(original, chapter, before)
                before = chapter if chapter.own and chapter.own.value else before
            elif chapter.own and chapter.own.value:
                label = chapter_label(str(chapter.place), original.lang)
                yield _title(original, "chapter-number-by-hand", mark=chapter.own.mark, label=label)
            for document in translations:
                yield from _as_original(document, chapter)


def _in_order(document: Document, chapter: Chapter, before: Chapter | None) -> Iterator[Diagnostic]:
    """In a book numbered by hand: each number one more than the one before, and none missing."""
    own, last = chapter.own, before.own if before else None
    if not own or not own.value:
        yield _title(document, "chapter-without-number")
    elif last and own.value != last.value + 1:
        yield _title(document, "chapter-number-order", mark=own.mark, before=last.mark)


def _as_original(document: Document, chapter: Chapter) -> Iterator[Diagnostic]:
    own = title_number(document.meta.title)
    if own and own.value and chapter.mark and str(own.value) != chapter.mark:
        label = chapter_label(chapter.mark, document.lang)
        yield _title(document, "chapter-number-differs", mark=own.mark, label=label)


def _title(document: Document, code: str, **values: str) -> Diagnostic:
    line = document.lines.get("title", 1)
    arguments = {"title": document.meta.title, **values}
    return found(code, document.path, line=line, column=0, length=1, excerpt="", **arguments)


def inner_numbers(context: CheckContext) -> Iterator[Diagnostic]:
    """Headings of counted chapters that bear a number besides ours, and captions with one of
    another chapter."""
    for work in context.library.works:
        for part in work.parts if work.profile.numbered_chapters else ():
            for document in part.documents.values():
                yield from _headings(context, work, document)
                yield from _captions(context, work, document)


def _headings(context: CheckContext, work: Work, document: Document) -> Iterator[Diagnostic]:
    fragment = context.fragments.get((document.key, document.lang))
    number = part_numbers(work, document.lang)[document.key]
    headings = fragment.headings if fragment and number.label else ()
    highest = min((heading.level for heading in headings), default=0)
    if numbers_itself([heading.text for heading in headings if heading.level == highest]):
        return
    for heading in headings:
        own = title_number(heading.text)
        if own and heading.level <= highest + 2:
            yield at(document, heading.line, heading.text, "section-number", mark=own.mark, heading=heading.text)


def _captions(context: CheckContext, work: Work, document: Document) -> Iterator[Diagnostic]:
    fragment = context.fragments.get((document.key, document.lang))
    number = part_numbers(work, document.lang)[document.key]
    if not fragment or not number.mark or not has_captions(fragment.structure):
        return
    lines = document.body.splitlines()
    for caption in captions(thaw(fragment.structure)):
        chapter = caption.chapter
        if chapter and chapter != number.mark:
            place = next((index for index, line in enumerate(lines) if caption.label in line), 0)
            line = document.body_line + place
            yield at(document, line, caption.label, "caption-number", label=caption.label, chapter=number.called)
