"""The pictures that links are shown with where people share them: PNG, since few
programs that show links read SVG."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from huikan import addresses, drawing, media
from huikan.drawing import CoverData
from huikan.interface import words
from huikan.interface.dates import day
from huikan.model import Article, Document, Lang, Library, Page, Work, beside
from huikan.outputs.stage import Results, Site
from huikan.publication import PartNumber, part_number, society_name
from huikan.settings import Settings
from huikan.tasks import FileRef, Task

FONTS = (
    *("NotoSerifSC_700Bold.ttf", "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"),
    *("SourceSerif4_700Bold.ttf", "SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf"),
)
HOME = ("", "index")  # the home page's own texts: its card is the site's
WIDE = 1200  # pixels that an editor's drawing is made into, before a card shows a part of it
MEDIA: Mapping[str, str] = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "gif": "gif", "svg": "svg+xml"}


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A card for the home page and for every work, in each language that it is
    written in, set in the PDFs' fonts."""
    library, settings = site.library, site.settings
    folder = site.theme / "print/fonts"
    fonts = tuple(FileRef.of(path) for path in (*(folder / name for name in FONTS), *sorted((folder / "extra").glob("*.[to]tf"))))
    for lang in library.languages:
        yield Task(addresses.card("", lang), make, (_home(library, lang, settings), "", "", None, fonts))
    for work, parent in library.walk():
        for lang, document in work.documents.items() if work.key not in HOME else ():
            number = part_number(work, parent, lang)
            subject = drawing.cover_data(work, lang, library, _society(library, lang, settings), words(lang))
            if number.words != document.meta.title:
                subject = replace(subject, title=number.words)  # the kicker says the rest: 附录A
            note = day(document.meta.date, lang) if document.meta.date else ""
            picture = _picture(library, document, site.content)
            values = (subject, _kicker(work, parent, number, lang), note, picture, fonts)
            yield Task(addresses.card(work.key, lang), make, values, document.path)


def make(subject: CoverData, kicker: str, note: str, picture: FileRef | None, fonts: tuple[FileRef, ...]) -> bytes:
    """A card as PNG, 1200 × 630, set in the given fonts and no others."""
    image = _address(picture, fonts) if picture else ""
    return _rendered(drawing.card(subject, kicker, note, image), fonts)


def _address(picture: FileRef, fonts: tuple[FileRef, ...]) -> str:
    """A picture as a data address. A drawing is made into pixels before: within
    another it would lose all its words."""
    content, form = media.published(picture.read()), MEDIA[_suffix(picture.path)]
    if form == "svg+xml":
        content, form = _rendered(content.decode("utf-8-sig"), fonts, WIDE), "png"
    return f"data:image/{form};base64,{b64encode(content).decode()}"


def _rendered(svg: str, fonts: tuple[FileRef, ...], width: int | None = None) -> bytes:
    """An SVG as PNG. Where a drawing names fonts that we have not got, ours stand for them."""
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[font.path for font in fonts],
        serif_family="Noto Serif SC",
        sans_serif_family="Noto Sans SC",
        monospace_family="Noto Sans SC",
        width=width,
    )
    return bytes(png)


def _home(library: Library, lang: Lang, settings: Settings) -> CoverData:
    """The site itself: the society's name, and a drawing from it."""
    name = _society(library, lang, settings)
    motif_set = (library.society.field if library.society else "") or ""
    return CoverData(Article.kind, "", name, lang, seed="home", motif_set=motif_set)


def _society(library: Library, lang: Lang, settings: Settings) -> str:
    return society_name(library, settings.names, lang)


def _kicker(work: Work, parent: Work | None, number: PartNumber, lang: Lang) -> str:
    """The publication that a part belongs to, and which chapter of it; else the kind."""
    if parent:
        return " · ".join(filter(None, (parent.document(lang).meta.title, number.label)))
    return "" if work.kind == Page.kind else words(lang)[work.kind]


def _picture(library: Library, document: Document, content: Path) -> FileRef | None:
    """The editor's own cover picture."""
    path = beside(document.path, document.meta.cover) if document.meta.cover else ""
    asset = library.assets.get(path)
    return FileRef(str((content / path).absolute()), asset.sha256) if asset and _suffix(path) in MEDIA else None


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].lower()
