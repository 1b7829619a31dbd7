"""A work's texts for readers who are somewhere else than on its page (in a mail, in another site's
editor): every link and picture with its whole address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huikan.interface import words
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import ROLES, Document, Lang, Meta, Work
from huikan.publication.chapters import part_numbers
from huikan.publication.edition import Edition


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A text of a work: a part's has a title, its page's address, and who wrote it. `drawings` has
    the paths in content/ of the pictures that are no pixels, by their whole addresses."""

    fragment: Fragment
    targets: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    url: str = ""
    authors: str = ""


def text_pieces(edition: Edition, work: Work) -> tuple[TextPiece, ...]:
    """The text of a work in the edition's language, in which it is written, and of its parts, where
    they are read as one."""
    document, numbers = work.documents[edition.lang], part_numbers(work, edition.lang)
    parts = edition.parts(work) if work.profile.full_text_feed else ()
    named = (_piece(edition, part, numbers[part.key].whole, _authors(part.meta, edition.lang)) for part in parts)
    return (_piece(edition, document), *named)


def credit_lines(meta: Meta, lang: Lang) -> Iterator[str]:
    """Who made a work, a line a role, in the usual order."""
    say = words(lang)
    for role in ROLES:
        names = [person.name for own, person in meta.contributors if own == role]
        if names:
            yield say["labelled"].format(label=say[role], text=say["list_comma"].join(names))


def _authors(meta: Meta, lang: Lang) -> str:
    return words(lang)["list_comma"].join(person.name for person in meta.authors)


def _piece(edition: Edition, document: Document, title: str = "", authors: str = "") -> TextPiece:
    fragment = edition.fragment(document)
    targets = {reference.target: edition.absolute(reference.target) for reference in fragment.references}
    pictures, drawings = {}, {}
    for reference in fragment.references:
        picture = edition.picture_of(reference.target) if reference.kind == "image" else None
        if picture:
            pictures[reference.target] = picture.at(edition.url)
            if not picture.raster:
                drawings[edition.url(picture.src)] = asset_path(reference.target)
    lean = Fragment(fragment.structure, fragment.text, anchors=fragment.anchors)
    known = {target: address for target, address in targets.items() if address}
    return TextPiece(lean, known, pictures, drawings, title, edition.page_url(document.key), authors)
