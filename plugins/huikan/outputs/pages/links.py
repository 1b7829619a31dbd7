"""Where the links and pictures of a document lead on the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from huikan import addresses, markup
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library, Notice, beside
from huikan.outputs.pages.edition import HOME_KEYS, NOTHING, Edition
from huikan.outputs.pages.spec import Body, View

FRONTED = frozenset({"issue", "report", "proceedings"})  # the kinds whose pages begin with a cover
IN_TEXT, SMALL = 1600, 800  # pixels wide that pages have use for, in the text and on covers and cards


def body(edition: Edition, document: Document, page: str, below: bool = False) -> Body:
    """The document as it stands on the page at `page`; `below` a picture, which is loaded first."""
    fragment = edition.fragment(document)
    shown = {
        reference.target: picture.at(lambda address: link(address, page))
        for reference in fragment.references
        if reference.kind == "image" and (picture := edition.picture(reference.target.removeprefix("asset:")))
    }
    lead = not below and document.kind not in FRONTED and document.key not in HOME_KEYS
    return Body(fragment.html, resolve(edition, fragment, page), shown, lead)


def html_of(body: Body) -> str:
    """The HTML of a page's text. Done when the page is drawn: most pages come from the cache."""
    return markup.adapt(Fragment(body.html, ""), "web", body.links, pictures=body.pictures, lead=body.lead)


def resolve(edition: Edition, fragment: Fragment, page: str) -> dict[str, str]:
    """Neutral target -> link from the page at `page`. A work that is not translated leads to its stub."""
    return {
        reference.target: href
        for reference in fragment.references
        if (href := _href(edition, reference.target, page)) is not None
    }


def _href(edition: Edition, target: str, page: str) -> str | None:
    scheme, _, rest = target.partition(":")
    path, mark, anchor = rest.partition("#")
    if scheme == "work" and path in edition.works:
        return link(edition.address(path), page) + mark + quote(anchor)
    if scheme == "asset" and path in edition.library.assets:
        return link(path, page)
    return None


def link(target: str, page: str) -> str:
    """A percent-encoded link from the page at `page` to an address."""
    return quote(addresses.relative(target, page))


def pictured(edition: Edition, path: str) -> View | None:
    """A picture of content/ as templates show it; None where there is none."""
    picture = edition.picture(path)
    return {"src": picture.src, "width": picture.width, "height": picture.height, "webp": packed(picture)} if picture else None


def packed(picture: Picture) -> tuple[View, ...]:
    """The WebP files of a picture, the narrowest first."""
    return tuple({"address": address, "width": width} for address, width in picture.webp)


def assets(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The files of content/ that published pages show or link to, and no others."""
    return frozenset(path for path, _ in _wanted(library, fragments) if path in library.assets)


def shown(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> dict[str, int]:
    """The pictures that published pages show, and the most pixels wide that they have use for."""
    found: dict[str, int] = {}
    for path, width in _wanted(library, fragments):
        if width and path in library.assets:
            found[path] = max(width, found.get(path, 0))
    return found


def linked(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The files of content/ that published pages lead to, so that readers get them as they are."""
    return frozenset(path for path, width in _wanted(library, fragments) if not width and path in library.assets)


def _wanted(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[tuple[str, int]]:
    """(path, pixels wide that it is shown in, 0 for a link) of every file that is named."""
    for work, _ in library.walk():
        for document in work.documents.values():
            for reference in fragments.get((document.key, document.lang), NOTHING).references:
                if reference.target.startswith("asset:"):
                    path = reference.target.removeprefix("asset:").partition("#")[0]
                    yield path, IN_TEXT if reference.kind == "image" else 0
            if document.meta.cover:
                yield beside(document.path, document.meta.cover), SMALL
            if isinstance(document.meta, Notice):
                yield from ((beside(document.path, attachment.file), 0) for attachment in document.meta.attachments)
    if library.society and library.society.wechat:
        yield data_file(library.society.wechat), SMALL
    yield from ((data_file(record.picture), SMALL) for table in library.records.values() for record in table if record.picture)


def data_file(path: str) -> str:
    """The path from content/ of a file that a record in content/data names."""
    return beside("data/", path)
