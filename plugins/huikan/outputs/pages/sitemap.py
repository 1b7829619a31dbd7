"""sitemap.xml, which tells search engines every page with its translations, and
robots.txt, which tells them of it."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from huikan.interface import words
from huikan.model import Lang
from huikan.settings import Settings
from huikan.tasks import Task

SITEMAPS = ("robots.txt", "sitemap.xml")  # what stands at the root; parts of a long one are beside it
MOST = 50_000  # addresses in one sitemap, by the protocol


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page that may be listed. `alternates` are its addresses by language, its own
    among them; stubs have no entry."""

    address: str
    lang: Lang
    alternates: Mapping[Lang, str] = field(default_factory=dict)
    updated: time.date | None = None


def sitemap_tasks(entries: Iterable[SitemapEntry], settings: Settings) -> Iterator[Task]:
    """robots.txt and sitemap.xml; with more pages than one sitemap may hold,
    sitemap.xml is the index of several."""
    ordered = sorted(entries, key=lambda entry: entry.address)
    yield Task("robots.txt", make_robots, (settings.site_url,))
    if len(ordered) <= MOST:
        yield Task("sitemap.xml", make, (settings.site_url, settings.languages, tuple(ordered)))
        return
    shares = [tuple(ordered[start : start + MOST]) for start in range(0, len(ordered), MOST)]
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(shares) + 1))
    for name, share in zip(names, shares, strict=True):
        yield Task(name, make, (settings.site_url, settings.languages, share))
    yield Task("sitemap.xml", make_index, (settings.site_url, names))


def make(site_url: str, languages: tuple[Lang, ...], entries: tuple[SitemapEntry, ...]) -> bytes:
    """The sitemap as XML. The first language's page is also the
    default for readers of any other."""
    pages = "".join(f"<url>\n{''.join(_page(site_url, languages, entry))}</url>\n" for entry in entries)
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n{pages}</urlset>\n'.encode()


def make_index(site_url: str, names: tuple[str, ...]) -> bytes:
    """A sitemap of sitemaps."""
    maps = "".join(f"<sitemap><loc>{escape(site_url + quote(name))}</loc></sitemap>\n" for name in names)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {space}>\n{maps}</sitemapindex>\n'.encode()


def make_robots(site_url: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()


def _page(site_url: str, languages: tuple[Lang, ...], entry: SitemapEntry) -> Iterator[str]:
    yield f"<loc>{escape(site_url + quote(entry.address))}</loc>\n"
    if entry.updated:
        yield f"<lastmod>{entry.updated.isoformat()}</lastmod>\n"
    addresses = {lang: entry.alternates[lang] for lang in languages if lang in entry.alternates}
    if len(addresses) > 1:
        alternates = [(words(lang)["html_lang"], address) for lang, address in addresses.items()]
        for tag, address in [*alternates, ("x-default", next(iter(addresses.values())))]:
            yield f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(site_url + quote(address))}/>\n'
