"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from huikan.interface import words
from huikan.outputs.feeds.entry import Entry, Feed
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


def _item(entry: Entry) -> dict[str, Any]:
    url, size = entry.pdf or ("", 0)
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
        "attachments": [{"url": url, "mime_type": "application/pdf", "size_in_bytes": size}] if url else [],
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}
