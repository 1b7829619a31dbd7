"""A book as one HTML document: its templates filled with its fragments. Pure; `press` lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from huikan import drawing, markup
from huikan.interface import words as words_of
from huikan.markup.fragment import Heading
from huikan.outputs.pdf import facts, words
from huikan.outputs.pdf.book import Book, Part
from huikan.outputs.pdf.theme import Theme

TEMPLATES = {"article": "article.html", "notice": "notice.html"}  # the other kinds are books
PAPERS = {  # width, height, margins at the sides, head, foot: mm
    "A4": (210, 297, 31, 29, 30),
    "A5": (148, 210, 20, 21, 22),
    "B5": (176, 250, 25, 25, 26),
    "16开": (185, 260, 26, 26, 27),
    "大16开": (210, 285, 31, 28, 29),
}
LONG = 8  # headings from which an article gets a list of contents


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its level (1: a part), where it leads, its words, and who wrote it."""

    level: int
    target: str
    text: str
    number: str = ""
    people: str = ""
    column: str = ""


class UnknownPaperError(ValueError):
    """The settings name a size of paper that is not known."""


def html(book: Book, theme: Theme) -> str:
    """The document with its style sheets in it. Pictures are named by `asset:` URLs."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=DictLoader(dict(theme.templates)), autoescape=True, undefined=StrictUndefined)
    say = words_of(book.lang)
    environment.globals.update(
        say=say,
        text=lambda part: Markup(markup.adapt(part.fragment, "print", part.resolve, prefix=f"{part.id}-")),  # noqa: S704
        safe=Markup,
        credits=lambda meta: facts.credits(meta, say),
        paper=lambda meta: facts.paper(meta, say, book.lang),
        day=lambda date: words.day(date, book.lang),
        month=lambda date: words.month(date, book.lang),
        names=lambda people: words.names(people, say),
        balanced=words.balanced,
        chapter=lambda number: words.chapter(number, say, book.lang),
    )
    template = environment.get_template(TEMPLATES.get(book.kind, "book.html"))
    return template.render(_view(book, say, theme))


def _view(book: Book, say: Mapping[str, str], theme: Theme) -> dict[str, Any]:
    """What the templates know beside the words."""
    lang = f"{book.lang}.css" if f"{book.lang}.css" in theme.styles else "en.css"
    names = ("page.css", lang, "notice.css" if book.kind == "notice" else "book.css")
    return {
        "book": book,
        "meta": book.meta,
        "css": _page(book.paper) + "\n".join(theme.styles[name] for name in names),
        "count": facts.count(book.meta, say),
        "colophon": facts.colophon(book, say),
        "pigment": facts.pigment(book),
        "drawing": _drawing(book),
        "contents": list(_contents(book, say)),
        "authors": [person.name for role, person in book.meta.contributors if role == "authors"] or [book.society],
    }


def _drawing(book: Book) -> str:
    """The front cover as SVG, as on the site but of the paper's shape and in our fonts; "" for the editor's picture."""
    if book.drawn is None:
        return ""
    width, height, *_ = measures(book.paper)
    return drawing.cover(book.drawn, width, height, drawing.PRINT if book.drawn.chinese else drawing.PRINT_LATIN)


def measures(paper: str) -> tuple[int, int, int, int, int]:
    """Width, height, side margins, head and foot of a size of paper in mm. UnknownPaperError for one that is not known."""
    if paper not in PAPERS:
        raise UnknownPaperError(f"unknown paper size {paper!r}: known are {', '.join(PAPERS)}")
    return PAPERS[paper]


def _page(paper: str) -> str:
    """The @page rule of a size of paper."""
    width, height, side, head, foot = measures(paper)
    return (
        f"@page{{size:{width}mm {height}mm;margin:{head}mm {side}mm {foot}mm}}\n:root{{--width:{width}mm;--height:{height}mm}}\n"
    )


def _contents(book: Book, say: Mapping[str, str]) -> Iterator[Entry]:
    """The lines of the contents: parts, and in reports and long articles their sections."""
    if book.kind == "article":
        sections = [heading for heading in book.own.fragment.headings if heading.level <= 2]
        if len(sections) >= LONG:
            yield from (Entry(1, f"#p0-{heading.id}", heading.text) for heading in sections)
        return
    for part in book.parts:
        people = words.names(part.meta.authors, say) if book.kind in ("issue", "proceedings") else ""
        number = words.chapter(part.number, say, book.lang)
        yield Entry(1, f"#{part.id}", part.meta.title, number, people, part.column)
        if book.kind == "report":
            yield from (Entry(2, f"#{part.id}-{heading.id}", heading.text) for heading in _sections(part))


def _sections(part: Part) -> list[Heading]:
    """A chapter's headings of its highest level: what authors use as sections."""
    highest = min((heading.level for heading in part.fragment.headings), default=0)
    return [heading for heading in part.fragment.headings if heading.level == highest]
