"""The numbers of a report's parts: 第一章, Chapter 1, 附录A. One for all languages,
whichever of them a part is written in.

Chapters are counted as they stand in the original: the third is chapter 3 in every language. A
chapter whose title carries a number of its own (`title_numbers`) keeps it, and its figures have it
too; where more than half of the chapters do, the book is numbered by hand and the program numbers
none of them. Appendices (`matter: back`, 附录 or Appendix) bear letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huikan.interface import words
from huikan.interface.numerals import numeral
from huikan.model import Lang, Meta, Work
from huikan.publication.title_numbers import TitleNumber, title_number


@dataclass(frozen=True, slots=True)
class PartNumber:
    """What stands over a part: `label` (第一章, Appendix A; "" where there is none or the title
    has it already), and the title's `words` without it.

    `mark` is what the numbers of its figures begin with: `3`, `A`, "" for a part that is not
    counted. `called` is what a link to it is called: the label, also where the title has it
    already.
    """

    label: str
    words: str
    mark: str = ""
    called: str = ""
    whole: str = ""  # the title with its number, for lists in one line: 第一章 气候, 附录A 数据


@dataclass(frozen=True, slots=True)
class Chapter:
    """How a part of a report is counted: `mark` is `3`, `A`, or "". `place` is where it stands
    among the chapters, from 1; 0 for what is none. `own` is the number that its title carries."""

    key: str
    mark: str
    place: int
    own: TitleNumber | None


def part_numbers(work: Work, lang: Lang) -> Mapping[str, PartNumber]:
    """The parts of a publication by their keys, as readers of a language find them. Only those of
    reports are numbered."""
    counted = {chapter.key: chapter for chapter in chapters(work)}
    return {part.key: _part(part.document(lang).meta, counted.get(part.key), lang) for part in work.parts}


def part_number(part: Work, whole: Work | None, lang: Lang) -> PartNumber:
    """What stands over one work; `whole` is the publication that it is a part of."""
    return part_numbers(whole, lang)[part.key] if whole else _part(part.document(lang).meta, None, lang)


def chapters(work: Work) -> tuple[Chapter, ...]:
    """The parts of a report as they are counted; none for other publications."""
    if not work.profile.numbered_chapters:
        return ()
    owned = {part.key: title_number(part.meta.title) for part in work.parts}
    body = [part.key for part in work.parts if _matter(part.meta) == "body" and not _appended(owned[part.key])]
    by_hand = is_by_hand([owned[key] for key in body])
    places = {key: place for place, key in enumerate(body, 1)}
    marks, letters = {}, 0
    for part in work.parts:
        own, place = owned[part.key], places.get(part.key, 0)
        if own and own.appendix and own.words and _matter(part.meta) == "back":
            letter = own.letter or chr(ord("A") + min(letters, 25))
            letters = ord(letter) - ord("A") + 1
            marks[part.key] = letter
        elif place:
            marks[part.key] = str(own.value) if own and own.value else "" if by_hand else str(place)
    return tuple(Chapter(part.key, marks.get(part.key, ""), places.get(part.key, 0), owned[part.key]) for part in work.parts)


def is_by_hand(owned: Sequence[TitleNumber | None]) -> bool:
    """Whether the authors number the chapters themselves: more than half of the titles carry a
    number."""
    return sum(1 for own in owned if own and own.value) * 2 > len(owned)


def chapter_label(mark: str, lang: Lang) -> str:
    """`第三章`, `Chapter 3`, `附录A`, `Appendix A`; "" for what is not counted."""
    if not mark:
        return ""
    if not mark.isdecimal():
        return words(lang)["print_appendix"].format(letter=mark)
    return words(lang)["print_chapter"].format(number=numeral(int(mark)) if lang == "zh" else mark)


def _part(meta: Meta, chapter: Chapter | None, lang: Lang) -> PartNumber:
    mark = chapter.mark if chapter else ""
    if not mark:
        return PartNumber("", meta.title, whole=meta.title)
    label, own = chapter_label(mark, lang), title_number(meta.title)
    if own and own.appendix and not mark.isdecimal():
        whole = meta.title if own.letter else f"{label} {own.words}".rstrip()
        return PartNumber(label, own.words or meta.title, mark, label, whole)
    return PartNumber("" if own else label, meta.title, mark, label, meta.title if own else f"{label} {meta.title}")


def _matter(meta: Meta) -> str:
    return getattr(meta, "matter", "body")


def _appended(own: TitleNumber | None) -> bool:
    return own is not None and own.appendix
