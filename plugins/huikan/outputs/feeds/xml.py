"""A feed as RSS 2.0 and as Atom, by feedgen. The only owner of feedgen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element  # lxml's have the same methods

from huikan import __version__
from huikan.interface import words
from huikan.outputs.feeds.text import legal, summary_html
from huikan.outputs.feeds.values import Feed, FeedItem, Image

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"  # RFC 5005
Items = Sequence[tuple[FeedItem, str]]  # each with its text as HTML, "" where its summary stands for it


def rss(feed: Feed, items: Items) -> bytes:
    """RSS 2.0 with full texts in content:encoded, names in dc:creator."""
    result: bytes = _generator(feed, items, "rss").rss_str(pretty=True)
    return result


def atom(feed: Feed, items: Items) -> bytes:
    """Atom, for archives too (RFC 5005, 4)."""
    result: bytes = _generator(feed, items, "atom").atom_str(pretty=True)
    return result


def _generator(feed: Feed, items: Items, form: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.register_extension("links", Links, Links, rss=False)
    generator.register_extension("history", History, rss=form == "rss", atom=form == "atom")
    if any(item.image for item, _ in items):
        generator.load_extension("media")
    if form == "rss":
        generator.load_extension("dc", atom=False)
    generator.id(feed.id)
    generator.title(legal(feed.title))
    generator.description(legal(feed.description))
    generator.author(name=legal(feed.author), uri=feed.home)
    generator.link(href=feed.urls[form], rel="self", type=TYPES[form])
    generator.link(href=feed.home, rel="alternate", type="text/html")  # last, since RSS takes the last
    generator.language(words(feed.lang)["html_lang"])
    generator.generator("huikan", version=__version__)
    generator.updated(feed.updated)  # else feedgen asks the clock
    generator.history.of(feed)
    for item, text in items:
        _add(generator, item, text, form)
    return generator


def _add(generator: FeedGenerator, entry: FeedItem, text: str, form: str) -> None:
    item = generator.add_entry(order="append")
    item.guid(entry.id, permalink=False)
    item.title(legal(entry.title) or entry.url)
    item.published(entry.published)
    item.updated(entry.updated)
    if text or not entry.summary:
        item.content(text or summary_html("", entry.url, entry.lang), type="html")
    if entry.summary:
        summary = legal(entry.summary)
        item.summary(escape(summary, quote=False) if form == "rss" else summary)  # readers take RSS's description for HTML
    item.links.add(item, href=entry.url, rel="alternate", type="text/html", hreflang=words(entry.lang)["html_lang"])
    if entry.pdf:
        item.links.add(item, href=entry.pdf.url, rel="enclosure", type="application/pdf", length=str(entry.pdf.size))
    if entry.image:
        item.media.content(_media(entry.image), group=None)
    item.category([{"term": legal(name)} for name in entry.categories])
    if form == "rss":
        item.dc.dc_creator([legal(name) for name in entry.authors])
        return
    item.author([{"name": legal(name)} for name in entry.authors])
    item.contributor([{"name": legal(name)} for name in entry.contributors])


def _media(image: Image) -> dict[str, str]:
    """A picture as Media RSS has it (https://www.rssboard.org/media-rss), which Atom takes too;
    what is not known is left out."""
    properties = {"fileSize": image.size, "width": image.width, "height": image.height}
    numbers = {name: str(value) for name, value in properties.items() if value}
    return {"url": image.url, "type": image.type, "medium": "image"} | numbers


class Links:
    """An extension that gives an Atom entry's links back what feedgen 1.0
    drops of them: all but the address."""

    def __init__(self) -> None:
        self.links: list[dict[str, str]] = []

    def add(self, item: FeedEntry, **link: str) -> None:
        item.link(**link)
        self.links.append(link)

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, element: Element) -> None:
        for written, link in zip(element.findall("link"), self.links, strict=False):
            written.attrib.update(link)


class History:
    """An extension that says where else to look: the hub that tells of new entries, the archives of
    older ones; and of an archive, that it is one."""

    def __init__(self) -> None:
        self.feed: Feed | None = None

    def of(self, feed: Feed) -> None:
        self.feed = feed

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self.feed and self.feed.current else {}

    def extend_atom(self, root: Element) -> None:
        """After the feed's own links."""
        feed = self.feed
        assert feed
        place = [each.tag for each in root].index("link")
        for rel, url in _relations(feed):
            media = {} if rel == "hub" else {"type": TYPES["atom"]}
            root.insert(place, root.makeelement("link", {"rel": rel, "href": url} | media))
        if feed.current:
            root.insert(place, root.makeelement(f"{{{HISTORY}}}archive", {}))

    def extend_rss(self, root: Element) -> None:
        feed = self.feed
        assert feed
        if feed.hub:
            (channel,) = root
            channel.insert(0, channel.makeelement(f"{{{ATOM}}}link", {"rel": "hub", "href": feed.hub}))


def _relations(feed: Feed) -> list[tuple[str, str]]:
    """Where a feed leads, by relation. An archive's `archives` are those that are older."""
    relations = [("hub", feed.hub)] if feed.hub else []
    relations += [("prev-archive", feed.archives[0])] if feed.archives else []
    relations += [("next-archive", feed.newer)] if feed.newer else []
    return relations + ([("current", feed.current)] if feed.current else [])
