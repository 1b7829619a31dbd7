"""A work as a text for WeChat, as a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huikan import drawing
from huikan.drawing import CoverData
from huikan.interface import words
from huikan.model import Lang, Work, beside
from huikan.publication import Edition, TextPiece, credit_lines, notices, part_numbers, text_pieces
from huikan.publication.ai_marks import ai_label, ai_statement
from huikan.tasks import FileRef

TITLE, DIGEST = 64, 120  # characters that the platform takes


@dataclass(frozen=True, slots=True)
class WechatArticle:
    """All that an editor pastes or types. `credits` are who made it, a line a role; `contents` the
    titles of what is not in it; `ai` the statement that machines had a part in it; `drawings` the
    pictures that are no pixels, by their addresses."""

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
    drawings: Mapping[str, FileRef] = field(default_factory=dict)
    fonts: tuple[FileRef, ...] = ()  # for words in drawings
    mark: str = ""  # of machines, in the metadata of drawings


def article(edition: Edition, work: Work, content: Path, fonts: tuple[FileRef, ...]) -> WechatArticle:
    """A work in the edition's language, in which it is written; `content` is the folder of its
    files, `fonts` set the words of drawings."""
    document, say = work.documents[edition.lang], words(edition.lang)
    meta, parts = document.meta, edition.parts(work)
    numbers = part_numbers(work, edition.lang)
    whole, pieces = work.profile.full_text_feed, text_pieces(edition, work)
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
        pieces=pieces,
        drawings={url: _file(edition, path, content) for piece in pieces for url, path in piece.drawings.items()},
        notices=tuple(notice.words for notice in notices(meta, edition.lang)),
        contents=() if whole else tuple(numbers[part.key].whole for part in parts),
        credits=tuple(credit_lines(meta, edition.lang)),
        ai=ai_statement(meta.ai, edition.lang) if meta.ai else "",
        fonts=fonts,
        mark=ai_label((meta, *(part.meta for part in parts)), edition.society, edition.page_url(work.key)),
    )


def _file(edition: Edition, path: str, content: Path) -> FileRef:
    return FileRef(str((content / path).absolute()), edition.library.assets[path].sha256)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
