"""A feed as RSS 2.0 and as Atom, by feedgen. The only owner of feedgen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from huikan import __version__
from huikan.interface import words
from huikan.outputs.feeds.item import Feed, FeedItem, Image
from huikan.outputs.feeds.text import html, legal

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


def rss(feed: Feed) -> bytes:
    """RSS 2.0 with full texts in content:encoded, names in dc:creator."""
    result: bytes = _generator(feed, "rss").rss_str(pretty=True)
    return result


def atom(feed: Feed) -> bytes:
    result: bytes = _generator(feed, "atom").atom_str(pretty=True)
    return result


def _generator(feed: Feed, form: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.register_extension("links", Links, Links, rss=False)
    if any(entry.image for entry in feed.entries):
        generator.load_extension("media")
    if form == "rss":
        generator.load_extension("dc", atom=False)
    generator.id(feed.urls[form])
    generator.title(legal(feed.title))
    generator.description(legal(feed.description))
    generator.author(name=legal(feed.author), uri=feed.home)
    generator.link(href=feed.urls[form], rel="self", type=TYPES[form])
    generator.link(href=feed.home, rel="alternate", type="text/html")  # last, since RSS takes the last
    generator.language(words(feed.lang)["html_lang"])
    generator.generator("huikan", version=__version__)
    generator.updated(feed.updated)  # else feedgen asks the clock
    for entry in feed.entries:
        _add(generator, entry, form)
    return generator


def _add(generator: FeedGenerator, entry: FeedItem, form: str) -> None:
    item = generator.add_entry(order="append")
    item.guid(entry.url, permalink=True)
    item.title(legal(entry.title) or entry.url)
    item.published(entry.published)
    item.updated(entry.updated)
    item.content(html(entry), type="html")
    if entry.summary:
        summary = legal(entry.summary)
        item.summary(escape(summary, quote=False) if form == "rss" else summary)  # readers take RSS's description for HTML
    item.links.add(item, href=entry.url, rel="alternate", type="text/html", hreflang=words(entry.lang)["html_lang"])
    if entry.pdf:
        url, size = entry.pdf
        item.links.add(item, href=url, rel="enclosure", type="application/pdf", length=str(size))
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

    def extend_atom(self, element: Any) -> None:
        for written, link in zip(element.findall("link"), self.links, strict=False):
            written.attrib.update(link)
