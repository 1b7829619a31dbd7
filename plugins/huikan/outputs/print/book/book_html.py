"""A book as one HTML document: its templates filled with its
fragments. Pure; `press` lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from huikan import citing, drawing, qr
from huikan.drawing import CoverData
from huikan.drawing.titles import Title, of_issue
from huikan.interface import words as words_of
from huikan.model import profile_of
from huikan.outputs.print.book import (
    author_index,
    back_cover,
    colophon,
    formatting,
    gbt_9704,
    imprint,
    line_grid,
    multicolumn,
    numbering,
    tables,
    typefaces,
)
from huikan.outputs.print.book.book import Book, Part
from huikan.outputs.print.book.numbering import Numbered
from huikan.outputs.print.book.theme import Theme
from huikan.publication import publisher
from huikan.settings import PAPERS
from huikan.typesetting import SPLIT_MARK

MARGINS = {  # by a kind's margins and paper, at the sides, head, foot: mm
    "wide": {"A4": (31, 29, 30), "A5": (20, 21, 22), "B5": (25, 25, 26), "16开": (26, 26, 27), "大16开": (31, 28, 29)},
    "narrow": {"A4": (22, 27, 25), "A5": (16, 20, 20), "B5": (18, 23, 22), "16开": (19, 24, 23), "大16开": (22, 26, 24)},
}
SMALL = ("A5",)  # paper on which books are set smaller; kinds that have it by custom are made for it
FILLING = 'preserveAspectRatio="xMidYMid slice"'  # on the press the picture reaches over the edge
HERO = 0.62  # of the width: how high the picture on the front of a leaflet is
BESIDE = 14  # lines of contents that stand beside the editor's note of a newsletter
LONG = 8  # headings from which an article gets a list of contents
TALLEST, TALL = 185, 0.78  # mm, and of the height of the text: how high a picture may be, with its caption below
LISTED = 3  # figures or tables from which a book lists them


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the contents: its level (1: a part), where it leads, its
    words and number, and who wrote it."""

    level: int
    target: str
    text: str
    number: str = ""
    people: str = ""
    rubric: str = ""
    roman: bool = False  # before the text: its page has a roman number


class UnknownPaperError(ValueError):
    """The settings name a size of paper that is not known."""


