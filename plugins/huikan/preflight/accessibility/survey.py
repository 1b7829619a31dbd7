"""What a reader who does not see would meet in a PDF, as values: judged by `rules`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.preflight.accessibility import content, fonts, nesting, tree
from huikan.preflight.accessibility.content import Marks
from huikan.preflight.accessibility.fonts import Font
from huikan.preflight.accessibility.tree import Element

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from pikepdf import Page as PdfPage

CLAIM = re.compile(rb"pdfuaid:part(?:=[\"']|>)\s*(\d)")
TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", re.S)
HIDDEN = 2 | 32  # flags of an annotation: hidden, or not shown on screens
READABLE = 1 << 9  # permission to take the text out for readers


@dataclass(frozen=True, slots=True)
class Area:
    """An annotation of a page: a link, a field of a form, a note. `label` is what it
    says to those who do not see it."""

    number: tuple[int, int]
    kind: str
    label: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its marks, its annotations, and in which order one steps through them."""

    number: int
    marks: Marks
    areas: tuple[Area, ...]
    order: str


@dataclass(frozen=True, slots=True)
class Access:
    """A PDF as readers of its structure find it. `claim` is the part of
    PDF/UA that it claims, 0 for none."""

    claim: int
    title: bool
    title_shown: bool
    language: str | None
    marked: bool
    suspects: bool
    locked: bool
    form: bool  # one made with XFA
    layers: tuple[str, ...]  # what is wrong with configurations of layers
    attachments: tuple[str, ...]  # files without a name
    bookmarks: bool
    remapped: tuple[str, ...]  # standard types that the role map gives another meaning
    pages: tuple[PageFacts, ...]
    top: Element | None
    fonts: tuple[Font, ...]
    faults: tuple[tuple[int, str], ...] = field(default=())  # by page: what does not lead to each other, what cannot be read


def survey(pdf: Pdf) -> Access:
    """Everything that the rules of accessible PDFs ask about, of an open PDF."""
    root = pdf.Root
    pages = tuple(_page(page, number) for number, page in enumerate(pdf.pages, 1))
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    claim, mark_info = CLAIM.search(metadata), root.get("/MarkInfo", NOTHING)
    top, faults = _tree(pdf, pages)
    roles = root.get("/StructTreeRoot", NOTHING).get("/RoleMap", NOTHING)
    return Access(
        claim=int(claim[1]) if claim else 0,
        title=bool(TITLE.search(metadata)),
        title_shown=bool(root.get("/ViewerPreferences", NOTHING).get("/DisplayDocTitle", False)),
        language=str(root["/Lang"]) if "/Lang" in root else None,
        marked=bool(mark_info.get("/Marked", False)),
        suspects=bool(mark_info.get("/Suspects", False)),
        locked=pdf.is_encrypted and not int(pdf.encryption.P) & READABLE,
        form="/XFA" in root.get("/AcroForm", NOTHING),
        layers=tuple(_layers(root.get("/OCProperties"))),
        attachments=tuple(_attachments(root.get("/Names", NOTHING).get("/EmbeddedFiles"))),
        bookmarks="/Outlines" in root and "/First" in root.Outlines,
        remapped=tuple(sorted(str(key).removeprefix("/") for key in roles if str(key).removeprefix("/") in nesting.STANDARD)),
        pages=pages,
        top=top,
        fonts=tuple(_fonts(pages)),
        faults=(*((page.number, fault) for page in pages for fault in page.marks.faults), *faults),
    )


def _page(page: PdfPage, number: int) -> PageFacts:
    areas = tuple(_area(thing) for thing in page.obj.get("/Annots", ()))
    return PageFacts(number, content.read(page), areas, str(page.obj.get("/Tabs", "")).removeprefix("/"))


def _area(thing: Object) -> Area:
    kind = str(thing.get("/Subtype", "")).removeprefix("/")
    holder = thing if "/TU" in thing or "/Parent" not in thing else thing.Parent
    label = holder.get("/TU", "") if kind == "Widget" else thing.get("/Contents", "")
    return Area(thing.objgen, kind, str(label), bool(int(thing.get("/F", 0)) & HIDDEN))


def _tree(pdf: Pdf, pages: tuple[PageFacts, ...]) -> tuple[Element | None, list[tuple[int, str]]]:
    """The structure tree, and where it and the pages do not agree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None, []
    try:
        top = tree.read(root, {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)})
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        return None, [(0, str(error))]
    pieces = {(page.number, piece): count for page in pages for piece, count in page.marks.pieces.items()}
    keys = {number: int(page.obj.get("/StructParents", -1)) for number, page in enumerate(pdf.pages, 1)}
    return top, list(tree.faults(root, top, pieces, keys))


def _fonts(pages: tuple[PageFacts, ...]) -> Iterator[Font]:
    """The fonts with all strings that any page shows in them."""
    things: dict[tuple[int, int], Object] = {}
    texts: dict[tuple[int, int], set[bytes]] = {}
    for page in pages:
        for number, (font, strings) in page.marks.texts.items():
            things[number] = font
            texts.setdefault(number, set()).update(strings)
    yield from (fonts.read(font, texts[number]) for number, font in sorted(things.items()))


def _layers(properties: Object | None) -> Iterator[str]:
    """ISO 14289-1, 7.10: each configuration of layers has a name and
    none switches layers by itself."""
    if properties is None:
        return
    for configuration in [properties.get("/D", NOTHING), *properties.get("/Configs", ())]:
        if not str(configuration.get("/Name", "")):
            yield "/Name"
        if "/AS" in configuration:
            yield "/AS"


def _attachments(names: Object | None) -> Iterator[str]:
    for thing in list((names or NOTHING).get("/Names", ()))[1::2]:
        if "/F" not in thing or "/UF" not in thing:
            yield str(thing.get("/F", thing.get("/UF", "—")))
