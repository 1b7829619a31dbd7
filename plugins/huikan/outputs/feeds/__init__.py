"""Feeds: RSS 2.0, Atom and JSON Feed 1.1 of everything, of each kind and of the terms that works
are collected under, per language; what stands in each is `publication.feeds`'s to say.

`plan_texts` renders the text of each work that is new enough, once for all feeds that it stands in
(text.py), `plan_pictures` the formulas and charts in them, which are pictures there (pictures.py),
`plan` chooses the entries (item.py), and `make` writes them in one of three forms (xml.py,
jsonfeed.py) of at most 1 MB: where the texts are more, the older entries have their
summaries. Works that are older than a feed's newest stand with their summaries in yearly
archives (RFC 5005).

An entry's id stays when its work changes or moves. Times come from the content, at midnight in
Shanghai, and never from the clock, so that the same content gives the same bytes.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from huikan import addresses, theme_folders
from huikan.addresses import Claim
from huikan.interface import words
from huikan.model import Lang, Work
from huikan.outputs.feeds.item import EntryBuilder, one_line
from huikan.outputs.feeds.opml import Outline, make_list
from huikan.outputs.feeds.pictures import picture_tasks
from huikan.outputs.feeds.text import make_text
from huikan.outputs.feeds.values import Entry, Feed, FeedItem
from huikan.outputs.feeds.writing import make
from huikan.outputs.stage import Results, Site, Unit
from huikan.publication import open_edition, picture_offers, shown_pictures
from huikan.publication.feeds import FeedOffer, offered_feeds
from huikan.publication.tag_uris import tag_uri
from huikan.tasks import FileRef, Task

__all__ = ["claims", "make", "make_list", "make_text", "plan", "plan_pictures", "plan_texts", "text_units"]

FONTS = "*.[to]tf"
PRIMARY = ("all", "kinds", "parts", "columns", "branches")  # groups whose newest works are rendered


def plan_texts(site: Site, results: Results) -> Iterator[Task]:
    """A task for the text of each work that some feed has in full. Nobody publishes these."""
    for unit in text_units(site, results):
        yield unit.plan()[0]


def plan_pictures(site: Site, results: Results) -> Iterator[Task]:
    """A task for each formula and chart that stands in a feed as a picture."""
    fonts = tuple(FileRef.of(path) for path in theme_folders.files(site.theme / "print/fonts", FONTS).values())
    works = ((feeds.builder, work) for feeds in _languages(site, {}) for work in feeds.full.values())
    yield from picture_tasks(((builder.mark(work), builder.fragments(work)) for builder, work in works), fonts)


def text_units(site: Site, results: Results) -> Iterator[Unit]:
    """The same, planned one by one."""
    for feeds in _languages(site, results):
        for work in feeds.full.values():
            yield Unit(_text_target(work, feeds.lang), partial(feeds.text_task, work))


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for every feed in every form, for its archives, and for the list of all. `results`
    have the texts of `plan_texts`, and tell the sizes of PDFs, cards and pictures; a text that is
    missing there is worked out here."""
    languages = site.library.languages
    for feeds in _languages(site, results):
        for offer in feeds.offers.values():
            feed = feeds.feed(offer, results)
            for form in addresses.FEED_FORMATS:
                yield Task(addresses.feed(offer.name, feeds.lang, form, languages), make, (form, feed))
            for year in offer.years:
                archive = addresses.feed_archive(offer.name, year, feeds.lang, languages)
                yield Task(archive, make, ("atom", feeds.archive(offer, feed, year)))
        if feeds.offers:
            yield Task(addresses.feed_list(feeds.lang, languages), make_list, feeds.listed())


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all feeds. None is worked out."""
    languages = site.library.languages
    for feeds in _languages(site, {}):
        for offer in feeds.offers.values():
            yield from (Claim(addresses.feed(offer.name, feeds.lang, form, languages)) for form in addresses.FEED_FORMATS)
            yield from (Claim(addresses.feed_archive(offer.name, year, feeds.lang, languages)) for year in offer.years)
        if feeds.offers:
            yield Claim(addresses.feed_list(feeds.lang, languages))


def _text_target(work: Work, lang: Lang) -> str:
    return f"feed-texts/{lang}/{work.key}"


def _languages(site: Site, results: Results) -> Iterator[_LanguageFeeds]:
    """The feeds of each language."""
    library = site.library
    sizes = {address: artifact.size for address, artifact in results.items()}
    pictures = picture_offers(library, shown_pictures(library, site.for_references), sizes)
    for lang in library.languages:
        edition = replace(open_edition(library, site.fragments, site.settings, lang), pictures=pictures)
        offers = offered_feeds(edition)
        newest = edition.settings.feed_entries
        full = {work.key: work for offer in offers.values() if offer.group in PRIMARY for work in offer.works[:newest]}
        yield _LanguageFeeds(EntryBuilder(edition, sizes, site.for_references), offers, full, {}, set())


@dataclass(frozen=True, slots=True)
class _LanguageFeeds:
    """The feeds of one language. `full` are the works whose texts stand in them, `items` the heads
    of entries so far, as they are written, by key, `times` those at which they were updated."""

    builder: EntryBuilder
    offers: Mapping[str, FeedOffer]
    full: Mapping[str, Work]
    items: dict[str, tuple[FeedItem, str]]
    times: set[time.datetime]

    @property
    def lang(self) -> Lang:
        return self.builder.edition.lang

    def text_task(self, work: Work) -> tuple[Task, object]:
        return Task(_text_target(work, self.lang), make_text, (self.builder.text(work),)), None

    def feed(self, offer: FeedOffer, results: Results) -> Feed:
        """The newest entries of a feed."""
        edition = self.builder.edition
        say, site = words(self.lang), edition.society
        languages = edition.library.languages
        works = offer.works[: edition.settings.feed_entries]
        items = [self._item(work) for work in works]
        archives = (edition.url(addresses.feed_archive(offer.name, year, self.lang, languages)) for year in offer.years)
        return Feed(
            id=tag_uri(edition.settings, f"{self.lang}/feeds/{offer.name}"),
            lang=self.lang,
            title=site if offer.name == "all" else f"{site}{say['title_bar']}{offer.label}",
            description=one_line(offer.about) or site,
            author=site,
            home=edition.page_url(offer.home),
            urls={form: edition.url(addresses.feed(offer.name, self.lang, form, languages)) for form in addresses.FEED_FORMATS},
            updated=max((item.updated for item, _ in items), default=None) or self._last_change(),
            entries=tuple(Entry(line, self._text(work, results)) for work, (_, line) in zip(works, items, strict=True)),
            hub=edition.settings.hub,
            archives=tuple(archives),
        )

    def archive(self, offer: FeedOffer, feed: Feed, year: int) -> Feed:
        """All entries of a feed of one year, with their summaries."""
        edition, say = self.builder.edition, words(self.lang)
        items = [self._item(work) for work in offer.works if (day := edition.date(work)) and day.year == year]
        own = edition.url(addresses.feed_archive(offer.name, year, self.lang, edition.library.languages))
        place = offer.years.index(year)
        return replace(
            feed,
            title=say["feed_year"].format(name=feed.title, year=year),
            urls={"atom": own},
            updated=max(item.updated for item, _ in items),
            entries=tuple(Entry(line) for _, line in items),
            archives=feed.archives[place + 1 :],
            newer=feed.archives[place - 1] if place else "",
            hub="",
            current=feed.urls["atom"],
        )

    def listed(self) -> tuple[str, Lang, tuple[tuple[str, tuple[Outline, ...]], ...]]:
        """What the list of all feeds is made of."""
        edition, say = self.builder.edition, words(self.lang)
        groups: dict[str, list[Outline]] = {}
        for offer in self.offers.values():
            name = say[offer.group] if offer.group not in ("all", "kinds", "parts") else ""
            address = addresses.feed(offer.name, self.lang, "rss", edition.library.languages)
            outline = Outline(offer.label, one_line(offer.about), edition.url(address), edition.page_url(offer.home))
            groups.setdefault(name, []).append(outline)
        title = say["feed_list"].format(name=edition.society)
        return title, self.lang, tuple((name, tuple(outlines)) for name, outlines in groups.items())

    def _item(self, work: Work) -> tuple[FeedItem, str]:
        if work.key not in self.items:
            item = self.builder.item(work)
            while item.updated in self.times:
                item = replace(item, updated=item.updated + time.timedelta(microseconds=1))
            self.times.add(item.updated)
            self.items[work.key] = item, item.dumps()
        return self.items[work.key]

    def _text(self, work: Work, results: Results) -> FileRef | str | None:
        if work.key not in self.full:
            return None
        artifact = results.get(_text_target(work, self.lang))
        return artifact.ref if artifact else make_text(self.builder.text(work)).decode()

    def _last_change(self) -> time.datetime:
        """When anything was last changed in this language: a feed without entries was without
        them then."""
        return max(self._item(work)[0].updated for work in self.offers["all"].works)
