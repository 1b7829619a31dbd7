"""What is wrong with a feed, after RFC 4287 and RFC 5005, the RSS 2.0 specification with its
best-practices profile, and JSON Feed 1.1. Every feed that is made is looked at; a sound program
makes none with a fault."""

from __future__ import annotations

import datetime as time
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
_ABSOLUTE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:[^\s]+")
_TAG = re.compile(r'<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
# What readers' programs show, and the validator of the W3C takes without a warning, of HTML
_ELEMENTS = frozenset(
    "a abbr acronym address article aside b bdi big blockquote br caption center cite code col colgroup data dd del details dfn "
    "div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p picture "
    "pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u "
    "ul var wbr".split()
)
_ATTRIBUTES = frozenset(
    "abbr align alt axis bgcolor border cellpadding cellspacing cite clear color cols colspan datetime dir download "
    "face headers height href hreflang hspace label lang loading name nowrap open rel reversed rows rowspan rules "
    "scope size span src start summary target title translate type valign value vspace width".split()
)


class UnsoundFeedError(ValueError):
    """A feed that would not be one; its text names what is wrong."""


def problems(form: str, content: bytes) -> list[str]:
    """What is wrong with a feed: one line each, for those who mend the program."""
    return [*_CHECKS[form](content)]


def html_problems(text: str) -> list[str]:
    """What readers' programs refuse or take wrongly in the text of an entry."""
    faults = []
    for tag, attributes in _TAG.findall(text):
        if tag not in _ELEMENTS:
            faults.append(f"<{tag}> in a text")
        for name, value in _ATTRIBUTE.findall(attributes):
            if name not in _ATTRIBUTES and not name.startswith("data-"):
                faults.append(f"{name} of <{tag}>")
            if name in ("href", "src") and not _ABSOLUTE.fullmatch(value):
                faults.append(f"{name} of <{tag}> is not absolute: {value[:80]}")
    return faults


def _atom(content: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(content)  # noqa: S314 we have just written it
    if root.tag != f"{ATOM}feed":
        yield f"the root is {root.tag}"
    yield from _atom_head(root, "the feed")
    links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
    if [rel for rel, _ in links].count("self") != 1:
        yield "no link to itself"
    entries = root.findall(f"{ATOM}entry")
    yield from _unique(entry.findtext(f"{ATOM}id") or "" for entry in entries)
    newest = max((entry.findtext(f"{ATOM}updated") or "" for entry in entries), default="", key=_moment)
    if newest and _moment(newest) > _moment(root.findtext(f"{ATOM}updated") or ""):
        yield "an entry is newer than the feed"
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if len({*times}) < len(times):
        yield "two entries are updated at one time"
    for entry in entries:
        yield from _atom_entry(entry, f"entry {entry.findtext(f'{ATOM}id')}")


def _atom_head(element: ElementTree.Element, name: str) -> Iterator[str]:
    """What feeds and entries alike must have, once (4.1.1, 4.1.2)."""
    for tag in ("id", "title", "updated"):
        texts = [child.text or "" for child in element.findall(f"{ATOM}{tag}")]
        if len(texts) != 1 or not texts[0].strip():
            yield f"{name} has {len(texts)} {tag}"
        elif tag == "updated" and _moment(texts[0]) == _NEVER:
            yield f"{name}: {texts[0]} is no time"
        elif tag == "id" and not _ABSOLUTE.fullmatch(texts[0]):
            yield f"{name}: the id {texts[0]} is no URI"
    for link in element.findall(f"{ATOM}link"):
        if not _ABSOLUTE.fullmatch(link.get("href") or ""):
            yield f"{name}: a link to {link.get('href')}"


def _atom_entry(entry: ElementTree.Element, name: str) -> Iterator[str]:
    yield from _atom_head(entry, name)
    links = entry.findall(f"{ATOM}link")
    if not any(link.get("rel", "alternate") == "alternate" for link in links):
        yield f"{name} leads nowhere"
    for link in links:
        if link.get("rel") == "enclosure" and not (link.get("length") or "").isdigit():
            yield f"{name}: a file without its length"
    published = entry.findtext(f"{ATOM}published")
    if published and _moment(published) > _moment(entry.findtext(f"{ATOM}updated") or ""):
        yield f"{name} was changed before it was published"
    if entry.find(f"{ATOM}content") is None and not entry.findtext(f"{ATOM}summary"):
        yield f"{name} says nothing"


def _rss(content: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(content)  # noqa: S314 we have just written it
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield "no RSS 2.0"
        return
    for tag in ("title", "link", "description"):
        if len(channel.findall(tag)) != 1 or not channel.findtext(tag):
            yield f"the channel has {len(channel.findall(tag))} {tag}"
    if [link.get("rel") for link in channel.findall(f"{ATOM}link")].count("self") != 1:
        yield "no link to itself"
    yield from _unique(item.findtext("guid") or "" for item in channel.findall("item"))
    for item in channel.findall("item"):
        yield from _rss_item(item, f"item {item.findtext('guid')}")


def _rss_item(item: ElementTree.Element, name: str) -> Iterator[str]:
    if not (item.findtext("title") or item.findtext("description")):
        yield f"{name} has neither title nor description"
    if not _ABSOLUTE.fullmatch(item.findtext("link") or ""):
        yield f"{name} leads to {item.findtext('link')}"
    try:
        parsedate_to_datetime(item.findtext("pubDate") or "")
    except ValueError:
        yield f"{name}: {item.findtext('pubDate')} is no time"
    for file in item.findall("enclosure"):
        if not ((file.get("length") or "").isdigit() and file.get("type") and _ABSOLUTE.fullmatch(file.get("url") or "")):
            yield f"{name}: a file without address, type or length"
    if len(item.findall("enclosure")) > 1:
        yield f"{name} has several files"


def _json(content: bytes) -> Iterator[str]:
    feed: dict[str, Any] = json.loads(content)
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        yield "no JSON Feed 1.1 with a title"
    for name in ("home_page_url", "feed_url"):
        if not _ABSOLUTE.fullmatch(feed.get(name, "")):
            yield f"{name} is {feed.get(name)}"
    yield from _unique(item.get("id", "") for item in feed["items"])
    for item in feed["items"]:
        name = f"item {item.get('id')}"
        if not item.get("content_html"):
            yield f"{name} has no text"
        for field in ("date_published", "date_modified"):
            if _moment(item.get(field, "")) == _NEVER:
                yield f"{name}: {field} is {item.get(field)}"
        for address in filter(None, (item.get("url"), item.get("image"), *(file["url"] for file in item.get("attachments", ())))):
            if not _ABSOLUTE.fullmatch(address):
                yield f"{name} leads to {address}"


def _unique(ids: Iterable[str]) -> Iterator[str]:
    """Readers' programs tell entries apart by their ids alone."""
    known_ids: set[str] = set()
    for each in ids:
        if not each or each in known_ids:
            yield f"the id '{each}' stands for more than one entry, or for none"
        known_ids.add(each)


_NEVER = time.datetime.min.replace(tzinfo=time.UTC)


def _moment(text: str) -> time.datetime:
    """A time after RFC 3339; what is none is before all others."""
    try:
        moment = time.datetime.fromisoformat(text)
    except ValueError:
        return _NEVER
    return moment if moment.tzinfo else _NEVER


_CHECKS: Mapping[str, Callable[[bytes], Iterator[str]]] = {"atom": _atom, "rss": _rss, "json": _json}
