"""Checks before anything is printed: that the fonts have every character, and
that every picture and every table can be set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.diagnostics import Diagnostic, found
from huikan.interface import words
from huikan.markup.formulas import formula_widths, has_formulas
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.markup.nodes import Node, unpack, write_html
from huikan.markup.tree import parse
from huikan.model import Document, Lang, Library, profile_of
from huikan.outputs.print.book import book, book_html, glyphs, tables, theme, typefaces
from huikan.settings import Settings
from huikan.theme_folders import Folder

MM = 25.4 / 72
TYPE, SMALLEST = 10.0, 6.0  # pt, of running text; of letters that can be read
PIXEL = 0.75  # pt
MANY = 12  # columns from which a table may be too wide however it is set


def check(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], folder: Folder, settings: Settings
) -> list[Diagnostic]:
    """What would spoil the PDFs. `missing-glyph`: a character that no font of
    the theme in `folder` has, with all its places; `unprintable-picture`: a picture
    of a kind that stands in no PDF; `table-too-wide`: a table that no page of the paper holds."""
    printed = list(_printed(library))
    documents = [document for document, _ in printed]
    pictures = [finding for document in documents for finding in _pictures(document, fragments)]
    wide = [finding for document, kind in printed for finding in _tables(document, fragments, settings.paper_of(kind), kind)]
    wide += [finding for document, kind in printed for finding in _formulas(document, fragments, settings.paper_of(kind), kind)]
    wide += [
        finding for document, kind in printed for finding in _labels(document, fragments, library, settings.paper_of(kind), kind)
    ]
    fonts = theme.font_files(folder)
    faces = list(typefaces.check(library, fonts))
    return pictures + wide + faces + glyphs.check(documents, fragments, library.assets, fonts)


def _tables(document: Document, fragments: Mapping[tuple[str, Lang], Fragment], paper: str, kind: str) -> Iterator[Diagnostic]:
    """The tables of many columns that cannot be set; others always can."""
    fragment = fragments.get((document.key, document.lang))
    if fragment is None or '["table",' not in fragment.structure:
        return
    for table in (node for node in unpack(fragment.structure, fragment.places).nodes() if node.tag == "table"):
        if max((len(row.children) for row in table.nodes() if row.tag == "tr"), default=0) < MANY:
            continue
        try:
            tables.prepare(
                parse(write_html(Node("", {}, (table,)))), words(document.lang), _room(paper, kind), document.lang == "zh"
            )
        except tables.TooWideTableError as error:
            line = next((run.line for node in table.nodes() for run in (node, *node.children) if run.line), 0)
            yield found("table-too-wide", document.path, line=line, columns=error.columns, words=error.words, paper=paper)


def _formulas(document: Document, fragments: Mapping[tuple[str, Lang], Fragment], paper: str, kind: str) -> Iterator[Diagnostic]:
    """The formulas that are so wide that their letters become too small to read."""
    fragment = fragments.get((document.key, document.lang))
    if fragment is None or not has_formulas(fragment.structure):
        return
    measure = _room(paper, kind).measure / MM / TYPE  # in em
    for source, width in formula_widths(fragment):
        if width * SMALLEST > measure * TYPE:
            size = f"{measure / width * TYPE:.1f}"
            tex = " ".join(source.tex.split())[:40]
            yield found(
                "formula-too-wide", document.path, line=source.line, column=source.column, size=size, words=tex, paper=paper
            )


def _room(paper: str, kind: str) -> tables.Room:
    """The room for tables on pages of a kind."""
    width, height, side, *_ = book_html.measures(paper, kind)
    return tables.Room(width - 2 * side, turned=height - 2 * side if profile_of(kind).has_pages else 0)


def _labels(
    document: Document, fragments: Mapping[tuple[str, Lang], Fragment], library: Library, paper: str, kind: str
) -> Iterator[Diagnostic]:
    """The drawings whose letters become too small to read."""
    fragment = fragments.get((document.key, document.lang))
    measure = _room(paper, kind).measure / MM  # in pt
    for reference in fragment.references if fragment else ():
        asset = library.assets.get(asset_path(reference.target)) if reference.kind == "image" else None
        if asset is None or not asset.label or not asset.width:
            continue
        size = asset.label * min(measure, asset.width * PIXEL)
        if round(size, 1) < SMALLEST:
            named, points = reference.href, f"{size:.1f}"
            yield found("small-label", document.path, reference.line, file=named, size=points, wanted=SMALLEST, paper=paper)


def _pictures(document: Document, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[Diagnostic]:
    fragment = fragments.get((document.key, document.lang))
    for reference in fragment.references if fragment else ():
        if reference.kind == "image" and reference.target.startswith("asset:") and not book.printable(reference.target):
            yield found("unprintable-picture", document.path, line=reference.line, file=reference.href)


def _printed(library: Library) -> Iterator[tuple[Document, str]]:
    """The documents that are printed, each with the kind of its publication."""
    for work, publication in library.walk():
        kind = (publication or work).kind
        if kind in book.PUBLISHED:
            yield from ((document, kind) for document in work.documents.values())
