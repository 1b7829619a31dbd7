"""What a PDF consists of, page by page, as values: read operator by operator, judged elsewhere (`rules`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from huikan.outputs.pdf.preflight import painting
from huikan.outputs.pdf.preflight.painting import Picture

BOXES = ("MediaBox", "BleedBox", "TrimBox")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Page:
    """One page: its boxes in points, its colours by space with how often each is set, the most ink of an object in percent."""

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
    modes: Counter[str] = field(default_factory=Counter)  # of blending, where it is not the plain one
    faults: list[str] = field(default_factory=list)  # what of it cannot be read


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind, the printing condition, and how many inks its profile has (0: none embedded)."""

    kind: str
    condition: str
    inks: int


@dataclass(frozen=True, slots=True)
class Survey:
    """A PDF file. `fonts` says of each whether it is embedded; `standard` is what the file claims to be."""

    version: str
    standard: str
    trapped: str
    actions: bool  # scripts, or files attached
    pages: tuple[Page, ...]
    fonts: dict[str, bool]
    intents: tuple[Intent, ...]


def survey(pdf: Any) -> Survey:
    """Everything that preflight judges, of an open PDF."""
    fonts: dict[str, bool] = {}
    inks: dict[tuple[int, int], float] = {}
    pages = tuple(_page(page, number, fonts, inks) for number, page in enumerate(pdf.pages, 1))
    names = pdf.Root.get("/Names", {})
    return Survey(
        version=pdf.pdf_version,
        standard=_standard(pdf),
        trapped=str(pdf.docinfo.get("/Trapped", "")),
        actions="/OpenAction" in pdf.Root or "/AA" in pdf.Root or "/JavaScript" in names or "/EmbeddedFiles" in names,
        pages=pages,
        fonts=dict(sorted(fonts.items())),
        intents=tuple(_intents(pdf)),
    )


def _page(page: Any, number: int, fonts: dict[str, bool], inks: dict[tuple[int, int], float]) -> Page:
    boxes = {name: _box(page.obj[f"/{name}"]) for name in BOXES if f"/{name}" in page.obj}
    group = str(page.obj.get("/Group", {}).get("/CS", ""))
    found = Page(number, boxes, len(page.obj.get("/Annots", ())), group)
    for drawn in painting.strokes(page.obj, page.resources, inks):
        _count(drawn, found, fonts)
    return found


def _box(values: Any) -> Box:
    left, bottom, right, top = (float(value) for value in values)
    return left, bottom, right, top


def _count(drawn: painting.Drawn, page: Page, fonts: dict[str, bool]) -> None:
    """Enters one thing that is drawn into the facts of its page."""
    match drawn:
        case painting.Colour(space, values):
            page.spaces[space] += 1
            if values:
                page.examples.setdefault(space, " ".join(f"{value:g}" for value in values))
            if space == "DeviceCMYK":
                page.ink = max(page.ink, round(sum(values) * 100, 1))
        case Picture():
            page.pictures.append(drawn)
            page.spaces[drawn.space] += 1
            page.ink = max(page.ink, drawn.ink)
        case painting.Text(font, missing, rich):
            if font is not None:
                fonts[_name(font)] = fonts.get(_name(font), True) and _embedded(font)
            page.missing += missing
            page.rich += rich
        case painting.State(mode):
            page.modes[mode] += 1
        case painting.Unreadable(reason):
            page.faults.append(reason)


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "/Type3")).removeprefix("/")


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    source = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = source.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in FONT_FILES)


def _standard(pdf: Any) -> str:
    """PDF/X-4, where its metadata say so; an older kind says so in the document's information."""
    told = str(pdf.docinfo.get("/GTS_PDFXVersion", ""))
    if not told and "/Metadata" in pdf.Root:
        text = pdf.Root.Metadata.read_bytes()
        after = text.partition(b"GTS_PDFXVersion")[2]
        told = after.lstrip(b">=\"'").split(b"<")[0].split(b'"')[0].decode("utf-8", "replace")
    return told


def _intents(pdf: Any) -> Iterator[Intent]:
    for intent in pdf.Root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        inks = int(profile.get("/N", 0)) if profile is not None else 0
        yield Intent(str(intent.get("/S", "")).removeprefix("/"), str(intent.get("/OutputConditionIdentifier", "")), inks)
