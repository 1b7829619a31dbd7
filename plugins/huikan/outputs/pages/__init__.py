"""Every page of the site. `plan` gives them as plain values, `tasks_of` as tasks that draw them with the theme's templates.

A page's view is a mapping of strings, numbers and tuples that its template turns into HTML. Addresses in a view
are from the site's root; the template's `link` filter makes them relative to the page. Only a `Body` is
HTML (a Fragment's, safe already); everything else is text that templates escape.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from huikan import addresses
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.pages.catalogues import catalogue_pages
from huikan.outputs.pages.edition import Edition, open_edition
from huikan.outputs.pages.frame import shared
from huikan.outputs.pages.head import card_of, head
from huikan.outputs.pages.html import make
from huikan.outputs.pages.jsonld import graph
from huikan.outputs.pages.links import html_of
from huikan.outputs.pages.listings import listing_pages
from huikan.outputs.pages.reading import reading
from huikan.outputs.pages.singles import home, missing, search
from huikan.outputs.pages.spec import Body, PageSpec
from huikan.outputs.pages.templates import BrokenTheme, Templates, read_templates
from huikan.outputs.pages.termpages import term_pages
from huikan.outputs.pages.workpages import work_pages
from huikan.settings import Settings
from huikan.tasks import Task

__all__ = ["Body", "BrokenTheme", "PageSpec", "Templates", "html_of", "make", "plan", "read_templates", "tasks_of"]


def plan(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    settings: Settings,
    pdfs: Mapping[str, int] = MappingProxyType({}),
    drawn: Collection[str] = (),
    pictures: Mapping[str, Picture] = MappingProxyType({}),
) -> Iterator[PageSpec]:
    """Every page.

    `pdfs` are the PDFs that will be there: address -> size in bytes. `drawn` are the addresses of the drawings that will be:
    other covers are set in type. `pictures` are the files to show for pictures of content/, by their paths.
    """
    lengths = {place: reading(fragment.text) for place, fragment in fragments.items()}
    bare = (open_edition(library, fragments, settings, lang, pdfs, lengths) for lang in library.languages)
    seen = (replace(edition, drawn=frozenset(drawn), pictures=pictures) for edition in bare)
    editions = tuple(replace(edition, site=shared(edition)) for edition in seen)
    for edition in editions:
        for page in _pages(edition, editions):
            yield _for_machines(edition, page)
    yield missing(editions[0])


def tasks_of(specs: Iterable[PageSpec], templates: Mapping[str, Templates]) -> Iterator[Task]:
    """One task a page. `templates` are, by the name of a page's template, those that it is drawn with (`read_templates`).

    BrokenTheme where a page's template is not there.
    """
    for spec in specs:
        if spec.template not in templates:
            raise BrokenTheme(spec.template)
        yield Task(addresses.page_file(spec.address), make, (spec, templates[spec.template]))


def _for_machines(edition: Edition, page: PageSpec) -> PageSpec:
    """The page with what programs read of it. A page that nobody has described is described by its title."""
    names = dict.fromkeys((page.title, edition.society))
    description = page.description or edition.words["title_bar"].join(names)
    shown = replace(page, description=description, view={**page.view, "card": card_of(edition, page)})
    return replace(shown, view={**shown.view, "head": head(edition, shown), "graph": graph(edition, shown)})


def _pages(edition: Edition, editions: tuple[Edition, ...]) -> Iterator[PageSpec]:
    """The pages of one language, editors' works first."""
    yield home(edition)
    yield from work_pages(edition)
    yield from listing_pages(edition, editions)
    yield from catalogue_pages(edition, editions)
    yield from term_pages(edition, editions)
    yield search(edition, editions)
