"""The numbers of a book as its pages show them: sections are numbered here, which only print does;
the rest is read. Pure.

The sections of a counted chapter are 第一节, 一、 in Chinese, 1.1, 1.1.1 in English, and A.1 in an
appendix; where authors have numbered them by hand they stay as they are. Chapters, figures and
tables bear the numbers that `publication` gives them everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from huikan import markup
from huikan.drawing import PRINT
from huikan.markup.headings import words_of
from huikan.markup.tree import Element, parse, serialise
from huikan.outputs.print.book import cross_references, endnotes, subject_index, tables
from huikan.outputs.print.book.book import Book, Part
from huikan.outputs.print.book.subject_index import Row
from huikan.publication import PartNumber
from huikan.publication.captions import captions
from huikan.publication.sections import numbers_itself, section_number

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
APART = frozenset(("blockquote", "li", "td", "th", "details", "figure", "dd"))  # a heading in these is no section


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
    """A book's parts by id: their HTML, titles and sections, and their notes where these stand at
    an end; its numbered figures and tables in order; the rows of its index of terms by initials."""

    html: Mapping[str, str]
    titles: Mapping[str, PartNumber]
    sections: Mapping[str, tuple[Section, ...]]
    figures: tuple[Listed, ...] = ()
    tables: tuple[Listed, ...] = ()
    terms: tuple[tuple[str, list[Row]], ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Counting:
    """What has been numbered so far."""

    say: Mapping[str, str]
    numbered_chapters: bool
    lang: str
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    listed: dict[str, list[Listed]] = field(default_factory=lambda: {"figure": [], "table": []})
    labels: dict[str, cross_references.Label] = field(default_factory=dict)


def number(book: Book, say: Mapping[str, str], room: tables.Room) -> Numbered:
    """The texts of a book with their numbers written into them, their tables fitted to the room."""
    parts = (book.own, *book.parts)
    titles = _titles(book)
    count = _Counting(say, book.profile.numbered_chapters, book.lang)
    roots = {part.id: _adapted(part, endnotes.wanted(book)) for part in parts}
    for part in parts:
        title = titles[part.id]
        _sections(roots[part.id], part, title, count)
        _captions(roots[part.id], part, count)
    front = {part.id for part in book.parts if is_front(part)} | ({book.own.id} if book.profile.front_matter else set())
    for name, root in roots.items():
        tables.prepare(root, say, replace(room, turned=0) if name in front else room, book.lang == "zh")
    if book.profile.has_pages:
        cross_references.write(roots, titles, count.labels, front)
    rows = subject_index.index(roots, getattr(book.meta, "index", ()), front) if book.profile.front_matter else []
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
    root = parse(markup.adapt(part.fragment, "print", part.resolve, prefix=f"{part.id}-", endnotes=ends))
    for element in root.elements():
        if element.tag == "text":  # words in the drawing of a formula or chart
            face = PRINT.sans if element.classes() == ["chart-text"] else PRINT.serif
            element.attributes["font-family"] = face.replace("'", "")
    return root


def is_front(part: Part) -> bool:
    """Whether a part stands before the contents, on pages with roman numbers."""
    return getattr(part.meta, "matter", "body") == "front"


def _titles(book: Book) -> dict[str, PartNumber]:
    own = {book.own.id: PartNumber("", book.meta.title)}
    return own | {part.id: part.number or PartNumber("", part.meta.title) for part in book.parts}


def pieces(part: Part, title: PartNumber) -> tuple[str, ...]:
    """The words of a title in the pieces between its editor's breaks, where they are as the editor
    wrote them."""
    return part.pieces if "".join(part.pieces) == title.words else (title.words,)


def _sections(root: Element, part: Part, title: PartNumber, count: _Counting) -> None:
    """Finds the sections of a part, and numbers those of a numbered chapter."""
    headings = list(_headings(root))
    highest = min((int(heading.tag[1]) for heading in headings), default=0)
    topmost = [heading.text() for heading in headings if heading.tag == f"h{highest}"]
    own = not title.label or not count.numbered_chapters or numbers_itself(topmost)
    counters: list[int] = []
    sections = []
    for heading in headings:
        if "unnumbered" in heading.classes():
            sections.append(Section(heading.attributes["id"], 1, "", words_of(heading)))
            continue
        rank = min(int(heading.tag[1]) - highest + 1, len(counters) + 1)
        counters = [*counters[: rank - 1], *(counters[rank - 1 : rank] or [0])]
        counters[-1] += 1
        name, text = heading.attributes["id"], words_of(heading)
        mark = "" if own else section_number(title.mark, counters, count.lang)
        if mark:
            gap = "" if mark[-1] in "、）" else "\u3000" if count.lang == "zh" else "\u2002"
            heading.children[:0] = [Element("span", {"class": "number"}, [mark]), gap]
            _name(name, mark, rank, part, count)
        sections.append(Section(name, rank, mark, text))
    count.sections[part.id] = tuple(sections)


def _headings(element: Element) -> Iterator[Element]:
    for child in element.children:
        if not isinstance(child, Element) or child.tag in APART or "admonition" in child.classes():
            continue
        if child.tag in HEADINGS and child.attributes.get("id"):
            yield child
        else:
            yield from _headings(child)


def _name(name: str, mark: str, rank: int, part: Part, count: _Counting) -> None:
    """How a link calls a section. 一、 says nothing without the section that it is in: such a link
    shows a page."""
    if count.lang != "zh" or mark[0].isascii():
        count.labels[name] = cross_references.Label(count.say["print_section"].format(number=mark), part.id)
    elif rank == 1:
        count.labels[name] = cross_references.Label(mark, part.id, within=True)


def _captions(root: Element, part: Part, count: _Counting) -> None:
    """Gathers the figures and tables that have a number, each with an id to lead to."""
    for caption in captions(root):
        if not caption.label:
            continue
        entries, holder = count.listed[caption.sort], caption.holder
        name = holder.attributes.setdefault("id", f"{part.id}-{caption.sort}-{len(entries) + 1}")
        holder.attributes["data-number"] = caption.label
        entries.append(Listed(name, caption.label, caption.text))
