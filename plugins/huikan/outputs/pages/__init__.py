"""Every page of the site. `specs` gives them as plain values, `plan` as tasks that draw
them with the theme's templates.

A page's view is a mapping of strings, numbers and tuples that its template turns into
HTML. Addresses in a view are from the site's root; the template's `link` filter makes them
relative to the page. Only a `Body` is HTML (a Fragment's, safe already); everything else
is text that templates escape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from huikan import addresses
from huikan.addresses import Claim
from huikan.model import Lang
from huikan.outputs.pages import subscribing
from huikan.outputs.pages.catalogues import catalogue_pages
from huikan.outputs.pages.edition import HOME_KEYS, Edition, open_edition
from huikan.outputs.pages.frame import shared
from huikan.outputs.pages.head import card_of, head
from huikan.outputs.pages.home_and_search import MISSING, home, missing, search
from huikan.outputs.pages.html import make
from huikan.outputs.pages.jsonld import graph
from huikan.outputs.pages.links import html_of
from huikan.outputs.pages.listings import listing_pages
from huikan.outputs.pages.sitemap import SITEMAPS, SitemapEntry, sitemap_tasks
from huikan.outputs.pages.spec import Body, PageSpec, PlannedPage
from huikan.outputs.pages.templates import Templates, read_templates
from huikan.outputs.pages.termpages import term_pages
from huikan.outputs.pages.workpages import work_pages
from huikan.outputs.stage import Results, Site, Unit
from huikan.publication import picture_offers, shown_pictures
from huikan.tasks import Task
from huikan.theme_folders import BrokenTheme

__all__ = [
    "Body",
    "BrokenTheme",
    "PageSpec",
    "Templates",
    "claims",
    "finish",
    "html_of",
    "make",
    "plan",
    "read_templates",
    "specs",
    "units",
]


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task a page, and those of the sitemap, which lists them. Raises BrokenTheme."""
    listed = []
    for unit in units(site, results):
        task, entry = unit.plan()
        listed.append(entry)
        yield task
    yield from finish(site, listed)


def units(site: Site, results: Results) -> Iterator[Unit]:
    """Every page, planned when it is asked for; its note is what the sitemap has of it."""
    templates = read_templates(site.theme)
    sources = _sources(site)
    editions = _editions(site, results)
    for edition in editions:
        for page in _pages(edition, editions):
            source = sources.get((page.key, page.lang), "")
            yield Unit(addresses.page_file(page.address), partial(_planned, edition, page, templates, source))
    none = PlannedPage(MISSING, editions[0].lang, "", partial(missing, editions[0]))
    yield Unit(MISSING, partial(_planned, None, none, templates, ""))


def finish(site: Site, entries: Sequence[object]) -> Iterator[Task]:
    """The sitemap of the pages that have an entry."""
    yield from sitemap_tasks([entry for entry in entries if isinstance(entry, SitemapEntry)], site.settings)


def _planned(
    edition: Edition | None, page: PlannedPage, templates: Mapping[str, Templates], source: str
) -> tuple[Task, SitemapEntry | None]:
    """A page's task, and its entry in the sitemap if it has one. Raises BrokenTheme."""
    spec = _for_machines(edition, page.spec()) if edition else page.spec()
    if spec.template not in templates:
        raise BrokenTheme(spec.template)
    entry = SitemapEntry(spec.address, spec.lang, dict(spec.alternates), spec.updated) if spec.indexable else None
    return Task(addresses.page_file(spec.address), make, (spec, templates[spec.template]), source), entry


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all pages and of the sitemap, and the documents that
    pages show. No page is worked out."""
    sources = _sources(site)
    editions = _editions(site, {})
    for edition in editions:
        for page in _pages(edition, editions):
            yield Claim(addresses.page_file(page.address), sources.get((page.key, page.lang), ""))
    yield from map(Claim, (MISSING, *SITEMAPS))


def specs(site: Site, results: Results) -> Iterator[PageSpec]:
    """Every page as a plain value. Pages tell of the PDFs, cards, covers and
    pictures that are among the results."""
    editions = _editions(site, results)
    for edition in editions:
        for page in _pages(edition, editions):
            yield _for_machines(edition, page.spec())
    yield missing(editions[0])


def _editions(site: Site, results: Results) -> tuple[Edition, ...]:
    """What the pages of each language start from."""
    library, fragments = site.library, site.fragments
    sizes = {address: artifact.size for address, artifact in results.items()}
    pictures = picture_offers(library, shown_pictures(library, site.for_references), sizes)
    bare = (open_edition(library, fragments, site.settings, lang, sizes) for lang in library.languages)
    editions = (replace(edition, drawn=frozenset(sizes), pictures=pictures) for edition in bare)
    return tuple(replace(edition, site=shared(edition)) for edition in editions)


def _sources(site: Site) -> Mapping[tuple[str, Lang], str]:
    """The document that the page of a work shows in each language;
    where it is not written, its first."""
    return {(work.key, lang): work.document(lang).path for work, _ in site.library.walk() for lang in site.library.languages}


def _for_machines(edition: Edition, page: PageSpec) -> PageSpec:
    """The page with what programs read of it. A page that nobody has
    described is described by its title."""
    names = dict.fromkeys((page.title, edition.society))
    description = page.description or edition.words["title_bar"].join(names)
    described_page = replace(page, description=description, view={**page.view, "card": card_of(edition, page)})
    return replace(
        described_page,
        view={**described_page.view, "head": head(edition, described_page), "graph": graph(edition, described_page)},
    )


def _pages(edition: Edition, editions: tuple[Edition, ...]) -> Iterator[PlannedPage]:
    """The pages of one language, editors' works first."""
    key = next((key for key in HOME_KEYS if key in edition.works), "")
    yield PlannedPage(edition.address(""), edition.lang, key, partial(home, edition))
    yield from work_pages(edition)
    yield from listing_pages(edition, editions)
    yield from catalogue_pages(edition, editions)
    yield from term_pages(edition, editions)
    yield PlannedPage(edition.address("search"), edition.lang, "", partial(search, edition, editions))
    yield PlannedPage(edition.address(subscribing.KEY), edition.lang, "", partial(subscribing.subscribing, edition, editions))
