"""Feeds: RSS 2.0, Atom and JSON Feed 1.1 of everything and of each
kind, per language, with full text.

`plan` chooses the entries (item.py), `make` writes their text (text.py) in one of three forms
(xml.py, jsonfeed.py). An entry's id is its permanent address: it stays when texts, titles and
dates change. Times come from the content, at midnight in Shanghai, and never from the clock, so
that the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from huikan import addresses
from huikan.addresses import Claim
from huikan.model import LISTED
from huikan.outputs.feeds import jsonfeed, xml
from huikan.outputs.feeds.item import Feed, FeedBuilder
from huikan.outputs.stage import Results, Site
from huikan.publication import open_edition, picture_offers, shown_pictures
from huikan.tasks import Task

__all__ = ["NAMES", "claims", "make", "plan"]

NAMES = ("all", *LISTED)


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for every feed in every form. They tell the sizes of PDFs, cards
    and pictures among the results."""
    library, fragments, settings = site.library, site.fragments, site.settings
    sizes = {address: artifact.size for address, artifact in results.items()}
    pictures = picture_offers(library, shown_pictures(library, site.for_references), sizes)
    for lang in library.languages:
        edition = replace(open_edition(library, fragments, settings, lang), pictures=pictures)
        builder = FeedBuilder(edition, sizes)
        for name in NAMES:
            feed = builder.feed(name)
            for form in addresses.FEED_FORMATS:
                yield Task(addresses.feed(name, lang, form, library.languages), make, (form, feed))


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all feeds. None is worked out."""
    for lang in site.library.languages:
        for name in NAMES:
            for form in addresses.FEED_FORMATS:
                yield Claim(addresses.feed(name, lang, form, site.library.languages))


def make(form: str, feed: Feed) -> bytes:
    """The feed as a file: `form` is "rss", "atom" or "json"."""
    return FORMS[form](feed)


FORMS: Mapping[str, Callable[[Feed], bytes]] = {"rss": xml.rss, "atom": xml.atom, "json": jsonfeed.write}
