"""A work as a text for WeChat, as a plain value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huikan import drawing
from huikan.drawing import CoverData
from huikan.interface import words
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import ROLES, Document, Lang, Meta, Work, beside
from huikan.publication import Edition, notices, part_numbers
from huikan.publication.ai_marks import ai_statement
from huikan.tasks import FileRef

TITLE, DIGEST = 64, 120  # characters that the platform takes


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A text of the article: a part's has a title, and who wrote it. `drawings` are the pictures
    that are no pixels, by their addresses."""

    fragment: Fragment
    targets: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drawings: Mapping[str, FileRef] = field(default_factory=dict)
    title: str = ""
    authors: str = ""


@dataclass(frozen=True, slots=True)
class WechatArticle:
    """All that an editor pastes or types. `credits` are who made it, a line a role; `contents` the
    titles of what is not in it; `ai` the statement that machines had a part in it."""

    key: str
    lang: Lang
    title: str
    digest: str
    author: str
    url: str
    society: str
    licence: str
    cover: FileRef | CoverData
    pieces: tuple[TextPiece, ...]
    notices: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    ai: str = ""
    fonts: tuple[FileRef, ...] = ()  # for words in drawings


def article(edition: Edition, work: Work, content: Path, fonts: tuple[FileRef, ...]) -> WechatArticle:
    """A work in the edition's language, in which it is written; `content` is the folder of its
    files, `fonts` set the words of drawings."""
    document, say = work.documents[edition.lang], words(edition.lang)
    meta, parts = document.meta, edition.parts(work)
    numbers = part_numbers(work, edition.lang)
    whole = work.profile.full_text_feed
    summary = " ".join((meta.summary or getattr(meta, "abstract", None) or edition.fragment(document).opening).split())
    cover = edition.library.assets.get(beside(document.path, meta.cover)) if meta.cover else None
    return WechatArticle(
        key=work.key,
        lang=edition.lang,
        title=_cut(" ".join(meta.title.split()), TITLE),
        digest=_cut(summary, DIGEST),
        author=say["list_comma"].join(person.name for person in meta.authors) or edition.society,
        url=edition.page_url(work.key),
        society=edition.society,
        licence=meta.license or "",
        cover=_file(edition, cover.path, content)
        if cover
        else drawing.cover_data(work, edition.lang, edition.library, edition.society, say),
        pieces=tuple(_pieces(edition, work, document, parts if whole else (), content)),
        notices=tuple(notice.words for notice in notices(meta, edition.lang)),
        contents=() if whole else tuple(numbers[part.key].whole for part in parts),
        credits=tuple(_credits(meta, edition.lang)),
        ai=ai_statement(meta.ai, edition.lang) if meta.ai else "",
        fonts=fonts,
    )


def _pieces(edition: Edition, work: Work, document: Document, parts: tuple[Document, ...], content: Path) -> Iterator[TextPiece]:
    numbers = part_numbers(work, edition.lang)
    yield _piece(edition, document, content)
    for part in parts:
        authors = words(edition.lang)["list_comma"].join(person.name for person in part.meta.authors)
        yield _piece(edition, part, content, numbers[part.key].whole, authors)


def _piece(edition: Edition, document: Document, content: Path, title: str = "", authors: str = "") -> TextPiece:
    fragment = edition.fragment(document)
    targets = {reference.target: edition.absolute(reference.target) for reference in fragment.references}
    pictures, drawings = {}, {}
    for reference in fragment.references:
        picture = edition.picture_of(reference.target) if reference.kind == "image" else None
        if picture:
            pictures[reference.target] = picture.at(edition.url)
            if not picture.raster:
                path = asset_path(reference.target)
                drawings[edition.url(picture.src)] = _file(edition, path, content)
    lean = Fragment(fragment.structure, fragment.text, anchors=fragment.anchors)
    known = {target: address for target, address in targets.items() if address}
    return TextPiece(lean, known, pictures, drawings, title, authors)


def _file(edition: Edition, path: str, content: Path) -> FileRef:
    return FileRef(str((content / path).absolute()), edition.library.assets[path].sha256)


def _credits(meta: Meta, lang: Lang) -> Iterator[str]:
    """Who made it, a line a role, in the usual order."""
    say = words(lang)
    for role in ROLES:
        names = [person.name for own, person in meta.contributors if own == role]
        if names:
            yield say["labelled"].format(label=say[role], text=say["list_comma"].join(names))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
