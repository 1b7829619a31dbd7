"""The pictures that links are shown with where people share them: PNG, since few
programs that show links read SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from huikan import addresses, drawing, theme_folders
from huikan.drawing import CoverData
from huikan.interface.dates import day
from huikan.model import Article, Document, Lang, Library, Page, Work, beside
from huikan.outputs.social_cards.card_pictures import MEDIA, cover_task, drawing_task, picture_task, suffix
from huikan.outputs.social_cards.composition import composed
from huikan.outputs.social_cards.lettering import Typefaces
from huikan.outputs.stage import Results, Site
from huikan.publication import PartNumber, part_number, society_name, words_for
from huikan.settings import Settings
from huikan.tasks import FileRef, Task

SERIF, SANS, SANS_BOLD = "NotoSerifSC_700Bold.ttf", "NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"
LATIN_SERIF, LATIN_SANS, LATIN_BOLD = "SourceSerif4_700Bold.ttf", "SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf"
HOME = ("", "index")  # the home page's own texts: its card is the site's


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A card for the home page and, unless the settings want none, for every work, in each
    language that it is written in, set in the PDFs' fonts."""
    library, settings = site.library, site.settings
    faces = {chinese: _typefaces(site.theme, chinese) for chinese in (True, False)}
    pictures: dict[str, Task] = {}  # many cards share one
    for lang in library.languages:
        subject = _home(library, lang, settings)
        yield _task(addresses.card("", lang), subject, "", "", None, faces, pictures)
    for work, parent in library.walk() if settings.cards else ():
        for lang, document in work.documents.items() if work.key not in HOME else ():
            number = part_number(work, parent, lang)
            subject = drawing.cover_data(work, lang, library, _society(library, lang, settings), words_for(library, lang))
            if number.words != document.meta.title:
                subject = replace(subject, title=number.words)  # the kicker says the rest: 附录A
            note = day(document.meta.date, lang) if document.meta.date else ""
            picture = _picture(library, document, site.content)
            kicker = _kicker(work, parent, number, lang, words_for(library, lang))
            yield _task(addresses.card(work.key, lang), subject, kicker, note, picture, faces, pictures, document.path)


def make(subject: CoverData, kicker: str, note: str, picture: FileRef, given: bool, faces: Typefaces) -> bytes:
    """A card as PNG, 1200 × 630, set in the given fonts and no others, beside a
    picture, which an editor has `given` or not."""
    return composed(drawing.card(subject, kicker, note, given), picture, faces)


def _task(
    target: str,
    subject: CoverData,
    kicker: str,
    note: str,
    picture: FileRef | None,
    faces: dict[bool, Typefaces],
    pictures: dict[str, Task],
    source: str = "",
) -> Task:
    own = faces[subject.chinese]
    if picture:
        task = picture_task(picture, own.files, source)
    elif subject.profile.cover:
        task = cover_task(target, subject, own.files)
    else:
        task = drawing_task(drawing.backdrop(subject))
    task = pictures.setdefault(task.target, task)
    return Task(target, make, (subject, kicker, note, task, bool(picture), own), source)


def _typefaces(theme: theme_folders.Folder, chinese: bool) -> Typefaces:
    """The fonts of a script, then those of the other, then what editors have added."""
    folder = theme / "print" / "fonts"
    han, latin = (SERIF, SANS, SANS_BOLD), (LATIN_SERIF, LATIN_SANS, LATIN_BOLD)
    first, second = (han, latin) if chinese else (latin, han)
    extra = theme_folders.files(folder / "extra", "*.[to]tf").values()
    refs = {name: FileRef.of(theme_folders.file(folder, name)) for name in (*first, *second)}
    refs |= {str(path): FileRef.of(path) for path in extra}
    rest = tuple(refs[str(path)] for path in extra)
    serif, sans = ((refs[first[face]], refs[second[face]]) for face in (0, 1))
    return Typefaces((*serif, *sans, *rest), (*sans, *serif, *rest), tuple(refs.values()))


def _home(library: Library, lang: Lang, settings: Settings) -> CoverData:
    """The site itself: the society's name, and a drawing from it."""
    name = _society(library, lang, settings)
    motif_set = (library.society.field if library.society else "") or ""
    return CoverData(Article.kind, "", name, lang, seed="home", motif_set=motif_set)


def _society(library: Library, lang: Lang, settings: Settings) -> str:
    return society_name(library, settings.names, lang)


def _kicker(work: Work, parent: Work | None, number: PartNumber, lang: Lang, say: Mapping[str, str]) -> str:
    """The publication that a part belongs to, and which chapter of it; else the kind."""
    if parent:
        return " · ".join(filter(None, (parent.document(lang).meta.title, number.label)))
    return "" if work.kind == Page.kind else say[work.kind]


def _picture(library: Library, document: Document, content: Path) -> FileRef | None:
    """The editor's own cover picture."""
    path = beside(document.path, document.meta.cover) if document.meta.cover else ""
    asset = library.assets.get(path)
    return FileRef(str((content / path).absolute()), asset.sha256) if asset and suffix(path) in MEDIA else None
