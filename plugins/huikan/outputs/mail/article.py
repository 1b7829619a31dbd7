"""A work as a mail, as a plain value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huikan.interface import words
from huikan.interface.dates import day
from huikan.markup import Picture
from huikan.markup.mail import ACCENT
from huikan.model import Document, Lang, Meta, Work, beside, localised
from huikan.publication import Edition, TextPiece, accent, credit_lines, notices, part_numbers, text_pieces
from huikan.publication.ai_marks import ai_label
from huikan.tasks import FileRef

PREVIEW = 140  # characters that lists of mails show behind the subject
DARK_ACCENT, DARK_ON_ACCENT = "#8fc4dd", "#10222c"


@dataclass(frozen=True, slots=True)
class Colours:
    """The society's colour and what stands on it, in light and in dark."""

    accent: str = ACCENT
    on_accent: str = "#ffffff"
    dark_accent: str = DARK_ACCENT
    dark_on_accent: str = DARK_ON_ACCENT


@dataclass(frozen=True, slots=True)
class Line:
    """A part that the mail names: its title, its page, who wrote it."""

    title: str
    url: str
    authors: str = ""


@dataclass(frozen=True, slots=True)
class MailArticle:
    """All that a mail says of a work. `preview` is what lists of mails show of it; `byline` stands
    below the title, `heading` and `closing` above and below the text (of a notice its addressees,
    and who signed it when); `notices` are what readers have to be told, the part of machines too;
    `contents` are the parts that are not in it; `files` (title, address) what is attached on its
    page; `imprint` who sends it; `drawings` the pictures that are no pixels, by their addresses;
    `fonts` set the words of drawings, `mark` says in their metadata that machines had a part in
    them."""

    key: str
    lang: Lang
    title: str
    preview: str
    url: str
    society: str
    site: str
    pieces: tuple[TextPiece, ...]
    byline: str = ""
    licence: str = ""
    cover: Picture | None = None
    heading: str = ""
    closing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    contents: tuple[Line, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    credits: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    colours: Colours = field(default_factory=Colours)
    drawings: Mapping[str, FileRef] = field(default_factory=dict)
    fonts: tuple[FileRef, ...] = ()
    mark: str = ""


def article(edition: Edition, work: Work, content: Path, fonts: tuple[FileRef, ...]) -> MailArticle:
    """A work in the edition's language, in which it is written; `content` is the folder of its
    files."""
    document, say = work.documents[edition.lang], words(edition.lang)
    meta, lang, pieces = document.meta, edition.lang, text_pieces(edition, work)
    summary = meta.summary or getattr(meta, "abstract", None) or edition.fragment(document).opening
    official = work.profile.official
    addressees = getattr(meta, "addressees", ()) if official else ()
    byline = (_day(document), getattr(meta, "document_number", None) or "")
    paths = {url: path for piece in pieces for url, path in piece.drawings.items()}
    return MailArticle(
        key=work.key,
        lang=lang,
        title=_one_line(edition.number(work.key).whole),
        preview=_cut(_one_line(summary), PREVIEW),
        url=edition.page_url(work.key),
        society=edition.society,
        site=edition.settings.site_url,
        pieces=pieces,
        byline=" · ".join(filter(None, (*byline, say["list_comma"].join(person.name for person in meta.authors)))),
        licence=meta.license or "",
        cover=_cover(edition, document),
        heading=say["list_comma"].join(addressees) + say["colon"].strip() if addressees else "",
        closing=_signature(meta, lang) if official else (),
        notices=tuple(notice.words for notice in notices(meta, lang)),
        contents=() if work.profile.full_text_feed else tuple(_contents(edition, work)),
        files=tuple(_files(edition, document)),
        credits=tuple(credit_lines(meta, lang)),
        imprint=tuple(_imprint(edition)),
        colours=_colours(edition),
        drawings={url: _file(edition, path, content) for url, path in paths.items()},
        fonts=fonts,
        mark=ai_label((meta, *(part.meta for part in edition.parts(work))), edition.society, edition.page_url(work.key)),
    )


def _file(edition: Edition, path: str, content: Path) -> FileRef:
    return FileRef(str((content / path).absolute()), edition.library.assets[path].sha256)


def _day(document: Document) -> str:
    return day(document.meta.date, document.lang) if document.meta.date else ""


def _signature(meta: Meta, lang: Lang) -> tuple[str, ...]:
    signed, issuers = getattr(meta, "signed_on", None) or meta.date, getattr(meta, "issuer", ())
    return (*issuers, day(signed, lang) if signed else "") if issuers else ()


def _cover(edition: Edition, document: Document) -> Picture | None:
    """The editor's cover, where it is made of pixels."""
    picture = edition.picture(beside(document.path, document.meta.cover)) if document.meta.cover else None
    return picture.at(edition.url) if picture and picture.raster else None


def _contents(edition: Edition, work: Work) -> Iterator[Line]:
    say, numbers = words(edition.lang), part_numbers(work, edition.lang)
    for part in edition.parts(work):
        authors = part.meta.authors if work.profile.contents_authors else ()
        names = say["list_comma"].join(person.name for person in authors)
        yield Line(_one_line(numbers[part.key].whole), edition.page_url(part.key), names)


def _files(edition: Edition, document: Document) -> Iterator[tuple[str, str]]:
    for attachment in document.meta.files:
        place = beside(document.path, attachment.file)
        if attachment.file and place in edition.library.assets:
            yield attachment.title or attachment.file.rpartition("/")[2], edition.url(place)


def _imprint(edition: Edition) -> Iterator[str]:
    """Who sends the mail and where they are; a sample says that it is one."""
    record = edition.library.society
    yield edition.society
    if record:
        yield from filter(None, (localised(record.address, edition.lang), record.phone, record.email))
        yield from filter(None, (localised(record.sample, edition.lang),))


def _colours(edition: Edition) -> Colours:
    scheme = accent.scheme(edition.library.society)
    if scheme is None:
        return Colours()
    light, dark = scheme.light, scheme.dark
    return Colours(light["accent"], light["on-accent"], dark["accent"], dark["on-accent"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
