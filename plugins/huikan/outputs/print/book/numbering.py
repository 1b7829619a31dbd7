"""The numbers of a book: of chapters, their sections, figures and tables, and the links that name them. Pure.

Reports are numbered through: 第一章, 第一节, 一、 and 图1-1 in Chinese, Chapter 1, 1.1 and Figure 1-1 in English; appendices
bear letters. A paper of a volume counts its own figures and tables. Whoever numbers by hand is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huikan import markup
from huikan.markup.tree import Element, folded, parse, serialise, with_parents
from huikan.outputs.print.book import cross_references, endnotes, formatting, subject_index, tables
from huikan.outputs.print.book.book import NUMBERED, VOLUMES, Book, Part
from huikan.outputs.print.book.subject_index import Row

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
APART = frozenset(("blockquote", "li", "td", "th", "details", "figure", "dd"))  # a heading in these is no section
APPENDIX = re.compile(r"(?:附录|appendix)\s*(?P<letter>[A-Z]?)(?![A-Za-z])[\s:：.、]*(?P<rest>.*)", re.IGNORECASE)
HAN = "[一二三四五六七八九十]{1,3}"
ORDINAL = re.compile(rf"第(?P<han>{HAN})[章篇编部]|(?:chapter|part|第)?\s*(?P<digits>\d{{1,3}})", re.IGNORECASE)
BY_HAND = re.compile(
    rf"第.{{1,4}}[节条]|[（(]?{HAN}[、.．)）]|[（(]?\d{{1,2}}(?:[.．]\d+)*[、.．)）\s]|§|[A-Z]\.\d", re.IGNORECASE
)
CAPTIONED = re.compile(r"(?:图|表|figure|fig\.|table)\s*[A-Z]?\d+(?:[-–—.．]\d+)*", re.IGNORECASE)  # a caption numbered by hand
CAPTIONS = {"figcaption": "figure", "caption": "table"}


@dataclass(frozen=True, slots=True)
class Title:
    """What stands over a part: its number (第一章, Appendix A, or ""), its words, and what its figures begin with."""

    number: str
    text: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading within a part. `rank` 1 is the highest that the part has."""

    id: str
    rank: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure or a table with a number: where it is and what it is called."""

    id: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A book's parts by id: their HTML, titles and sections, and their notes where these stand at an end; its numbered figures
    and tables in order; the rows of its index of terms by initials."""

    html: Mapping[str, str]
    titles: Mapping[str, Title]
    sections: Mapping[str, tuple[Section, ...]]
    figures: tuple[Listed, ...] = ()
    tables: tuple[Listed, ...] = ()
    terms: tuple[tuple[str, list[Row]], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Counting:
    """What has been numbered so far."""

    say: Mapping[str, str]
    kind: str
    lang: str
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    listed: dict[str, list[Listed]] = field(default_factory=lambda: {"figure": [], "table": []})
    labels: dict[str, cross_references.Label] = field(default_factory=dict)


def number(book: Book, say: Mapping[str, str]) -> Numbered:
    """The texts of a book with their numbers written into them."""
    parts = (book.own, *book.parts)
    titles = _titles(book, say)
    count = _Counting(say, book.kind, book.lang)
    roots = {part.id: _adapted(part, endnotes.wanted(book)) for part in parts}
    for index, part in enumerate(parts):
        title = titles[part.id]
        if title.number:
            count.labels[part.id] = cross_references.Label(title.number, part.id)
        _sections(roots[part.id], part, title, count)
        _captions(roots[part.id], part, title, count)
        tables.prepare(roots[part.id], say, turned=book.kind in cross_references.BOOKS and index > 1)
    front = {part.id for part in book.parts if is_front(part)} | ({book.own.id} if book.kind != "issue" else set())
    if book.kind in cross_references.BOOKS:
        cross_references.write(roots, titles, count.labels, front)
    rows = subject_index.index(roots, getattr(book.meta, "index", ()), front) if book.kind in VOLUMES else []
    notes = {name: endnotes.take(root, book.lang) for name, root in roots.items()}
    return Numbered(
        html={name: serialise(root) for name, root in roots.items()},
        titles=titles,
        sections=count.sections,
        figures=tuple(count.listed["figure"]),
        tables=tuple(count.listed["table"]),
        terms=tuple(rows),
        notes={name: html for name, html in notes.items() if html},
    )


def _adapted(part: Part, ends: bool) -> Element:
    return parse(markup.adapt(part.fragment, "print", part.resolve, prefix=f"{part.id}-", endnotes=ends))


def is_front(part: Part) -> bool:
    """Whether a part stands before the contents, on pages with roman numbers."""
    return getattr(part.meta, "matter", "body") == "front"


def _titles(book: Book, say: Mapping[str, str]) -> dict[str, Title]:
    titles, letters = {book.own.id: Title("", book.meta.title)}, 0
    for part in book.parts:
        found = APPENDIX.fullmatch(part.meta.title) if book.kind == "report" else None
        if part.number:
            titles[part.id] = Title(formatting.chapter(part.number, say, book.lang), part.meta.title, str(part.number))
        elif found and found["rest"] and getattr(part.meta, "matter", "") == "back":
            letter = found["letter"].upper() or chr(ord("A") + letters)
            letters = ord(letter) - ord("A") + 1
            titles[part.id] = Title(say["print_appendix"].format(letter=letter), found["rest"], letter)
        else:
            titles[part.id] = Title("", part.meta.title, _ordinal(part.meta.title) if book.kind == "report" else "")
    return titles


def pieces(part: Part, title: Title) -> tuple[str, ...]:
    """The words of a title in the pieces between its editor's breaks, where they are as the editor wrote them."""
    return part.pieces if "".join(part.pieces) == title.text else (title.text,)


def _ordinal(title: str) -> str:
    """The number of a chapter whose author wrote it into the title, "" without one."""
    found = ORDINAL.match(title) if NUMBERED.match(title) else None
    if not found:
        return ""
    return found["digits"] or str(next((number for number in range(1, 100) if formatting.numeral(number) == found["han"]), ""))


def _sections(root: Element, part: Part, title: Title, count: _Counting) -> None:
    """Finds the sections of a part, and numbers those of a numbered chapter."""
    headings = list(_headings(root))
    highest = min((int(heading.tag[1]) for heading in headings), default=0)
    own = not title.number or count.kind != "report" or _by_hand(headings, highest)
    counters: list[int] = []
    sections = []
    for heading in headings:
        rank = min(int(heading.tag[1]) - highest + 1, len(counters) + 1)
        counters = [*counters[: rank - 1], *(counters[rank - 1 : rank] or [0])]
        counters[-1] += 1
        name, text = heading.attributes["id"], folded(heading.text())
        mark = "" if own else _mark(title.prefix, counters, count)
        if mark:
            gap = "" if mark[-1] in "、）" else "\u3000" if count.lang == "zh" else "\u2002"
            heading.children[:0] = [Element("span", {"class": "number"}, [mark]), gap]
            _name(name, mark, rank, part, count)
        sections.append(Section(name, rank, mark, text))
    count.sections[part.id] = tuple(sections)


def _by_hand(headings: list[Element], highest: int) -> bool:
    """Whether the author has numbered the sections: one of them may begin with a number by chance (“24 小时”)."""
    sections = [bool(BY_HAND.match(heading.text().strip())) for heading in headings if heading.tag == f"h{highest}"]
    return sum(sections) * 2 > len(sections)


def _headings(element: Element) -> Iterator[Element]:
    for child in element.children:
        if not isinstance(child, Element) or child.tag in APART or "admonition" in child.classes():
            continue
        if child.tag in HEADINGS and child.attributes.get("id"):
            yield child
        else:
            yield from _headings(child)


def _mark(prefix: str, counters: list[int], count: _Counting) -> str:
    """第一节, 一、, （一） in Chinese chapters; 1.1, 1.1.1 in English ones, A.1, A.1.1 in appendices. "" from the fourth rank."""
    if len(counters) > 3:
        return ""
    if count.lang == "zh" and prefix.isdigit() and max(counters) < 100:
        return count.say[f"print_section_{len(counters)}"].format(number=formatting.numeral(counters[-1]))
    return ".".join((prefix, *map(str, counters)))


def _name(name: str, mark: str, rank: int, part: Part, count: _Counting) -> None:
    """How a link calls a section. 一、 says nothing without the section that it is in: such a link shows a page."""
    if count.lang != "zh" or mark[0].isascii():
        count.labels[name] = cross_references.Label(count.say["print_section"].format(number=mark), part.id)
    elif rank == 1:
        count.labels[name] = cross_references.Label(mark, part.id, within=True)


def _captions(root: Element, part: Part, title: Title, count: _Counting) -> None:
    """Numbers figures and tables that have a caption: by chapter in a report, through a paper in a volume."""
    for tag, sort in CAPTIONS.items():
        found = [(element, parent) for element, parent in with_parents(root) if element.tag == tag]
        by_hand = any(CAPTIONED.match(caption.text().strip()) for caption, _ in found)
        counted = bool(title.prefix) if count.kind == "report" else part.meta.kind == "paper"
        numbers = 0
        for caption, holder in found:
            text = folded(caption.text())
            written = CAPTIONED.match(text)
            if by_hand and written:
                label, text = written[0], text[written.end() :].strip(" ：:.　")
            elif by_hand or not counted:
                continue
            else:
                numbers += 1
                value = f"{title.prefix}-{numbers}" if title.prefix else str(numbers)
                label = count.say[f"print_{sort}_label"].format(number=value)
                gap = "\u3000" if count.lang == "zh" else "\u2002"
                caption.children[:0] = [Element("span", {"class": "number"}, [label]), gap]
            name = holder.attributes.setdefault("id", f"{part.id}-{sort}-{len(count.listed[sort]) + 1}")
            holder.attributes["data-number"] = label
            count.labels[name] = cross_references.Label(label, part.id)
            count.listed[sort].append(Listed(name, label, text))
