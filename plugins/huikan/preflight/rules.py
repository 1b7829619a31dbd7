"""What a print shop asks of a file: a survey in, diagnostics out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from huikan.diagnostics import Diagnostic, found
from huikan.preflight.page_ranges import runs
from huikan.preflight.survey import Page, Survey

MM = 72 / 25.4
TOLERANCE = 0.1  # mm
FINE, COARSE = 300, 150  # dots per inch: enough; too few
HAIR = 0.25  # points: thinner lines break up
SMALL = 5.0  # points: smaller letters fill up where they are left white, or misregister where they are of several inks
NEWEST = "1.6"  # ISO 15930-7, 6.1
STANDARD = "PDF/X-4"
ALLOWED = frozenset(
    ("DeviceCMYK", "DeviceGray", "ICCBased CMYK", "ICCBased Gray", "Separation All", "Separation Black", "stencil")
)
ALLOWED_BASES = ("Indexed DeviceCMYK", "Indexed DeviceGray")


INK_LIMIT = 330.0  # percent, of coated paper
# Of other papers, by the printing condition that a file names: FOGRA, CGATS, IFRA
INK_LIMITS = {"FOGRA29": 300.0, "FOGRA47": 300.0, "FOGRA52": 300.0, "FOGRA51": 300.0, "TR002": 240.0, "IFRA26": 240.0}


def ink_limit(file: Survey) -> float:
    """The most ink in percent that the printing condition of a file takes; that of coated paper
    where it is not known."""
    return next((INK_LIMITS[intent.condition] for intent in file.intents if intent.condition in INK_LIMITS), INK_LIMIT)


@dataclass(frozen=True, slots=True)
class PressSpec:
    """What the print shop wants: bleed in mm, pages in a signature, the most ink in percent (None:
    what the file's printing condition takes)."""

    bleed: float = 3.0
    signature: int = 4
    ink: float | None = None


def judge(path: str, file: Survey, spec: PressSpec) -> list[Diagnostic]:
    """Everything that a print shop would send the file back for, and what it would ask about."""
    return [
        *_whole(path, file, spec),
        *_boxes(path, file.pages, spec),
        *_colours(path, file.pages, spec.ink or ink_limit(file)),
        *_things(path, file),
    ]


def _whole(path: str, file: Survey, spec: PressSpec) -> Iterator[Diagnostic]:
    if file.standard != STANDARD:
        yield found("press-standard", path, standard=file.standard or "PDF", wanted=STANDARD)
    intents = [intent for intent in file.intents if intent.kind == "GTS_PDFX"]
    if not intents:
        yield found("press-no-intent", path)
    elif intents[0].inks != 4:
        yield found("press-intent-inks", path, condition=intents[0].condition, inks=intents[0].inks)
    if file.trapped != "/False":
        yield found("press-trapped", path, value=file.trapped.removeprefix("/") or "—")
    if file.actions:
        yield found("press-actions", path)
    if file.fields:
        yield found("press-form", path)
    if file.layers:
        yield found("press-layers", path, names=", ".join(file.layers))
    if file.standard == STANDARD and (file.lacking or file.version > NEWEST):
        lacking = (*file.lacking, *([f"PDF {file.version} > {NEWEST}"] if file.version > NEWEST else ()))
        yield found("press-told", path, lacking=", ".join(lacking))
    if len(file.pages) % spec.signature:
        missing = spec.signature - len(file.pages) % spec.signature
        yield found("press-page-count", path, count=len(file.pages), signature=spec.signature, missing=missing)
    for name, embedded in file.fonts.items():
        if not embedded:
            yield found("press-font", path, font=name.partition("+")[2] or name)


def _boxes(path: str, pages: Iterable[Page], spec: PressSpec) -> Iterator[Diagnostic]:
    pages_without_trim = [page for page in pages if "TrimBox" not in page.boxes]
    if pages_without_trim:
        yield found("press-no-trim", path, pages=_numbers(pages_without_trim))
    pages_with_trim = [page for page in pages if "TrimBox" in page.boxes]
    bleeds: dict[str, list[Page]] = {}
    for page in pages_with_trim:
        least, most = _bleed(page)
        if abs(least - spec.bleed) > TOLERANCE or abs(most - spec.bleed) > TOLERANCE:
            bleeds.setdefault(f"{least:.1f}" if most - least <= TOLERANCE else f"{least:.1f}–{most:.1f}", []).append(page)
    for bleed, faulty in bleeds.items():
        yield found("press-bleed", path, bleed=bleed, wanted=f"{spec.bleed:g}", pages=_numbers(faulty))
    faulty_boxes = [page for page in pages_with_trim if _outside(page)]
    if faulty_boxes:
        yield found("press-boxes", path, pages=_numbers(faulty_boxes))
    turned_pages = [page for page in pages if page.rotation or page.unit != 1]
    if turned_pages:
        yield found("press-turned", path, pages=_numbers(turned_pages))
    sizes = sorted({_size(page) for page in pages_with_trim})
    if len(sizes) > 1:
        yield found("press-sizes", path, sizes=", ".join(sizes))


def _bleed(page: Page) -> tuple[float, float]:
    """The smallest and the largest distance of the bleed from the trim, in mm."""
    trim = page.boxes["TrimBox"]
    bleed = page.boxes.get("BleedBox", page.boxes["MediaBox"])
    sides = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    return min(sides) / MM, max(sides) / MM


def _outside(page: Page) -> bool:
    """Whether a box stands out of the one that must hold it. What a
    viewer crops, some presses crop too."""
    media, trim = page.boxes["MediaBox"], page.boxes["TrimBox"]
    bleed = page.boxes.get("BleedBox", trim)
    crop = page.boxes.get("CropBox", media)
    return any(
        inner[side] < outer[side] - 0.01 or inner[side + 2] > outer[side + 2] + 0.01
        for inner, outer in ((bleed, media), (trim, bleed), (bleed, crop))
        for side in (0, 1)
    )


def _size(page: Page) -> str:
    left, bottom, right, top = page.boxes["TrimBox"]
    return f"{(right - left) / MM:.1f} × {(top - bottom) / MM:.1f} mm"


def _colours(path: str, pages: tuple[Page, ...], limit: float) -> Iterator[Diagnostic]:
    foreign: dict[str, list[Page]] = {}
    for page in pages:
        for space in page.spaces:
            if space not in ALLOWED and space not in ALLOWED_BASES:
                foreign.setdefault(space, []).append(page)
        if page.group not in ("", "/DeviceCMYK"):
            foreign.setdefault(f"{page.group.removeprefix('/')} (Group)", []).append(page)
    for space, faulty in sorted(foreign.items()):
        example = faulty[0].examples.get(space, "")
        yield found("press-colour", path, space=space, example=f" ({example})" if example else "", pages=_numbers(faulty))
    yield from _inks(path, pages, limit)
    rich = [page for page in pages if page.rich]
    if rich:
        yield found("press-rich-black", path, pages=_numbers(rich))


def _inks(path: str, pages: tuple[Page, ...], limit: float) -> Iterator[Diagnostic]:
    """What lays down too much ink: each picture, and the plain colours of all pages."""
    wet = [page for page in pages if page.ink > limit]
    if wet:
        most = max(page.ink for page in wet)
        yield found("press-ink", path, ink=f"{most:.0f}", limit=f"{limit:.0f}", pages=_numbers(wet))
    pictures: dict[tuple[tuple[int, int], str], tuple[float, list[Page]]] = {}
    for page in pages:
        for picture in page.pictures:
            if picture.ink > limit:
                pictures.setdefault((picture.number, picture.name), (picture.ink, []))[1].append(page)
    for (_, name), (share, faulty) in sorted(pictures.items(), key=lambda entry: entry[1][1][0].number):
        numbers = _numbers(faulty)
        yield found("press-picture-ink", path, ink=f"{share:.0f}", limit=f"{limit:.0f}", pages=numbers, picture=name, named="")


def _things(path: str, file: Survey) -> Iterator[Diagnostic]:
    pages = file.pages
    for code, faulty in (
        ("press-annotation", [page for page in pages if page.annotations]),
        ("press-notdef", [page for page in pages if page.missing]),
        ("press-blend", [page for page in pages if _has(page, "blend")]),
        ("press-white-overprint", [page for page in pages if _has(page, "overprint")]),
        ("press-transfer", [page for page in pages if _has(page, "transfer")]),
    ):
        if faulty:
            yield found(code, path, pages=_numbers(faulty))
    for code, kind in (("press-proxy", "proxy"), ("press-default", "default"), ("press-picture", "picture")):
        things = sorted({value.removeprefix("/") for page in pages for state, value in page.states if state == kind})
        if things:
            yield found(code, path, what=", ".join(things), pages=_numbers(page for page in pages if _has(page, kind)))
    yield from _fine(path, pages)
    for page in pages:
        for reason in dict.fromkeys(page.faults):
            yield found("press-unreadable", path, page=page.number, reason=reason)
    yield from _resolutions(path, pages)


def _has(page: Page, kind: str) -> bool:
    return any(state == kind for state, _ in page.states)


def _fine(path: str, pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """Lines and letters that are too fine to print."""
    hairs = [page for page in pages if round(page.thinnest, 2) < HAIR]
    if hairs:
        thinnest = min(page.thinnest for page in hairs)
        yield found("press-hairline", path, width=f"{thinnest:.2f}", wanted=HAIR, pages=_numbers(hairs))
    small = [page for page in pages if round(page.smallest, 1) < SMALL]
    if small:
        smallest = min(page.smallest for page in small)
        yield found("press-small-text", path, size=f"{smallest:.1f}", wanted=f"{SMALL:g}", pages=_numbers(small))


def _resolutions(path: str, pages: tuple[Page, ...]) -> Iterator[Diagnostic]:
    """A picture that is shown several times is named once, where it is largest."""
    worst: dict[tuple[int, int, int, int], tuple[float, int, str]] = {}
    for page in pages:
        for picture in page.pictures:
            key = (*picture.number, picture.width, picture.height)
            place = picture.resolution, page.number, picture.name
            worst[key] = min(worst.get(key, place), place)
    for (_, _, width, height), (resolution, number, name) in sorted(worst.items(), key=lambda entry: entry[1]):
        code = "press-coarse" if resolution < COARSE else "press-resolution" if round(resolution) < FINE else ""
        if code:
            pixels = round(width * FINE / resolution) if resolution else 0
            finding = found(code, path, page=number, size=f"{width} × {height}", resolution=f"{resolution:.0f}", named="")
            more = {"needed": str(pixels), "wanted": str(FINE), "picture": name}
            yield replace(finding, values={**finding.values, **more})


def _numbers(pages: Iterable[Page]) -> str:
    return runs(page.number for page in pages)
