"""Where the links and pictures of a document lead on the site."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from huikan import addresses, markup
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import Document
from huikan.outputs.pages.edition import HOME_KEYS, Edition
from huikan.outputs.pages.spec import Body, View


def body(edition: Edition, document: Document, page: str, below: bool = False) -> Body:
    """The document as it stands on the page at `page`; `below` a picture, which is loaded first."""
    fragment = edition.fragment(document)
    pictures = {
        reference.target: picture.at(lambda address: link(address, page))
        for reference in fragment.references
        if reference.kind == "image" and (picture := edition.picture_of(reference.target))
    }
    lead = not below and not document.profile.cover and document.key not in HOME_KEYS
    return Body(fragment.structure, resolve(edition, fragment, page), pictures, lead)


def html_of(body: Body, say: Mapping[str, str]) -> str:
    """The HTML of a page's text; `say` has the words of its language. Done when the page is
    drawn: most pages come from the cache."""
    remote = (say["remote_picture"], say["remote_picture_at"])
    return markup.adapt(Fragment(body.structure, ""), "web", body.links, pictures=body.pictures, lead=body.lead, remote=remote)


def resolve(edition: Edition, fragment: Fragment, page: str) -> dict[str, str]:
    """Neutral target -> link from the page at `page`. A work that is
    not translated leads to its stub."""
    return {
        reference.target: destination.written(lambda key: link(edition.address(key), page), lambda path: link(path, page))
        for reference in fragment.references
        if (destination := edition.destination(reference.target))
    }


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
