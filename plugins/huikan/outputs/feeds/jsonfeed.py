"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from huikan.interface import words
from huikan.outputs.feeds.text import legal, summary_html
from huikan.outputs.feeds.values import Feed, FeedItem


def write(feed: Feed, items: Sequence[tuple[FeedItem, str]]) -> bytes:
    """The feed with its items, each with its text as HTML, or "" where its summary stands for
    it."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": legal(feed.title),
        "description": legal(feed.description),
        "language": words(feed.lang)["html_lang"],
        "home_page_url": feed.home,
        "feed_url": feed.urls["json"],
        "authors": [{"name": legal(feed.author), "url": feed.home}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    head = [f"{_json(name)}: {_json(value)}" for name, value in data.items() if value]
    rows = ",\n".join(_json(_item(item, text)) for item, text in items)
    return ("{\n" + ",\n".join([*head, f'"items": [\n{rows}\n]']) + "\n}\n").encode()


def _json(value: object) -> str:
    """A value on one line: an entry is one that can be compared."""
    return json.dumps(value, ensure_ascii=False)


def _item(item: FeedItem, text: str) -> dict[str, object]:
    data = {
        "id": item.id,
        "url": item.url,
        "title": legal(item.title),
        "summary": legal(item.summary),
        "content_html": text or summary_html(item.summary, item.url, item.lang),
        "language": words(item.lang)["html_lang"],
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": legal(name)} for name in item.authors],
        "tags": [legal(name) for name in item.categories],
        "image": item.image.url if item.image else "",
        "attachments": [*_pdfs(item)],
    }
    return {name: value for name, value in data.items() if value or name == "content_html"}


def _pdfs(item: FeedItem) -> Iterator[dict[str, object]]:
    """The publication as a PDF, then its papers."""
    for pdf in filter(None, (item.pdf, *item.parts)):
        file = {"url": pdf.url, "mime_type": "application/pdf", "title": legal(pdf.title), "size_in_bytes": pdf.size}
        yield {name: value for name, value in file.items() if value}
