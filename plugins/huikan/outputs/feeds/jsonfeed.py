"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from huikan.interface import words
from huikan.outputs.feeds.item import Feed, FeedItem
from huikan.outputs.feeds.text import html, legal


def write(feed: Feed) -> bytes:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": legal(feed.title),
        "description": legal(feed.description),
        "language": words(feed.lang)["html_lang"],
        "home_page_url": feed.home,
        "feed_url": feed.urls["json"],
        "authors": [{"name": legal(feed.author), "url": feed.home}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedItem) -> dict[str, Any]:
    item = {
        "id": entry.url,
        "url": entry.url,
        "title": legal(entry.title),
        "summary": legal(entry.summary),
        "content_html": html(entry),
        "language": words(entry.lang)["html_lang"],
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": legal(name)} for name in entry.authors],
        "tags": [legal(name) for name in entry.categories],
        "image": entry.image.url if entry.image else "",
        "attachments": [*_pdfs(entry)],
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}


def _pdfs(entry: FeedItem) -> Iterator[dict[str, Any]]:
    """The publication as a PDF, then its papers."""
    for title, pdf in (("", entry.pdf), *((line.title, line.pdf) for line in entry.contents)):
        if pdf:
            file = {"url": pdf[0], "mime_type": "application/pdf", "title": legal(title), "size_in_bytes": pdf[1]}
            yield {name: value for name, value in file.items() if value}
