"""make: a feed as a file of one form, within the size that readers' programs take."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from huikan.outputs.feeds import jsonfeed, xml
from huikan.outputs.feeds.validation import UnsoundFeedError, problems
from huikan.outputs.feeds.values import Entry, Feed, FeedItem, loads

LARGEST = 1_000_000  # bytes of a feed
FRAME = 60  # bytes of the elements around a text


def make(form: str, feed: Feed) -> bytes:
    """The feed as a file: `form` is "rss", "atom" or "json". Raises UnsoundFeedError."""
    write = FORMS[form]
    items = [loads(entry.item) for entry in feed.entries]
    texts = _fitting(form, feed, items)
    content = write(feed, list(zip(items, texts, strict=True)))
    if faults := problems(form, content):
        raise UnsoundFeedError("; ".join(faults))
    return content


def _fitting(form: str, feed: Feed, items: Sequence[FeedItem]) -> list[str]:
    """The texts of the entries, the newest first, as far as all fit into the file."""
    texts = [_read(entry) for entry in feed.entries]
    sizes = [_size(form, text) for text in texts]
    if sum(sizes) < LARGEST // 2:
        return texts
    room = LARGEST - len(FORMS[form](feed, [(item, "") for item in items]))
    fitting = []
    for text, size in zip(texts, sizes, strict=True):
        room -= size
        fitting.append(text if room >= 0 else "")
    return fitting


def _read(entry: Entry) -> str:
    if entry.text is None or isinstance(entry.text, str):
        return entry.text or ""
    return entry.text.read().decode()


def _size(form: str, text: str) -> int:
    """The bytes that a text takes in the file."""
    if form == "json":
        return len(json.dumps(text, ensure_ascii=False).encode()) + FRAME
    return len(text.encode()) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">")) + FRAME


FORMS: Mapping[str, Callable[[Feed, Sequence[tuple[FeedItem, str]]], bytes]] = {
    "rss": xml.rss,
    "atom": xml.atom,
    "json": jsonfeed.write,
}