def write_html(book: Book, theme: Theme) -> str:
    """The document with its style sheets in it. Pictures are named by `asset:` URLs."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=DictLoader(dict(theme.templates)), autoescape=True, undefined=StrictUndefined)
    say = {**words_of(book.lang), **dict(book.called)}
    numbered = numbering.number(book, say, room(book, theme))
    environment.globals.update(
        say=say,
        text=lambda part: Markup(numbered.html[part.id]),  # noqa: S704
        in_columns=lambda part: Markup(multicolumn.arranged(numbered.html[part.id], measure(book))),  # noqa: S704
        title=lambda part: numbered.titles[part.id],
        notes=lambda part: Markup(numbered.notes.get(part.id, "")),  # noqa: S704
        safe=Markup,
        credits=lambda meta: colophon.credits(meta, say),
        paper=lambda part: colophon.paper(part, say, book.lang),
        identifiers=colophon.identifiers,
        abstracts=colophon.abstracts,
        day=lambda date: formatting.day(date, book.lang),
        month=lambda date: formatting.month(date, book.lang),
        names=lambda people: formatting.names(people, say),
        set_title=lambda part, room: formatting.title_layout(numbering.pieces(part, numbered.titles[part.id]), room),
        balanced=lambda text, room: formatting.title_layout((text,), room).style,
        red_head=gbt_9704.red_head,
        signatures=gbt_9704.signatures,
        annexed=lambda part: gbt_9704.annexed(numbered.html[part.id]),
        cited_round=lambda part: citing.round_pages(_cited(book, part)),
    )
    template = environment.get_template(book.profile.print_template)
    return template.render(_view(book, numbered, say, theme))


def _cited(book: Book, part: Part) -> citing.Cited:
    where = citing.place(part.meta, part.address)
    who = publisher(part.meta, book.meta, book.society)
    return citing.cited(part.meta.kind, part.meta, book.lang, who, book.meta.title, where)


def _view(book: Book, numbered: Numbered, say: Mapping[str, str], theme: Theme) -> dict[str, object]:
    """What the templates know beside the words."""
    from markupsafe import Markup

    contents = list(_contents(book, numbered, say))
    return {
        "book": book,
        "meta": book.meta,
        "measure": measure(book),
        "gridded": _gridded(book),
        "css": _style(book, theme),
        "count": colophon.count(book.meta, say),
        "colophon": colophon.colophon(book, say, numbered.html.values()),
        "cip": imprint.cip(book.meta),
        "imprinted": imprint.is_begun(book.meta),
        "pigment": colophon.accent_colour(book),
        "drawing": _drawing(book),
        "hero": HERO * PAPERS[book.paper][0],
        "qr": _named(qr.svg(book.address), say["print_code"].format(address=book.address)) if book.profile.code else "",
        "volume": book.profile.front_matter,
        "cut": Markup(SPLIT_MARK if book.profile.front_matter else ""),  # noqa: S704
        "front": [part for part in book.parts if numbering.is_front(part)],
        "contents": contents,
        "masthead": _masthead(book, say),
        "stacked": measure(book) < multicolumn.LEAST or sum(1 + bool(entry.rubric) for entry in contents) > BESIDE,
        "lists": [(name, entries) for name, entries in _lists(book, numbered, say) if len(entries) >= LISTED],
        "index": author_index.people(book) if book.profile.front_matter else [],
        "terms": numbered.terms,
        "back": Markup(back_cover.art(book, *PAPERS[book.paper]) + back_cover.html(book, say)),  # noqa: S704
        "internal": back_cover.internal(book, say),
        "endnotes": [part for part in (book.own, *book.parts) if part.id in numbered.notes] if _at_end(book) else [],
        "authors": [person.name for role, person in book.meta.contributors if role == "authors"] or [book.society],
    }


def _at_end(book: Book) -> bool:
    """Whether the notes of all parts stand together behind them."""
    return getattr(book.meta, "notes", "") == "book"


def _masthead(book: Book, say: Mapping[str, str]) -> Title:
    """The name of a newsletter as its cover has it: without the number, which stands below."""
    year = book.meta.year or (book.meta.date.year if book.meta.date else 0)
    count = say["cover_count"].format(year=year, number=book.meta.number)
    return of_issue(CoverData(book.kind, book.key, book.meta.title, book.lang, count=count))


def _drawing(book: Book) -> str:
    """The front cover as SVG, as on the site but of the paper's shape and in our fonts; of a
    leaflet its picture without words. "" where the editor has given a picture."""
    if book.cover_data is None:
        return ""
    width, height = PAPERS[book.paper]
    if not book.profile.cover:
        picture = drawing.art(book.cover_data, 600, 600 * HERO).replace("<svg ", f"<svg {FILLING} ", 1)
        return _named(picture, book.meta.cover_alt or words_of(book.lang)["print_hero"])
    return drawing.cover(book.cover_data, width, height, drawing.PRINT if book.cover_data.chinese else drawing.PRINT_LATIN)


def _named(picture: str, words: str) -> str:
    """A drawing with words for those who do not see it."""
    start, end, rest = picture.partition(">")
    return f"{start}{end}<title>{escape(words)}</title>{rest}"


def measures(paper: str, kind: str = "") -> tuple[int, int, int, int, int]:
    """Width, height, side margins, head and foot of a kind's pages in mm.
    UnknownPaperError for an unknown size of paper."""
    if paper not in PAPERS:
        raise UnknownPaperError(f"unknown paper size {paper!r}: known are {', '.join(PAPERS)}")
    return (*PAPERS[paper], *MARGINS[profile_of(kind).margins if kind else "wide"][paper])


def measure(book: Book) -> int:
    """How wide the text of a book is, in mm."""
    width, _, side, *_ = measures(book.paper, book.kind)
    return width - 2 * side


TABLE_TYPE = re.compile(r"(?:^|\n)(?:main )?table \{[^}]*?font-size: ([\d.]+)pt")


def room(book: Book, theme: Theme) -> tables.Room:
    """The room that the pages of a book have for its tables, and the size of their type, as its
    style sheets say it."""
    width = gbt_9704.measure(book.paper) if book.profile.official else measure(book)
    _, height, side, *_ = measures(book.paper, book.kind)
    in_columns = "in_columns(" in theme.templates[book.profile.print_template] and width >= multicolumn.LEAST
    sizes = TABLE_TYPE.findall(_style(book, theme))
    return tables.Room(
        width,
        turned=height - 2 * side if book.profile.has_pages else 0,
        column=(width - multicolumn.GAP) / 2 if in_columns else 0,
        size=float(sizes[-1]) if sizes else 9.0,
    )


def used(book: Book, theme: Theme, *more: str) -> Theme:
    """What `html` needs of a theme for this book, and `more` style sheets: no other
    file of it decides the book's PDF."""
    part = theme.part(book.profile.print_template, (*_styles(book, theme), *more))
    return replace(part, families=typefaces.families(book, theme.fonts)) if book.typefaces else part


