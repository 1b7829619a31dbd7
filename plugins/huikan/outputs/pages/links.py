"""Where the links and pictures of a document lead on the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, normpath
from urllib.parse import quote

from huikan import addresses, markup
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library, Notice
from huikan.outputs.pages.edition import NOTHING, Edition
from huikan.outputs.pages.spec import Body


def body(edition: Edition, document: Document, page: str) -> Body:
    """The document as it stands on the page at `page`."""
    fragment = edition.fragment(document)
    return Body(fragment.html, resolve(edition, fragment, page))


def html_of(body: Body) -> str:
    """The HTML of a page's text. Done when the page is drawn: most pages come from the cache."""
    return markup.adapt(Fragment(body.html, ""), "web", body.links)


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


def beside(document: Document, path: str) -> str:
    """The path from content/ of a file that front matter names from its document."""
    return normpath(f"{dirname(document.path)}/{path}").lstrip("/")


def assets(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> frozenset[str]:
    """The files of content/ that published pages show or link to, and no others."""
    return frozenset(path for path in _wanted(library, fragments) if path in library.assets)


def _wanted(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Iterator[str]:
    for work, _ in library.walk():
        for document in work.documents.values():
            for reference in fragments.get((document.key, document.lang), NOTHING).references:
                if reference.target.startswith("asset:"):
                    yield reference.target.removeprefix("asset:").partition("#")[0]
            if document.meta.cover:
                yield beside(document, document.meta.cover)
            if isinstance(document.meta, Notice):
                yield from (beside(document, attachment.file) for attachment in document.meta.attachments)
    if library.society and library.society.wechat:
        yield data_file(library.society.wechat)
    yield from (data_file(record.picture) for table in library.records.values() for record in table if record.picture)


def data_file(path: str) -> str:
    """The path from content/ of a file that a record in content/data names."""
    return normpath(f"data/{path}")
