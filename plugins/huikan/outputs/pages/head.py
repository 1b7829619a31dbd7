"""The `meta` elements of a page's head: what is shown where a link to it is shared, and
citations for paper indexes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikan import addresses
from huikan.interface import words
from huikan.model import Document, Work
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import PageSpec, View
from huikan.publication import page_ends
from huikan.publication.ai_marks import ai_label
from huikan.publication.citations import reference_texts
from huikan.publication.tag_uris import work_uri

CARD = (1200, 630)  # of the pictures of shared links, in pixels

Tag = tuple[str, str, str]  # "name" or "property", its value, the content


def card_of(edition: Edition, page: PageSpec) -> str:
    """The address of the picture that a link to the page is shown with, in the page's
    language; "" where there is none."""
    key = "" if page.template == "home.html" else page.key
    candidates = (addresses.card(key, edition.lang), addresses.card("", edition.lang))
    return next((address for address in candidates if address in edition.drawn), "")


def head(edition: Edition, page: PageSpec) -> tuple[View, ...]:
    """The elements in the order that they are written in; none for
    pages that nobody should list."""
    if not page.indexable:
        return ()
    work = edition.works.get(page.key) if page.template != "home.html" else None
    document = work.documents.get(edition.lang) if work else None
    tags = [*_shared(edition, page, work if document else None)]
    if work and document:
        tags += [*_article(edition, work, document)]
        tags += [*citation(edition, work, document)]
        name = work_uri(edition, work, edition.lang)
        tags += [("name", "AIGC", ai_label([document.meta], edition.society, name))]
    return tuple({"attribute": attribute, "name": name, "content": content} for attribute, name, content in tags if content)


def _shared(edition: Edition, page: PageSpec, work: Work | None) -> Iterator[Tag]:
    """Open Graph, which most programs read, and what Twitter's cards add to it."""
    yield "property", "og:type", work.profile.og_type if work else "website"
    yield "property", "og:title", page.title
    yield "property", "og:description", page.description
    yield "property", "og:url", edition.url(page.address)
    yield "property", "og:site_name", edition.society
    yield "property", "og:locale", edition.words["og_locale"]
    for lang in page.alternates:
        if lang != edition.lang:
            yield "property", "og:locale:alternate", words(lang)["og_locale"]
    card = str(page.view.get("card") or "")
    if card:
        yield "property", "og:image", edition.url(card)
        yield "property", "og:image:type", "image/png"
        yield "property", "og:image:width", str(CARD[0])
        yield "property", "og:image:height", str(CARD[1])
        yield "property", "og:image:alt", page.title
    yield "name", "twitter:card", "summary_large_image" if card else "summary"


def _article(edition: Edition, work: Work, document: Document) -> Iterator[Tag]:
    if work.profile.og_type != "article":
        return
    meta = document.meta
    yield "property", "article:published_time", meta.date.isoformat() if meta.date else ""
    yield "property", "article:modified_time", meta.updated.isoformat() if meta.updated else ""
    for role, person in meta.contributors:
        if role == "authors":
            yield "property", "article:author", edition.page_url(edition.vocabulary.contributor(person).key)
    for name in meta.columns[:1]:
        yield "property", "article:section", edition.vocabulary.rubric(name)
    for name in meta.tags:
        yield "property", "article:tag", edition.vocabulary.term("tags", name).name


def citation(edition: Edition, work: Work, document: Document) -> Iterator[Tag]:
    """What indexes of papers read, once a paper: on the page in its own language."""
    meta = document.meta
    if not document.profile.scholarly or document is not work.original:
        return
    yield "name", "citation_title", meta.title
    for person in meta.authors:
        yield "name", "citation_author", person.name
        yield "name", "citation_author_institution", person.affiliation or ""
        yield "name", "citation_author_orcid", f"https://orcid.org/{person.orcid}" if person.orcid else ""
    yield "name", "citation_publication_date", meta.date.strftime("%Y/%m/%d") if meta.date else ""
    parent = edition.parents.get(work.key)
    volume = parent.document(document.lang).meta if parent else None
    yield "name", "citation_conference_title", meta.event or (volume.event if volume else "") or ""
    yield "name", "citation_inbook_title", volume.title if volume else ""
    yield "name", "citation_isbn", (volume.isbn if volume else "") or ""
    yield "name", "citation_issn", (volume.issn if volume else "") or ""
    yield "name", "citation_publisher", edition.publisher(work, document)
    first, last = page_ends(meta.pages)
    yield "name", "citation_firstpage", first
    yield "name", "citation_lastpage", last
    yield "name", "citation_doi", meta.doi or ""
    yield "name", "citation_language", document.lang
    yield "name", "citation_keywords", "; ".join(meta.keywords)
    file = addresses.pdf(work.key, document.lang)
    yield "name", "citation_pdf_url", edition.url(file) if file in edition.pdfs else ""
    yield "name", "citation_abstract_html_url", edition.page_url(work.key)
    yield "name", "citation_fulltext_html_url", edition.page_url(work.key)
    yield from (("name", "citation_reference", text) for text in reference_texts(edition.fragment(document)))