def _styles(book: Book, theme: Theme) -> tuple[str, ...]:
    """The names of a book's style sheets, in the order in which they stand."""
    shared = ("page.css", f"{book.lang}.css" if f"{book.lang}.css" in theme.styles else "en.css")
    own = book.profile.print_style
    if book.profile.official:
        return (*shared, own)
    small = ("small.css",) if book.paper in SMALL and book.profile.paper not in SMALL else ()
    grid = ("grid.css",) if _gridded(book) else ()
    return (*shared, "book.css", *grid, own, "back.css", *small)


def _style(book: Book, theme: Theme) -> str:
    """The style sheets of a book, one after the other."""
    sheets = {name: theme.styles[name] for name in _styles(book, theme)}
    if book.profile.official:
        own = book.profile.print_style
        sheets[own] = gbt_9704.style(sheets[own], book.paper) + typefaces.style(theme.families)
    css = "".join(sheets.values())
    return _page(book, css) + css


def _gridded(book: Book) -> bool:
    return line_grid.is_gridded(book.profile)


def _page(book: Book, css: str) -> str:
    """The @page rules of a book's paper, upright and turned."""
    width, height, side, head, deepest = measures(book.paper, book.kind)
    foot = line_grid.foot(height, head, deepest, line_grid.line_height(css, book.lang)) if _gridded(book) else deepest
    return (
        f"@page{{size:{width}mm {height}mm;margin:{head}mm {side}mm {foot}mm}}\n"
        f"@page landscape{{size:{height}mm {width}mm;margin:{head}mm {side}mm {foot}mm}}\n"
        f":root{{--width:{width}mm;--height:{height}mm;--side:{side}mm;--head:{head}mm;"
        f"--tallest:{min(TALLEST, int((height - head - foot) * TALL))}mm}}\n"
    )


def _contents(book: Book, numbered: Numbered, say: Mapping[str, str]) -> Iterator[TocEntry]:
    """The lines of the contents: parts, as many levels of sections as its kind
    has, in long single texts one."""
    profile = book.profile
    if not profile.part:
        sections = [section for section in numbered.sections["p0"] if section.rank == 1]
        if len(sections) >= LONG:
            yield from (TocEntry(1, f"#{section.id}", section.text) for section in sections)
        return
    if profile.front_matter and numbered.html["p0"].strip():
        yield TocEntry(1, "#p0", say["print_own"], roman=True)
    for part in book.parts:
        people = formatting.names(part.meta.authors, say) if profile.contents_authors else ""
        title = numbered.titles[part.id]
        yield TocEntry(part.level, f"#{part.id}", title.words, title.label, people, part.rubric, numbering.is_front(part))
        if profile.contents_depth and (title.mark or getattr(part.meta, "matter", "body") == "body"):
            inner = (section for section in numbered.sections[part.id] if section.rank <= profile.contents_depth)
            yield from (TocEntry(section.rank + 1, f"#{section.id}", section.text, section.number) for section in inner)
    if _at_end(book) and numbered.notes:
        yield TocEntry(1, "#notes", say["print_notes"])
    if numbered.terms:
        yield TocEntry(1, "#terms", say["print_terms"])
    if profile.front_matter and author_index.people(book):
        yield TocEntry(1, "#index", say["print_index"])


def _lists(book: Book, numbered: Numbered, say: Mapping[str, str]) -> Iterator[tuple[str, list[TocEntry]]]:
    """The lists of figures and tables, with their titles, of kinds that have them."""
    if book.profile.figure_lists:
        for word, captions in (("print_figures", numbered.figures), ("print_tables", numbered.tables)):
            yield say[word], [TocEntry(2, f"#{one.id}", one.text, one.number) for one in captions]
