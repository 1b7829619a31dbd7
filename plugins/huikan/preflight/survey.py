"""What a PDF consists of, page by page, as values: read operator by
operator, judged elsewhere (`rules`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from huikan.pdf_objects import NOTHING
from huikan.preflight import content_interpreter
from huikan.preflight import graphics_state as kinds
from huikan.preflight.graphics_state import Drawn, Picture

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from pikepdf import Page as PdfPage

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
TOLD = ("CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "VersionID", "RenditionClass", "title")
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Page:
    """One page: its boxes in points, its colours by space with how often each is set, the
    most ink of a plain colour in percent; pictures have their own."""

    number: int
    boxes: dict[str, Box]
    annotations: int
    group: str
    spaces: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    ink: float = 0.0
    pictures: list[Picture] = field(default_factory=list)
    missing: int = 0  # characters without a glyph
    rich: int = 0  # texts whose black is mixed of four inks
    states: Counter[tuple[str, str]] = field(default_factory=Counter)  # what is unusual about drawing, by kind
    thinnest: float = 99.0  # points, of its lines
    smallest: float = 99.0  # points, of letters left white or made of several inks
    rotation: int = 0  # degrees
    unit: float = 1.0  # how many points a unit of the page is
    faults: list[str] = field(default_factory=list)  # what of it cannot be read


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind, the printing condition, and how many inks its
    profile has (0: none embedded)."""

    kind: str
    condition: str
    inks: int


@dataclass(frozen=True, slots=True)
class Survey:
    """A PDF file. `fonts` says of each whether it is embedded; `standard`
    is what the file claims to be."""

    version: str
    standard: str
    trapped: str
    actions: bool  # scripts, or files attached
    pages: tuple[Page, ...]
    fonts: dict[str, bool]
    intents: tuple[Intent, ...]
    layers: tuple[str, ...] = ()
    fields: bool = False  # of a form
    lacking: tuple[str, ...] = ()  # what PDF/X-4 wants to be told about the file


def survey(pdf: Pdf) -> Survey:
    """Everything that preflight judges, of an open PDF."""
    fonts: dict[str, bool] = {}
    inks: dict[tuple[int, int], float] = {}
    pages = tuple(_page(page, number, fonts, inks) for number, page in enumerate(pdf.pages, 1))
    names = pdf.Root.get("/Names", NOTHING)
    return Survey(
        version=pdf.pdf_version,
        standard=_standard(pdf),
        trapped=str(pdf.docinfo.get("/Trapped", "")),
        actions=any(key in pdf.Root for key in ("/OpenAction", "/AA", "/AF"))
        or any(key in names for key in ("/JavaScript", "/EmbeddedFiles"))
        or any("/AA" in page.obj for page in pdf.pages),
        pages=pages,
        fonts=dict(sorted(fonts.items())),
        intents=tuple(_intents(pdf)),
        layers=tuple(str(layer.get("/Name", "—")) for layer in pdf.Root.get("/OCProperties", NOTHING).get("/OCGs", ())),
        fields=bool(len(pdf.Root.get("/AcroForm", NOTHING).get("/Fields", ()))),
        lacking=tuple(_lacking(pdf)),
    )


def _page(page: PdfPage, number: int, fonts: dict[str, bool], inks: dict[tuple[int, int], float]) -> Page:
    boxes = {name: _box(page.obj[f"/{name}"]) for name in BOXES if f"/{name}" in page.obj}
    group = str(page.obj.get("/Group", NOTHING).get("/CS", ""))
    facts = Page(number, boxes, len(page.obj.get("/Annots", ())), group)
    facts.rotation, facts.unit = int(page.obj.get("/Rotate", 0)) % 360, float(page.obj.get("/UserUnit", 1))
    for thing in content_interpreter.strokes(page.obj, page.resources, inks):
        _count(thing, facts, fonts)
    return facts


def _box(values: Object) -> Box:
    left, bottom, right, top = (float(value) for value in values)
    return left, bottom, right, top


def _count(thing: Drawn, page: Page, fonts: dict[str, bool]) -> None:
    """Enters one thing that is drawn into the facts of its page."""
    match thing:
        case kinds.Colour(space, values):
            page.spaces[space] += 1
            if values:
                page.examples.setdefault(space, " ".join(f"{value:g}" for value in values))
            if space == "DeviceCMYK":
                page.ink = max(page.ink, round(sum(values) * 100, 1))
        case Picture():
            page.pictures.append(thing)
            page.spaces[thing.space] += 1
            if thing.kind:
                page.states["picture", thing.kind] += 1
        case kinds.Text(font, missing, rich, size, plates):
            if font is not None:
                fonts[_name(font)] = fonts.get(_name(font), True) and _embedded(font)
            page.missing += missing
            page.rich += rich
            if plates != 1 and size:
                page.smallest = min(page.smallest, size)
        case kinds.Line(width):
            page.thinnest = min(page.thinnest, width)
        case kinds.State(kind, value):
            page.states[kind, value] += 1
        case kinds.Unreadable(reason):
            page.faults.append(reason)


def _name(font: Object) -> str:
    return str(font.get("/BaseFont", "/Type3")).removeprefix("/")


def _embedded(font: Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    source = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = source.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in FONT_FILES)


def _standard(pdf: Pdf) -> str:
    """PDF/X-4, where its metadata say so; an older kind says so in the document's information."""
    version = str(pdf.docinfo.get("/GTS_PDFXVersion", ""))
    if not version and "/Metadata" in pdf.Root:
        text = pdf.Root.Metadata.read_bytes()
        after = text.partition(b"GTS_PDFXVersion")[2]
        version = after.lstrip(b">=\"'").split(b"<")[0].split(b'"')[0].decode("utf-8", "replace")
    return version


def _lacking(pdf: Pdf) -> Iterator[str]:
    """What ISO 15930-7, 6.2 and 6.17, wants of the file's trailer
    and metadata, and is not there."""
    if "/ID" not in pdf.trailer:
        yield "ID"
    metadata = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    yield from (name for name in TOLD if f":{name}".encode() not in metadata)


def _intents(pdf: Pdf) -> Iterator[Intent]:
    for intent in pdf.Root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        inks = int(profile.get("/N", 0)) if profile is not None else 0
        yield Intent(str(intent.get("/S", "")).removeprefix("/"), str(intent.get("/OutputConditionIdentifier", "")), inks)
